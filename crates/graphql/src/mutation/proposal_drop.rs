//! Ends a proposal whose proposer does not hold up their part.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{proposal, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Proposal, ProposalDropGround},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalDrop` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalDropInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What was not done.
    ground: ProposalDropGround,
    /// Why; everybody reads it. At most 10,000 characters.
    reason: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalDrop`.
    ProposalDropPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalDrop;

#[Object]
impl ProposalDrop {
    /// Ends a proposal whose proposer did not answer about their tension, or did not argue why an
    /// amendment fails, for the acting Facilitator alone, with a reason that everybody reads
    /// (GOV-4.6.3, GOV-4.6.4).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_drop(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalDropInput,
    ) -> Result<ProposalDropPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let reason = problems.keep(words("reason", &input.reason));
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let acted = app(ctx)?
            .proposal_drop(caller(ctx)?, &envelope, (of, input.ground.into(), &reason))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

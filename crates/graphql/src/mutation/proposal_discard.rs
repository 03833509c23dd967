//! Ends a proposal that clearly is no valid one.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{proposal, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Proposal, ProposalCriterion},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalDiscard` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalDiscardInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The criterion that it clearly fails (GOV-4.3.2).
    criterion: ProposalCriterion,
    /// Why; everybody reads it. At most 10,000 characters.
    reason: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalDiscard`.
    ProposalDiscardPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalDiscard;

#[Object]
impl ProposalDiscard {
    /// Ends a proposal that clearly fails a criterion of GOV-4.3.2, for the acting Facilitator
    /// alone, with a reason that everybody reads (GOV-4.3.3). Not because it is poor, or its
    /// example untrue.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_discard(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalDiscardInput,
    ) -> Result<ProposalDiscardPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let reason = problems.keep(words("reason", &input.reason));
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let acted = app(ctx)?
            .proposal_discard(
                caller(ctx)?,
                &envelope,
                (of, input.criterion.into(), &reason),
            )
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

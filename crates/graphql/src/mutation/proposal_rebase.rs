//! Places a proposal on what moved.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{ProposalTextInput, proposal},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::Proposal,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalRebase` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalRebaseInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The text, whole: what is left out is not in it.
    #[graphql(flatten)]
    text: ProposalTextInput,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalRebase`.
    ProposalRebasePayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalRebase;

#[Object]
impl ProposalRebase {
    /// Places your proposal on what moved since, whole: a new version, and everybody answers anew
    /// (GOV-4.7.5).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_rebase(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalRebaseInput,
    ) -> Result<ProposalRebasePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let text = problems.keep_all(input.text.read(ctx));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_rebase(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

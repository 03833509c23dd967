//! Says that one has no objection to a version.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{answered, proposal},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::Proposal,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalConfirm` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalConfirmInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The number of the version that you read, counted from 1 (GOV-4.7.2).
    version: i32,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalConfirm`.
    ProposalConfirmPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalConfirm;

#[Object]
impl ProposalConfirm {
    /// Says that you have no objection to the version that you read (GOV-4.7.1). Once every member
    /// said so and no objection is open, the proposal is in force, with this very act.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalConfirmInput,
    ) -> Result<ProposalConfirmPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let version = problems.keep(answered(input.version));
        let (envelope, of) = read(ctx, input.envelope, problems.or(of.zip(version)))?;
        let acted = app(ctx)?
            .proposal_confirm(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

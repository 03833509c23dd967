//! Throws a draft away.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::proposal,
};
use crate::{
    context::{app, caller},
    object::proposal::Proposal,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalDelete` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalDeleteInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalDelete`.
    ProposalDeletePayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalDelete;

#[Object]
impl ProposalDelete {
    /// Throws your draft away. Nobody else ever saw it.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalDeleteInput,
    ) -> Result<ProposalDeletePayload> {
        let of = proposal(&input.proposal_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?.proposal_delete(caller(ctx)?, &envelope, of).await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

//! Lets go of a call for a meeting.

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

/// What `proposalRelease` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalReleaseInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalRelease`.
    ProposalReleasePayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalRelease;

#[Object]
impl ProposalRelease {
    /// Lets go of your call for a meeting, so that the proposal goes on: answers are kept, a time
    /// limit begins anew. Any member may where who called is no member any more.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_release(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalReleaseInput,
    ) -> Result<ProposalReleasePayload> {
        let of = proposal(&input.proposal_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .proposal_release(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

//! Puts a draft before every member of its circle.

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

/// What `proposalSubmit` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalSubmitInput {
    /// The draft, `proposal_…`.
    proposal_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalSubmit`.
    ProposalSubmitPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalSubmit;

#[Object]
impl ProposalSubmit {
    /// Puts your draft before every member of its circle (GOV-4.3.1); that counts as your own
    /// answer. Where you are the only member it is adopted at once (GOV-4.2.3).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalSubmitInput,
    ) -> Result<ProposalSubmitPayload> {
        let of = proposal(&input.proposal_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?.proposal_submit(caller(ctx)?, &envelope, of).await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

//! Takes a proposal back.

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

/// What `proposalWithdraw` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalWithdrawInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalWithdraw`.
    ProposalWithdrawPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalWithdraw;

#[Object]
impl ProposalWithdraw {
    /// Takes your proposal back, at any time before it is adopted (GOV-4.7.6). Others may take the
    /// text up as a proposal of their own.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalWithdrawInput,
    ) -> Result<ProposalWithdrawPayload> {
        let of = proposal(&input.proposal_id).map_err(Into::into);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .proposal_withdraw(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

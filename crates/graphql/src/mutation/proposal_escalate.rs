//! Calls for a meeting about a proposal.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{proposal, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::Proposal,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalEscalate` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalEscalateInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// Why, if you want to say so; nobody has to (GOV-4.8.1).
    reason: Option<String>,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalEscalate`.
    ProposalEscalatePayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalEscalate;

#[Object]
impl ProposalEscalate {
    /// Calls for a meeting, as any member may: the proposal is off the table until one takes it up,
    /// or you let go, unless a policy lets it go on meanwhile (GOV-4.8.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_escalate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalEscalateInput,
    ) -> Result<ProposalEscalatePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let reason = input.reason.as_ref().map(|it| words("reason", it));
        let reason = problems.keep(reason.transpose());
        let (envelope, (of, reason)) = read(ctx, input.envelope, problems.or(of.zip(reason)))?;
        let acted = app(ctx)?
            .proposal_escalate(caller(ctx)?, &envelope, (of, reason.as_ref()))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

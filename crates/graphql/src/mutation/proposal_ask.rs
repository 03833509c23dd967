//! Asks something about a proposal.

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

/// What `proposalAsk` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalAskInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What you say; at most 10,000 characters.
    text: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalAsk`.
    ProposalAskPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalAsk;

#[Object]
impl ProposalAsk {
    /// Asks something to understand the proposal; never in its way (GOV-4.8.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_ask(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalAskInput,
    ) -> Result<ProposalAskPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let text = problems.keep(words("text", &input.text));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_ask(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

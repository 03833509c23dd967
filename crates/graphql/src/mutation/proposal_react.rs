//! Says what one thinks of a proposal.

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

/// What `proposalReact` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalReactInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// What you say; at most 10,000 characters.
    text: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalReact`.
    ProposalReactPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalReact;

#[Object]
impl ProposalReact {
    /// Says what you think of the proposal; never in its way (GOV-4.8.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_react(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalReactInput,
    ) -> Result<ProposalReactPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let text = problems.keep(words("text", &input.text));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_react(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

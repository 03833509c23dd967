//! Makes an orphaned proposal one's own.

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

/// What `proposalTakeOver` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalTakeOverInput {
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
    /// What came of `proposalTakeOver`.
    ProposalTakeOverPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalTakeOver;

#[Object]
impl ProposalTakeOver {
    /// Makes an orphaned proposal your own, for a tension of yours (GOV-4.2.1): a new version, and
    /// everybody answers anew.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_take_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalTakeOverInput,
    ) -> Result<ProposalTakeOverPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let text = problems.keep_all(input.text.read(ctx));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_take_over(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

//! Changes the text of an open proposal.

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

/// What `proposalAmend` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalAmendInput {
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
    /// What came of `proposalAmend`.
    ProposalAmendPayload {
        /// The proposal with the act; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalAmend;

#[Object]
impl ProposalAmend {
    /// Changes the text of your open proposal, whole, to serve your own tension better: a new
    /// version, and everybody answers anew (GOV-4.7.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_amend(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalAmendInput,
    ) -> Result<ProposalAmendPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(proposal(&input.proposal_id));
        let text = problems.keep_all(input.text.read(ctx));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_amend(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

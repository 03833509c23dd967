//! Begins a draft, which nobody else sees.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{ProposalTextInput, circle},
};
use crate::{
    context::{app, caller},
    input::{Path, Problems},
    object::proposal::Proposal,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `proposalDraft` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalDraftInput {
    /// The circle whose governance it is to change, `circle_…`.
    circle_id: ID,
    /// What is proposed.
    #[graphql(flatten)]
    text: ProposalTextInput,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `proposalDraft`.
    ProposalDraftPayload {
        /// The draft, with its `problems`; null where it was refused.
        proposal: Proposal
    }
}

#[derive(Default)]
pub(crate) struct ProposalDraft;

#[Object]
impl ProposalDraft {
    /// Begins a draft of a proposal in a circle, for a seat that you represent there (GOV-4.2.2).
    /// It may lack anything else; its `problems` say what. Nobody else sees it until you submit it.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn proposal_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ProposalDraftInput,
    ) -> Result<ProposalDraftPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let text = problems.keep_all(input.text.read(ctx));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .proposal_draft(caller(ctx)?, &envelope, (of, &text))
            .await;
        told(ctx, envelope, acted, Proposal::acted_on).map(Into::into)
    }
}

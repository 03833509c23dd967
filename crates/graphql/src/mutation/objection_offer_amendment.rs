//! Offers a text that is to settle an objection.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{ProposalTextInput, concern},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionOfferAmendment` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionOfferAmendmentInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The objection that it is to settle, `objection_…`.
    objection_id: ID,
    /// The text, whole: what is left out is not in it.
    #[graphql(flatten)]
    text: ProposalTextInput,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionOfferAmendment`.
    ObjectionOfferAmendmentPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionOfferAmendment;

#[Object]
impl ObjectionOfferAmendment {
    /// Offers a text that is to remove an objection and still serves the tension, as the objector
    /// or as a member who helps (GOV-4.6.2). The tension, its example and effect stay the
    /// proposer's.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_offer_amendment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionOfferAmendmentInput,
    ) -> Result<ObjectionOfferAmendmentPayload> {
        let mut problems = Problems::default();
        let of = problems.keep_all(concern(&input.proposal_id, &input.objection_id));
        let text = problems.keep_all(input.text.read(ctx));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let acted = app(ctx)?
            .objection_offer_amendment(caller(ctx)?, &envelope, (of.0, of.1, &text))
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

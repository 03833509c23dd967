//! Argues that a criterion is met.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{concern, words},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, ObjectionCriterion, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionArgue` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionArgueInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// The criterion that you argue for.
    criterion: ObjectionCriterion,
    /// What you say; at most 10,000 characters.
    text: String,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionArgue`.
    ObjectionArguePayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionArgue;

#[Object]
impl ObjectionArgue {
    /// Argues that a criterion is met, for who has the concern, while it is tested (GOV-4.4.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_argue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionArgueInput,
    ) -> Result<ObjectionArguePayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let text = problems.keep(words("text", &input.text));
        let (envelope, (of, text)) = read(ctx, input.envelope, problems.or(of.zip(text)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_argue(
                caller(ctx)?,
                &envelope,
                (of, objection, input.criterion.into(), &text),
            )
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

//! Says that a text still serves the tension.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{concern, numbered},
};
use crate::{
    context::{app, caller},
    input::Problems,
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionConfirmServes` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionConfirmServesInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// The number of the amendment, counted from 1.
    amendment: i32,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionConfirmServes`.
    ObjectionConfirmServesPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionConfirmServes;

#[Object]
impl ObjectionConfirmServes {
    /// Says that an amendment still serves your tension, for who proposed (GOV-4.6.5). With both
    /// yeses on one text the objection is resolved, and once all are, that text is the next
    /// version.
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_confirm_serves(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionConfirmServesInput,
    ) -> Result<ObjectionConfirmServesPayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let amendment = problems.keep(numbered("amendment", input.amendment));
        let (envelope, (of, amendment)) =
            read(ctx, input.envelope, problems.or(of.zip(amendment)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_confirm_serves(caller(ctx)?, &envelope, (of, objection, amendment))
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

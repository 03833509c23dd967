//! Says that a text settles one's objection.

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

/// What `objectionConfirmSolved` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionConfirmSolvedInput {
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
    /// What came of `objectionConfirmSolved`.
    ObjectionConfirmSolvedPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionConfirmSolved;

#[Object]
impl ObjectionConfirmSolved {
    /// Says that an amendment would not trigger your objection (GOV-4.6.5).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_confirm_solved(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionConfirmSolvedInput,
    ) -> Result<ObjectionConfirmSolvedPayload> {
        let mut problems = Problems::default();
        let of = concern(&input.proposal_id, &input.objection_id);
        let of = problems.keep_all(of);
        let amendment = problems.keep(numbered("amendment", input.amendment));
        let (envelope, (of, amendment)) =
            read(ctx, input.envelope, problems.or(of.zip(amendment)))?;
        let (of, objection) = of;
        let acted = app(ctx)?
            .objection_confirm_solved(caller(ctx)?, &envelope, (of, objection, amendment))
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

//! Lets a concern count, untested.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::concern,
};
use crate::{
    context::{app, caller},
    object::proposal::{Objection, objection_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `objectionCapture` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionCaptureInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionCapture`.
    ObjectionCapturePayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionCapture;

#[Object]
impl ObjectionCapture {
    /// Lets a concern count as an objection, untested, for the acting Facilitator alone
    /// (GOV-4.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_capture(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionCaptureInput,
    ) -> Result<ObjectionCapturePayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_capture(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

//! Begins the test of a concern.

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

/// What `objectionStartTest` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionStartTestInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionStartTest`.
    ObjectionStartTestPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionStartTest;

#[Object]
impl ObjectionStartTest {
    /// Tests a concern of one's own accord, for the acting Facilitator alone (GOV-4.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_start_test(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionStartTestInput,
    ) -> Result<ObjectionStartTestPayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_start_test(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

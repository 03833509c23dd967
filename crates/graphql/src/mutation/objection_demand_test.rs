//! Asks for a test of a concern.

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

/// What `objectionDemandTest` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectionDemandTestInput {
    /// The proposal, `proposal_…`.
    proposal_id: ID,
    /// The concern about it, `objection_…`.
    objection_id: ID,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `objectionDemandTest`.
    ObjectionDemandTestPayload {
        /// The concern with the act; null where it was refused.
        objection: Objection
    }
}

#[derive(Default)]
pub(crate) struct ObjectionDemandTest;

#[Object]
impl ObjectionDemandTest {
    /// Asks for a test of a concern, as any member may; it then has to be made (GOV-4.6.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn objection_demand_test(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: ObjectionDemandTestInput,
    ) -> Result<ObjectionDemandTestPayload> {
        let of = concern(&input.proposal_id, &input.objection_id);
        let (envelope, of) = read(ctx, input.envelope, of)?;
        let acted = app(ctx)?
            .objection_demand_test(caller(ctx)?, &envelope, of)
            .await;
        told(ctx, envelope, acted, objection_acted_on).map(Into::into)
    }
}

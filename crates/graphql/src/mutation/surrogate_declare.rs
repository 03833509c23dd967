//! Offers to stand in for an officer.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::circle,
};
use crate::{
    context::{app, caller},
    input::{Path, Problems},
    object::{
        circle::Circle,
        office::{OfficerRole, circle_acted_on},
    },
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `surrogateDeclare` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SurrogateDeclareInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The office.
    role: OfficerRole,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `surrogateDeclare`.
    SurrogateDeclarePayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct SurrogateDeclare;

#[Object]
impl SurrogateDeclare {
    /// Says that you are ready to stand in, as a lead of the circle or a member: the first to
    /// declare acts where nobody comes before (GOV-6.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn surrogate_declare(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: SurrogateDeclareInput,
    ) -> Result<SurrogateDeclarePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let (envelope, of) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .surrogate_declare(caller(ctx)?, &envelope, (of, input.role.into()))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

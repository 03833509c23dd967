//! Names who stands in for an officer.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::circle,
};
use crate::{
    context::{app, caller},
    input::{Path, PersonRef, Problems},
    object::{
        circle::Circle,
        office::{OfficerRole, circle_acted_on},
    },
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `surrogateName` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SurrogateNameInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The office.
    role: OfficerRole,
    /// Whom.
    person: PersonRef,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `surrogateName`.
    SurrogateNamePayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct SurrogateName;

#[Object]
impl SurrogateName {
    /// Names who stands in for you, who hold the office, whenever you are away (GOV-6.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn surrogate_name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: SurrogateNameInput,
    ) -> Result<SurrogateNamePayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let person = problems.keep(input.person.read(&Path::default().at("person")));
        let (envelope, (of, person)) = read(ctx, input.envelope, problems.or(of.zip(person)))?;
        let acted = app(ctx)?
            .surrogate_name(caller(ctx)?, &envelope, (of, input.role.into(), &person))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

//! Says that an officer is back.

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

/// What `officerBack` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OfficerBackInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The office.
    role: OfficerRole,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `officerBack`.
    OfficerBackPayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct OfficerBack;

#[Object]
impl OfficerBack {
    /// Says that you, who hold the office, are back and act again (GOV-6.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn officer_back(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: OfficerBackInput,
    ) -> Result<OfficerBackPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let (envelope, of) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .officer_back(caller(ctx)?, &envelope, (of, input.role.into()))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

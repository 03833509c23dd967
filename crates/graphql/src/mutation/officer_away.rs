//! Says that an officer is away.

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

/// What `officerAway` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OfficerAwayInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The office.
    role: OfficerRole,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `officerAway`.
    OfficerAwayPayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct OfficerAway;

#[Object]
impl OfficerAway {
    /// Says that you, who hold the office, are away or want to be replaced: a surrogate acts, in
    /// the order of the rules (GOV-6.5.1).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn officer_away(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: OfficerAwayInput,
    ) -> Result<OfficerAwayPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let (envelope, of) = read(ctx, input.envelope, problems.or(of))?;
        let acted = app(ctx)?
            .officer_away(caller(ctx)?, &envelope, (of, input.role.into()))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

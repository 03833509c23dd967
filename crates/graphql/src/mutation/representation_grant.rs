//! Lets somebody speak for a seat.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{circle, seat},
};
use crate::{
    context::{app, caller},
    input::{Path, PersonRef, Problems, timestamp},
    object::{circle::Circle, office::circle_acted_on},
    scalar::DateTime,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `representationGrant` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RepresentationGrantInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The seat that you lead, `seat_…`.
    seat_id: ID,
    /// Whom.
    person: PersonRef,
    /// Until when.
    until: DateTime,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `representationGrant`.
    RepresentationGrantPayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct RepresentationGrant;

#[Object]
impl RepresentationGrant {
    /// Lets another member speak for a seat that you lead, in the circle and until a moment: they
    /// may propose and object for it (GOV-4.2.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn representation_grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: RepresentationGrantInput,
    ) -> Result<RepresentationGrantPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let seat = seat(ctx, &Path::default().at("seatId"), &input.seat_id);
        let seat = problems.keep(seat);
        let person = problems.keep(input.person.read(&Path::default().at("person")));
        let until = timestamp(&Path::default().at("until"), &input.until);
        let until = problems.keep(until);
        let given = of.zip(seat).zip(person.zip(until));
        let (envelope, ((of, seat), (person, until))) =
            read(ctx, input.envelope, problems.or(given))?;
        let acted = app(ctx)?
            .representation_grant(caller(ctx)?, &envelope, (of, seat, &person, until))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

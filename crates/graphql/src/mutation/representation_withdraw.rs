//! Takes back the leave to speak for a seat.

use super::{
    envelope::{EnvelopeInput, read},
    outcome::{payload, told},
    process::{circle, seat},
};
use crate::{
    context::{app, caller},
    input::{Path, PersonRef, Problems},
    object::{circle::Circle, office::circle_acted_on},
};
use async_graphql::{Context, ID, InputObject, Object, Result};

/// What `representationWithdraw` takes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RepresentationWithdrawInput {
    /// The circle, `circle_…`.
    circle_id: ID,
    /// The seat that you lead, `seat_…`.
    seat_id: ID,
    /// Whom.
    person: PersonRef,
    /// What every act takes.
    #[graphql(flatten)]
    envelope: EnvelopeInput,
}

payload! {
    /// What came of `representationWithdraw`.
    RepresentationWithdrawPayload {
        /// The circle, whose `actingOfficers` say who acts now; null where the act was refused.
        circle: Circle
    }
}

#[derive(Default)]
pub(crate) struct RepresentationWithdraw;

#[Object]
impl RepresentationWithdraw {
    /// Takes back the leave that you gave to speak for your seat (GOV-4.2.2).
    #[graphql(complexity = "crate::limits::act_cost(child_complexity)")]
    async fn representation_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The act.")] input: RepresentationWithdrawInput,
    ) -> Result<RepresentationWithdrawPayload> {
        let mut problems = Problems::default();
        let of = problems.keep(circle(&Path::default().at("circleId"), &input.circle_id));
        let seat = seat(ctx, &Path::default().at("seatId"), &input.seat_id);
        let seat = problems.keep(seat);
        let person = problems.keep(input.person.read(&Path::default().at("person")));
        let (envelope, ((of, seat), person)) =
            read(ctx, input.envelope, problems.or(of.zip(seat).zip(person)))?;
        let acted = app(ctx)?
            .representation_withdraw(caller(ctx)?, &envelope, (of, seat, &person))
            .await;
        told(ctx, envelope, acted, circle_acted_on).map(Into::into)
    }
}

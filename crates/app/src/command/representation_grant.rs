//! Lets somebody speak for a seat.

use super::act::{Acted, Envelope, Order};
use crate::{
    App, AppError, Request,
    query::person::{self, PersonRef},
};
use zirkel_domain::{ids::CircleId, process::office, structure::role::SeatRef, time::Timestamp};

impl App {
    /// Lets another member speak for a seat that one leads, until a moment (GOV-4.2.2).
    #[tracing::instrument(
        name = "app.representation_grant",
        skip_all,
        fields(circle = %circle.uuid())
    )]
    pub async fn representation_grant(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, seat, person, until): (CircleId, SeatRef, &PersonRef, Timestamp),
    ) -> Result<Acted, AppError> {
        let order = Order::new("representationGrant", envelope);
        self.on_offices(request, order, circle, |view, floor, by| {
            let person = person::find(view, person, "person")?;
            Ok(office::give_leave(floor, by, seat, (person, until)))
        })
        .await
    }
}

//! Takes back the leave to speak for a seat.

use super::act::{Acted, Envelope, Order};
use crate::{
    App, AppError, Request,
    query::person::{self, PersonRef},
};
use zirkel_domain::{ids::CircleId, process::office, structure::role::SeatRef};

impl App {
    /// Takes back the leave to speak for a seat (GOV-4.2.2).
    #[tracing::instrument(
        name = "app.representation_withdraw",
        skip_all,
        fields(circle = %circle.uuid())
    )]
    pub async fn representation_withdraw(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, seat, person): (CircleId, SeatRef, &PersonRef),
    ) -> Result<Acted, AppError> {
        let order = Order::new("representationWithdraw", envelope);
        self.on_offices(request, order, circle, |view, floor, by| {
            let person = person::find(view, person, "person")?;
            Ok(office::take_leave(floor, by, seat, person))
        })
        .await
    }
}

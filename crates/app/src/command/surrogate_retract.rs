//! Takes back the offer to stand in.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::CircleId,
    process::{StandKind, office},
    structure::role::CoreRole,
};

impl App {
    /// Says that somebody is not ready to stand in any more (GOV-6.5.1).
    #[tracing::instrument(
        name = "app.surrogate_retract",
        skip_all,
        fields(circle = %circle.uuid())
    )]
    pub async fn surrogate_retract(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, role): (CircleId, CoreRole),
    ) -> Result<Acted, AppError> {
        let order = Order::new("surrogateRetract", envelope);
        self.on_offices(request, order, circle, |_, floor, by| {
            Ok(office::say(floor, by, (role, StandKind::Retracts)))
        })
        .await
    }
}

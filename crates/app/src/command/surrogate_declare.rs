//! Offers to stand in for an officer.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::CircleId,
    process::{StandKind, office},
    structure::role::CoreRole,
};

impl App {
    /// Says that a lead or a member is ready to stand in (GOV-6.5.1).
    #[tracing::instrument(
        name = "app.surrogate_declare",
        skip_all,
        fields(circle = %circle.uuid())
    )]
    pub async fn surrogate_declare(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, role): (CircleId, CoreRole),
    ) -> Result<Acted, AppError> {
        let order = Order::new("surrogateDeclare", envelope);
        self.on_offices(request, order, circle, |_, floor, by| {
            Ok(office::say(floor, by, (role, StandKind::Declares)))
        })
        .await
    }
}

//! Says that an officer is back.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::CircleId,
    process::{StandKind, office},
    structure::role::CoreRole,
};

impl App {
    /// Says that who holds an office is back and acts again (GOV-6.5.1).
    #[tracing::instrument(name = "app.officer_back", skip_all, fields(circle = %circle.uuid()))]
    pub async fn officer_back(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, role): (CircleId, CoreRole),
    ) -> Result<Acted, AppError> {
        let order = Order::new("officerBack", envelope);
        self.on_offices(request, order, circle, |_, floor, by| {
            Ok(office::say(floor, by, (role, StandKind::Back)))
        })
        .await
    }
}

//! Names who stands in for an officer.

use super::act::{Acted, Envelope, Order};
use crate::{
    App, AppError, Request,
    query::person::{self, PersonRef},
};
use zirkel_domain::{
    ids::CircleId,
    process::{StandKind, office},
    structure::role::CoreRole,
};

impl App {
    /// Says whom the holder of an office wants to stand in for them (GOV-6.5.1).
    #[tracing::instrument(name = "app.surrogate_name", skip_all, fields(circle = %circle.uuid()))]
    pub async fn surrogate_name(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, role, person): (CircleId, CoreRole, &PersonRef),
    ) -> Result<Acted, AppError> {
        let order = Order::new("surrogateName", envelope);
        self.on_offices(request, order, circle, |view, floor, by| {
            let person = person::find(view, person, "person")?;
            Ok(office::say(floor, by, (role, StandKind::Names(person))))
        })
        .await
    }
}

//! Puts a tension otherwise.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::TensionId,
    process::tension::{self, Put},
};

impl App {
    /// Puts one's own tension otherwise, while nobody else has seen it. It stays with its seat.
    #[tracing::instrument(name = "app.tension_edit", skip_all, fields(tension = %id.uuid()))]
    pub async fn tension_edit(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, put): (TensionId, &Put),
    ) -> Result<Acted, AppError> {
        let order = Order::new("tensionEdit", envelope);
        let subject = Subject {
            about: &put.about,
            ..Subject::given(id)
        };
        self.on_tension(request, order, subject, |world, it, by| {
            tension::edit(world, it, by, put)
        })
        .await
    }
}

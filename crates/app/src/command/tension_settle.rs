//! Says that a tension is resolved.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::TensionId, process::tension, text::Text};

impl App {
    /// Says that a tension is resolved, and how; its author or a member of its circle does.
    #[tracing::instrument(name = "app.tension_settle", skip_all, fields(tension = %id.uuid()))]
    pub async fn tension_settle(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, outcome): (TensionId, Option<&Text>),
    ) -> Result<Acted, AppError> {
        let order = Order::new("tensionSettle", envelope);
        self.on_tension(request, order, Subject::given(id), |world, it, by| {
            tension::settle(world, it, by, outcome)
        })
        .await
    }
}

//! Lets a tension go.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::TensionId, process::tension};

impl App {
    /// Lets one's own tension go.
    #[tracing::instrument(name = "app.tension_drop", skip_all, fields(tension = %id.uuid()))]
    pub async fn tension_drop(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: TensionId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("tensionDrop", envelope);
        self.on_tension(request, order, Subject::given(id), |world, it, by| {
            tension::drop(world, it, by)
        })
        .await
    }
}

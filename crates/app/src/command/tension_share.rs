//! Lets everybody see a tension.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::TensionId, process::tension};

impl App {
    /// Lets everybody in the organization see one's own tension.
    #[tracing::instrument(name = "app.tension_share", skip_all, fields(tension = %id.uuid()))]
    pub async fn tension_share(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: TensionId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("tensionShare", envelope);
        self.on_tension(request, order, Subject::given(id), |world, it, by| {
            tension::share(world, it, by)
        })
        .await
    }
}

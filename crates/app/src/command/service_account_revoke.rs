//! An admin shuts a machine out.

use super::act::{Acted, Envelope, Judged, Order};
use super::service_account_change::by_key;
use crate::{App, AppError, Request};
use zirkel_domain::{act::service_account, subject::Subject, text::Key};

impl App {
    /// Shuts a machine out.
    #[tracing::instrument(name = "app.service_account_revoke", skip_all)]
    pub async fn service_account_revoke(
        &self,
        request: &Request,
        envelope: &Envelope,
        key: &Key,
    ) -> Result<Acted, AppError> {
        let order = Order::new("serviceAccountRevoke", envelope);
        self.act(request, order, |scene| {
            let id = by_key(scene.view, key)?;
            Ok(Judged {
                touches: vec![Subject::ServiceAccount(id)],
                outcome: service_account::revoke(scene.world(), scene.by, id),
            })
        })
        .await
    }
}

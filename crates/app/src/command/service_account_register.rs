//! An admin lets a machine in.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{act::service_account, ids::ServiceAccountId, text::Key};

/// A machine to be let in.
#[derive(Clone, Debug)]
pub struct ServiceAccountRegister {
    /// Its key: tokens name it.
    pub key: Key,
    /// May ask questions.
    pub may_ask: bool,
    /// May act, naming the person it acts for.
    pub may_act: bool,
}

impl App {
    /// Lets a machine in.
    #[tracing::instrument(name = "app.service_account_register", skip_all, fields(account))]
    pub async fn service_account_register(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &ServiceAccountRegister,
    ) -> Result<Acted, AppError> {
        let id = ServiceAccountId::from_uuid(self.ids.fresh(request.now));
        tracing::Span::current().record("account", tracing::field::display(id.uuid()));
        let register = service_account::Register {
            id,
            key: command.key.clone(),
            may_ask: command.may_ask,
            may_act: command.may_act,
        };
        let order = Order::new("serviceAccountRegister", envelope);
        self.act(request, order, |scene| {
            let outcome = service_account::register(scene.world(), scene.by, &register);
            Ok(Judged::anew(outcome))
        })
        .await
    }
}

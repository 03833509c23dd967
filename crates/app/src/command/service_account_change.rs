//! An admin changes what a machine may do.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request, View,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{act::service_account, ids::ServiceAccountId, subject::Subject, text::Key};

/// What a machine may do from now on.
#[derive(Clone, Debug)]
pub struct ServiceAccountChange {
    /// Its key.
    pub key: Key,
    /// May ask questions.
    pub may_ask: bool,
    /// May act, naming the person it acts for.
    pub may_act: bool,
}

impl App {
    /// Changes what a machine may do.
    #[tracing::instrument(name = "app.service_account_change", skip_all)]
    pub async fn service_account_change(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &ServiceAccountChange,
    ) -> Result<Acted, AppError> {
        let order = Order::new("serviceAccountChange", envelope);
        self.act(request, order, |scene| {
            let id = by_key(scene.view, &command.key)?;
            let change = service_account::Change {
                id,
                may_ask: command.may_ask,
                may_act: command.may_act,
            };
            Ok(Judged {
                touches: vec![Subject::ServiceAccount(id)],
                outcome: service_account::change(scene.world(), scene.by, change),
            })
        })
        .await
    }
}

/// The machine with this key.
pub(super) fn by_key(view: &View, key: &Key) -> Result<ServiceAccountId, AppError> {
    let mut accounts = view.index.snapshot().service_accounts.values();
    let found = accounts.find(|it| it.key == *key);
    found.map(|it| it.id).ok_or_else(|| {
        let message = format!("no service account here has the key `{key}`");
        Problem::at(["key"], ProblemCode::NotFound, message).into()
    })
}

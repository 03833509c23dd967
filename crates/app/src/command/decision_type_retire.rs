//! An admin takes an entry out of the catalogue.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request, View,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{act::decision_type, ids::DecisionTypeId, subject::Subject, text::DecisionKey};

impl App {
    /// Takes an entry out of the catalogue.
    #[tracing::instrument(name = "app.decision_type_retire", skip_all, fields(decision = %key))]
    pub async fn decision_type_retire(
        &self,
        request: &Request,
        envelope: &Envelope,
        key: &DecisionKey,
    ) -> Result<Acted, AppError> {
        let order = Order::new("decisionTypeRetire", envelope);
        self.act(request, order, |scene| {
            let id = by_key(scene.view, key).ok_or_else(|| {
                let message = format!("the catalogue has no `{key}`");
                Problem::at(["key"], ProblemCode::NotFound, message)
            })?;
            Ok(Judged {
                touches: vec![Subject::DecisionType(id)],
                outcome: decision_type::retire(scene.world(), scene.by, id),
            })
        })
        .await
    }
}

/// The entry with exactly this key.
pub(super) fn by_key(view: &View, key: &DecisionKey) -> Option<DecisionTypeId> {
    Some(view.index.catalogue().get(key)?.id)
}

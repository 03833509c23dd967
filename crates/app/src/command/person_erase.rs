//! An admin has forgotten who a person was.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request,
    query::person::{PersonRef, find},
};
use zirkel_domain::{act::person, subject::Subject};

impl App {
    /// Forgets who a person was, for good; the record keeps an id without a name.
    #[tracing::instrument(name = "app.person_erase", skip_all)]
    pub async fn person_erase(
        &self,
        request: &Request,
        envelope: &Envelope,
        whom: &PersonRef,
    ) -> Result<Acted, AppError> {
        self.act(request, Order::new("personErase", envelope), |scene| {
            let id = find(scene.view, whom, "person")?;
            Ok(Judged {
                touches: vec![Subject::Person(id)],
                outcome: person::erase(scene.world(), scene.by, id),
            })
        })
        .await
    }
}

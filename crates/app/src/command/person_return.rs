//! An admin records that a person who left is back.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request,
    query::person::{PersonRef, find},
};
use zirkel_domain::{act::person, subject::Subject};

impl App {
    /// Records that a person who left, or was about to, is back.
    #[tracing::instrument(name = "app.person_return", skip_all)]
    pub async fn person_return(
        &self,
        request: &Request,
        envelope: &Envelope,
        whom: &PersonRef,
    ) -> Result<Acted, AppError> {
        self.act(request, Order::new("personReturn", envelope), |scene| {
            let id = find(scene.view, whom, "person")?;
            Ok(Judged {
                touches: vec![Subject::Person(id)],
                outcome: person::come_back(scene.world(), scene.by, id),
            })
        })
        .await
    }
}

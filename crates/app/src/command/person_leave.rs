//! An admin records that a person leaves.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request,
    query::person::{PersonRef, find},
};
use zirkel_domain::{act::person, subject::Subject, time::Date};

/// A person's leaving.
#[derive(Clone, Debug)]
pub struct PersonLeave {
    /// Who.
    pub person: PersonRef,
    /// Their last day, which counts whole.
    pub on: Date,
}

impl App {
    /// Records that a person leaves.
    #[tracing::instrument(name = "app.person_leave", skip_all)]
    pub async fn person_leave(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &PersonLeave,
    ) -> Result<Acted, AppError> {
        self.act(request, Order::new("personLeave", envelope), |scene| {
            let id = find(scene.view, &command.person, "person")?;
            let leave = person::Leave {
                person: id,
                on: command.on,
            };
            Ok(Judged {
                touches: vec![Subject::Person(id)],
                outcome: person::leave(scene.world(), scene.by, leave),
            })
        })
        .await
    }
}

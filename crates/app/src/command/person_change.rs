//! An admin changes what is known of a person.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{
    App, AppError, Request,
    query::person::{PersonRef, find},
};
use zirkel_domain::{
    act::person::{self, Edit},
    subject::Subject,
    text::{Key, Name, OutsideRef},
};

/// A change of what is known of a person.
#[derive(Clone, Debug)]
pub struct PersonChange {
    /// Of whom.
    pub person: PersonRef,
    /// The name; none where it stays.
    pub name: Option<Name>,
    /// The address.
    pub email: Edit<OutsideRef>,
    /// Ids in other systems, by system; those of other systems stay.
    pub external: Vec<(Key, Option<OutsideRef>)>,
    /// Whether they agreed to the rules (GOV-2.3.1); none where it stays.
    pub partner: Option<bool>,
}

impl App {
    /// Changes what is known of a person.
    #[tracing::instrument(name = "app.person_change", skip_all)]
    pub async fn person_change(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &PersonChange,
    ) -> Result<Acted, AppError> {
        self.act(request, Order::new("personChange", envelope), |scene| {
            let id = find(scene.view, &command.person, "person")?;
            let change = person::Change {
                person: id,
                name: command.name.clone(),
                email: command.email.clone(),
                partner: command.partner,
                external: command.external.clone(),
            };
            Ok(Judged {
                touches: vec![Subject::Person(id)],
                outcome: person::change(scene.world(), scene.by, &change),
            })
        })
        .await
    }
}

//! An admin takes a person in.

use super::act::{Acted, Envelope, Judged, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    act::person,
    ids::PersonId,
    structure::person::ExternalRef,
    text::{Key, Name, OutsideRef},
    time::Date,
};

/// A person to be taken in.
#[derive(Clone, Debug)]
pub struct PersonAdd {
    /// Their key.
    pub key: Key,
    /// Their name.
    pub name: Name,
    /// Their address.
    pub email: Option<OutsideRef>,
    /// Their ids in other systems.
    pub external: Vec<ExternalRef>,
    /// Whether they agreed to the rules (GOV-2.3.1).
    pub partner: bool,
    /// The first day with the organization.
    pub since: Option<Date>,
}

impl App {
    /// Takes a person in.
    #[tracing::instrument(name = "app.person_add", skip_all, fields(person))]
    pub async fn person_add(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &PersonAdd,
    ) -> Result<Acted, AppError> {
        let id = PersonId::from_uuid(self.ids.fresh(request.now));
        tracing::Span::current().record("person", tracing::field::display(id.uuid()));
        let add = person::Add {
            id,
            key: command.key.clone(),
            name: command.name.clone(),
            email: command.email.clone(),
            partner: command.partner,
            external: command.external.clone(),
            since: command.since,
        };
        self.act(request, Order::new("personAdd", envelope), |scene| {
            Ok(Judged::anew(person::add(scene.world(), scene.by, &add)))
        })
        .await
    }
}

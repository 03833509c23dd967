//! An admin lets a person belong to the organization.

use super::unique;
use crate::{
    act::{Acting, DirectoryChange, Outcome, World, admin, refused},
    event::Event,
    ids::PersonId,
    structure::person::{ExternalRef, Person, Profile},
    subject::Subject,
    text::{Key, Name, OutsideRef},
    time::Date,
};

/// Who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Add {
    /// The id that they will have.
    pub id: PersonId,
    /// Their outside reference; it stays.
    pub key: Key,
    /// Their name.
    pub name: Name,
    /// Their address.
    pub email: Option<OutsideRef>,
    /// Whether they agreed to the rules (GOV-2.3.1).
    pub partner: bool,
    /// Their ids in other systems.
    pub external: Vec<ExternalRef>,
    /// Their first day; none where it is not stated.
    pub since: Option<Date>,
}

/// Adds a person, whose key, address and outside ids nobody else has.
pub fn add(world: World<'_>, by: Acting, it: &Add) -> Outcome {
    let mut external = it.external.clone();
    external.sort();
    let profile = Profile {
        person: it.id,
        key: it.key.clone(),
        name: it.name.clone(),
        email: it.email.clone(),
        external,
    };
    let refusals: Vec<_> = admin::require(world, by)
        .into_iter()
        .chain(unique::refusals(world, &profile))
        .collect();
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let person = Person {
        id: it.id,
        partner: it.partner,
        since: it.since,
        left: None,
    };
    Ok(admin::decided(
        Subject::Person(it.id),
        vec![Event::PersonJoined(person)],
        vec![DirectoryChange::Put(profile)],
    ))
}

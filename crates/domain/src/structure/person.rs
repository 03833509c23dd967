//! People, in two halves: what governance knows of them stays in the record, what names them can be
//! erased without breaking it (design §3).

use crate::{
    ids::PersonId,
    text::{Key, Name, OutsideRef},
    time::Date,
};

/// What the record holds of a person: never a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Whether they agreed to the rules (GOV-2.3.1).
    pub partner: bool,
    /// The first day with the organization, where stated.
    pub since: Option<Date>,
    /// The last day with the organization, where they left.
    pub left: Option<Date>,
}

/// Who a person is, kept outside the record and erasable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whose.
    pub person: PersonId,
    /// Their outside reference, unique in the organization.
    pub key: Key,
    /// Their name.
    pub name: Name,
    /// Their address, where known.
    pub email: Option<OutsideRef>,
    /// Their ids in other systems, by system; one each.
    pub external: Vec<ExternalRef>,
}

/// A person's id in another system, e.g. the CRM's user id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExternalRef {
    /// The system's key.
    pub system: Key,
    /// The id there.
    pub id: OutsideRef,
}

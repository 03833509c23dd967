//! Who people are: outside the record, in rows that can be erased.

use super::{
    Unreadable,
    field::{maybe_text, text},
};
use crate::entity::{profile, profile_external};
use sea_orm::prelude::Uuid;
use zirkel_domain::{
    ids::PersonId,
    structure::person::{ExternalRef, Profile},
    text::{Key, Name, OutsideRef},
};

/// The rows of a profile.
pub(crate) fn rows(
    organization: Uuid,
    profile: &Profile,
) -> (profile::Model, Vec<profile_external::Model>) {
    let row = profile::Model {
        organization_id: organization,
        person_id: profile.person.uuid(),
        key: profile.key.to_string(),
        name: profile.name.to_string(),
        email: profile.email.as_ref().map(OutsideRef::to_string),
    };
    let external =
        (0_i64..)
            .zip(&profile.external)
            .map(|(position, other)| profile_external::Model {
                organization_id: organization,
                person_id: profile.person.uuid(),
                system: other.system.to_string(),
                position,
                outside_id: other.id.to_string(),
            });
    (row, external.collect())
}

/// A profile without its outside ids.
pub(crate) fn profile(row: profile::Model) -> Result<Profile, Unreadable> {
    Ok(Profile {
        person: PersonId::from_uuid(row.person_id),
        key: text("key", row.key, Key::new)?,
        name: text("name", row.name, Name::new)?,
        email: maybe_text("email", row.email, OutsideRef::new)?,
        external: Vec::new(),
    })
}

/// An outside id.
pub(crate) fn external(row: profile_external::Model) -> Result<ExternalRef, Unreadable> {
    Ok(ExternalRef {
        system: text("system", row.system, Key::new)?,
        id: text("outside_id", row.outside_id, OutsideRef::new)?,
    })
}

//! What somebody was told, and its row.

use super::{Unreadable, json};
use crate::{digest::Digested, entity::digest};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::{OrganizationId, PersonId},
    time::Timestamp,
};

/// The row.
pub(crate) fn row(
    organization: OrganizationId,
    channel: &str,
    it: &Digested,
) -> Result<digest::Model, serde_json::Error> {
    Ok(digest::Model {
        organization_id: organization.uuid(),
        person_id: it.person.uuid(),
        channel: channel.to_owned(),
        told: json::write(&it.told)?,
        told_at: it.told_at.map(Timestamp::utc),
        held_until: it.held_until.map(Timestamp::utc),
        tries: it.tries.into(),
    })
}

/// What a row says.
pub(crate) fn digested(row: &digest::Model) -> Result<Digested, Unreadable> {
    Ok(Digested {
        person: PersonId::from_uuid(row.person_id),
        told: json::read::<BTreeSet<String>>("told", &row.told)?,
        told_at: row.told_at.map(Timestamp::new),
        held_until: row.held_until.map(Timestamp::new),
        tries: u32::try_from(row.tries).map_err(|error| Unreadable::new("tries", error))?,
    })
}

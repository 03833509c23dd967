//! The head of a revision: its number, moment, cause and author, without its events.

use super::{
    Unreadable,
    cause::{cause, cause_text},
    role::{seat_ref, seat_ref_text},
};
use crate::{chain::Hash32, entity::revision};
use sea_orm::prelude::Uuid;
use zirkel_domain::{
    event::{Author, Revision},
    ids::{OrganizationId, PersonId, RevisionNumber, ServiceAccountId},
    time::Timestamp,
};

const RATIFIERS: &str = "ratifiers";
const PERSON: &str = "person";

/// The revision's row.
pub(crate) fn row(
    organization: OrganizationId,
    revision: &Revision,
    hash: Hash32,
    previous: Option<Hash32>,
) -> revision::Model {
    let author = AuthorColumns::of(revision.author);
    revision::Model {
        organization_id: organization.uuid(),
        number: revision.number.0.into(),
        adopted_at: revision.adopted_at.utc(),
        cause: cause_text(revision.cause),
        author: author.kind.to_owned(),
        author_person_id: author.person,
        author_seat: author.seat,
        author_service_account_id: author.via,
        hash: hash.0.to_vec(),
        previous_hash: previous.map(|hash| hash.0.to_vec()),
    }
}

/// What kind of author, who, in which seat, and through which machine.
pub(crate) struct AuthorColumns {
    pub(crate) kind: &'static str,
    pub(crate) person: Option<Uuid>,
    pub(crate) seat: Option<String>,
    pub(crate) via: Option<Uuid>,
}

impl AuthorColumns {
    pub(crate) fn of(author: Author) -> Self {
        match author {
            Author::Ratifiers => Self {
                kind: RATIFIERS,
                person: None,
                seat: None,
                via: None,
            },
            Author::Person { person, seat, via } => Self {
                kind: PERSON,
                person: Some(person.uuid()),
                seat: seat.map(seat_ref_text),
                via: via.map(ServiceAccountId::uuid),
            },
        }
    }
}

/// The revision, its events still missing.
pub(crate) fn bare(row: &revision::Model) -> Result<Revision, Unreadable> {
    Ok(Revision {
        number: number("number", row.number)?,
        adopted_at: Timestamp::new(row.adopted_at),
        cause: cause(&row.cause)?,
        author: author(row)?,
        events: Vec::new(),
    })
}

fn author(row: &revision::Model) -> Result<Author, Unreadable> {
    match (row.author.as_str(), row.author_person_id) {
        (RATIFIERS, None) => Ok(Author::Ratifiers),
        (PERSON, Some(person)) => {
            let seat = row.author_seat.as_deref();
            let seat = seat.map(|seat| seat_ref("author_seat", seat)).transpose()?;
            Ok(Author::Person {
                person: PersonId::from_uuid(person),
                seat,
                via: row
                    .author_service_account_id
                    .map(ServiceAccountId::from_uuid),
            })
        }
        (kind, _) => {
            let why = format_args!("has the unknown value `{kind}`, or lacks the person");
            Err(Unreadable::new("author", why))
        }
    }
}

/// A revision number.
pub(crate) fn number(field: &'static str, stored: i64) -> Result<RevisionNumber, Unreadable> {
    u32::try_from(stored)
        .map(RevisionNumber)
        .map_err(|error| Unreadable::new(field, error))
}

/// A hash.
pub(crate) fn hash(field: &'static str, stored: &[u8]) -> Result<Hash32, Unreadable> {
    <[u8; 32]>::try_from(stored)
        .map(Hash32)
        .map_err(|_| Unreadable::new(field, format_args!("has {} bytes, not 32", stored.len())))
}

//! People, as the record knows them: without names.

use super::{Stored, Unreadable, row};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{ids::PersonId, structure::person, time::Date};

/// What the record holds of a person.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    id: Uuid,
    partner: bool,
    first_day: Option<Date>,
    last_day: Option<Date>,
}

row! { person: PersonId => Person { partner, first_day, last_day } json {} }

impl Stored for Person {
    type Value = person::Person;

    fn of(it: &person::Person) -> Self {
        Self {
            id: it.id.uuid(),
            partner: it.partner,
            first_day: it.since,
            last_day: it.left,
        }
    }

    fn value(self) -> Result<person::Person, Unreadable> {
        Ok(person::Person {
            id: PersonId::from_uuid(self.id),
            partner: self.partner,
            since: self.first_day,
            left: self.last_day,
        })
    }
}

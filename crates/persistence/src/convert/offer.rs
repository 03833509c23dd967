//! Who is asked to hold which seat.

use super::{
    Stored, Unreadable,
    field::{maybe_text, text},
    row,
    scope::{self, Condition},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{AssignmentId, PersonId, RoleId},
    structure::{assignment, role},
    text::Text,
    time::Date,
};

/// An assignment that awaits its person's word.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offer {
    id: Uuid,
    role_id: Uuid,
    focus: Option<Focus>,
    person_id: Uuid,
    first_day: Option<Date>,
    last_day: Option<Date>,
    resign_terms: Option<String>,
}

/// The part of the role that it is about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Focus {
    text: String,
    when: Vec<Condition>,
}

row! {
    offer: AssignmentId => Offer { role_id, person_id, first_day, last_day, resign_terms }
    json { focus }
}

impl Stored for Offer {
    type Value = assignment::Offer;

    fn of(it: &assignment::Offer) -> Self {
        Self {
            id: it.id.uuid(),
            role_id: it.role.uuid(),
            focus: it.focus.as_ref().map(|focus| Focus {
                text: focus.text.to_string(),
                when: scope::all_of(&focus.when),
            }),
            person_id: it.person.uuid(),
            first_day: it.since,
            last_day: it.until,
            resign_terms: it.resign_terms.as_ref().map(Text::to_string),
        }
    }

    fn value(self) -> Result<assignment::Offer, Unreadable> {
        Ok(assignment::Offer {
            id: AssignmentId::from_uuid(self.id),
            role: RoleId::from_uuid(self.role_id),
            focus: self.focus.map(focus).transpose()?,
            person: PersonId::from_uuid(self.person_id),
            since: self.first_day,
            until: self.last_day,
            resign_terms: maybe_text("resign_terms", self.resign_terms, Text::new)?,
        })
    }
}

fn focus(stored: Focus) -> Result<role::Focus, Unreadable> {
    Ok(role::Focus {
        text: text("focus", stored.text, Text::new)?,
        when: scope::values("focus", stored.when)?,
    })
}

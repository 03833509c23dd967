//! Who holds which seat.

use super::{
    Stored, Unreadable,
    field::maybe_text,
    role::{seat_ref, seat_ref_text},
    row,
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{AssignmentId, PersonId},
    structure::assignment,
    text::Text,
    time::Date,
};

/// One person in one seat.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assignment {
    id: Uuid,
    seat: String,
    person_id: Uuid,
    first_day: Option<Date>,
    last_day: Option<Date>,
    /// Not in bodies of before there were such terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resign_terms: Option<String>,
}

row! {
    assignment: AssignmentId => Assignment { seat, person_id, first_day, last_day, resign_terms }
    json {}
}

impl Stored for Assignment {
    type Value = assignment::Assignment;

    fn of(it: &assignment::Assignment) -> Self {
        Self {
            id: it.id.uuid(),
            seat: seat_ref_text(it.seat),
            person_id: it.person.uuid(),
            first_day: it.since,
            last_day: it.until,
            resign_terms: it.resign_terms.as_ref().map(Text::to_string),
        }
    }

    fn value(self) -> Result<assignment::Assignment, Unreadable> {
        Ok(assignment::Assignment {
            id: AssignmentId::from_uuid(self.id),
            seat: seat_ref("seat", &self.seat)?,
            person: PersonId::from_uuid(self.person_id),
            since: self.first_day,
            until: self.last_day,
            resign_terms: maybe_text("resign_terms", self.resign_terms, Text::new)?,
        })
    }
}

//! Who holds which seat, and for how long.

use crate::{
    ids::{AssignmentId, PersonId},
    structure::role::SeatRef,
    time::Date,
};

/// One person in one seat. In a defined role by assignment (GOV-2.1.1), in a core role by election
/// (GOV-2.1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// The seat.
    pub seat: SeatRef,
    /// The person.
    pub person: PersonId,
    /// The first day; none means since ever.
    pub since: Option<Date>,
    /// The last day. An assignment is over after it; an elected term only becomes overdue
    /// (GOV-5.1.3).
    pub until: Option<Date>,
}

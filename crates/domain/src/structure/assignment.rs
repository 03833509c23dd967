//! Who holds which seat, and for how long; and who is asked to.

use crate::{
    ids::{AssignmentId, PersonId, RoleId},
    structure::role::{Focus, RoleRef, SeatRef},
    text::Text,
    time::Date,
};

/// One person in one seat. In a defined role by assignment (GOV-2.1.1), in a core role by election
/// (GOV-2.1.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id; an offer that was accepted keeps its own.
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
    /// What the person agreed to about resigning (GOV-2.1.6); none means at any time.
    pub resign_terms: Option<Text>,
}

/// An assignment that awaits its person's word (GOV-2.1.2). It gives nothing: neither authority nor
/// membership, and the role counts as unfilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id, and that of the assignment that it becomes.
    pub id: AssignmentId,
    /// The defined role.
    pub role: RoleId,
    /// The part of the role, where it is not the whole (GOV-2.1.4). The seat is split off, or found
    /// if the role has one with the same conditions, when the person accepts.
    pub focus: Option<Focus>,
    /// Whom it asks.
    pub person: PersonId,
    /// The first day; none means the day of acceptance.
    pub since: Option<Date>,
    /// The last day, if it is to end by itself.
    pub until: Option<Date>,
    /// What the person agrees to about resigning (GOV-2.1.6).
    pub resign_terms: Option<Text>,
}

/// A term of a person in a role that is over and that the structure need not hold any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// Who held it.
    pub person: PersonId,
    /// The role, whole or within a focus.
    pub role: RoleRef,
    /// The first day; none means since ever.
    pub since: Option<Date>,
    /// The day on which it ended.
    pub last: Date,
}

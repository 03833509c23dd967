//! What ended: assignments and offers that are in no structure of today.

use std::collections::BTreeMap;
use zirkel_domain::{
    ids::{AssignmentId, PersonId, RevisionNumber, RoleId, SeatId},
    structure::assignment::{Assignment, Offer},
    time::{Date, Timestamp},
};

/// Whose past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastOf {
    /// Of one assignment, or of the offer that it was.
    Assignment(AssignmentId),
    /// Of everything that a person held, or was asked to hold.
    Person(PersonId),
}

/// What ended, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Assignments that are over by an act. One whose last day has gone by is none of them: it is
    /// in the structure still.
    pub assignments: Vec<Past<Assignment>>,
    /// Offers that were accepted or came to nothing. An accepted one has its id in common with the
    /// assignment that it became.
    pub offers: Vec<Past<Offer>>,
    /// The parts of roles that those assignments were limited to, by seat: which role each is of,
    /// also where the seat is closed by now.
    pub roles: BTreeMap<SeatId, RoleId>,
    /// The last days that were recorded of people who were to leave.
    pub last_days: Vec<LastDay>,
}

/// The last day of a person in an organization, as it stood for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// Whose.
    pub person: PersonId,
    /// The day.
    pub day: Date,
    /// The revision that recorded it.
    pub from: RevisionNumber,
    /// The revision that took it back, or changed it; none where it stands.
    pub to: Option<RevisionNumber>,
}

impl History {
    /// The last day of a person as it stood when something of theirs ended, or just before.
    pub fn left(&self, person: PersonId, ended_in: RevisionNumber) -> Option<Date> {
        let stood = |it: &&LastDay| {
            it.person == person && it.from <= ended_in && it.to.is_none_or(|to| ended_in <= to)
        };
        self.last_days.iter().filter(stood).map(|it| it.day).min()
    }
}

/// A thing as it last was, and how long it was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past<T> {
    /// The thing.
    pub value: T,
    /// The revision that made it.
    pub began_in: RevisionNumber,
    /// When that one was adopted.
    pub began_at: Timestamp,
    /// The revision that ended it.
    pub ended_in: RevisionNumber,
    /// When that one was adopted.
    pub ended_at: Timestamp,
}

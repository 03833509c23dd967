//! What ended: assignments and offers that are in no structure of today.

use std::collections::BTreeMap;
use zirkel_domain::{
    ids::{AssignmentId, PersonId, RevisionNumber, RoleId, SeatId},
    structure::assignment::{Assignment, Offer},
    time::Timestamp,
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

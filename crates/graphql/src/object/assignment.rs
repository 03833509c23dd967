//! Who holds which seat, and for how long.

use super::{person::Person, seat::Seat, stored};
use crate::{fault, page::Item as _, scalar::Date};
use async_graphql::{ID, Object, Result};
use zirkel_domain::{
    ids::AssignmentId,
    structure::{
        assignment,
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};

stored!(Assignment: assignment::Assignment, assignments, AssignmentId, Subject::Assignment);

impl Assignment {
    const fn is_term(&self) -> bool {
        matches!(self.it.value.seat, SeatRef::Whole(RoleRef::Core(..)))
    }
}

/// One person in one seat: in a defined role by assignment (GOV-2.1.1), in an elected role by
/// election (GOV-2.1.8).
#[Object]
impl Assignment {
    /// The id, `assignment_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// The seat.
    async fn seat(&self) -> Result<Seat> {
        Seat::of(&self.shown, self.it.seat)
            .ok_or_else(|| fault::broken("an assignment to a seat that is not in the record"))
    }

    /// The person.
    async fn person(&self) -> Result<Person> {
        Person::of(&self.shown, self.it.person)
            .ok_or_else(|| fault::broken("an assignment of a person who is not in the record"))
    }

    /// The first day; null means since ever.
    async fn since(&self) -> Option<Date> {
        self.it.since.map(Into::into)
    }

    /// The last day, which counts whole; null means until further notice. An assignment is over
    /// after it, an elected term only becomes overdue (GOV-5.1.3).
    async fn until(&self) -> Option<Date> {
        self.it.until.map(Into::into)
    }

    /// Whether it holds at the moment shown.
    async fn in_force(&self) -> bool {
        self.shown.index.is_in_force(&self.it, self.shown.at)
    }

    /// Whether it is a term in an elected role.
    async fn elected(&self) -> bool {
        self.is_term()
    }

    /// Whether it is a term whose last day is over, so that an election is due (GOV-5.1.3).
    async fn overdue(&self) -> bool {
        let zone = self.shown.index.snapshot().organization.time_zone;
        self.is_term()
            && self
                .it
                .until
                .is_some_and(|day| self.shown.at >= zone.end_of(day))
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

//! The states of an assignment (rulebook §13.4), and what to do instead where one does not allow an
//! act.

use crate::{
    act::World,
    code::Code,
    ids::AssignmentId,
    rejection::Rejection,
    structure::{
        assignment::{Assignment, Offer},
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
    time::Timestamp,
};

/// The assignment, or offer, that an act is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Which {
    /// Its id.
    pub id: AssignmentId,
    /// What the record tells of it where the structure holds it no more.
    pub former: Option<Former>,
}

/// An assignment or offer that the structure holds no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Former {
    /// An assignment that ended then.
    Ended(Timestamp),
    /// An offer that came to nothing then.
    Closed(Timestamp),
}

/// What an assignment is at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<'a> {
    /// It awaits its person.
    Offered(&'a Offer),
    /// Its first day is still to come.
    Upcoming(&'a Assignment),
    /// It is in force, by assignment.
    Active(&'a Assignment),
    /// It is a term in an elected role.
    Elected(&'a Assignment),
    /// Its last day has gone by, or its person's.
    Over(&'a Assignment),
    /// It ended before, or came to nothing; or there never was one.
    Gone(Option<Former>),
}

/// What an assignment is now.
pub fn state_of(world: World<'_>, which: Which) -> State<'_> {
    let (index, snapshot) = (world.index, world.index.snapshot());
    if let Some(offer) = snapshot.offers.get(&which.id) {
        return State::Offered(&offer.value);
    }
    let Some(assignment) = snapshot.assignments.get(&which.id) else {
        return State::Gone(which.former);
    };
    let zone = snapshot.organization.time_zone;
    let left = snapshot
        .people
        .get(&assignment.person)
        .is_some_and(|p| p.left.is_some_and(|day| zone.end_of(day) <= world.now));
    let elected = matches!(assignment.seat, SeatRef::Whole(RoleRef::Core(..)));
    let passed = assignment
        .until
        .is_some_and(|day| zone.end_of(day) <= world.now);
    if left || passed && !elected {
        State::Over(&assignment.value)
    } else if elected {
        State::Elected(&assignment.value)
    } else if index.is_in_force(assignment, world.now) {
        State::Active(&assignment.value)
    } else {
        State::Upcoming(&assignment.value)
    }
}

/// The refusal of an act that a state does not allow.
pub(super) fn wrong_state(
    world: World<'_>,
    which: Which,
    state: State<'_>,
    instead: &str,
) -> Rejection {
    let instead = match state {
        State::Gone(None) => "name one of this organization",
        State::Offered(_)
        | State::Upcoming(_)
        | State::Active(_)
        | State::Elected(_)
        | State::Over(_)
        | State::Gone(Some(_)) => instead,
    };
    let message = format!("{}: {instead}", words(world, state));
    Rejection::plain(Code::WrongState, message).about(Subject::Assignment(which.id))
}

/// What it is, in words.
fn words(world: World<'_>, state: State<'_>) -> String {
    let index = world.index;
    let zone = index.snapshot().organization.time_zone;
    let named = |it: &Assignment| {
        let name = index.directory().name(it.person);
        format!("the assignment of {name} to {}", index.seat_name(it.seat))
    };
    match state {
        State::Offered(it) => {
            let role = index.role_name(RoleRef::Defined(it.role));
            let name = index.directory().name(it.person);
            format!("{role} is offered to {name}, who has not answered")
        }
        State::Upcoming(it) => {
            let begins = it.since.map(|day| format!(" and begins on {day}"));
            format!("{} is accepted{}", named(it), begins.unwrap_or_default())
        }
        State::Active(it) => format!("{} is active", named(it)),
        State::Elected(it) => {
            let name = index.directory().name(it.person);
            format!("{name} was elected as {}", index.seat_name(it.seat))
        }
        State::Over(it) => {
            let left = index.snapshot().people.get(&it.person);
            let days = it.until.into_iter().chain(left.and_then(|p| p.left));
            let last = days.min().map(|day| format!(" since the end of {day}"));
            format!("{} is over{}", named(it), last.unwrap_or_default())
        }
        State::Gone(Some(Former::Ended(at))) => {
            format!("this assignment ended on {}", zone.day_of(at))
        }
        State::Gone(Some(Former::Closed(at))) => {
            format!("this offer came to nothing on {}", zone.day_of(at))
        }
        State::Gone(None) => "there is no such assignment".to_owned(),
    }
}

/// What is left to do about one that is over or gone.
pub(super) const ANEW: &str = "the role can be offered anew";

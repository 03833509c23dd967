//! A person to be put into a seat: what must hold of it, and the facts that follow. Judged when it
//! is offered, and once more when it is accepted.

use super::{focus, limits};
use crate::{
    act::World,
    check::assignments::overlap,
    code::Code,
    event::Event,
    ids::{AssignmentId, PersonId, RoleId, SeatId},
    rejection::Rejection,
    rule,
    structure::{
        assignment::{Assignment, Offer, Served},
        role::{Focus, RoleRef, SeatRef},
    },
    subject::Subject,
    text::Text,
    time::Date,
};

/// Whom, where, and for how long.
#[derive(Debug)]
pub(super) struct Placing<'a> {
    pub(super) id: AssignmentId,
    pub(super) role: RoleId,
    pub(super) focus: Option<&'a Focus>,
    pub(super) person: PersonId,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
    pub(super) resign_terms: Option<&'a Text>,
    /// The id of the seat, if it has to be split off.
    pub(super) split: SeatId,
    /// An assignment that ends with it.
    pub(super) instead: Option<AssignmentId>,
    /// Earlier terms of the person that the structure does not hold any more.
    pub(super) served: &'a [Served],
}

impl Placing<'_> {
    /// Every reason why it cannot be.
    pub(super) fn refusals(&self, world: World<'_>) -> Vec<Rejection> {
        let days = (self.since, self.until);
        let mut refusals: Vec<Rejection> =
            self::days(world, self.person, days).into_iter().collect();
        refusals.extend(belongs(world, self.person, self.since));
        refusals.extend(focus::problems(world, self.role, self.focus));
        refusals.extend(self.twice(world));
        let (assignment, _) = self.assignment(world);
        refusals.extend(limits::refusals(
            world,
            self.role,
            &assignment,
            self.instead,
            self.served,
        ));
        refusals
    }

    /// The facts by which the person holds the seat.
    pub(super) fn assigned(&self, world: World<'_>) -> Vec<Event> {
        let (assignment, split) = self.assignment(world);
        let split = split.map(|focus| Event::SeatSplit(focus::split(self.split, self.role, focus)));
        split
            .into_iter()
            .chain([Event::SeatAssigned(assignment)])
            .collect()
    }

    /// The fact by which the person is asked.
    pub(super) fn offered(&self) -> Event {
        Event::SeatOffered(Offer {
            id: self.id,
            role: self.role,
            focus: self.focus.cloned(),
            person: self.person,
            since: self.since,
            until: self.until,
            resign_terms: self.resign_terms.cloned(),
        })
    }

    /// The assignment, with the focus that has to be split off for it.
    fn assignment(&self, world: World<'_>) -> (Assignment, Option<&Focus>) {
        let seat = focus::seat(world.index, self.role, self.focus);
        let assignment = Assignment {
            id: self.id,
            seat: seat.unwrap_or(SeatRef::Focused(self.split)),
            person: self.person,
            since: Some(self.since.unwrap_or_else(|| today(world))),
            until: self.until,
            resign_terms: self.resign_terms.cloned(),
        };
        (assignment, self.focus.filter(|_| seat.is_none()))
    }

    /// GOV-2.1.3: several people may hold a seat, each of them once at a time; nor is anybody asked
    /// twice.
    fn twice(&self, world: World<'_>) -> Option<Rejection> {
        let index = world.index;
        let (wanted, _) = self.assignment(world);
        let name = index.directory().name(self.person);
        let role = index.role_name(RoleRef::Defined(self.role));
        let held = index
            .assignments_held_by(self.person)
            .find(|a| a.seat == wanted.seat && Some(a.id) != self.instead && overlap(a, &wanted));
        if let Some(held) = held {
            let message = format!("{name} holds {} already", index.seat_name(held.seat));
            let rejection = Rejection::by(rule::GOV_2_1_3, Code::WrongState, message);
            return Some(rejection.at(["person"]).about(Subject::Assignment(held.id)));
        }
        let asked = index.snapshot().offers.values().find(|o| {
            o.id != self.id
                && o.person == self.person
                && o.role == self.role
                && match (&o.focus, self.focus) {
                    (None, None) => true,
                    (Some(a), Some(b)) => a.same_part(b),
                    (None, Some(_)) | (Some(_), None) => false,
                }
        });
        let message = format!("{role} is offered to {name} already: withdraw that offer first");
        asked.map(|offer| {
            Rejection::by(rule::GOV_2_1_3, Code::WrongState, message)
                .at(["person"])
                .about(Subject::Assignment(offer.id))
        })
    }
}

/// Days that follow each other and are not all past.
pub(super) fn days(
    world: World<'_>,
    person: PersonId,
    (since, until): (Option<Date>, Option<Date>),
) -> Option<Rejection> {
    let until = until?;
    let since = since.unwrap_or_else(|| today(world));
    let message = if until < today(world) {
        format!("the last day, {until}, has gone by: choose a later one, or leave it open")
    } else if until < since {
        format!("ends on {until}, before it begins on {since}: exchange the days")
    } else {
        return None;
    };
    let rejection = Rejection::by(rule::GOV_2_1_1, Code::WrongState, message);
    Some(rejection.at(["until"]).about(Subject::Person(person)))
}

/// Somebody of the organization, on the first day at the latest.
pub(super) fn belongs(
    world: World<'_>,
    person: PersonId,
    since: Option<Date>,
) -> Option<Rejection> {
    let index = world.index;
    let zone = index.snapshot().organization.time_zone;
    let begins = since.map(|day| zone.start_of(day));
    let from = begins.map_or(world.now, |at| at.max(world.now));
    if index.is_present(person, from) {
        return None;
    }
    let name = index.directory().name(person);
    let day = zone.day_of(from);
    let message = format!("{name} does not belong to the organization on {day}");
    let rejection = Rejection::by(rule::GOV_2_1_2, Code::WrongState, message);
    Some(rejection.at(["person"]).about(Subject::Person(person)))
}

/// The day that it is now, where the organization is.
pub(super) fn today(world: World<'_>) -> Date {
    let zone = world.index.snapshot().organization.time_zone;
    zone.day_of(world.now)
}

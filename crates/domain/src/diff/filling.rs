//! Who holds a seat: assignments that came and went, told together for each seat. An assignment
//! that was made anew for the same person is the old one going on.

use super::{Difference, Kind, Thing, between, changes};
use crate::{
    ids::AssignmentId,
    structure::{
        assignment::{Assignment, Offer},
        role::SeatRef,
    },
    subject::Subject,
};
use std::collections::BTreeMap;

/// What came and went in one seat.
#[derive(Default)]
struct Seat {
    gone: Vec<Assignment>,
    came: Vec<(Option<Offer>, Assignment)>,
}

/// One thing in two structures.
type States = (Option<Thing>, Option<Thing>);

/// Whether it is an assignment, or an offer of one, that is in one of the structures only.
pub(super) fn is_filling(states: &States) -> bool {
    matches!(
        states,
        (Some(Thing::Assignment(_) | Thing::Offer(_)), None) | (None, Some(Thing::Assignment(_)))
    )
}

/// The differences that fillings are. An offer that became an assignment is a part of its coming;
/// any other one that is gone came to nothing.
pub(super) fn differences(fillings: Vec<States>) -> Vec<Difference> {
    let mut seats: BTreeMap<SeatRef, Seat> = BTreeMap::new();
    let mut offers: BTreeMap<AssignmentId, Offer> = BTreeMap::new();
    let mut came: Vec<Assignment> = Vec::new();
    for states in fillings {
        match states {
            (Some(Thing::Assignment(it)), _) => seats.entry(it.seat).or_default().gone.push(it),
            (_, Some(Thing::Assignment(it))) => came.push(it),
            (Some(Thing::Offer(it)), _) => drop(offers.insert(it.id, it)),
            (_, _) => {}
        }
    }
    for it in came {
        let offer = offers.remove(&it.id);
        seats.entry(it.seat).or_default().came.push((offer, it));
    }
    let seats = seats.into_iter();
    let mut found: Vec<Difference> = seats
        .flat_map(|(seat, changes)| in_seat(seat, changes))
        .collect();
    for offer in offers.into_values() {
        found.extend(between(Some(offer.into()), None));
    }
    found
}

fn in_seat(seat: SeatRef, changes: Seat) -> Vec<Difference> {
    let Seat { mut gone, came } = changes;
    let mut found = Vec::new();
    let (mut before, mut after): (Vec<Thing>, Vec<Thing>) = (Vec::new(), Vec::new());
    for (offer, it) in came {
        if let Some(at) = gone.iter().position(|old| old.person == it.person) {
            found.push(renewed(gone.remove(at), offer, it));
        } else {
            before.extend(offer.map(Into::into));
            after.push(it.into());
        }
    }
    if !gone.is_empty() || !after.is_empty() {
        let gone = gone.into_iter().map(Into::into);
        found.push(Difference {
            kind: Kind::Refilled,
            subject: Subject::Seat(seat),
            before: gone.chain(before).collect(),
            after,
            fields: Vec::new(),
        });
    }
    found
}

/// The same person goes on in the same seat, under another assignment.
fn renewed(before: Assignment, offer: Option<Offer>, after: Assignment) -> Difference {
    let subject = Subject::Assignment(after.id);
    let (before, after) = (before.into(), after.into());
    Difference {
        kind: Kind::Amended,
        subject,
        fields: changes(&before, &after),
        before: std::iter::once(before)
            .chain(offer.map(Into::into))
            .collect(),
        after: vec![after],
    }
}

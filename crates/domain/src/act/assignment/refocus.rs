//! An assigner gives an assignment another focus.

use super::{
    assigner, decided, end,
    placing::Placing,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    event::{Ending, Event},
    ids::{AssignmentId, SeatId},
    structure::{
        assignment::Served,
        role::{Focus, RoleRef, SeatRef},
    },
};

/// Which assignment, and its other focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refocus {
    /// Which.
    pub which: Which,
    /// The id of the assignment, or offer, that takes its place.
    pub id: AssignmentId,
    /// The id of the seat, if the focus has to be split off.
    pub split: SeatId,
    /// The part of the role; none means the whole.
    pub focus: Option<Focus>,
    /// The assigner's word that the person agreed (GOV-2.1.2).
    pub agreed: bool,
    /// Earlier terms of the person that the structure does not hold any more.
    pub served: Vec<Served>,
}

/// GOV-2.1.4: one assignment ends, and another with the same days and terms takes its place, or is
/// offered until the person agrees. The term goes on: it is not a second one (GOV-2.1.7). Nothing
/// follows where the focus is the same.
pub fn refocus(world: World<'_>, by: Acting, it: &Refocus) -> Outcome {
    let index = world.index;
    let old = match state_of(world, it.which) {
        State::Upcoming(it) | State::Active(it) => it,
        State::Elected(term) => return refused(end::elected(world, term)),
        state @ State::Offered(_) => {
            let instead = "withdraw it and make another offer";
            return refused([wrong_state(world, it.which, state, instead)]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, it.which, state, ANEW)]);
        }
    };
    let seat = assigner::of_seat(world, by.person, old.seat)?;
    let Some(RoleRef::Defined(role)) = index.snapshot().role_of_seat(old.seat) else {
        return refused(end::elected(world, old));
    };
    if same_part(world, old.seat, it.focus.as_ref()) {
        return Ok(decided(old.id, Some(seat), Vec::new()));
    }
    let placing = Placing {
        id: it.id,
        role,
        focus: it.focus.as_ref(),
        person: old.person,
        since: old.since,
        until: old.until,
        resign_terms: old.resign_terms.as_ref(),
        split: it.split,
        instead: Some(old.id),
        served: &it.served,
    };
    let refusals = placing.refusals(world);
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let mut events = vec![Event::AssignmentEnded(old.clone(), Ending::Refocused)];
    if it.agreed || by.person == old.person {
        events.extend(placing.assigned(world));
    } else {
        events.push(placing.offered());
    }
    Ok(decided(it.id, Some(seat), events))
}

fn same_part(world: World<'_>, seat: SeatRef, wanted: Option<&Focus>) -> bool {
    match (seat, wanted) {
        (SeatRef::Whole(_), None) => true,
        (SeatRef::Focused(id), Some(wanted)) => {
            let seat = world.index.snapshot().seats.get(&id);
            seat.is_some_and(|s| s.focus.same_part(wanted))
        }
        (SeatRef::Whole(_), Some(_)) | (SeatRef::Focused(_), None) => false,
    }
}

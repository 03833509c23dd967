//! An assigner takes an assignment back.

use super::{
    assigner, decided,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    event::{Ending, Event},
    structure::{
        assignment::Assignment,
        role::{CoreRole, RoleRef, SeatRef},
    },
};

/// GOV-2.1.5: whoever assigns the role may end an assignment to it at any time, before its first
/// day too; not a term in an elected role (GOV-2.1.8), unless it is that of a rep whom the circle
/// picks otherwise.
pub fn end(world: World<'_>, by: Acting, which: Which) -> Outcome {
    let assignment = match state_of(world, which) {
        State::Upcoming(it) | State::Active(it) => it,
        State::Elected(it) if picked_otherwise(world, it) => it,
        State::Elected(it) => return refused(elected(world, it)),
        state @ State::Offered(_) => {
            return refused([wrong_state(
                world,
                which,
                state,
                "withdraw the offer instead",
            )]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, which, state, ANEW)]);
        }
    };
    let seat = assigner::of_seat(world, by.person, assignment.seat)?;
    let events = vec![Event::AssignmentEnded(assignment.clone(), Ending::Revoked)];
    Ok(decided(which.id, Some(seat), events))
}

/// Whether it is a rep's, in a circle that picks its rep by a process of its own.
fn picked_otherwise(world: World<'_>, term: &Assignment) -> bool {
    matches!(term.seat, SeatRef::Whole(RoleRef::Core(circle, CoreRole::CircleRep))
        if world.index.rep_process(circle).is_some())
}

/// GOV-2.1.8: the refusal to touch an elected term.
pub(super) fn elected(world: World<'_>, term: &Assignment) -> Option<crate::rejection::Rejection> {
    if let SeatRef::Whole(role @ RoleRef::Core(circle, _)) = term.seat {
        Some(assigner::elected_only(world, circle, role))
    } else {
        None
    }
}

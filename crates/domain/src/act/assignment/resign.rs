//! A person gives up a seat.

use super::{
    assigner, by_themselves, decided,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    code::Code,
    event::{Ending, Event},
    rejection::Rejection,
    rule,
    subject::Subject,
};

/// GOV-2.1.6: at any time, also from an elected role, unless the person agreed otherwise;
/// then whoever assigns the role may release them by ending the assignment.
pub fn resign(world: World<'_>, by: Acting, which: Which) -> Outcome {
    let assignment = match state_of(world, which) {
        State::Upcoming(it) | State::Active(it) | State::Elected(it) => it,
        state @ State::Offered(_) => {
            return refused([wrong_state(world, which, state, "decline it instead")]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, which, state, ANEW)]);
        }
    };
    let own = (rule::GOV_2_1_6, "resign from this");
    by_themselves(world, by.person, assignment.person, own)?;
    if let Some(terms) = &assignment.resign_terms {
        let role = world.index.snapshot().role_of_seat(assignment.seat);
        let ways = role.map(|role| assigner::ask(world, role));
        let message = format!(
            "you agreed to this about resigning: {terms}; ask whoever assigns the role to release you"
        );
        let rejection = Rejection::by(rule::GOV_2_1_6, Code::ResignTerms, message);
        let about = Subject::Assignment(which.id);
        return refused([rejection.about(about).with(ways.unwrap_or_default())]);
    }
    let events = vec![Event::AssignmentEnded(assignment.clone(), Ending::Resigned)];
    Ok(decided(which.id, None, events))
}

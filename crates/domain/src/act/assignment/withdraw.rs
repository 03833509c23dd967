//! An assigner takes an offer back.

use super::{
    assigner, decided,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    event::{Closing, Event},
    structure::role::RoleRef,
};

/// GOV-2.1.1: whoever assigns the role may take back what was offered and not accepted, also what
/// another assigner offered.
pub fn withdraw(world: World<'_>, by: Acting, which: Which) -> Outcome {
    let offer = match state_of(world, which) {
        State::Offered(offer) => offer,
        state @ (State::Upcoming(_) | State::Active(_) | State::Elected(_)) => {
            return refused([wrong_state(world, which, state, "end it instead")]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, which, state, ANEW)]);
        }
    };
    let role = RoleRef::Defined(offer.role);
    let seat = assigner::authorize(world, by.person, role)?;
    let events = vec![Event::OfferClosed(offer.clone(), Closing::Withdrawn)];
    Ok(decided(which.id, Some(seat), events))
}

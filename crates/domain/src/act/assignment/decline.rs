//! A person says no to an offer.

use super::{
    by_themselves, decided,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    event::{Closing, Event},
    rule,
};

/// GOV-2.1.2: nobody needs a reason to decline.
pub fn decline(world: World<'_>, by: Acting, which: Which) -> Outcome {
    let offer = match state_of(world, which) {
        State::Offered(offer) => offer,
        state @ (State::Upcoming(_) | State::Active(_) | State::Elected(_)) => {
            return refused([wrong_state(world, which, state, "resign from it instead")]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, which, state, ANEW)]);
        }
    };
    let own = (rule::GOV_2_1_2, "decline this offer");
    by_themselves(world, by.person, offer.person, own)?;
    let events = vec![Event::OfferClosed(offer.clone(), Closing::Declined)];
    Ok(decided(which.id, None, events))
}

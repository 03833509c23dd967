//! A person says yes to an offer.

use super::{
    by_themselves, decided,
    placing::Placing,
    state::{ANEW, State, Which, state_of, wrong_state},
};
use crate::{
    act::{Acting, Outcome, World, refused},
    code::Code,
    ids::SeatId,
    rejection::Rejection,
    rule,
    structure::{assignment::Served, role::RoleRef},
};

/// Which offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// Which.
    pub which: Which,
    /// The id of the seat, if the focus has to be split off.
    pub split: SeatId,
    /// Earlier terms of the person that the structure does not hold any more.
    pub served: Vec<Served>,
}

/// GOV-2.1.2: an assignment becomes active by the person's own word, and by what holds then:
/// policies may have changed since it was offered, and the role may be gone. Whoever offered it
/// need not assign there any more.
pub fn accept(world: World<'_>, by: Acting, it: &Accept) -> Outcome {
    let offer = match state_of(world, it.which) {
        State::Offered(offer) => offer,
        state @ (State::Upcoming(_) | State::Active(_) | State::Elected(_)) => {
            let instead = "nothing is left to accept";
            return refused([wrong_state(world, it.which, state, instead)]);
        }
        state @ (State::Over(_) | State::Gone(_)) => {
            return refused([wrong_state(world, it.which, state, ANEW)]);
        }
    };
    let own = (rule::GOV_2_1_2, "accept this offer");
    by_themselves(world, by.person, offer.person, own)?;
    let role = RoleRef::Defined(offer.role);
    if world.index.source_of(role).is_none() {
        let message = "the role that was offered is gone: decline the offer";
        return refused([Rejection::by(rule::GOV_2_1_1, Code::WrongState, message)]);
    }
    let placing = Placing {
        id: offer.id,
        role: offer.role,
        focus: offer.focus.as_ref(),
        person: offer.person,
        since: offer.since,
        until: offer.until,
        resign_terms: offer.resign_terms.as_ref(),
        split: it.split,
        instead: None,
        served: &it.served,
    };
    let refusals = placing.refusals(world);
    if refusals.is_empty() {
        Ok(decided(offer.id, None, placing.assigned(world)))
    } else {
        refused(refusals)
    }
}

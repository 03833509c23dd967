//! What ends when a person goes.

use crate::{
    act::World,
    event::{Closing, Ending, Event},
    ids::PersonId,
};

/// The facts by which every offer to a person comes to nothing.
pub(super) fn offers(world: World<'_>, person: PersonId) -> Vec<Event> {
    let offers = world.index.snapshot().offers.values();
    let theirs = offers.filter(|o| o.person == person);
    theirs
        .map(|o| Event::OfferClosed(o.value.clone(), Closing::Left))
        .collect()
}

/// The facts by which every seat of a person, elected or not, is theirs no more (rulebook §13.4).
pub(super) fn seats(world: World<'_>, person: PersonId) -> Vec<Event> {
    let held = world.index.assignments_held_by(person);
    held.map(|a| Event::AssignmentEnded(a.clone(), Ending::Left))
        .collect()
}

//! An admin records that a person who left, or was about to, is with the organization again.

use super::{farewell, has_left, known};
use crate::{
    act::{Acting, Outcome, World, admin, refused},
    event::Event,
    ids::PersonId,
    structure::person::Person,
    subject::Subject,
};

/// The last day is taken back. Where it had gone by, nothing that the person held before comes back
/// with them: what is left of it ends.
pub fn come_back(world: World<'_>, by: Acting, person: PersonId) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let known = *known(world, person)?;
    let subject = Subject::Person(person);
    if known.left.is_none() {
        let name = world.index.directory().name(person);
        let message = format!("{name} did not leave: there is nothing to come back from");
        return refused([admin::wrong_state(subject, message)]);
    }
    if world.index.directory().profile(person).is_none() {
        let message = "who this was has been erased: add them anew";
        return refused([admin::wrong_state(subject, message)]);
    }
    let mut events = Vec::new();
    if has_left(world, &known, world.now) {
        events.extend(farewell::offers(world, person));
        events.extend(farewell::seats(world, person));
    }
    events.push(Event::PersonChanged(Person {
        left: None,
        ..known
    }));
    Ok(admin::decided(subject, events, Vec::new()))
}

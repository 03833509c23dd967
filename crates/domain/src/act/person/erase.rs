//! An admin erases who a person was.

use super::{farewell, has_left, known};
use crate::{
    act::{Acting, DirectoryChange, Outcome, World, admin, refused},
    ids::PersonId,
    subject::Subject,
};

/// Name, key, address and outside ids are gone for good; the record never had them, and answers
/// show a stand-in. Only of somebody who has left. Their key may then be another person's.
pub fn erase(world: World<'_>, by: Acting, person: PersonId) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let known = known(world, person)?;
    let subject = Subject::Person(person);
    let directory = world.index.directory();
    if directory.profile(person).is_none() {
        return Ok(admin::decided(subject, Vec::new(), Vec::new()));
    }
    if !has_left(world, known, world.now) {
        let name = directory.name(person);
        let message = match known.left {
            Some(day) => format!("{name} is still here until {day}: erase them after that"),
            None => format!("{name} is still here: record that they left first"),
        };
        return refused([admin::wrong_state(subject, message)]);
    }
    let mut events = farewell::offers(world, person);
    events.extend(farewell::seats(world, person));
    let erased = vec![DirectoryChange::Erase(person)];
    Ok(admin::decided(subject, events, erased))
}

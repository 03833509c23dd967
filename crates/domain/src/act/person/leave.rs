//! An admin records that a person leaves the organization.

use super::{farewell, has_left, known};
use crate::{
    act::{Acting, Outcome, World, admin, refused},
    event::Event,
    ids::PersonId,
    rejection::Rejection,
    structure::person::Person,
    subject::Subject,
    time::Date,
};

/// Who, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub person: PersonId,
    /// Their last day, which counts whole.
    pub on: Date,
}

/// Offers to the person come to nothing at once. Where the last day is over their assignments end
/// (rulebook §13.4); else they stay until it is, and then give nothing any more. Until then the day
/// can be changed.
pub fn leave(world: World<'_>, by: Acting, it: Leave) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let person = *known(world, it.person)?;
    let subject = Subject::Person(it.person);
    let name = world.index.directory().name(it.person);
    let leaving = Person {
        left: Some(it.on),
        ..person
    };
    if has_left(world, &person, world.now) && person.left != Some(it.on) {
        let day = person.left.map(|day| day.to_string()).unwrap_or_default();
        let message = format!("{name} left on {day} already");
        return refused([admin::wrong_state(subject, message)]);
    }
    let refusals: Vec<Rejection> = too_early(&person, it.on, name)
        .into_iter()
        .chain(last_admin(world, it.person, name))
        .collect();
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let mut events = Vec::new();
    if person.left != Some(it.on) {
        events.push(Event::PersonChanged(leaving));
    }
    events.extend(farewell::offers(world, it.person));
    if has_left(world, &leaving, world.now) {
        events.extend(farewell::seats(world, it.person));
    }
    Ok(admin::decided(subject, events, Vec::new()))
}

fn too_early(person: &Person, on: Date, name: &str) -> Option<Rejection> {
    let since = person.since.filter(|since| on < *since)?;
    let message = format!("{name} belongs to the organization since {since} only");
    Some(admin::wrong_state(Subject::Person(person.id), message).at(["on"]))
}

/// The organization keeps an admin who is here and is not about to leave.
fn last_admin(world: World<'_>, person: PersonId, name: &str) -> Option<Rejection> {
    let snapshot = world.index.snapshot();
    let admins = &snapshot.organization.admins;
    let stays = |other: &PersonId| {
        let open = snapshot.people.get(other).is_some_and(|p| p.left.is_none());
        *other != person && open && world.index.is_present(*other, world.now)
    };
    if !admins.contains(&person) || admins.iter().any(stays) {
        return None;
    }
    let message = format!(
        "{name} is the last admin: the organization has to keep one who stays, so another admin is \
         needed first"
    );
    Some(admin::wrong_state(Subject::Person(person), message))
}

//! What nobody else may have: a person's key, address and outside ids.

use crate::{
    act::World, code::Code, ids::PersonId, rejection::Rejection, structure::person::Profile,
    subject::Subject,
};
use std::collections::BTreeSet;

/// Everything of a profile that is somebody else's already. Says whose, and no more of them.
pub(super) fn refusals(world: World<'_>, profile: &Profile) -> Vec<Rejection> {
    let directory = world.index.directory();
    let other = |found: Option<PersonId>| found.filter(|p| *p != profile.person);
    let taken = |what: String, field: &'static str, owner: PersonId| {
        let message = format!("{what} is that of {} already", directory.name(owner));
        Rejection::plain(Code::Taken, message)
            .at([field])
            .about(Subject::Person(owner))
    };
    let mut refusals = Vec::new();
    if let Some(owner) = other(directory.by_key(&profile.key)) {
        refusals.push(taken(format!("the key `{}`", profile.key), "key", owner));
    }
    let email = profile.email.as_ref().map(ToString::to_string);
    if let Some(email) = email
        && let Some(owner) = other(directory.by_email(&email))
    {
        refusals.push(taken(format!("the address `{email}`"), "email", owner));
    }
    let mut systems = BTreeSet::new();
    for outside in &profile.external {
        if !systems.insert(&outside.system) {
            let message = format!("a person has one id in `{}`: give one", outside.system);
            refusals.push(Rejection::plain(Code::Taken, message).at(["external"]));
        }
        if let Some(owner) = other(directory.by_external(&outside.system, &outside.id)) {
            let what = format!("the id `{}` in `{}`", outside.id, outside.system);
            refusals.push(taken(what, "external", owner));
        }
    }
    refusals
}

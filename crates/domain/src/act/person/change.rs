//! An admin changes what is known of a person.

use super::{known, unique};
use crate::{
    act::{Acting, DirectoryChange, Outcome, World, admin, refused},
    edit::Edit,
    event::Event,
    ids::PersonId,
    structure::person::{ExternalRef, Person, Profile},
    subject::Subject,
    text::{Key, Name, OutsideRef},
};

/// Of whom, and what. The key stays as it is: other systems know the person by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of whom.
    pub person: PersonId,
    /// The name; none where it stays.
    pub name: Option<Name>,
    /// The address.
    pub email: Edit<OutsideRef>,
    /// Whether they agreed to the rules (GOV-2.3.1); none where it stays.
    pub partner: Option<bool>,
    /// Ids in other systems, by system: this one, or none any more. Those of other systems stay.
    pub external: Vec<(Key, Option<OutsideRef>)>,
}

/// Changes a person; nothing follows where all is so already.
pub fn change(world: World<'_>, by: Acting, it: &Change) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let subject = Subject::Person(it.person);
    let person = known(world, it.person)?;
    let Some(old) = world.index.directory().profile(it.person) else {
        let message = "who this was has been erased, there is nothing to change: add them anew";
        return refused([admin::wrong_state(subject, message)]);
    };
    let profile = edited(old, it);
    let refusals = unique::refusals(world, &profile);
    if !refusals.is_empty() {
        return refused(refusals);
    }
    let mut events = Vec::new();
    if let Some(partner) = it.partner
        && partner != person.partner
    {
        events.push(Event::PersonChanged(Person { partner, ..*person }));
    }
    let put = (profile != *old).then_some(DirectoryChange::Put(profile));
    Ok(admin::decided(subject, events, put.into_iter().collect()))
}

fn edited(old: &Profile, it: &Change) -> Profile {
    let mut profile = old.clone();
    if let Some(name) = &it.name {
        profile.name = name.clone();
    }
    match &it.email {
        Edit::Keep => {}
        Edit::Set(email) => profile.email = Some(email.clone()),
        Edit::Clear => profile.email = None,
    }
    for (system, _) in &it.external {
        profile.external.retain(|known| known.system != *system);
    }
    for (system, id) in &it.external {
        profile.external.extend(id.clone().map(|id| ExternalRef {
            system: system.clone(),
            id,
        }));
    }
    profile.external.sort();
    profile
}

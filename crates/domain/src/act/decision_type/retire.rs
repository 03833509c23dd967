//! An admin takes an entry out of the catalogue.

use crate::{
    act::{Acting, Outcome, World, admin, refused},
    event::Event,
    ids::DecisionTypeId,
    index::{Catalogue, ResolvedType},
    structure::decision_type::DecisionType,
    subject::Subject,
};

/// Refused where entries below would lose what they inherit of it. What governance says of the key
/// stays, and is legal: it meets cases that name the key.
pub fn retire(world: World<'_>, by: Acting, id: DecisionTypeId) -> Outcome {
    if let Some(rejection) = admin::require(world, by) {
        return refused([rejection]);
    }
    let subject = Subject::DecisionType(id);
    let types = &world.index.snapshot().decision_types;
    let Some(entry) = types.get(&id) else {
        let message = "there is no such decision type, or it was retired";
        return refused([admin::wrong_state(subject, message)]);
    };
    let others = types.values().filter(|t| t.id != id).map(|t| &t.value);
    let losing = losing(world.index.catalogue(), others);
    if !losing.is_empty() {
        let message = format!(
            "what `{}` says would be lost to {} below it: say it there first",
            entry.key,
            losing.join(", ")
        );
        return refused([admin::wrong_state(subject, message)]);
    }
    let events = vec![Event::DecisionTypeRetired(entry.value.clone())];
    Ok(admin::decided(subject, events, Vec::new()))
}

/// The entries of which something would be known no more, or otherwise.
fn losing<'a>(
    before: &Catalogue,
    others: impl Iterator<Item = &'a DecisionType> + Clone,
) -> Vec<String> {
    let after = Catalogue::new(others.clone());
    let known = |t: &ResolvedType| (t.spends, t.reversibility, t.attributes.clone());
    others
        .filter(|t| {
            let root = t.spends.is_none()
                && t.key
                    .parent()
                    .is_none_or(|key| after.nearest(&key).is_none());
            root || before.get(&t.key).map(known) != after.get(&t.key).map(known)
        })
        .map(|t| format!("`{}`", t.key))
        .collect()
}

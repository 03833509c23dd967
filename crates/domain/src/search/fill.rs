//! What each thing is found by.

use super::{Kind, Search};
use crate::{ids::CircleId, index::Index, structure::role::RoleRef, subject::Subject, text::Text};

pub(super) fn fill(index: &Index, search: &mut Search) {
    let snapshot = index.snapshot();
    let text = |it: &Option<Text>| it.as_ref().map_or(String::new(), ToString::to_string);
    for role in snapshot.roles.values() {
        let names = [role.name.as_str(), role.key.as_str()];
        let purpose = text(&role.purpose);
        let subject = Subject::Role(RoleRef::Defined(role.id));
        search.add(subject, Kind::Role, &names, &[&purpose]);
        let circle = CircleId::inside(role.id);
        if index.anchor() == Some(role.id) || !index.roles_in(circle).is_empty() {
            search.add(Subject::Circle(circle), Kind::Circle, &names, &[&purpose]);
        }
    }
    for person in snapshot.people.keys() {
        if let Some(profile) = index.directory().profile(*person) {
            let names = [profile.name.as_str(), profile.key.as_str()];
            search.add(Subject::Person(*person), Kind::Person, &names, &[]);
        }
    }
    for policy in snapshot.policies.values() {
        let names = [policy.title.as_str(), policy.key.as_str()];
        let text = text(&policy.text);
        search.add(Subject::Policy(policy.id), Kind::Policy, &names, &[&text]);
    }
    for it in snapshot.domains.values() {
        let names = [it.key.as_str()];
        let texts = [it.text.as_str()];
        search.add(Subject::Domain(it.id), Kind::Domain, &names, &texts);
    }
    for it in snapshot.external_domains.values() {
        let names = [it.key.as_str()];
        let texts = [it.text.as_str(), it.owner.as_str()];
        search.add(Subject::ExternalDomain(it.id), Kind::Domain, &names, &texts);
    }
    for it in snapshot.accountabilities.values() {
        let texts = [it.text.as_str()];
        let subject = Subject::Accountability(it.id);
        search.add(subject, Kind::Accountability, &[], &texts);
    }
}

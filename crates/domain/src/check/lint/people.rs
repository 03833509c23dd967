//! People, and machines that act in their name.

use super::{notice, warning};
use crate::{
    check::Finding, index::Index, rule, structure::policy::Hook, subject::Subject, time::Timestamp,
};

pub(super) fn check(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    roles(index, at, found);
    departed(index, at, found);
    admins(index, at, found);
    machines(index, found);
}

/// Authority belongs to roles (GOV-1.1.4): who is here and holds none has none.
fn roles(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let leads_anchor = |person| {
        let anchor = index.anchor().map(crate::ids::CircleId::inside);
        let mut hooks = anchor.into_iter().flat_map(|it| index.hooks_of(it));
        hooks.any(|(_, _, hook)| {
            if let Hook::AnchorLead { people } = hook {
                people.contains(&person)
            } else {
                false
            }
        })
    };
    for person in index.snapshot().people.keys() {
        let holds = |it| index.is_in_force(it, at);
        if index.is_present(*person, at)
            && !index.assignments_held_by(*person).any(holds)
            && !leads_anchor(*person)
        {
            let name = index.directory().name(*person);
            found.push(notice(
                Some(rule::GOV_1_1_4),
                Subject::Person(*person),
                format!("{name} holds no role"),
                "assign them to a role, or record that they left",
            ));
        }
    }
}

/// Who left holds nothing any more.
fn departed(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let zone = index.snapshot().organization.time_zone;
    for assignment in index.snapshot().assignments.values() {
        let person = index.snapshot().people.get(&assignment.person);
        let left = person.and_then(|it| it.left);
        if left.is_some_and(|day| zone.end_of(day) <= at) {
            let name = index.directory().name(assignment.person);
            let seat = index.seat_name(assignment.seat);
            found.push(notice(
                None,
                Subject::Assignment(assignment.id),
                format!("{name} left, and still is assigned to {seat}"),
                "end the assignment",
            ));
        }
    }
}

/// Somebody has to be able to manage people, external ids, decision types and service accounts.
fn admins(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let organization = &index.snapshot().organization;
    let mut admins = organization.admins.iter();
    if !organization.admins.is_empty() && !admins.any(|it| index.is_present(*it, at)) {
        found.push(warning(
            None,
            Subject::Organization(organization.id),
            "none of those who may manage people and service accounts is here any more".to_owned(),
            "name others as admins",
        ));
    }
}

/// A machine that may act does so in a person's name: people should know of it.
fn machines(index: &Index, found: &mut Vec<Finding>) {
    for account in index.snapshot().service_accounts.values() {
        if account.may_act {
            found.push(notice(
                None,
                Subject::ServiceAccount(account.id),
                format!(
                    "the service account `{}` may act in people's names",
                    account.key
                ),
                "see that this is wanted, else let it only ask",
            ));
        }
    }
}

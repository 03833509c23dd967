//! The bones: one anchor, a tree, and nothing that points into the void.

use super::Finding;
use crate::{
    code::Code,
    ids::{CircleId, RoleId},
    index::Index,
    rule,
    structure::role::{RoleRef, SeatRef},
    subject::Subject,
};
use std::collections::BTreeSet;

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    one_anchor(index, found);
    tree(index, found);
    element_references(index, found);
    relation_references(index, found);
    clause_references(index, found);
}

/// GOV-1.3.1: exactly one role has no source circle.
fn one_anchor(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    let roots: Vec<RoleId> = snapshot
        .roles
        .values()
        .filter(|r| r.source.is_none())
        .map(|r| r.id)
        .collect();
    if roots.is_empty() {
        found.push(Finding::broken(
            rule::GOV_1_3_1,
            Code::AnchorFixed,
            Subject::Organization(snapshot.organization.id),
            "there is no anchor circle",
            "define one role that no circle holds",
        ));
    }
    for extra in roots.into_iter().skip(1) {
        found.push(Finding::broken(
            rule::GOV_1_3_1,
            Code::AnchorFixed,
            Subject::Role(RoleRef::Defined(extra)),
            "a second role without a circle: there is one anchor only",
            "place it inside a circle",
        ));
    }
}

/// GOV-1.2.3: every role's circles lead up to the anchor.
fn tree(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for role in snapshot.roles.values() {
        let Some(source) = role.source else { continue };
        let subject = Subject::Role(RoleRef::Defined(role.id));
        if !snapshot.roles.contains_key(&source.role()) {
            found.push(Finding::dangling(
                subject,
                "the circle that holds this role does not exist",
            ));
        } else if !index.contains(role.id) && runs_in_a_circle(index, role.id) {
            found.push(Finding::broken(
                rule::GOV_1_2_3,
                Code::ContainmentCycle,
                subject,
                format!("`{}` would end up inside itself", role.key),
                "place it inside a circle that it does not contain",
            ));
        }
    }
}

fn runs_in_a_circle(index: &Index, start: RoleId) -> bool {
    let roles = &index.snapshot().roles;
    let mut seen = BTreeSet::new();
    let mut next = Some(start);
    while let Some(role) = next {
        if !seen.insert(role) {
            return true;
        }
        next = roles.get(&role).and_then(|r| r.source).map(CircleId::role);
    }
    false
}

fn role_exists(index: &Index, role: RoleRef) -> bool {
    let id = match role {
        RoleRef::Defined(id) => id,
        RoleRef::Core(circle, _) => circle.role(),
    };
    index.snapshot().roles.contains_key(&id)
}

fn seat_exists(index: &Index, seat: SeatRef) -> bool {
    index
        .snapshot()
        .role_of_seat(seat)
        .is_some_and(|role| role_exists(index, role))
}

fn require(found: &mut Vec<Finding>, holds: bool, subject: Subject, what: &str) {
    if !holds {
        found.push(Finding::dangling(subject, format!("{what} does not exist")));
    }
}

fn element_references(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for it in snapshot.accountabilities.values() {
        require(
            found,
            role_exists(index, it.role),
            Subject::Accountability(it.id),
            "its role",
        );
    }
    for it in snapshot.domains.values() {
        let subject = Subject::Domain(it.id);
        require(found, role_exists(index, it.holder), subject, "its role");
        let parent = it
            .delegated_from
            .is_none_or(|p| snapshot.domains.contains_key(&p));
        require(
            found,
            parent,
            subject,
            "the domain that it is delegated from",
        );
    }
    for it in snapshot.spend_controls.values() {
        let known = snapshot.roles.contains_key(&it.role);
        require(found, known, Subject::SpendControl(it.id), "its role");
    }
    for it in snapshot.policies.values() {
        let known = snapshot.roles.contains_key(&it.circle.role());
        require(found, known, Subject::Policy(it.id), "its circle");
    }
    for it in snapshot.seats.values() {
        let known = snapshot.roles.contains_key(&it.role);
        require(
            found,
            known,
            Subject::Seat(SeatRef::Focused(it.id)),
            "its role",
        );
    }
}

fn relation_references(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for it in snapshot.assignments.values() {
        let subject = Subject::Assignment(it.id);
        require(found, seat_exists(index, it.seat), subject, "its seat");
        require(
            found,
            snapshot.people.contains_key(&it.person),
            subject,
            "its person",
        );
    }
    for it in snapshot.links.values() {
        let subject = Subject::Link(it.id);
        require(
            found,
            seat_exists(index, it.seat),
            subject,
            "the linked seat",
        );
        let target = snapshot.roles.contains_key(&it.target.role());
        require(found, target, subject, "the target circle");
        let policy = snapshot.policies.contains_key(&it.policy);
        require(found, policy, subject, "the inviting policy");
    }
    for it in snapshot.redirects.values() {
        let subject = Subject::Redirect(it.id);
        require(
            found,
            snapshot.roles.contains_key(&it.mention),
            subject,
            "what is mentioned",
        );
        require(
            found,
            snapshot.roles.contains_key(&it.to),
            subject,
            "the role that is meant",
        );
    }
    for admin in &snapshot.organization.admins {
        let subject = Subject::Organization(snapshot.organization.id);
        require(
            found,
            snapshot.people.contains_key(admin),
            subject,
            "an admin",
        );
    }
}

/// A clause that names what was removed since does nothing for it, and its circle should know
///
fn clause_references(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for policy in snapshot.policies.values() {
        for (at, clause) in policy.clauses.iter().enumerate() {
            let named = clause.kind.named();
            let known = named.roles.iter().all(|r| snapshot.roles.contains_key(r))
                && named.people.iter().all(|p| snapshot.people.contains_key(p))
                && named
                    .domains
                    .iter()
                    .all(|d| snapshot.domains.contains_key(d));
            if !known {
                found.push(Finding::untidy(
                    Subject::Clause(policy.id, at),
                    "something that this clause names does not exist",
                    "amend the policy, or repeal it",
                ));
            }
        }
    }
}

//! Roles and offices that nobody holds.

use super::{notice, warning};
use crate::{
    authority::truth::Truth,
    check::Finding,
    ids::{CircleId, RoleId},
    index::{Index, Leads, core_name},
    rule,
    structure::role::{CoreRole, RoleRef},
    subject::Subject,
    time::Timestamp,
};

pub(super) fn check(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let mut known = Leads::new();
    for role in index.snapshot().roles.keys() {
        filled(index, at, *role, &mut known, found);
        offices(index, at, CircleId::inside(*role), found);
    }
}

/// A role that nobody holds falls to the leads of its circle (GOV-2.2.1); where that climbs to the
/// anchor without meeting one, nobody leads it at all (GOV-2.2.3). The anchor has no lead by
/// default (GOV-1.3.2).
fn filled(index: &Index, at: Timestamp, id: RoleId, known: &mut Leads, found: &mut Vec<Finding>) {
    let role = RoleRef::Defined(id);
    if index.anchor() == Some(id) || index.holders(role, at).next().is_some() {
        return;
    }
    let subject = Subject::Role(role);
    let name = index.role_name(role);
    if index
        .leads_within(role, at, &|_| Truth::True, known)
        .is_empty()
    {
        found.push(warning(
            Some(rule::GOV_2_2_3),
            subject,
            format!("nobody leads {name}: nobody holds it, and no circle around it has a lead"),
            "assign somebody to it, or to a circle around it",
        ));
    } else {
        found.push(notice(
            Some(rule::GOV_2_2_1),
            subject,
            format!("nobody holds {name}, so that its circle's leads cover it"),
            "assign somebody, or leave it with the leads on purpose",
        ));
    }
}

/// An elected role that nobody holds is not covered (GOV-2.2.4). Only of circles that hold roles:
/// the inside of a role that was never broken down needs no officers.
fn offices(index: &Index, at: Timestamp, circle: CircleId, found: &mut Vec<Finding>) {
    if index.roles_in(circle).is_empty() || !index.snapshot().organization.articles.adopted(5) {
        return;
    }
    for office in [CoreRole::Facilitator, CoreRole::Secretary] {
        let role = RoleRef::Core(circle, office);
        if index.holders(role, at).next().is_none() {
            let (office, name) = (core_name(office), index.circle_name(circle));
            found.push(notice(
                Some(rule::GOV_2_2_4),
                Subject::Role(role),
                format!("{name} has no {office}"),
                "call an election",
            ));
        }
    }
}

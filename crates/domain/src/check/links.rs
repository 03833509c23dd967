//! Links need an invitation, own only what they added, and re-pointed references stay at home.

use super::Finding;
use crate::{
    code::Code,
    ids::{CircleId, LinkId},
    index::Index,
    rule,
    structure::{
        circle::{Link, Redirect},
        policy::Hook,
        role::RoleRef,
    },
    subject::Subject,
};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for link in snapshot.links.values() {
        invited(index, link, found);
    }
    for it in snapshot.accountabilities.values() {
        added_to_linked(
            index,
            it.added_by,
            it.role,
            Subject::Accountability(it.id),
            found,
        );
    }
    for it in snapshot.domains.values() {
        added_to_linked(index, it.added_by, it.holder, Subject::Domain(it.id), found);
    }
    for redirect in snapshot.redirects.values() {
        stays_inside(index, redirect, found);
    }
}

/// GOV-1.5.1: a policy of the target, or of a circle above it, invites the role.
fn invited(index: &Index, link: &Link, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    let Some(role) = snapshot.role_of_seat(link.seat) else {
        return;
    };
    let (name, target) = (index.role_name(role), index.circle_name(link.target));
    let mut broken = |message: String, hint: &str| {
        let subject = Subject::Link(link.id);
        found.push(Finding::broken(
            rule::GOV_1_5_1,
            Code::LinkNotInvited,
            subject,
            message,
            hint,
        ));
    };
    if index.source_of(role) == Some(link.target) {
        broken(
            format!("{name} is a role of {target} already"),
            "remove the link",
        );
        return;
    }
    if contains(index, role, link.target) {
        broken(format!("{name} contains {target}"), "remove the link");
        return;
    }
    let Some(policy) = snapshot.policies.get(&link.policy) else {
        return;
    };
    let target_role = RoleRef::Defined(link.target.role());
    let has_say = policy.circle == link.target || index.is_inside(target_role, policy.circle);
    let invites = index.hooks_of(policy.circle).any(|(p, _, hook)| {
        p.id == policy.id
            && matches!(hook, Hook::LinkInvite { roles, .. }
                if roles.iter().any(|r| RoleRef::Defined(*r) == role))
    });
    if !has_say || !invites {
        broken(
            format!(
                "policy `{}` does not invite {name} into {target}",
                policy.key
            ),
            "name a policy of the target circle, or of one above it, with a LINK_INVITE for this role",
        );
    }
}

/// Whether a role's inside is, or contains, a circle.
fn contains(index: &Index, role: RoleRef, circle: CircleId) -> bool {
    let RoleRef::Defined(id) = role else {
        return false;
    };
    id == circle.role() || index.is_inside(RoleRef::Defined(circle.role()), CircleId::inside(id))
}

/// GOV-1.5.3: what a link adds sits on the linked role.
fn added_to_linked(
    index: &Index,
    added_by: Option<LinkId>,
    role: RoleRef,
    subject: Subject,
    found: &mut Vec<Finding>,
) {
    let Some(link) = added_by else { return };
    let snapshot = index.snapshot();
    let linked = snapshot
        .links
        .get(&link)
        .and_then(|l| snapshot.role_of_seat(l.seat));
    if linked != Some(role) {
        found.push(Finding::broken(
            rule::GOV_1_5_3,
            Code::ElementNotYours,
            subject,
            "is added by a link of another role",
            "add it to the role that is linked",
        ));
    }
}

/// GOV-1.6.1: from a circle, or a role in it, to another role in it.
fn stays_inside(index: &Index, redirect: &Redirect, found: &mut Vec<Finding>) {
    let mention = RoleRef::Defined(redirect.mention);
    let to = RoleRef::Defined(redirect.to);
    let own =
        redirect.mention == redirect.circle.role() || index.is_inside(mention, redirect.circle);
    if own && index.is_inside(to, redirect.circle) && mention != to {
        return;
    }
    let circle = index.circle_name(redirect.circle);
    found.push(Finding::broken(
        rule::GOV_1_6_1,
        Code::RedirectOutOfScope,
        Subject::Redirect(redirect.id),
        format!(
            "re-points {} to {}: only {circle} or a role in it may be re-pointed, to another role in it",
            index.role_name(mention),
            index.role_name(to),
        ),
        "name this circle's role or one inside it, and another role inside it",
    ));
}

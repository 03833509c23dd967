//! What every role needs, what core roles may be given, and which articles must be adopted.
//!
//! GOV-1.2.2 has no function here: a circle is the inside of a defined role by its type, so a core
//! role with an inside cannot be said.

use super::Finding;
use crate::{
    code::Code,
    ids::{CircleId, RevisionNumber},
    index::Index,
    rule,
    structure::{
        domain::Reach,
        policy::Hook,
        role::{CoreRole, Role, RoleRef},
    },
    subject::Subject,
};

pub(super) fn check(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    for role in snapshot.roles.values() {
        not_empty(index, role, found);
    }
    for domain in snapshot.domains.values() {
        // GOV-1.4.2: what is added to circle lead goes to the leads of all sub-circles, so it
        // cannot be meant for this circle alone.
        if let RoleRef::Core(_, CoreRole::CircleLead) = domain.holder
            && domain.reach == Reach::Internal
        {
            found.push(Finding::broken(
                rule::GOV_1_4_2,
                Code::LeadAdditionLocal,
                Subject::Domain(domain.id),
                "an addition to circle lead applies to all sub-circles, this one is internal to one circle",
                "for this circle only, make a separate role and place the domain there",
            ));
        }
    }
    no_additions_to_anchor_rep(index, found);
    article_1(index, found);
}

/// GOV-1.1.1: a name, and a purpose, a domain or an accountability. Policies alone make no role,
/// nor does what a link adds. After the setup a role may have lost its last domain with the whole
/// that another circle took (GOV-3.3.9): it stands, for its own circle to mend.
fn not_empty(index: &Index, role: &Role, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    let as_role = RoleRef::Defined(role.id);
    let accountable = index.accountabilities_of(as_role).iter().any(|id| {
        snapshot
            .accountabilities
            .get(id)
            .is_some_and(|a| a.added_by.is_none())
    });
    let controls = index.domains_of(as_role).iter().any(|id| {
        snapshot
            .domains
            .get(id)
            .is_some_and(|d| d.added_by.is_none())
    });
    let by_policy = role.source.is_none()
        && index
            .hooks_of(CircleId::inside(role.id))
            .any(|(_, _, hook)| {
                matches!(hook, Hook::AnchorPurpose { purpose, accountabilities }
                if purpose.is_some() || !accountabilities.is_empty())
            });
    if role.purpose.is_none() && !accountable && !controls && !by_policy {
        let at_setup = index.revision() == RevisionNumber::FIRST;
        let finding = if at_setup {
            Finding::broken
        } else {
            Finding::lapsed
        };
        found.push(finding(
            rule::GOV_1_1_1,
            Code::RoleEmpty,
            Subject::Role(as_role),
            format!(
                "role `{}` has neither purpose, domain nor accountability",
                role.key
            ),
            "give it at least one of them",
        ));
    }
}

/// GOV-1.3.4: the anchor has no rep, so nothing can be added to that role.
fn no_additions_to_anchor_rep(index: &Index, found: &mut Vec<Finding>) {
    let snapshot = index.snapshot();
    let anchor = index.anchor().map(CircleId::inside);
    let of_rep = |role: RoleRef| {
        anchor.is_some_and(|circle| role == RoleRef::Core(circle, CoreRole::CircleRep))
    };
    let accountabilities = snapshot
        .accountabilities
        .values()
        .filter(|a| of_rep(a.role))
        .map(|a| Subject::Accountability(a.id));
    let domains = snapshot
        .domains
        .values()
        .filter(|d| of_rep(d.holder))
        .map(|d| Subject::Domain(d.id));
    found.extend(
        accountabilities
            .chain(domains)
            .map(super::offices::no_rep_in_anchor),
    );
}

/// GOV-10.1.1: article 1 is required.
fn article_1(index: &Index, found: &mut Vec<Finding>) {
    let organization = &index.snapshot().organization;
    if !organization.articles.adopted(1) {
        found.push(Finding::broken(
            rule::GOV_10_1_1,
            Code::WrongState,
            Subject::Organization(organization.id),
            "article 1 is not among the adopted articles",
            "add 1 to `articles`: it is required, 2 to 5 are optional",
        ));
    }
}

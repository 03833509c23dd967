//! Roles, policies and decision types whose texts leave something open.

use super::{notice, warning};
use crate::{
    check::Finding,
    ids::CircleId,
    index::{Index, ScopeSource},
    rule,
    structure::{policy::Hook, role::RoleRef},
    subject::Subject,
    text::DecisionKey,
    time::Timestamp,
};
use std::collections::BTreeSet;

pub(super) fn check(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    purposes(index, found);
    reviews(index, at, found);
    owners(index, found);
}

/// A role is for something (GOV-1.1.1); the anchor's purpose may stand in its policy (GOV-1.3.3).
fn purposes(index: &Index, found: &mut Vec<Finding>) {
    let by_policy = index.anchor().filter(|anchor| {
        index
            .hooks_of(CircleId::inside(*anchor))
            .any(|(_, _, hook)| {
                matches!(
                    hook,
                    Hook::AnchorPurpose {
                        purpose: Some(_),
                        ..
                    }
                )
            })
    });
    for role in index.snapshot().roles.values() {
        if role.purpose.is_none() && by_policy != Some(role.id) {
            found.push(notice(
                Some(rule::GOV_1_1_1),
                Subject::Role(RoleRef::Defined(role.id)),
                format!("{} does not say what it is for", role.name),
                "give it a purpose",
            ));
        }
    }
}

/// A policy says when it is to be looked at again.
fn reviews(index: &Index, at: Timestamp, found: &mut Vec<Finding>) {
    let today = index.snapshot().organization.time_zone.day_of(at);
    for policy in index.snapshot().policies.values() {
        if let Some(day) = policy.review_at.filter(|day| *day < today) {
            let circle = index.circle_name(policy.circle);
            found.push(warning(
                None,
                Subject::Policy(policy.id),
                format!(
                    "policy `{}` of {circle} was to be reviewed by {day}",
                    policy.key
                ),
                "look at it in the circle, then set its next review",
            ));
        }
    }
}

/// A decision type that no accountability, domain or grant speaks of, nor of anything below it, is
/// nobody's: whoever asks will hear so (GOV-3.6.2). What is below such a type is not named again.
fn owners(index: &Index, found: &mut Vec<Finding>) {
    let mut orphans: BTreeSet<DecisionKey> = BTreeSet::new();
    // By key: what is above comes before what is below.
    for entry in index.catalogue().iter() {
        if is_spoken_of(index, &entry.key) {
            continue;
        }
        let is_below_another = orphans.iter().any(|above| above.covers(&entry.key));
        orphans.insert(entry.key.clone());
        if !is_below_another {
            found.push(warning(
                Some(rule::GOV_3_6_2),
                Subject::DecisionType(entry.id),
                format!("nobody owns `{}`: no role is accountable for it", entry.key),
                "cover it by an accountability or a domain, or grant it to a role",
            ));
        }
    }
}

fn is_spoken_of(index: &Index, key: &DecisionKey) -> bool {
    let mut texts = index
        .scopes_reaching(key)
        .chain(index.scopes_below(key))
        .map(|(source, _)| source);
    texts.any(|source| match source {
        ScopeSource::Accountability(_)
        | ScopeSource::Domain(_)
        | ScopeSource::External(_)
        | ScopeSource::Grant(..) => true,
        ScopeSource::Constraint(..)
        | ScopeSource::Access(..)
        | ScopeSource::Control(_)
        | ScopeSource::Spending(..) => false,
    })
}

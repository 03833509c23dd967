//! Policies on trial: the day of their review raises a tension in their circle, that nobody has to
//! sense.

use super::TensionFact;
use crate::{
    ids::{CircleId, PolicyId},
    index::Index,
    process::Entry,
    rule,
    time::{Date, Timestamp},
};

/// A review whose day has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// Of which policy.
    pub policy: PolicyId,
    /// Since which day; with another day it is another review.
    pub since: Date,
}

/// Every review whose day has come in the organization's time zone, each with the circle of its
/// policy, in the order of the policies' ids.
pub fn reviews_due(index: &Index, at: Timestamp) -> Vec<(CircleId, Review)> {
    let today = index.snapshot().organization.time_zone.day_of(at);
    let policies = index.snapshot().policies.values();
    let due = policies.filter_map(|it| {
        let since = it.review_at.filter(|day| *day <= today)?;
        let policy = it.id;
        Some((it.circle, Review { policy, since }))
    });
    due.collect()
}

/// What is told of such a review; a tension begins with it.
pub fn review_due((circle, review): (CircleId, Review), at: Timestamp) -> Entry<TensionFact> {
    Entry {
        at,
        by: None,
        rule: rule::GOV_9_4_1,
        fact: TensionFact::ReviewDue(circle, review),
    }
}

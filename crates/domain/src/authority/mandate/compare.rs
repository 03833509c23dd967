//! What somebody may resolve at one moment, held against what they may at another.

use crate::{authority::verdict::Mandate, structure::role::SeatRef, text::DecisionKey};
use std::collections::{BTreeMap, BTreeSet};

/// A difference between what somebody may before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MandateChange {
    /// They may what they might not.
    Gained(Mandate),
    /// They may no more.
    Lost(Mandate),
    /// In the same seat, for the same decision type, it reaches otherwise.
    Changed {
        /// What they might.
        before: Mandate,
        /// What they may instead.
        after: Mandate,
    },
}

/// Every mandate that came, went or reaches otherwise, by decision type and seat. What a mandate
/// relies on is no part of it: the same authority on other grounds is the same.
pub fn compare(before: &[Mandate], after: &[Mandate]) -> Vec<MandateChange> {
    let (before, after) = (grouped(before), grouped(after));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    let changes = keys.into_iter().flat_map(|key| {
        let of = |side: &BTreeMap<_, Vec<Mandate>>| side.get(&key).cloned().unwrap_or_default();
        between(of(&before), of(&after))
    });
    changes.collect()
}

/// What tells the mandates of one person apart, their boxes aside.
type Key<'a> = (&'a DecisionKey, SeatRef);

fn grouped(mandates: &[Mandate]) -> BTreeMap<Key<'_>, Vec<Mandate>> {
    let mut groups: BTreeMap<Key<'_>, Vec<Mandate>> = BTreeMap::new();
    for it in mandates {
        let group = groups.entry((&it.decision, it.seat)).or_default();
        group.push(it.clone());
    }
    groups
}

/// The changes of one seat and decision type. What is alike but for its limit is one mandate that
/// changed, then what is alike but for its conditions; of the rest one side's first is the other's.
fn between(mut before: Vec<Mandate>, mut after: Vec<Mandate>) -> Vec<MandateChange> {
    let _ = pairs(&mut before, &mut after, |one, other| {
        has_same_box(one, other) && one.limit == other.limit
    });
    let mut paired = pairs(&mut before, &mut after, has_same_box);
    paired.extend(pairs(&mut before, &mut after, |one, other| {
        one.limit == other.limit
    }));
    paired.extend(pairs(&mut before, &mut after, |_, _| true));
    let changed = paired
        .into_iter()
        .map(|(before, after)| MandateChange::Changed { before, after });
    changed
        .chain(before.into_iter().map(MandateChange::Lost))
        .chain(after.into_iter().map(MandateChange::Gained))
        .collect()
}

/// Whether both hold for the same cases, however large.
fn has_same_box(one: &Mandate, other: &Mandate) -> bool {
    (one.basis, &one.conditions, one.if_easy_to_undo)
        == (other.basis, &other.conditions, other.if_easy_to_undo)
}

/// Takes out of both whatever is alike, each with its match.
fn pairs(
    before: &mut Vec<Mandate>,
    after: &mut Vec<Mandate>,
    is_alike: impl Fn(&Mandate, &Mandate) -> bool,
) -> Vec<(Mandate, Mandate)> {
    let mut found = Vec::new();
    let mut left = Vec::new();
    for one in before.drain(..) {
        match after.iter().position(|other| is_alike(&one, other)) {
            Some(at) => found.push((one, after.remove(at))),
            None => left.push(one),
        }
    }
    *before = left;
    found
}

#[cfg(test)]
mod tests;

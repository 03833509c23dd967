//! What is different between two structures of one organization, as data and in words. Things are
//! recognized by their ids: a role that moved, was renamed or was given to somebody else is the
//! same role, never one that went and another that came.
//!
//! Pure: two snapshots in, a list in total order out.

pub mod english;

mod ended;
mod field;
mod filling;
mod thing;

#[cfg(test)]
mod tests;

pub use ended::ended;
pub use field::{Aspect, Field, FieldChange, Value, changes, fields};
pub use thing::{Pair, Thing};

use crate::{snapshot::Snapshot, subject::Subject};
use thing::Same;

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It belongs somewhere else: a role to another circle, a domain to another role.
    Moved,
    /// It is called otherwise.
    Renamed,
    /// It is for something else.
    Repurposed,
    /// Something else about it changed.
    Amended,
    /// Other people hold the seat.
    Refilled,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

impl Kind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Moved,
        Self::Renamed,
        Self::Repurposed,
        Self::Amended,
        Self::Refilled,
        Self::Added,
        Self::Removed,
    ];
}

/// One difference. A thing has one of each kind at most, so kind and subject tell all apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What happened.
    pub kind: Kind,
    /// To what; of a refilling the seat.
    pub subject: Subject,
    /// What was there: the thing; of a refilling what went of the seat's assignments.
    pub before: Vec<Thing>,
    /// What is there now, likewise.
    pub after: Vec<Thing>,
    /// The fields that changed; none where nothing was there before, or is there after.
    pub fields: Vec<FieldChange>,
}

/// Everything in which a later structure differs from an earlier one, by kind and subject. Which
/// revision adopted a thing is no difference.
pub fn diff(before: &Snapshot, after: &Snapshot) -> Vec<Difference> {
    let pairs = thing::pairs(before, after, Same::Value).into_iter();
    let pairs = pairs.map(|it| (it.before.map(|b| b.value), it.after.map(|a| a.value)));
    let (fillings, others): (Vec<_>, Vec<_>) = pairs.partition(filling::is_filling);
    let mut found: Vec<Difference> = others
        .into_iter()
        .flat_map(|(before, after)| between(before, after))
        .collect();
    found.extend(filling::differences(fillings));
    found.sort_by_key(|it| (it.kind, it.subject));
    found
}

/// Every thing that is not the same in both, the revision that adopted it counted in: what two
/// pictures of one record are compared by.
pub fn unequal(before: &Snapshot, after: &Snapshot) -> Vec<Pair> {
    thing::pairs(before, after, Same::ValueAndRevision)
}

/// What one thing went through between two states of it; nothing where they are the same.
pub fn between(before: Option<Thing>, after: Option<Thing>) -> Vec<Difference> {
    match (before, after) {
        (Some(before), Some(after)) => changed(&before, &after),
        (Some(before), None) => vec![Difference {
            kind: Kind::Removed,
            subject: before.subject(),
            before: vec![before],
            after: Vec::new(),
            fields: Vec::new(),
        }],
        (None, Some(after)) => vec![Difference {
            kind: Kind::Added,
            subject: after.subject(),
            before: Vec::new(),
            after: vec![after],
            fields: Vec::new(),
        }],
        (None, None) => Vec::new(),
    }
}

/// As [`between`], but who came to hold a seat, or holds it no more, is told of the seat.
pub fn happened(before: Option<Thing>, after: Option<Thing>) -> Vec<Difference> {
    let states = (before, after);
    if filling::is_filling(&states) {
        filling::differences(vec![states])
    } else {
        between(states.0, states.1)
    }
}

/// One difference for each kind of field that changed.
fn changed(before: &Thing, after: &Thing) -> Vec<Difference> {
    let mut kinds: Vec<(Kind, Vec<FieldChange>)> = Vec::new();
    for change in changes(before, after) {
        let kind = kind_of(change.aspect);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, fields)) => fields.push(change),
            None => kinds.push((kind, vec![change])),
        }
    }
    let different = kinds.into_iter().map(|(kind, fields)| Difference {
        kind,
        subject: after.subject(),
        before: vec![before.clone()],
        after: vec![after.clone()],
        fields,
    });
    different.collect()
}

const fn kind_of(aspect: Aspect) -> Kind {
    match aspect {
        Aspect::Place => Kind::Moved,
        Aspect::Name => Kind::Renamed,
        Aspect::Purpose => Kind::Repurposed,
        Aspect::Matter => Kind::Amended,
    }
}

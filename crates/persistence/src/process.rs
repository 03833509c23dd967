//! What is stored of circles' processes, as callers of this crate see it.

use crate::StoreError;
use zirkel_domain::{
    ids::{CircleId, PersonId, RevisionNumber},
    process::{Case, Entry, Fact, Tension, TensionFact, Told},
    time::Timestamp,
};

/// An entry with its place in the one list of its organization, counted from 1. There may be gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<F> {
    /// Its place.
    pub number: u64,
    /// What happened.
    pub entry: Entry<F>,
}

/// A proposal with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredProposal {
    /// The fold of the entries.
    pub case: Case,
    /// What happened, in order; never empty.
    pub entries: Vec<Numbered<Fact>>,
    /// The revision at which it was last looked at: what it rests on had not moved by then.
    pub looked_at: RevisionNumber,
}

/// A tension with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTension {
    /// The fold of the entries.
    pub tension: Tension,
    /// What happened, in order; never empty.
    pub entries: Vec<Numbered<TensionFact>>,
}

/// An entry of any circle's process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// In which circle.
    pub circle: CircleId,
    /// What happened.
    pub told: Numbered<Told>,
}

/// Where a proposal stands, beside what follows from its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The revision at which it was looked at.
    pub at: RevisionNumber,
    /// When it is to be looked at again by the clock alone.
    pub wakes_at: Option<Timestamp>,
}

/// The row of a proposal or a tension beside what its entries come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// It, by its entries; of a proposal with the revision that the row says it was looked at.
    pub by_entries: T,
    /// When the row says that it is to be looked at again by the clock alone; of a tension, never.
    pub wakes_at: Option<Timestamp>,
    /// Where the row is not what follows from the entries.
    pub unlike: Vec<Unlike>,
}

/// What is found of each row, by id; one that can not be read keeps no other from it.
pub type Rows<I, T> = Vec<(I, Result<Row<T>, StoreError>)>;

/// A column of a row that is not what follows from entries; the values as they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// The column.
    pub column: &'static str,
    /// What it holds.
    pub row: String,
    /// What follows.
    pub follows: String,
}

/// A part of a list, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice<I> {
    /// Only what comes after this one, so older ones.
    pub after: Option<I>,
    /// Only what comes before this one, so newer ones.
    pub before: Option<I>,
    /// The last ones of that, not the first.
    pub from_end: bool,
    /// At most so many.
    pub limit: u32,
}

/// A part of a list, and how long the whole is.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// The part.
    pub page: Vec<T>,
    /// Whether there is more beyond it.
    pub has_more: bool,
    /// How many there are in all.
    pub total: u64,
}

/// Which proposals or tensions a list holds. Those that their author keeps to themselves are in no
/// list but their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought<S> {
    /// Only of this circle.
    pub circle: Option<CircleId>,
    /// Only of this person.
    pub by: Option<PersonId>,
    /// Only in these states; all where there is none.
    pub states: Vec<S>,
    /// Who looks: what they keep to themselves is listed, too.
    pub viewer: Option<PersonId>,
}

impl<T> Listed<T> {
    /// The same part of the list, with other things in it.
    pub(crate) fn holding<U>(self, page: Vec<U>) -> Listed<U> {
        Listed {
            page,
            has_more: self.has_more,
            total: self.total,
        }
    }

    /// The same with each of them made into something else.
    pub(crate) fn each<U>(mut self, other: impl Fn(T) -> U) -> Listed<U> {
        let page = std::mem::take(&mut self.page);
        self.holding(page.into_iter().map(other).collect())
    }
}

impl<S> Default for Sought<S> {
    fn default() -> Self {
        Self {
            circle: None,
            by: None,
            states: Vec::new(),
            viewer: None,
        }
    }
}

impl<I> Slice<I> {
    /// The same with ids of another kind.
    pub(crate) fn map<J>(self, other: impl Fn(I) -> J) -> Slice<J> {
        Slice {
            after: self.after.map(&other),
            before: self.before.map(&other),
            from_end: self.from_end,
            limit: self.limit,
        }
    }
}

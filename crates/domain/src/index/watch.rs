//! The moment at which terms are looked at, and until when what was seen there stays as it is.

use crate::time::Timestamp;
use std::cell::Cell;

/// A moment that remembers the next one at which something that was looked at is otherwise by the
/// clock alone: a first day begins, a last day is over. As long as none of that happens, looking
/// again sees the same.
#[derive(Debug)]
pub struct Watch {
    at: Timestamp,
    next: Cell<Option<Timestamp>>,
}

impl Watch {
    /// A moment at which nothing has been looked at yet.
    pub const fn new(at: Timestamp) -> Self {
        Self {
            at,
            next: Cell::new(None),
        }
    }

    /// The moment.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The next moment at which something that was looked at is otherwise; none where nothing is.
    pub const fn next(&self) -> Option<Timestamp> {
        self.next.get()
    }

    /// Notes a moment at which something that was looked at is otherwise.
    pub fn note(&self, moment: Option<Timestamp>) {
        self.next
            .set(earlier(self.next.get(), moment.filter(|it| *it > self.at)));
    }

    /// What comes of looking, and the next moment at which that may be otherwise, whatever was
    /// looked at besides.
    pub fn during<T>(&self, look: impl FnOnce() -> T) -> (T, Option<Timestamp>) {
        let before = self.next.replace(None);
        let seen = look();
        let next = self.next.replace(before);
        self.note(next);
        (seen, next)
    }
}

/// The earlier of two moments, as far as there are any.
pub fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// A moment at which terms are looked at, watched or not.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    at: Timestamp,
    watch: Option<&'a Watch>,
}

impl At<'_> {
    /// The moment.
    pub const fn moment(self) -> Timestamp {
        self.at
    }

    /// Whether what begins then has begun.
    pub(super) fn has_begun(self, first: Timestamp) -> bool {
        self.note(Some(first));
        first <= self.at
    }

    /// Whether what ends then is not over.
    pub(super) fn is_before(self, end: Timestamp) -> bool {
        self.note(Some(end));
        self.at < end
    }

    /// Notes a moment where this one is watched.
    pub(super) fn note(self, moment: Option<Timestamp>) {
        if let Some(watch) = self.watch {
            watch.note(moment);
        }
    }
}

impl From<Timestamp> for At<'_> {
    fn from(at: Timestamp) -> Self {
        Self { at, watch: None }
    }
}

impl<'a> From<&'a Watch> for At<'a> {
    fn from(watch: &'a Watch) -> Self {
        Self {
            at: watch.at(),
            watch: Some(watch),
        }
    }
}

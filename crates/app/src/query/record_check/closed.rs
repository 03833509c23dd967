//! What was and is no more: the rows that revisions closed, compared with what the record says was
//! so, and until when. So the structure of every past revision is what the record says, too.

use super::rows::{Unlike, differences};
use std::collections::BTreeMap;
use uuid::Uuid;
use zirkel_domain::{
    diff::{Pair, Thing, ended},
    event::Revision,
    ids::RevisionNumber,
    snapshot::{Adopted, Snapshot},
};
use zirkel_persistence::Closed;

/// What tells closed rows apart: the table, the thing, and the revision that ended the state.
type Place = (&'static str, Uuid, RevisionNumber);

/// What the record says ended in a span of revisions.
#[derive(Debug, Default)]
pub(super) struct Ended {
    states: BTreeMap<Place, Adopted<Thing>>,
    span: Option<(RevisionNumber, RevisionNumber)>,
}

impl Ended {
    /// Takes down what a revision ends; `before` is the structure just before it.
    pub(super) fn take(&mut self, before: Option<&Snapshot>, revision: &Revision) {
        let number = revision.number;
        let first = self.span.map_or(number, |(first, _)| first);
        self.span = Some((first, number));
        for state in before.into_iter().flat_map(|it| ended(it, revision)) {
            self.states.insert(place(&state, number), state);
        }
    }

    /// The first and the last revision of it.
    pub(super) const fn span(&self) -> Option<(RevisionNumber, RevisionNumber)> {
        self.span
    }

    /// Where closed rows are not what it says; `structure` knows what things are called.
    pub(super) fn unlike(mut self, rows: Vec<Closed>, structure: &Snapshot) -> Vec<String> {
        let mut unlike = Vec::new();
        let mut differ = |ended_in, before: Option<_>, after: Option<_>| {
            let pair = Pair { before, after };
            unlike.push(Unlike::closed(pair, ended_in));
        };
        for Closed { state, ended_in } in rows {
            let said = self.states.remove(&place(&state, ended_in));
            if said.as_ref() != Some(&state) {
                differ(ended_in, said, Some(state));
            }
        }
        for ((_, _, ended_in), said) in self.states {
            differ(ended_in, Some(said), None);
        }
        differences(&unlike, structure, structure)
    }
}

fn place(state: &Adopted<Thing>, ended_in: RevisionNumber) -> Place {
    (state.value.table(), state.value.uuid(), ended_in)
}

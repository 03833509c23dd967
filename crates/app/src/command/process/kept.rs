//! Writing what happened to a proposal: the revision where it is adopted, the entries, where it
//! stands.

use crate::{App, AppError, command::act::base::Base, live::Place, process::Numbered};
use std::sync::Arc;
use zirkel_domain::{
    act::Settled,
    event::Event,
    index::Index,
    process::{Case, Concluded, Entry, Fact, Floor, Told, wakes_at},
};
use zirkel_persistence::{Head, Looked, Tx};

/// What was written.
#[derive(Debug)]
pub(in crate::command) struct Kept {
    /// The proposal by now.
    pub(in crate::command) case: Case,
    /// What was added to its entries.
    pub(in crate::command) entries: Vec<Numbered<Fact>>,
    /// The number of the last entry of the organization.
    pub(in crate::command) last: u64,
    /// The revision that adopted it, with everything after it, where it was.
    pub(in crate::command) settled: Option<Settled>,
}

/// Writes what somebody did and what followed from it.
pub(in crate::command) async fn keep(
    tx: &mut Tx,
    base: &Base,
    (floor, process): (&Floor<'_>, u64),
    (said, concluded): (Vec<Entry>, Concluded),
) -> Result<Kept, AppError> {
    let organization = base.head.id;
    let Concluded {
        case,
        entries: followed,
        adoption,
    } = concluded;
    let settled = adoption.map(|it| it.settled);
    let mut at = base.head.revision;
    if let Some(revision) = settled.as_ref().and_then(|it| it.revision.as_ref()) {
        tx.revision_append(organization, base.head.revision, revision)
            .await?;
        at = revision.number;
    }
    let entries: Vec<Entry> = said.into_iter().chain(followed).collect();
    let told = entries.iter().cloned();
    let told = told.map(|it| it.map(|fact| Told::Proposal(case.id, fact)));
    let told: Vec<Entry<Told>> = told.collect();
    let mut last = process;
    if !told.is_empty() {
        last = tx
            .process_append(organization, process, case.circle, &told)
            .await?;
    }
    let wakes_at = wakes_at(floor, &case);
    let looked = Looked { at, wakes_at };
    tx.proposal_stands(organization, &case, looked).await?;
    let numbers = process.saturating_add(1)..=last;
    let numbered = numbers.zip(entries);
    Ok(Kept {
        case,
        entries: numbered
            .map(|(number, entry)| Numbered { number, entry })
            .collect(),
        last,
        settled,
    })
}

impl App {
    /// Puts in place what was committed: the structure where it moved, and that something happened.
    pub(crate) fn settled(
        &self,
        head: Head,
        settled: Option<Settled>,
    ) -> Option<(Arc<Index>, Vec<Event>)> {
        let (id, place) = (head.id, Place::of(&head));
        let adopted = settled.and_then(|it| Some((Arc::new(it.index?), it.revision)));
        let adopted = adopted.map(|(index, revision)| {
            self.publish(head, Arc::clone(&index));
            (index, revision.map_or_else(Vec::new, |it| it.events))
        });
        self.stir(id, place);
        adopted
    }
}

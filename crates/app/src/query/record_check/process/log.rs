//! The entries of an organization's processes, one after the other: none is missing, each stands
//! with what it speaks of, and what was adopted is in the record.

use super::Made;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use zirkel_domain::{
    ids::{CircleId, ProposalId, RevisionNumber},
    process::{Fact, Matter, Told},
    time::Timestamp,
};
use zirkel_persistence::{Head, Logged};

/// What can not be had from anything else.
const RESTORE: &str = "restore it from a backup";

/// What the entries say, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Log {
    last: u64,
    matters: BTreeMap<Matter, Latest>,
    adoptions: Vec<Adoption>,
    /// What has a row.
    rows: BTreeSet<Matter>,
    unlike: Vec<String>,
}

/// The last entry that spoke of something.
#[derive(Clone, Copy, Debug)]
struct Latest {
    number: u64,
    circle: CircleId,
    at: Timestamp,
}

/// An entry by which a proposal was adopted.
#[derive(Clone, Copy, Debug)]
struct Adoption {
    number: u64,
    proposal: ProposalId,
    revision: RevisionNumber,
    at: Timestamp,
}

impl Log {
    /// The number of the last entry; 0 before the first.
    pub(super) const fn last(&self) -> u64 {
        self.last
    }

    /// Takes the next entry.
    pub(super) fn take(&mut self, it: &Logged) {
        let (number, entry) = (it.told.number, &it.told.entry);
        self.missing(number.saturating_sub(1));
        self.last = number;
        let latest = Latest {
            number,
            circle: it.circle,
            at: entry.at,
        };
        let matter = entry.fact.matter();
        let before = self.matters.insert(matter, latest);
        self.unlike.extend(misplaced(matter, before, latest));
        if let Told::Proposal(proposal, Fact::Adopted(revision)) = &entry.fact {
            self.adoptions.push(Adoption {
                number,
                proposal: *proposal,
                revision: *revision,
                at: entry.at,
            });
        }
    }

    /// There is none between the last one and after this one.
    fn missing(&mut self, until: u64) {
        let first = self.last.saturating_add(1);
        if first == until {
            let told = format!("row {first} of `process_entry` is missing; {RESTORE}");
            self.unlike.push(told);
        } else if first < until {
            self.unlike.push(format!(
                "rows {first} to {until} of `process_entry` are missing; restore them from a backup"
            ));
        }
    }

    /// What has a row that says where it stands.
    pub(super) fn has_row(&mut self, matter: Matter) {
        self.rows.insert(matter);
    }

    /// What is not as it has to be, with the head as it was before all was read, and after; `made`
    /// is none where the record can not be compared.
    pub(super) fn unlike(
        &mut self,
        before: &Head,
        after: &Head,
        made: Option<&Made>,
    ) -> Vec<String> {
        if self.last < before.process {
            self.missing(before.process);
        }
        if self.last > after.process {
            self.unlike.push(format!(
                "row {} of `organization`: `process` is {}, the last row of `process_entry` is {}; \
                 write that",
                after.id.uuid(),
                after.process,
                self.last
            ));
        }
        if let Some(made) = made {
            let adopted = self.adopted(after, made);
            self.unlike.extend(adopted);
        }
        std::mem::take(&mut self.unlike)
    }

    /// Each adoption is the revision that the proposal made, and the other way round.
    fn adopted(&self, head: &Head, made: &Made) -> Vec<String> {
        let mut unlike = Vec::new();
        for it in &self.adoptions {
            // Made since the record was read.
            let is_later = made.last < Some(it.revision) && it.revision <= head.revision;
            let row = format!("row {} of `process_entry`", it.number);
            match made.by.get(&it.revision) {
                Some((proposal, at)) if *proposal == it.proposal => {
                    if *at != it.at {
                        unlike.push(format!(
                            "{row}: `at` is {}, revision {} that it made was adopted at {at}; \
                             {RESTORE}",
                            it.at, it.revision
                        ));
                    }
                }
                None if is_later => {}
                Some(_) | None => unlike.push(format!(
                    "{row} adopts proposal {} in revision {}, which it did not make; {RESTORE}",
                    it.proposal.uuid(),
                    it.revision
                )),
            }
        }
        let told: BTreeSet<_> = self
            .adoptions
            .iter()
            .map(|it| (it.revision, it.proposal))
            .collect();
        for (revision, (proposal, _)) in &made.by {
            if !told.contains(&(*revision, *proposal)) {
                unlike.push(format!(
                    "revision {revision} was made by proposal {}, and no row of `process_entry` \
                     says so; {RESTORE}",
                    proposal.uuid()
                ));
            }
        }
        unlike
    }

    /// What entries speak of, and no row does.
    pub(super) fn rowless(&self) -> Vec<String> {
        let rowless = self.matters.iter().filter_map(|(matter, latest)| {
            let (table, id): (&str, Uuid) = match matter {
                Matter::Proposal(id) => ("proposal", id.uuid()),
                Matter::Tension(id) => ("tension", id.uuid()),
                Matter::Office(_) => return None,
            };
            (!self.rows.contains(matter)).then(|| {
                format!(
                    "row {id} of `{table}` is missing, row {} of `process_entry` speaks of it; \
                     {RESTORE}",
                    latest.number
                )
            })
        });
        rowless.collect()
    }
}

/// What an entry speaks of is of one circle, and time goes on in it. Between clocks of several
/// servers it may go back from one thing to another, and in a circle's offices.
fn misplaced(matter: Matter, before: Option<Latest>, it: Latest) -> Vec<String> {
    let (circle, last) = match matter {
        Matter::Proposal(_) | Matter::Tension(_) => (before.map(|it| it.circle), before),
        Matter::Office(circle) => (Some(circle), None),
    };
    let row = format!("row {} of `process_entry`", it.number);
    let other = circle.filter(|circle| *circle != it.circle).map(|_| {
        format!(
            "{row}: `circle_id` is {}, which is not the circle of what it speaks of; {RESTORE}",
            it.circle.uuid()
        )
    });
    let earlier = last.filter(|last| it.at < last.at).map(|last| {
        format!(
            "{row}: `at` is {}, row {} came before it at {}; {RESTORE}",
            it.at, last.number, last.at
        )
    });
    other.into_iter().chain(earlier).collect()
}

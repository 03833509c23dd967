//! Circles' processes: the entries one after the other, and what has to follow from them, the
//! revisions that proposals made and the rows that say where proposals and tensions stand.

mod log;

use super::{PAGE, readable, rows::bounded};
use crate::{App, AppError};
use log::Log;
use std::collections::BTreeMap;
use uuid::Uuid;
use zirkel_domain::{
    act::World,
    event::{Cause, Revision},
    ids::{OrganizationId, ProposalId, RevisionNumber, TensionId},
    index::Index,
    process::{Floor, Matter, Offices, wakes_at},
    time::Timestamp,
};
use zirkel_persistence::{Head, Row, StoredProposal, Unlike};

/// The revisions that proposals made, by the record.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Which proposal, and when.
    by: BTreeMap<RevisionNumber, (ProposalId, Timestamp)>,
    /// The last revision that was read, whoever made it.
    last: Option<RevisionNumber>,
}

impl Made {
    /// Takes the next revision of the record.
    pub(super) fn take(&mut self, revision: &Revision) {
        self.last = Some(revision.number);
        if let Cause::Proposal(proposal) = revision.cause {
            self.by
                .insert(revision.number, (proposal, revision.adopted_at));
        }
    }
}

/// What is told of a row that is not what its entries come to; the entries count.
const WRITE: &str = "write that";

impl App {
    /// Checks them as far as they can be read; the head as it is afterwards, none where the
    /// organization is gone. `made` is none where the record could not be read.
    pub(super) async fn processes(
        &self,
        head: &Head,
        (made, index): (Option<&Made>, Option<&Index>),
        damage: &mut Vec<String>,
    ) -> Result<Option<Head>, AppError> {
        let mut log = Log::default();
        let is_whole = self.log(head.id, &mut log, damage).await?;
        let Some(after) = self.store.head_of(head.id).await? else {
            return Ok(None);
        };
        let mut found = log.unlike(head, &after, made.filter(|_| is_whole));
        if is_whole {
            self.stand(&after, index, &mut log, &mut found).await?;
            found.extend(log.rowless());
        }
        damage.extend(bounded(found));
        Ok(Some(after))
    }

    /// Reads all entries; whether all could be read.
    async fn log(
        &self,
        organization: OrganizationId,
        log: &mut Log,
        damage: &mut Vec<String>,
    ) -> Result<bool, AppError> {
        loop {
            let page = self
                .store
                .process_since(organization, log.last(), None, PAGE);
            let Some(page) = readable(page.await, damage)? else {
                return Ok(false);
            };
            if page.is_empty() {
                return Ok(true);
            }
            for it in page {
                log.take(&it);
            }
        }
    }

    /// Compares the rows that say where proposals and tensions stand.
    async fn stand(
        &self,
        head: &Head,
        index: Option<&Index>,
        log: &mut Log,
        found: &mut Vec<String>,
    ) -> Result<(), AppError> {
        let mut last: Option<ProposalId> = None;
        loop {
            let page = self.store.proposal_rows(head.id, last, PAGE);
            let Some(page) = readable(page.await, found)?.filter(|it| !it.is_empty()) else {
                break;
            };
            let now = self.now();
            for (id, row) in page {
                last = Some(id);
                log.has_row(Matter::Proposal(id));
                if let Some(row) = readable(row, found)? {
                    found.extend(told("proposal", id.uuid(), &row.unlike));
                    found.extend(looked(&row, head));
                    found.extend(index.and_then(|index| wakes(&row, index, now)));
                }
            }
        }
        let mut last: Option<TensionId> = None;
        loop {
            let page = self.store.tension_rows(head.id, last, PAGE);
            let Some(page) = readable(page.await, found)?.filter(|it| !it.is_empty()) else {
                return Ok(());
            };
            for (id, row) in page {
                last = Some(id);
                log.has_row(Matter::Tension(id));
                if let Some(row) = readable(row, found)? {
                    found.extend(told("tension", id.uuid(), &row.unlike));
                }
            }
        }
    }
}

fn told(table: &str, id: Uuid, unlike: &[Unlike]) -> Vec<String> {
    let told = unlike.iter().map(|it| {
        let Unlike {
            column,
            row,
            follows,
        } = it;
        format!("row {id} of `{table}`: `{column}` is {row}, its entries say {follows}; {WRITE}")
    });
    told.collect()
}

/// Nobody has looked at it after the newest revision.
fn looked(row: &Row<StoredProposal>, head: &Head) -> Option<String> {
    let (id, at) = (row.by_entries.case.id, row.by_entries.looked_at);
    (at > head.revision).then(|| {
        let newest = head.revision;
        format!(
            "row {} of `proposal`: `looked_at` is {at}, the newest revision is {newest}; write 1, \
             and it is looked at again",
            id.uuid()
        )
    })
}

/// It wakes at the next moment after it was looked at, at which something may follow. It is not
/// stored when that was: at the earliest when both it and the structure became what they are, at
/// the latest now. What the structure has left behind is looked at anyway.
fn wakes(row: &Row<StoredProposal>, index: &Index, now: Timestamp) -> Option<String> {
    let StoredProposal {
        case,
        entries,
        looked_at,
    } = &row.by_entries;
    if *looked_at != index.revision() {
        return None;
    }
    // Who stands in for whom moves no moment.
    let offices = Offices::default();
    let wakes = |now| {
        wakes_at(
            &Floor::of(World { index, now }, case.circle, &offices),
            case,
        )
    };
    let last = entries.last().map(|it| it.entry.at);
    let since = index.snapshot().adopted_at;
    let mut next = wakes(last.map_or(since, |last| last.max(since)));
    while next != row.wakes_at {
        let Some(passed) = next.filter(|it| *it <= now) else {
            let moment =
                |it: Option<Timestamp>| it.map_or("nothing".to_owned(), |it| format!("`{it}`"));
            let (stands, follows) = (moment(row.wakes_at), moment(next));
            return Some(format!(
                "row {} of `proposal`: `wakes_at` is {stands}, by its entries and the structure it \
                 is {follows}; {WRITE}",
                case.id.uuid()
            ));
        };
        next = wakes(passed);
    }
    None
}

//! Whether a record is whole: folds it anew, verifies its chain, compares it with the rows, those
//! of the past among them, and lints the structure that it gives; and whether circles' processes
//! are. It reads a few revisions and entries at a time, so that what it holds is the structure and
//! never the whole record.

mod closed;
mod process;
mod rows;

use crate::{App, AppError};
use closed::Ended;
use process::Made;
use zirkel_domain::{
    check::{self, Finding},
    directory::Directory,
    event::Revision,
    ids::RevisionNumber,
    index::Index,
    snapshot::{FoldError, Snapshot},
    text::Key,
    time::Timestamp,
};
use zirkel_persistence::{At, Chain, Head, RevisionPage, StoreError};

/// How many revisions are read at once.
const PAGE: u32 = 200;

/// What was found about one organization's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordReport {
    /// Whose.
    pub key: Key,
    /// Its newest revision.
    pub revision: RevisionNumber,
    /// What is broken in storage; empty where the record is whole.
    pub damage: Vec<String>,
    /// What the structure breaks, leaves untidy, or asks somebody to look at.
    pub findings: Vec<Finding>,
}

impl App {
    /// Checks one record; none where there is no such organization.
    #[tracing::instrument(name = "app.record_check", skip_all)]
    pub async fn record_check(&self, key: &Key) -> Result<Option<RecordReport>, AppError> {
        let Some(head) = self.store.head(key).await? else {
            return Ok(None);
        };
        let mut damage = Vec::new();
        let walked = self.walk(&head, &mut damage).await?;
        // Others may have added to the record since its head was read.
        let Some(head) = self.store.head_of(head.id).await? else {
            return Ok(None);
        };
        let folded = walked.folded.snapshot;
        match &folded {
            Some(folded) => examine(&head, folded, walked.first, &mut damage),
            None if damage.is_empty() => damage.push("the record holds no revision".to_owned()),
            None => {}
        }
        let at = folded.as_ref().map_or(head.revision, |it| it.revision);
        let rows = self.store.snapshot(head.id, At::Revision(at)).await;
        let rows = readable(rows, &mut damage)?.flatten();
        if let (Some(folded), Some((rows, _))) = (&folded, &rows) {
            damage.extend(rows::open(folded, rows));
        }
        let index = rows.map(|(snapshot, directory)| Index::new(snapshot, directory));
        let made = folded.as_ref().map(|_| &walked.made);
        let compared = (made, index.as_ref());
        let Some(head) = self.processes(&head, compared, &mut damage).await? else {
            return Ok(None);
        };
        let findings = index.map_or_else(Vec::new, |it| check::survey(&it, self.now()));
        Ok(Some(RecordReport {
            key: head.key,
            revision: head.revision,
            damage,
            findings,
        }))
    }

    /// Reads the record from its beginning, as far as it can be read.
    async fn walk(&self, head: &Head, damage: &mut Vec<String>) -> Result<Walk, AppError> {
        let mut walk = Walk::default();
        loop {
            let page = RevisionPage {
                after: walk.last,
                limit: PAGE,
                descending: false,
            };
            let read = self.store.revisions(head.id, page).await;
            let Some(read) = readable(read, damage)? else {
                walk.folded.snapshot = None;
                return Ok(walk);
            };
            let Some(last) = read.last() else {
                return Ok(walk);
            };
            walk.last = Some(last.revision.number);
            let mut ended = Ended::default();
            for step in read {
                walk.first.get_or_insert(step.revision.adopted_at);
                walk.made.take(&step.revision);
                if walk.is_sound
                    && let Err(error) = walk.chain.step(&step)
                {
                    damage.push(error.to_string());
                    walk.is_sound = false;
                }
                ended.take(walk.folded.snapshot.as_ref(), &step.revision);
                if let Err(error) = walk.folded.take(&step.revision) {
                    damage.push(format!(
                        "the record does not fold into a structure: {error}"
                    ));
                    return Ok(walk);
                }
            }
            if let Some(structure) = &walk.folded.snapshot {
                self.closed(head, ended, structure, damage).await?;
            }
        }
    }

    /// Compares the rows that a part of the record closed.
    async fn closed(
        &self,
        head: &Head,
        ended: Ended,
        structure: &Snapshot,
        damage: &mut Vec<String>,
    ) -> Result<(), AppError> {
        let Some(span) = ended.span() else {
            return Ok(());
        };
        let rows = self.store.closed(head.id, span).await;
        if let Some(rows) = readable(rows, damage)? {
            damage.extend(ended.unlike(rows, structure));
        }
        Ok(())
    }
}

/// How far the record was read.
struct Walk {
    last: Option<RevisionNumber>,
    first: Option<Timestamp>,
    chain: Chain,
    /// Whether the chain held so far; after its first break everything would break.
    is_sound: bool,
    folded: Fold,
    /// What proposals made of it.
    made: Made,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            last: None,
            first: None,
            chain: Chain::default(),
            is_sound: true,
            folded: Fold::default(),
            made: Made::default(),
        }
    }
}

/// A structure that is folded revision by revision.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    /// As far as it got.
    pub(crate) snapshot: Option<Snapshot>,
}

impl Fold {
    /// Folds the next revision in.
    pub(crate) fn take(&mut self, revision: &Revision) -> Result<(), FoldError> {
        let Some(snapshot) = &mut self.snapshot else {
            self.snapshot = Some(Snapshot::fold([revision])?);
            return Ok(());
        };
        let advanced = snapshot.advance(revision);
        if advanced.is_err() {
            self.snapshot = None;
        }
        advanced
    }
}

/// What a structure breaks, leaves untidy, or asks somebody to look at.
pub(crate) fn look(snapshot: &Snapshot, directory: &Directory, now: Timestamp) -> Vec<Finding> {
    let index = Index::new(snapshot.clone(), directory.clone());
    check::survey(&index, now)
}

/// What could be read; unreadable rows are damage, an absent database is an error.
fn readable<T>(
    outcome: Result<T, StoreError>,
    damage: &mut Vec<String>,
) -> Result<Option<T>, AppError> {
    match outcome {
        Ok(it) => Ok(Some(it)),
        Err(
            error @ (StoreError::BadRow { .. }
            | StoreError::RowCount { .. }
            | StoreError::Fold(_)
            | StoreError::Chain(_)),
        ) => {
            damage.push(error.to_string());
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the head says what the record says.
fn examine(head: &Head, folded: &Snapshot, first: Option<Timestamp>, damage: &mut Vec<String>) {
    let Head {
        id,
        key,
        revision,
        adopted_at,
        first_adopted_at,
        directory: _,
        process: _,
    } = head;
    let mut differs = |what: &str, head: &dyn ToString, record: &dyn ToString| {
        let (head, record) = (head.to_string(), record.to_string());
        if head != record {
            damage.push(format!(
                "row {} of `organization`: `{what}` is {head}, in the record it is {record}",
                id.uuid()
            ));
        }
    };
    differs("revision", revision, &folded.revision);
    differs("key", key, &folded.organization.key);
    differs("adopted_at", adopted_at, &folded.adopted_at);
    if let Some(first) = first {
        differs("first_adopted_at", first_adopted_at, &first);
    }
}

//! The published index of each organization, swapped whole after an adoption; readers never wait. A
//! small bounded store of past ones answers `asOf`.

mod behind;
mod heard;
mod past;

use crate::{
    App, AppError, Request, View,
    error::{Problem, ProblemCode},
    live::Place,
};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use tokio::{
    sync::watch,
    time::{Instant, timeout},
};
use zirkel_domain::{
    authority::live::LiveFacts,
    ids::{OrganizationId, RevisionNumber},
    index::Index,
    text::Key,
};
use zirkel_persistence::{Change, Changes, Head};

/// How many past indexes are kept.
const PAST_MOST: usize = 16;

/// An organization's present.
#[derive(Debug)]
pub struct Published {
    /// What the database said of its head when this was read.
    pub head: Head,
    /// Governance at that revision.
    pub index: Arc<Index>,
}

impl Published {
    /// Whether nothing of governance or of who people are is missing that this head stands for.
    pub(crate) fn stands_for(&self, head: &Head) -> bool {
        (self.head.revision, self.head.directory) == (head.revision, head.directory)
    }

    /// Whether another head of the same organization is newer. Revisions and changes of the
    /// directory only rise, each under the head's lock: of two heads one has both.
    fn is_before(&self, head: &Head) -> bool {
        (self.head.revision, self.head.directory) < (head.revision, head.directory)
    }
}

/// A past of an organization, with who its people were at some present.
#[derive(Debug)]
struct Past {
    organization: OrganizationId,
    /// How often who its people are had been written by then; what was erased since must not be
    /// shown again.
    directory: u64,
    index: Arc<Index>,
}

/// What this process has read.
#[derive(Debug, Default)]
pub struct Current {
    published: RwLock<BTreeMap<Key, Arc<Published>>>,
    /// Counts what was published: whoever waits for something newer looks again.
    moved: watch::Sender<u64>,
    /// How far the record of each organization goes, as far as it was heard of.
    stirred: watch::Sender<BTreeMap<OrganizationId, Place>>,
    past: Mutex<VecDeque<Past>>,
    /// One reads what moved; the others that noticed wait for it.
    reading: tokio::sync::Mutex<()>,
}

impl Current {
    fn get(&self, key: &Key) -> Option<Arc<Published>> {
        self.published
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(key)
            .cloned()
    }

    /// Puts a picture in place; of one organization never an older one over a newer.
    fn publish(&self, published: Published) -> Arc<Published> {
        let mut all = self
            .published
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let key = published.head.key.clone();
        let newer = all.get(&key).filter(|known| {
            known.head.id == published.head.id && !known.is_before(&published.head)
        });
        if let Some(known) = newer {
            return Arc::clone(known);
        }
        let published = Arc::new(published);
        all.insert(key, Arc::clone(&published));
        drop(all);
        self.stir(published.head.id, Place::of(&published.head));
        self.moved
            .send_modify(|count| *count = count.wrapping_add(1));
        published
    }

    /// The organization with this id.
    fn of(&self, id: OrganizationId) -> Option<Arc<Published>> {
        let all = self.published.read();
        let all = all.unwrap_or_else(PoisonError::into_inner);
        all.values().find(|it| it.head.id == id).cloned()
    }

    /// Drops an organization that the database no longer holds, or not under this key.
    fn forget_others(&self, heads: &[Head]) {
        let mut all = self
            .published
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        all.retain(|key, known| heads.iter().any(|h| h.id == known.head.id && h.key == *key));
        drop(all);
        self.unhear_others(heads);
    }

    /// How many organizations are here.
    pub(crate) fn count(&self) -> usize {
        let all = self.published.read();
        all.unwrap_or_else(PoisonError::into_inner).len()
    }

    /// By how many revisions the one that is furthest behind these heads is so.
    fn behind(&self, heads: &[Head]) -> u32 {
        let missing = |head: &Head| {
            let known = self.get(&head.key)?;
            Some(head.revision.0.saturating_sub(known.head.revision.0))
        };
        heads.iter().filter_map(missing).max().unwrap_or(0)
    }

    /// A past that was read before; and whether the people of the organization are known to have
    /// been written since.
    fn past(&self, present: &Head, revision: RevisionNumber) -> Option<(Arc<Index>, bool)> {
        let past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        past.iter()
            .find(|it| it.organization == present.id && it.index.revision() == revision)
            .map(|it| (Arc::clone(&it.index), it.directory < present.directory))
    }

    fn keep_past(&self, present: &Head, index: &Arc<Index>) {
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        past.retain(|it| it.organization != present.id || it.index.revision() != index.revision());
        past.push_front(Past {
            organization: present.id,
            directory: present.directory,
            index: Arc::clone(index),
        });
        past.truncate(PAST_MOST);
    }
}

impl App {
    /// The present of the organization with this key; read from the database the first time.
    pub(crate) async fn published(&self, key: &Key) -> Result<Option<Arc<Published>>, AppError> {
        if let Some(known) = self.current.get(key) {
            return Ok(Some(known));
        }
        match self.store.head(key).await? {
            Some(head) => self.read(head.id).await,
            None => Ok(None),
        }
    }

    /// Looks whether other processes moved any record, and takes in what they did. Called in turn
    /// by whoever runs the app; readers go on meanwhile. One organization that cannot be read keeps
    /// no other from it; of several faults the first is told.
    pub async fn refresh(&self) -> Result<(), AppError> {
        let heads = match self.store.heads().await {
            Ok(heads) => heads,
            Err(error) => {
                self.contact.lost();
                return Err(error.into());
            }
        };
        self.contact.reached(self.now());
        for head in &heads {
            self.stir(head.id, Place::of(head));
        }
        self.current.forget_others(&heads);
        self.noted.looked(self.now(), self.current.behind(&heads));
        let mut all = Ok(());
        for head in heads {
            let known = self.current.get(&head.key);
            if known.is_some_and(|k| k.head.id != head.id || k.is_before(&head)) {
                let read = self.read_once(&head).await;
                all = all.and(read.map(drop));
            }
        }
        all
    }

    /// Takes in what another process told.
    pub async fn take_in(&self, change: Change) -> Result<(), AppError> {
        let Change::Moved(notice) = change else {
            return self.refresh().await;
        };
        let place = Place {
            process: notice.process,
            revision: notice.revision,
        };
        self.stir(notice.organization, place);
        let Some(known) = self.current.of(notice.organization) else {
            // Nobody asked for it yet.
            return Ok(());
        };
        let (revision, directory) = (notice.revision, notice.directory);
        if revision < RevisionNumber::FIRST {
            return self.refresh().await;
        }
        let head = Head {
            revision,
            directory,
            process: notice.process,
            ..known.head.clone()
        };
        if known.is_before(&head) {
            self.read_once(&head).await?;
        }
        Ok(())
    }

    /// Tells of other processes' writes as they happen; none where the database does not.
    pub fn changes(&self) -> Option<Changes> {
        self.store.changes()
    }

    /// An organization by id, as it was published last; read from the database the first time.
    pub(crate) async fn known(
        &self,
        organization: OrganizationId,
    ) -> Result<Option<Arc<Published>>, AppError> {
        if let Some(known) = self.current.of(organization) {
            return Ok(Some(known));
        }
        self.read(organization).await
    }

    /// Reads what this head stands for, unless somebody else does so at the same time.
    async fn read_once(&self, head: &Head) -> Result<(), AppError> {
        let _turn = self.current.reading.lock().await;
        let known = self.current.of(head.id);
        if known.is_none_or(|known| known.is_before(head)) {
            self.read(head.id).await?;
        }
        Ok(())
    }

    /// Reads what is newest of an organization: what its picture here lacks, or all of it.
    async fn read(&self, organization: OrganizationId) -> Result<Option<Arc<Published>>, AppError> {
        if let Some(known) = self.current.of(organization)
            && let Some(published) = self.catch_up(&known).await?
        {
            return Ok(Some(published));
        }
        let present = self.store.present(organization).await?;
        Ok(present.map(|(head, snapshot, directory)| {
            self.publish(head, Arc::new(Index::new(snapshot, directory)))
        }))
    }

    /// Puts what was read or written in place for every later request, unless something newer is
    /// there already; gives what is in place then. The head is the one that the index was made of.
    pub(crate) fn publish(&self, head: Head, index: Arc<Index>) -> Arc<Published> {
        self.current.publish(Published { head, index })
    }

    /// The present, once it is at this revision; waits a bounded while for another process's.
    pub(crate) async fn not_before(
        &self,
        request: &Request,
        revision: RevisionNumber,
    ) -> Result<View, AppError> {
        let until = Instant::now() + self.patience.revision;
        let mut moved = self.current.moved.subscribe();
        let mut published = Arc::clone(&request.published);
        loop {
            if published.index.revision() >= revision {
                let index = Arc::clone(&published.index);
                return Ok(View {
                    index,
                    at: request.now,
                    live: LiveFacts::default(),
                });
            }
            self.refresh().await?;
            let key = &request.published.head.key;
            published = self.current.get(key).unwrap_or(published);
            let left = until.saturating_duration_since(Instant::now());
            if published.index.revision() < revision && left.is_zero() {
                break;
            }
            // Whoever tells wakes it up; else it looks again itself.
            let step = timeout(left.min(self.patience.look), moved.changed());
            if published.index.revision() < revision && step.await.is_ok_and(|it| it.is_err()) {
                break;
            }
        }
        let known = published.index.revision();
        Err(Problem::at(
            ["atLeastRevision"],
            ProblemCode::RevisionNotYetAvailable,
            format!("revision {revision} is not here yet, the newest is {known}: ask again soon"),
        )
        .into())
    }

    /// The newest picture of the caller's organization that is here, which may be newer than the
    /// one that the request sees.
    pub(crate) fn newest(&self, request: &Request) -> Arc<Published> {
        let own = &request.published;
        let known = self.current.get(&own.head.key);
        known
            .filter(|known| known.head.id == own.head.id)
            .unwrap_or_else(|| Arc::clone(own))
    }
}

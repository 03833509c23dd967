//! The unit of work. What it wrote is there once `commit` returns; dropped means rolled back.

mod digest;
mod process;

use crate::{
    chain::Recorded,
    error::{StoreError, driver},
    history::{History, PastOf},
    read,
    receipt::Receipt,
    store::{Head, RevisionPage, changes},
    write,
};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DatabaseTransaction};
use std::collections::BTreeSet;
use zirkel_domain::{
    directory::Directory,
    event::{Event, Revision},
    ids::{OrganizationId, PersonId, RevisionNumber},
    structure::person::Profile,
    text::Key,
};

/// A write transaction.
#[derive(Debug)]
pub struct Tx {
    db: DatabaseTransaction,
    tells: bool,
    moved: BTreeSet<OrganizationId>,
    /// Where what was erased stays in a write-ahead log until that is folded into the file.
    log: Option<DatabaseConnection>,
    erased: bool,
}

impl Tx {
    /// One that tells other processes what it moved.
    pub(crate) const fn telling(db: DatabaseTransaction) -> Self {
        Self {
            db,
            tells: true,
            moved: BTreeSet::new(),
            log: None,
            erased: false,
        }
    }

    /// One over SQLite's one connection that writes.
    pub(crate) const fn alone(db: DatabaseTransaction, log: DatabaseConnection) -> Self {
        Self {
            db,
            tells: false,
            moved: BTreeSet::new(),
            log: Some(log),
            erased: false,
        }
    }

    /// The head of the organization with this key. No other transaction moves it until this one
    /// ends.
    pub async fn head(&mut self, key: &Key) -> Result<Option<Head>, StoreError> {
        read::head::by_key(&self.db, key, true).await
    }

    /// As [`Self::head`], by id, which never changes. After a write it is the head that this
    /// transaction leaves behind.
    pub async fn head_of(&mut self, id: OrganizationId) -> Result<Option<Head>, StoreError> {
        read::head::by_id(&self.db, id, true).await
    }

    /// A part of an organization's record: what a picture of an older revision lacks.
    pub async fn revisions(
        &mut self,
        organization: OrganizationId,
        page: RevisionPage,
    ) -> Result<Vec<Recorded>, StoreError> {
        read::record::page(&self.db, organization, page).await
    }

    /// Who an organization's people are. Under the head's lock nobody else changes it.
    pub async fn directory(
        &mut self,
        organization: OrganizationId,
    ) -> Result<Directory, StoreError> {
        read::directory::directory(&self.db, organization).await
    }

    /// What ended of an assignment, or of everything that a person held.
    pub async fn history(
        &mut self,
        organization: OrganizationId,
        of: PastOf,
    ) -> Result<History, StoreError> {
        read::history::history(&self.db, organization, of).await
    }

    /// What came of the act to which a caller gave this name; none where it was never done, or too
    /// long ago.
    pub async fn receipt(
        &mut self,
        organization: OrganizationId,
        caller: &str,
        client_mutation_id: &str,
    ) -> Result<Option<Receipt>, StoreError> {
        read::receipt::receipt(&self.db, organization, caller, client_mutation_id).await
    }

    /// Keeps what came of an act. `Taken` where its caller has given that name to one before.
    pub async fn receipt_put(
        &mut self,
        organization: OrganizationId,
        receipt: &Receipt,
    ) -> Result<(), StoreError> {
        write::receipt::put(&self.db, organization, receipt).await
    }

    /// Writes who a person is, instead of what was known before, and counts the change in
    /// [`Head::directory`]. `Taken` where somebody else has the key (`key` of `profile`) or an
    /// outside id (`outside_id` of `profile_external`). Upper and lower case of addresses are alike
    /// in more alphabets than a database knows, so whether one is taken is asked of the directory,
    /// under the head's lock.
    pub async fn profile_put(
        &mut self,
        organization: OrganizationId,
        profile: &Profile,
    ) -> Result<(), StoreError> {
        self.moved.insert(organization);
        write::directory::put(&self.db, organization, profile).await
    }

    /// Forgets who a person is, and counts the change in [`Head::directory`]. Whether anything was
    /// known.
    pub async fn profile_erase(
        &mut self,
        organization: OrganizationId,
        person: PersonId,
    ) -> Result<bool, StoreError> {
        self.moved.insert(organization);
        self.erased = true;
        write::directory::erase(&self.db, organization, person).await
    }

    /// Records a new organization: its first revision with its events, the structure they make, and
    /// who its people are. `Taken` where another organization has its key.
    pub async fn organization_found(
        &mut self,
        revision: &Revision,
        directory: &Directory,
    ) -> Result<Recorded, StoreError> {
        let recorded = write::organization::found(&self.db, revision, directory).await?;
        if let Some(Event::OrganizationFounded(it)) = revision.events.first() {
            self.moved.insert(it.id);
        }
        Ok(recorded)
    }

    /// Removes an organization with its whole record, and who its people are. Nothing is left of
    /// it; where there is none, nothing happens.
    pub async fn organization_remove(&mut self, id: OrganizationId) -> Result<(), StoreError> {
        self.moved.insert(id);
        self.erased = true;
        write::organization::remove(&self.db, id).await
    }

    /// Records the revision after `base`: its events, and new states of all that it changes.
    /// `Stale` where the record has moved past `base`.
    pub async fn revision_append(
        &mut self,
        organization: OrganizationId,
        base: RevisionNumber,
        revision: &Revision,
    ) -> Result<Recorded, StoreError> {
        self.moved.insert(organization);
        write::organization::append(&self.db, organization, base, revision).await
    }

    /// Makes everything in it last, and tells other processes on PostgreSQL which organizations it
    /// moved. On SQLite what was erased is then gone from the file and from its log, as soon as
    /// nobody reads an older state any more.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.tells {
            changes::tell(&self.db, &self.moved).await?;
        }
        self.db.commit().await.map_err(driver("committing"))?;
        #[cfg(feature = "testing")]
        crate::store::fault::passed();
        if let Some(log) = self.log.filter(|_| self.erased) {
            forget(&log).await;
        }
        Ok(())
    }
}

/// Folds the log into the file and empties it. Done is done: where a reader stands in the way, the
/// next one that succeeds does it.
async fn forget(db: &DatabaseConnection) {
    let emptied = db
        .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
        .await;
    if let Err(error) = emptied {
        let error: &dyn std::error::Error = &error;
        tracing::warn!(error, "what was erased may be in the write-ahead log still");
    }
}

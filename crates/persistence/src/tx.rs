//! The unit of work. What it wrote is there once `commit` returns; dropped means rolled back.

use crate::{
    chain::Recorded,
    error::{StoreError, driver},
    read,
    store::Head,
    write,
};
use sea_orm::DatabaseTransaction;
use zirkel_domain::{
    directory::Directory,
    event::Revision,
    ids::{OrganizationId, RevisionNumber},
    text::Key,
};

/// A write transaction.
#[derive(Debug)]
pub struct Tx {
    db: DatabaseTransaction,
}

impl Tx {
    pub(crate) const fn new(db: DatabaseTransaction) -> Self {
        Self { db }
    }

    /// The head of the organization with this key. No other transaction moves it until this one
    /// ends.
    pub async fn head(&mut self, key: &Key) -> Result<Option<Head>, StoreError> {
        read::head::by_key(&self.db, key, true).await
    }

    /// Records a new organization: its first revision with its events, the structure they make, and
    /// who its people are. `Taken` where another organization has its key.
    pub async fn organization_found(
        &mut self,
        revision: &Revision,
        directory: &Directory,
    ) -> Result<Recorded, StoreError> {
        write::organization::found(&self.db, revision, directory).await
    }

    /// Removes an organization with its whole record, and who its people are. Nothing is left of
    /// it; where there is none, nothing happens.
    pub async fn organization_remove(&mut self, id: OrganizationId) -> Result<(), StoreError> {
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
        write::organization::append(&self.db, organization, base, revision).await
    }

    /// Makes everything in it last.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.db.commit().await.map_err(driver("committing"))
    }
}

//! The whole structure of an organization at a moment, to be written as a file. For operators at the
//! command line: no caller is checked.

use crate::{App, AppError, AsOf};
use zirkel_domain::{directory::Directory, snapshot::Snapshot, text::Key};
use zirkel_persistence::At;

impl App {
    /// The structure and who its people are; none where there is no such organization or moment.
    #[tracing::instrument(name = "app.organization_export", skip_all)]
    pub async fn organization_export(
        &self,
        key: &Key,
        as_of: Option<AsOf>,
    ) -> Result<Option<(Snapshot, Directory)>, AppError> {
        let at = match as_of {
            None => At::Latest,
            Some(AsOf::Revision(revision)) => At::Revision(revision),
            Some(AsOf::Instant(instant)) => At::Instant(instant),
        };
        match self.store.head(key).await? {
            Some(head) => Ok(self.store.snapshot(head.id, at).await?),
            None => Ok(None),
        }
    }

    /// The keys of all organizations, in order.
    pub async fn organization_keys(&self) -> Result<Vec<Key>, AppError> {
        Ok(self
            .store
            .heads()
            .await?
            .into_iter()
            .map(|head| head.key)
            .collect())
    }
}

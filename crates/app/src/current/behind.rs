//! A picture of an older revision brought up to the newest: by what it lacks where that is little,
//! whatever the size of the organization; else it is read whole.

use super::Published;
use crate::{App, AppError};
use std::sync::Arc;
use zirkel_domain::{directory::Directory, index::Index, snapshot::FoldError};
use zirkel_persistence::{Recorded, Since};

/// How many revisions are folded in at most; whoever lacks more reads the structure.
const MISSING_MOST: u32 = 50;

impl Published {
    /// The index with what came after it folded in. `Err` where that does not go on from here.
    pub(crate) fn advanced(
        &self,
        missing: &[Recorded],
        directory: Option<Directory>,
    ) -> Result<Index, FoldError> {
        let mut snapshot = self.index.snapshot().clone();
        for recorded in missing {
            snapshot.advance(&recorded.revision)?;
        }
        let directory = directory.unwrap_or_else(|| self.index.directory().clone());
        Ok(Index::new(snapshot, directory))
    }
}

impl App {
    /// Puts the newest picture in place by what came after this one; none where it has to be read
    /// whole.
    pub(super) async fn catch_up(
        &self,
        known: &Published,
    ) -> Result<Option<Arc<Published>>, AppError> {
        let since = self.store.since(&known.head, MISSING_MOST).await?;
        let Some(Since {
            head,
            revisions,
            directory,
        }) = since
        else {
            return Ok(None);
        };
        let index = known.advanced(&revisions, directory);
        Ok(index.ok().map(|it| self.publish(head, Arc::new(it))))
    }
}

//! The way in: connections, reading, and the beginning of a write.

pub(crate) mod changes;
mod connect;
mod digest;
#[cfg(feature = "testing")]
pub(crate) mod fault;
mod pool;
mod process;
mod since;
mod timeline;
mod transcript;

pub use changes::{Change, Changes, Notice};
pub use connect::StoreOptions;
pub use pool::Pool;
pub use since::Since;

use crate::{
    chain::Recorded,
    error::{StoreError, driver},
    history::{History, PastOf},
    read::{self, closed::Closed},
    tx::Tx,
    write,
};
use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait as _,
};
use std::path::PathBuf;
use zirkel_domain::{
    directory::Directory,
    ids::{OrganizationId, RevisionNumber},
    snapshot::Snapshot,
    text::Key,
    time::Timestamp,
};

/// All organizations' records in one database. Cheap to clone; clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    writing: DatabaseConnection,
    reading: DatabaseConnection,
    sqlite: bool,
    /// Where a SQLite database is.
    file: Option<PathBuf>,
}

/// The head of an organization's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The organization.
    pub id: OrganizationId,
    /// Its key.
    pub key: Key,
    /// Its newest revision.
    pub revision: RevisionNumber,
    /// When that one was adopted.
    pub adopted_at: Timestamp,
    /// When the first one was.
    pub first_adopted_at: Timestamp,
    /// How often who its people are was written; moves when the record does not.
    pub directory: u64,
    /// The number of the last entry of its circles' processes; 0 before the first.
    pub process: u64,
}

/// Which state of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The newest.
    Latest,
    /// As of a revision.
    Revision(RevisionNumber),
    /// As of the last revision adopted at or before an instant.
    Instant(Timestamp),
}

/// Which part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RevisionPage {
    /// Only what comes after this one, in the direction asked for.
    pub after: Option<RevisionNumber>,
    /// At most so many.
    pub limit: u32,
    /// Newest first.
    pub descending: bool,
}

impl Store {
    /// Whether this is SQLite, so one process on one machine.
    pub const fn is_sqlite(&self) -> bool {
        self.sqlite
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), StoreError> {
        self.in_place()?;
        self.reading
            .ping()
            .await
            .map_err(driver("asking whether it answers"))
    }

    /// Lets go of every connection. On SQLite the last one folds the write-ahead log into the file,
    /// so that the file alone is the whole database.
    pub async fn close(&self) -> Result<(), StoreError> {
        let closing = "closing its connections";
        self.reading.close_by_ref().await.map_err(driver(closing))?;
        self.writing.close_by_ref().await.map_err(driver(closing))
    }

    /// The heads of all organizations, by key.
    pub async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.in_place()?;
        read::head::all(&self.reading).await
    }

    /// The head of the organization with this key.
    pub async fn head(&self, key: &Key) -> Result<Option<Head>, StoreError> {
        read::head::by_key(&self.reading, key, false).await
    }

    /// The head of the organization with this id.
    pub async fn head_of(&self, id: OrganizationId) -> Result<Option<Head>, StoreError> {
        read::head::by_id(&self.reading, id, false).await
    }

    /// An organization's head with the structure and the directory that it stands for, all of one
    /// moment. None where there is no such organization.
    pub async fn present(
        &self,
        organization: OrganizationId,
    ) -> Result<Option<(Head, Snapshot, Directory)>, StoreError> {
        let tx = self.begin_read().await?;
        let Some(head) = read::head::by_id(&tx, organization, false).await? else {
            return Ok(None);
        };
        let revision = read::snapshot::revision_numbered(&tx, organization, head.revision)
            .await?
            .ok_or(StoreError::RowCount {
                table: "revision",
                expected: 1,
                found: 0,
            })?;
        let snapshot = read::snapshot::as_of(&tx, organization, &revision).await?;
        let directory = read::directory::directory(&tx, organization).await?;
        end_read(tx).await?;
        Ok(Some((head, snapshot, directory)))
    }

    /// An organization's structure at a revision, without who its people are. None where there is
    /// no such organization or no such revision.
    pub async fn structure(
        &self,
        organization: OrganizationId,
        revision: RevisionNumber,
    ) -> Result<Option<Snapshot>, StoreError> {
        let tx = self.begin_read().await?;
        let row = read::snapshot::revision_numbered(&tx, organization, revision).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let snapshot = read::snapshot::as_of(&tx, organization, &row).await?;
        end_read(tx).await?;
        Ok(Some(snapshot))
    }

    /// An organization's structure at a revision, with who its people are now, all of one moment.
    /// None where there is no such organization or no such revision.
    pub async fn snapshot(
        &self,
        organization: OrganizationId,
        at: At,
    ) -> Result<Option<(Snapshot, Directory)>, StoreError> {
        let tx = self.begin_read().await?;
        let number = match at {
            At::Latest => read::head::by_id(&tx, organization, false)
                .await?
                .map(|head| head.revision),
            At::Revision(number) => Some(number),
            At::Instant(_) => None,
        };
        let revision = match (at, number) {
            (At::Instant(instant), _) => {
                read::snapshot::revision_at(&tx, organization, instant).await?
            }
            (At::Latest | At::Revision(_), Some(number)) => {
                read::snapshot::revision_numbered(&tx, organization, number).await?
            }
            (At::Latest | At::Revision(_), None) => None,
        };
        let Some(revision) = revision else {
            return Ok(None);
        };
        let snapshot = read::snapshot::as_of(&tx, organization, &revision).await?;
        let directory = read::directory::directory(&tx, organization).await?;
        end_read(tx).await?;
        Ok(Some((snapshot, directory)))
    }

    /// The last revision that was adopted at or before an instant; none before the record.
    pub async fn revision_at(
        &self,
        organization: OrganizationId,
        instant: Timestamp,
    ) -> Result<Option<RevisionNumber>, StoreError> {
        let row = read::snapshot::revision_at(&self.reading, organization, instant).await?;
        row.map(|row| read::snapshot::number_of(&row)).transpose()
    }

    /// A part of an organization's record; empty where there is no such organization.
    pub async fn revisions(
        &self,
        organization: OrganizationId,
        page: RevisionPage,
    ) -> Result<Vec<Recorded>, StoreError> {
        let tx = self.begin_read().await?;
        let page = read::record::page(&tx, organization, page).await?;
        end_read(tx).await?;
        Ok(page)
    }

    /// An organization's whole record, oldest first; empty where there is no such organization.
    pub async fn record(&self, organization: OrganizationId) -> Result<Vec<Recorded>, StoreError> {
        let tx = self.begin_read().await?;
        let record = read::record::whole(&tx, organization).await?;
        end_read(tx).await?;
        Ok(record)
    }

    /// The states of things that ended in a span of revisions, both counted in.
    pub async fn closed(
        &self,
        organization: OrganizationId,
        span: (RevisionNumber, RevisionNumber),
    ) -> Result<Vec<Closed>, StoreError> {
        let tx = self.begin_read().await?;
        let closed = read::closed::closed(&tx, organization, span).await?;
        end_read(tx).await?;
        Ok(closed)
    }

    /// What ended of an assignment, or of everything that a person held.
    pub async fn history(
        &self,
        organization: OrganizationId,
        of: PastOf,
    ) -> Result<History, StoreError> {
        let tx = self.begin_read().await?;
        let history = read::history::history(&tx, organization, of).await?;
        end_read(tx).await?;
        Ok(history)
    }

    /// Removes at most `limit` receipts of before a moment, oldest first, whosever they are; says
    /// how many.
    pub async fn receipts_prune(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
        write::receipt::prune(&self.writing, before, limit).await
    }

    /// Begins a write. On SQLite it waits for its turn.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        self.in_place()?;
        let options = TransactionOptions {
            sqlite_transaction_mode: self.sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let begun = self.writing.begin_with_options(options).await;
        let db = begun.map_err(driver("beginning a write"))?;
        #[cfg(feature = "testing")]
        fault::begun();
        Ok(if self.sqlite {
            Tx::alone(db, self.writing.clone())
        } else {
            Tx::telling(db)
        })
    }

    /// A file that was removed goes on being read and written by whoever has it open, and is gone
    /// with them: that is no database any more.
    fn in_place(&self) -> Result<(), StoreError> {
        let missing = self.file.as_deref().and_then(|file| file.metadata().err());
        missing.map_or(Ok(()), |error| {
            Err(StoreError::Unavailable {
                doing: "looking for its file",
                source: Box::new(error),
            })
        })
    }

    /// A picture of one moment. SQLite's readers have that by themselves.
    async fn begin_read(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = if self.sqlite {
            TransactionOptions::default()
        } else {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        };
        self.reading
            .begin_with_options(options)
            .await
            .map_err(driver("beginning to read"))
    }
}

/// Gives the connection back at once, not when the next one asks for it.
async fn end_read(tx: DatabaseTransaction) -> Result<(), StoreError> {
    tx.commit().await.map_err(driver("ending a read"))
}

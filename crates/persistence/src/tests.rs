//! Storage tried against real databases, SQLite and PostgreSQL alike.

mod acts;
mod away;
mod catalogue;
mod digest;
mod erased;
mod faults;
mod load;
mod process;
mod record;
mod world;

use crate::{At, Head, Recorded, Store, StoreError};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, Statement};
use world::{KEY, ORGANIZATION};
use zirkel_domain::{
    directory::Directory, event::Revision, ids::RevisionNumber, snapshot::Snapshot,
    structure::person::Profile, text::Key,
};

async fn open(url: &str) -> Store {
    Store::connect(url).await.unwrap()
}

fn key() -> Key {
    Key::new(KEY).unwrap()
}

async fn found(store: &Store, first: &Revision, directory: &Directory) -> Recorded {
    let mut tx = store.begin().await.unwrap();
    let recorded = tx.organization_found(first, directory).await.unwrap();
    tx.commit().await.unwrap();
    recorded
}

async fn append(store: &Store, base: u32, next: &Revision) -> Recorded {
    let mut tx = store.begin().await.unwrap();
    let base = RevisionNumber(base);
    let recorded = tx.revision_append(ORGANIZATION, base, next).await.unwrap();
    tx.commit().await.unwrap();
    recorded
}

async fn put(store: &Store, profile: &Profile) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.profile_put(ORGANIZATION, profile).await?;
    tx.commit().await
}

async fn head(store: &Store) -> Head {
    store.head(&key()).await.unwrap().unwrap()
}

async fn snapshot(store: &Store, at: At) -> Option<Snapshot> {
    let found = store.snapshot(ORGANIZATION, at).await.unwrap();
    found.map(|(snapshot, _)| snapshot)
}

/// A connection beside the store, for what the store never does.
struct Beside(DatabaseConnection);

impl Beside {
    async fn open(url: &str) -> Self {
        Self(Database::connect(url).await.unwrap())
    }

    async fn run(&self, sql: &str) {
        self.0.execute_unprepared(sql).await.unwrap();
    }

    async fn count(&self, from: &str) -> i64 {
        let sql = format!("SELECT count(*) AS n FROM {from}");
        let statement = Statement::from_string(self.0.get_database_backend(), sql);
        let row = self.0.query_one_raw(statement).await.unwrap().unwrap();
        row.try_get("", "n").unwrap()
    }

    async fn close(self) {
        self.0.close().await.unwrap();
    }
}

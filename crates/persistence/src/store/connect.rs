//! Opening a database: how many connections, and how long anything is waited for.

use super::Store;
use crate::error::{StoreError, driver};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection,
    sqlx::{
        postgres::PgConnectOptions,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use std::{path::Path, str::FromStr as _, time::Duration};

/// How long a request waits on SQLite for its turn to write.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long PostgreSQL lets a statement wait for a lock: for another writer's commit, that is.
const LOCK: Duration = Duration::from_secs(10);

/// How long PostgreSQL lets a transaction do nothing before it undoes it: a server that lost its
/// network must not keep others from writing.
const IDLE: Duration = Duration::from_secs(30);

/// What PostgreSQL shows of these connections in `pg_stat_activity`.
const NAME: &str = "zirkel";

/// How a database is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreOptions {
    /// Connections at most. On SQLite those that read; one more writes.
    pub connections: u32,
    /// How long a request waits for a connection before the database counts as out of reach.
    pub wait: Duration,
    /// How long PostgreSQL works on one statement at most.
    pub statement: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            connections: 16,
            wait: Duration::from_secs(5),
            statement: Duration::from_secs(30),
        }
    }
}

impl Store {
    /// Opens a database: `sqlite://FILE`, with `?mode=rwc` to make the file, or `postgres://…`. The
    /// schema is the migrations' affair.
    ///
    /// On PostgreSQL the address says how the connection is kept private: `sslmode=require` does
    /// not look whose certificate it is, `verify-ca` and `verify-full` do, by the file of
    /// `sslrootcert` if it is given.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        Self::connect_with(url, StoreOptions::default()).await
    }

    /// As [`Self::connect`], with other numbers.
    pub async fn connect_with(url: &str, options: StoreOptions) -> Result<Self, StoreError> {
        connect(url, options, false).await
    }

    /// Whether the address is a SQLite file's that is not there, and that connecting would make.
    pub fn file_is_to_be_made(url: &str) -> bool {
        let makes = url.starts_with("sqlite:") && url.contains("mode=rwc");
        let file = SqliteConnectOptions::from_str(url).ok();
        let file = file.map(|it| it.get_filename().to_owned());
        makes && file.is_some_and(|it| !it.exists() && it.parent().is_some_and(is_folder))
    }

    /// As [`Self::connect`]; each statement is told to `tracing`, as target `sqlx::query` with
    /// `rows_returned` and `rows_affected`. For tests that count what a request costs.
    #[cfg(feature = "testing")]
    pub async fn connect_watched(url: &str) -> Result<Self, StoreError> {
        connect(url, StoreOptions::default(), true).await
    }
}

/// A bare file name's folder is the empty path: the one in which the process is.
fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

async fn connect(url: &str, options: StoreOptions, statements: bool) -> Result<Store, StoreError> {
    let store = if url.starts_with("sqlite:") && !url.contains(":memory:") {
        sqlite(url, options, statements).await
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        postgres(url, options, statements).await
    } else {
        let scheme = url.split_once(':').map_or(url, |(scheme, _)| scheme);
        Err(StoreError::Address {
            url: format!("{scheme}:…"),
        })
    };
    #[cfg(feature = "testing")]
    let store = store.map(Store::mortal);
    store
}

/// SQLite has one writer: one connection, on which transactions wait for their turn in here; a
/// second process makes them wait in the file lock. Readers see the last commit and wait for
/// nobody. They never make the file: where it vanished, an empty one would look like an answer.
/// What is deleted is written over with zeros: whoever was erased is in no free page either.
async fn sqlite(url: &str, options: StoreOptions, statements: bool) -> Result<Store, StoreError> {
    let file = SqliteConnectOptions::from_str(url).ok();
    let file = file.map(|it| it.get_filename().to_owned());
    let mut writing = pool(url, 1, PATIENCE, statements);
    writing.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON")
    });
    let writing = open(writing).await?;
    let mut reading = pool(url, options.connections, PATIENCE, statements);
    reading.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(false)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("query_only", "ON")
    });
    Ok(Store {
        writing,
        reading: open(reading).await?,
        sqlite: true,
        file,
    })
}

async fn postgres(url: &str, options: StoreOptions, statements: bool) -> Result<Store, StoreError> {
    let mut all = pool(url, options.connections, options.wait, statements);
    all.map_sqlx_postgres_opts(move |postgres| bounded(postgres, options.statement));
    let db = open(all).await?;
    Ok(Store {
        writing: db.clone(),
        reading: db,
        sqlite: false,
        file: None,
    })
}

/// Nothing takes for ever. What the address says of a bound counts before this.
fn bounded(postgres: PgConnectOptions, statement: Duration) -> PgConnectOptions {
    let given = postgres.get_options().unwrap_or_default().to_owned();
    let bounds = [
        ("statement_timeout", statement),
        ("lock_timeout", LOCK),
        ("idle_in_transaction_session_timeout", IDLE),
    ];
    let missing = bounds.into_iter().filter(|(name, _)| !given.contains(name));
    let named = postgres.get_application_name().is_some();
    let postgres = postgres.options(missing.map(|(name, span)| (name, span.as_millis())));
    if named {
        postgres
    } else {
        postgres.application_name(NAME)
    }
}

fn pool(url: &str, connections: u32, wait: Duration, statements: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(wait)
        .sqlx_logging(statements);
    options
}

async fn open(options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
    Database::connect(options)
        .await
        .map_err(driver("connecting"))
}

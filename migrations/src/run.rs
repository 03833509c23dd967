//! Runs the changes on a database named by its URL, and says how far a database has come.

use crate::Migrator;
use sea_orm_migration::{
    IntoSchemaManagerConnection, MigratorTrait as _, SchemaManager,
    prelude::{Alias, Query},
    sea_orm::{
        ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
        SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
    },
};
use std::collections::BTreeSet;

/// How far a database has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaState {
    /// Every change is in it.
    UpToDate,
    /// Changes are missing; `up` makes them.
    Behind {
        /// Their names, oldest first.
        pending: Vec<String>,
    },
    /// It holds changes that this program does not know: a newer program made them.
    Ahead {
        /// Their names, in order of name.
        unknown: Vec<String>,
    },
}

/// Why the schema could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database refused, or is out of reach.
    #[error("the database failed while {doing}")]
    Driver {
        /// What was being done.
        doing: &'static str,
        /// What the driver says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A newer program's changes are in it: this one must not touch it.
    #[error("the database holds schema changes that this program does not know: {}", unknown.join(", "))]
    Ahead {
        /// Their names.
        unknown: Vec<String>,
    },
}

/// How long a database that does not answer is waited for.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// One number under which every server that migrates waits for the others.
const LOCK: i64 = 0x7a69_726b_656c;

/// What is being done while another server migrates.
const WAITING: &str = "waiting for other servers that migrate";

/// Makes the missing changes, oldest first, and returns their names. Several servers may start at
/// once on one database: one of them works, the others wait and find nothing to do.
pub async fn up(url: &str) -> Result<Vec<String>, MigrationError> {
    let db = connect(url).await?;
    let done = up_alone(&db).await;
    // The lock belongs to the session, so closing releases it also where a change failed.
    let closed = db.close().await.map_err(driver("closing the connection"));
    done.and_then(|made| closed.map(|()| made))
}

async fn up_alone(db: &DatabaseConnection) -> Result<Vec<String>, MigrationError> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("SELECT pg_advisory_lock({LOCK})"))
            .await
            .map_err(driver(WAITING))?;
        return make(db).await;
    }
    let state = state_of(db).await?;
    if state == SchemaState::UpToDate {
        return Ok(Vec::new());
    }
    // SQLite has no other lock than the writer's turn, which is over with the transaction: what is
    // missing is looked up and made in one.
    let alone = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let turn = db
        .begin_with_options(alone)
        .await
        .map_err(driver(WAITING))?;
    let made = make(&turn).await?;
    turn.commit().await.map_err(driver("changing the schema"))?;
    Ok(made)
}

async fn make<'c, C>(db: &'c C) -> Result<Vec<String>, MigrationError>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    match state_of(db).await? {
        SchemaState::UpToDate => Ok(Vec::new()),
        SchemaState::Ahead { unknown } => Err(MigrationError::Ahead { unknown }),
        SchemaState::Behind { pending } => {
            Migrator::up(db, None)
                .await
                .map_err(driver("changing the schema"))?;
            Ok(pending)
        }
    }
}

/// How far the database has come. Changes nothing.
pub async fn state(url: &str) -> Result<SchemaState, MigrationError> {
    let db = connect(url).await?;
    let state = state_of(&db).await;
    let closed = db.close().await.map_err(driver("closing the connection"));
    state.and_then(|state| closed.map(|()| state))
}

/// The names of all changes that this program knows, oldest first.
pub fn known() -> Vec<String> {
    let all = Migrator::migrations();
    all.iter().map(|it| it.name().to_owned()).collect()
}

async fn state_of<'c, C>(db: &'c C) -> Result<SchemaState, MigrationError>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    let made = made(db)
        .await
        .map_err(driver("reading which changes were made"))?;
    let known = known();
    let unknown: Vec<String> = made
        .iter()
        .filter(|name| !known.contains(name))
        .cloned()
        .collect();
    let pending: Vec<String> = known
        .into_iter()
        .filter(|name| !made.contains(name))
        .collect();
    Ok(if !unknown.is_empty() {
        SchemaState::Ahead { unknown }
    } else if pending.is_empty() {
        SchemaState::UpToDate
    } else {
        SchemaState::Behind { pending }
    })
}

async fn made<'c, C>(db: &'c C) -> Result<BTreeSet<String>, DbErr>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    let table = Migrator::migration_table_name();
    if !SchemaManager::new(db).has_table(table.to_string()).await? {
        return Ok(BTreeSet::new());
    }
    // The library's own look would first make the table: a role that only serves may not.
    let mut names = Query::select();
    names.column(Alias::new("version")).from(table);
    let rows = db.query_all(&names).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}

async fn connect(url: &str) -> Result<DatabaseConnection, MigrationError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(true));
    Database::connect(options)
        .await
        .map_err(driver("connecting"))
}

fn driver(doing: &'static str) -> impl FnOnce(DbErr) -> MigrationError {
    move |error| MigrationError::Driver {
        doing,
        source: Box::new(error),
    }
}

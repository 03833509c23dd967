//! What can go wrong with storage. "Not found" is none of it: that is `None`.

use crate::{chain::ChainError, convert::Unreadable};
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};
use std::error::Error;
use zirkel_domain::snapshot::FoldError;

/// An error below, whatever its type.
type Source = Box<dyn Error + Send + Sync>;

/// Why storage did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused a statement; a bug, or a schema that does not fit this program.
    #[error("the database failed while {doing}")]
    Driver {
        /// What was being done.
        doing: &'static str,
        /// What the driver says.
        source: Source,
    },
    /// A stored row is not what this program writes.
    #[error("row {id} of `{table}` can not be read: `{column}` {why}")]
    BadRow {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// The row's key.
        id: String,
        /// What is wrong with it.
        why: String,
    },
    /// A statement met fewer or more rows than it must.
    #[error("{found} rows of `{table}` were written, {expected} should be")]
    RowCount {
        /// The table.
        table: &'static str,
        /// How many there should be.
        expected: u64,
        /// How many there were.
        found: u64,
    },
    /// Somebody else was faster: the record is not at the revision any more that was read, or the
    /// database undid this transaction for another's sake. Reading anew and trying again is right.
    #[error("the record has moved on")]
    Stale,
    /// The database can not be reached, or is too busy to answer in time.
    #[error("the database is out of reach while {doing}")]
    Unavailable {
        /// What was being done.
        doing: &'static str,
        /// What the driver says.
        source: Source,
    },
    /// Another row has this already, and it must be the only one.
    #[error("`{column}` of `{table}` is taken")]
    Taken {
        /// The table.
        table: String,
        /// The column, or what the columns are together.
        column: String,
    },
    /// A revision does not continue the record.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// A record contradicts its own hashes.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// A value could not be put into its stored form.
    #[error("a body could not be written")]
    Unwritable {
        /// What the serializer says.
        source: Source,
    },
    /// The address is not one of a database that this program can use.
    #[error("`{url}` is no database address: `sqlite://…` or `postgres://…` is expected")]
    Address {
        /// What was given, without what may be secret in it.
        url: String,
    },
}

impl StoreError {
    /// Whether the same command may succeed when it is tried again at once.
    pub const fn is_stale(&self) -> bool {
        matches!(self, Self::Stale)
    }

    /// A row that does not read back, by its key.
    pub(crate) fn bad_row(table: &'static str, id: &impl ToString, error: Unreadable) -> Self {
        Self::BadRow {
            table,
            column: error.field.to_owned(),
            id: id.to_string(),
            why: error.why,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(source: serde_json::Error) -> Self {
        Self::Unwritable {
            source: Box::new(source),
        }
    }
}

/// Names what was being done when the driver failed, and tells apart what a caller must.
pub(crate) fn driver(doing: &'static str) -> impl Fn(DbErr) -> StoreError {
    move |error| {
        if let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() {
            return taken(&message);
        }
        match weight(&error) {
            Weight::Lost => StoreError::Stale,
            Weight::Away => StoreError::Unavailable {
                doing,
                source: Box::new(error),
            },
            Weight::Fault => StoreError::Driver {
                doing,
                source: Box::new(error),
            },
        }
    }
}

/// As [`driver`], for reading rows: a column that does not decode is a bad row.
pub(crate) fn reading(table: &'static str) -> impl Fn(DbErr) -> StoreError {
    move |error| {
        if let Some(sqlx::Error::ColumnDecode { index, source }) = sqlx_error(&error) {
            return StoreError::BadRow {
                table,
                column: index.trim_matches('"').to_owned(),
                id: "(unknown)".to_owned(),
                why: source.to_string(),
            };
        }
        driver("reading rows")(error)
    }
}

/// What a driver error means to a caller.
enum Weight {
    /// Undone for another transaction's sake.
    Lost,
    /// Out of reach.
    Away,
    /// Neither.
    Fault,
}

fn weight(error: &DbErr) -> Weight {
    let Some(error) = sqlx_error(error) else {
        let away = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
        return if away { Weight::Away } else { Weight::Fault };
    };
    if let sqlx::Error::Database(error) = error {
        return error.code().map_or(Weight::Fault, |code| weight_of(&code));
    }
    if matches!(
        error,
        sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
    ) {
        Weight::Away
    } else {
        Weight::Fault
    }
}

/// What a database's own code means. PostgreSQL's have five signs; SQLite's are numbers, the kind
/// of fault in the last byte.
fn weight_of(code: &str) -> Weight {
    if let (..5, Ok(number)) = (code.len(), code.parse::<u32>()) {
        return match number & 0xff {
            // Busy, locked, not readable, full, not to be opened.
            5 | 6 | 10 | 13 | 14 => Weight::Away,
            _ => Weight::Fault,
        };
    }
    match code {
        // Serialization failure, deadlock.
        "40001" | "40P01" => Weight::Lost,
        // Shut down, starting up, dropped or not there (yet), idle for too long; a statement, a
        // lock or a transaction that took too long.
        "57P01" | "57P02" | "57P03" | "57P04" | "57P05" | "3D000" | "57014" | "55P03" | "25P03"
        | "25P04" => Weight::Away,
        // Connections; resources: disk, memory, too many connections.
        code if code.starts_with("08") || code.starts_with("53") => Weight::Away,
        _ => Weight::Fault,
    }
}

fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    if let DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error)) = error
    {
        Some(error)
    } else {
        None
    }
}

/// PostgreSQL names the index (`uq_role__key`), SQLite the columns (`role.organization_id,
/// role.key`).
fn taken(message: &str) -> StoreError {
    let last = message.rsplit(' ').next().unwrap_or_default();
    let last = last.trim_matches('"');
    let (table, column) = last
        .strip_prefix("uq_")
        .and_then(|name| name.split_once("__"))
        .or_else(|| last.strip_suffix("_pkey").map(|table| (table, "id")))
        .or_else(|| last.split_once('.'))
        .unwrap_or((last, ""));
    StoreError::Taken {
        table: table.to_owned(),
        column: column.to_owned(),
    }
}

//! How busy the connections are.

use super::Store;
use sea_orm::{DatabaseConnection, DatabaseConnectionType};

/// The connections to the database at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// How many are open.
    pub open: u32,
    /// How many of those wait for work.
    pub idle: u32,
}

impl Store {
    /// How busy the connections are now.
    pub fn pool(&self) -> Pool {
        let reading = pool_of(&self.reading);
        if !self.sqlite {
            // Both names are of the same connections.
            return reading;
        }
        let writing = pool_of(&self.writing);
        Pool {
            open: reading.open.saturating_add(writing.open),
            idle: reading.idle.saturating_add(writing.idle),
        }
    }
}

fn pool_of(connection: &DatabaseConnection) -> Pool {
    let (open, idle) = match &connection.inner {
        DatabaseConnectionType::SqlxPostgresPoolConnection(_) => {
            let pool = connection.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        }
        DatabaseConnectionType::SqlxSqlitePoolConnection(_) => {
            let pool = connection.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        }
        DatabaseConnectionType::Disconnected => (0, 0),
    };
    Pool {
        open,
        idle: u32::try_from(idle).unwrap_or(u32::MAX),
    }
}

//! The ordered schema changes, the same for SQLite and PostgreSQL. What they add up to is written
//! in `ddl/`, and a test keeps it equal; how a change is made without stopping a server is written
//! in the README beside this crate.

mod build;
mod m0001_record;
mod m0002_acts;
mod m0003_timelines;
mod m0004_process;
mod m0005_digest;
mod run;

#[cfg(test)]
mod tests;

pub use run::{MigrationError, SchemaState, known, state, up};

use sea_orm_migration::prelude::{DynIden, IntoIden as _, MigrationTrait, MigratorTrait};

/// The list of changes, oldest first. An entry that has been released is never edited.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_record::Migration),
            Box::new(m0002_acts::Migration),
            Box::new(m0003_timelines::Migration),
            Box::new(m0004_process::Migration),
            Box::new(m0005_digest::Migration),
        ]
    }

    fn migration_table_name() -> DynIden {
        "schema_migration".into_iden()
    }
}

/// The text of all that makes the schema: what a template of a migrated database is named after in
/// tests.
const SOURCES: [&str; 6] = [
    include_str!("build.rs"),
    include_str!("m0001_record.rs"),
    include_str!("m0002_acts.rs"),
    include_str!("m0003_timelines.rs"),
    include_str!("m0004_process.rs"),
    include_str!("m0005_digest.rs"),
];

/// A short name of the schema that these migrations make; it changes with any of their texts.
pub fn fingerprint() -> String {
    let hash = SOURCES
        .iter()
        .flat_map(|source| source.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

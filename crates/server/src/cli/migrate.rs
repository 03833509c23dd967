//! `zirkel migrate`: brings the database to this version's schema.

use super::{Failure, database, serve::say};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    telemetry,
};
use clap::Args;

/// Which database.
#[derive(Clone, Debug, Args)]
pub struct MigrateArgs {
    #[command(flatten)]
    database: DatabaseFlags,
    #[command(flatten)]
    log: LogFlags,
    #[command(flatten)]
    file: FileFlags,
}

/// Makes the missing changes and names each.
pub async fn run(args: &MigrateArgs) -> Result<(), Failure> {
    let file = args.file.read()?;
    let url = args.database.resolve(&file)?;
    telemetry::init(&args.log.resolve(&file)?)?;
    let made = database::migrate(&url).await?;
    for name in &made {
        say(&format!("made `{name}`"))?;
    }
    say(if made.is_empty() {
        "the schema was up to date"
    } else {
        "the schema is up to date"
    })
}

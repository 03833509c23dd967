//! `zirkel delete`: deletes an organization whole, if that is said twice.

use super::{Exit, Failure, database, serve::say, token::key};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    log::chain,
    telemetry,
};
use clap::Args;
use zirkel_app::{App, command::organization_delete::Holding};
use zirkel_domain::text::Key;

/// Which organization.
#[derive(Clone, Debug, Args)]
pub struct DeleteArgs {
    /// The organization's key
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub organization: Key,

    /// Delete it; without this, only what would be deleted is said
    #[arg(long)]
    pub yes: bool,

    /// From which database.
    #[command(flatten)]
    pub database: DatabaseFlags,
    /// What is logged.
    #[command(flatten)]
    pub log: LogFlags,
    /// Where the settings file is.
    #[command(flatten)]
    pub file: FileFlags,
}

/// Deletes it, or says what that would be and ends with exit code 2.
pub async fn run(args: &DeleteArgs) -> Result<Exit, Failure> {
    let file = args.file.read()?;
    telemetry::init(&args.log.resolve(&file)?)?;
    let app = database::open(&args.database.resolve(&file)?).await?;
    let exit = delete(&app, args).await;
    database::close(&app).await;
    exit
}

async fn delete(app: &App, args: &DeleteArgs) -> Result<Exit, Failure> {
    let found = if args.yes {
        app.organization_delete(&args.organization).await
    } else {
        app.organization_holding(&args.organization).await
    };
    let holding = found.map_err(|error| Failure::failed(chain(&error)))?;
    let Some(holding) = holding else {
        return Err(Failure::wrong_use(format!(
            "there is no organization `{}`; `zirkel check` lists those that are here",
            args.organization
        )));
    };
    if args.yes {
        say(&format!("deleted {}", told(&holding)))?;
        return Ok(Exit::Done);
    }
    say(&format!("would delete {}", told(&holding)))?;
    Err(Failure::wrong_use(
        "nothing was deleted; keep the record with `zirkel export --record` if it may be asked for, \
         then say `--yes`",
    ))
}

fn told(it: &Holding) -> String {
    format!(
        "`{}` ({}): revisions {}, people {} (names known of {}), roles {}",
        it.key, it.name, it.revisions, it.people, it.profiles, it.roles
    )
}

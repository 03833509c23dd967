//! `zirkel check`: whether the records are whole, and what in their structures needs a look.

use super::{Exit, Failure, database, serve::say, token::key};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    telemetry,
};
use clap::Args;
use zirkel_app::{App, AppError, query::record_check::RecordReport};
use zirkel_domain::{check::Severity, text::Key};
use zirkel_persistence::StoreError;

/// Which record.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The organization's key [default: all]
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub organization: Option<Key>,

    /// In which database.
    #[command(flatten)]
    pub database: DatabaseFlags,
    /// What is logged.
    #[command(flatten)]
    pub log: LogFlags,
    /// Where the settings file is.
    #[command(flatten)]
    pub file: FileFlags,
}

/// Checks each record and says what it found; damage ends with exit code 1.
pub async fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    let file = args.file.read()?;
    telemetry::init(&args.log.resolve(&file)?)?;
    let app = database::open(&args.database.resolve(&file)?).await?;
    let exit = check(&app, args).await;
    database::close(&app).await;
    exit
}

async fn check(app: &App, args: &CheckArgs) -> Result<Exit, Failure> {
    let keys = match &args.organization {
        Some(key) => Ok(vec![key.clone()]),
        None => app.organization_keys().await,
    };
    let keys = match keys {
        Ok(keys) => keys,
        Err(error) => return damaged(&error),
    };
    if keys.is_empty() {
        say("there is no organization yet; `zirkel import FILE` sets one up")?;
    }
    let mut whole = true;
    for key in keys {
        let report = match app.record_check(&key).await {
            Ok(Some(report)) => report,
            Ok(None) => {
                return Err(Failure::wrong_use(format!(
                    "there is no organization `{key}`"
                )));
            }
            Err(error) => return damaged(&error),
        };
        whole &= report.damage.is_empty();
        tell(&report)?;
    }
    Ok(if whole { Exit::Done } else { Exit::Mistakes })
}

/// A head that cannot be read is damage, too; anything else is a failure.
fn damaged(error: &AppError) -> Result<Exit, Failure> {
    if let AppError::Internal(row @ StoreError::BadRow { .. }) = error {
        say(&format!("damage: {row}"))?;
        return Ok(Exit::Mistakes);
    }
    Err(Failure::failed(crate::log::chain(error)))
}

fn tell(report: &RecordReport) -> Result<(), Failure> {
    let RecordReport {
        key,
        revision,
        damage,
        findings,
    } = report;
    let state = if damage.is_empty() {
        "the record is whole"
    } else {
        "the record is damaged"
    };
    say(&format!("{key}: revision {revision}, {state}"))?;
    for it in damage {
        say(&format!("  damage: {it}"))?;
    }
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let rule = finding
            .rule
            .map_or_else(String::new, |r| format!(" ({})", r.id));
        say(&format!(
            "  {severity}: {}{rule}; {}",
            finding.message, finding.hint
        ))?;
    }
    Ok(())
}

//! `zirkel check`: whether the records are whole, and what in their structures needs a look.

use super::{Exit, Failure, database, serve::say, token::key};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    telemetry,
};
use clap::Args;
use zirkel_app::query::record_check::RecordReport;
use zirkel_domain::{check::Severity, text::Key};

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
    let failed = |error: zirkel_app::AppError| Failure::failed(crate::log::chain(&error));
    let keys = match &args.organization {
        Some(key) => vec![key.clone()],
        None => app.organization_keys().await.map_err(failed)?,
    };
    if keys.is_empty() {
        say("there is no organization yet; `zirkel import FILE` sets one up")?;
    }
    let mut whole = true;
    for key in keys {
        let Some(report) = app.record_check(&key).await.map_err(failed)? else {
            return Err(Failure::wrong_use(format!(
                "there is no organization `{key}`"
            )));
        };
        whole &= report.damage.is_empty();
        tell(&report)?;
    }
    Ok(if whole { Exit::Done } else { Exit::Mistakes })
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

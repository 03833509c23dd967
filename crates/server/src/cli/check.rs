//! `zirkel check`: whether the records are whole, and what in their structures needs a look.

use super::{Exit, Failure, database, serve::say, token::key};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    telemetry,
};
use clap::Args;
use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
};
use zirkel_app::{
    App, AppError,
    clock::{Clock as _, SystemClock},
    query::{
        record_check::RecordReport,
        record_verify::{RecordVerify, Verified},
    },
};
use zirkel_domain::{check::Finding, text::Key};
use zirkel_persistence::StoreError;

/// The most bytes of a line of a record.
const MOST_LINE: u64 = 1 << 30;

/// Which record.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The organization's key [default: all]
    #[arg(long, value_name = "KEY", value_parser = key, conflicts_with = "record")]
    pub organization: Option<Key>,

    /// A file that `zirkel export --record` wrote, verified without a database
    #[arg(long = "file", value_name = "RECORD")]
    pub record: Option<PathBuf>,

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
    if let Some(record) = &args.record {
        return check_file(record);
    }
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

/// Checks a record that was written down; the first line that does not fit is told.
fn check_file(path: &Path) -> Result<Exit, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::wrong_use(format!("`{}` can not be read: {error}", path.display()))
    };
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let mut record = RecordVerify::default();
    loop {
        let mut bytes = Vec::new();
        let mut line = reader.by_ref().take(MOST_LINE);
        if line.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        if let Err(broken) = record.bytes(&bytes) {
            return damaged_file(path, &broken);
        }
    }
    match record.end(SystemClock.now()) {
        Ok(verified) => {
            tell_file(&verified)?;
            Ok(Exit::Done)
        }
        Err(broken) => damaged_file(path, &broken),
    }
}

fn damaged_file(path: &Path, broken: &dyn std::fmt::Display) -> Result<Exit, Failure> {
    say(&format!("{}: the record is damaged", path.display()))?;
    say(&format!("  damage: {broken}"))?;
    Ok(Exit::Mistakes)
}

fn tell_file(verified: &Verified) -> Result<(), Failure> {
    let Verified {
        key,
        revision,
        findings,
    } = verified;
    say(&format!("{key}: revision {revision}, the record is whole"))?;
    tell_findings(findings)
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
    tell_findings(findings)
}

fn tell_findings(findings: &[Finding]) -> Result<(), Failure> {
    for finding in findings {
        let severity = finding.severity.as_str();
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

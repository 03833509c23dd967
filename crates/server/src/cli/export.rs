//! `zirkel export`: writes an organization as the file that would set it up, or its record as lines
//! that `zirkel check --file` verifies.

use super::{Exit, Failure, database, serve::say, token::key};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    org_file, telemetry,
};
use clap::Args;
use zirkel_app::{App, AppError, AsOf};
use zirkel_domain::{ids::RevisionNumber, text::Key, time::Timestamp};

/// Which organization, at which moment.
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    /// The organization's key
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub organization: Key,

    /// A past moment: a revision's number, or an instant such as `2026-03-03T09:30:00Z`
    /// [default: now]
    #[arg(long, value_name = "MOMENT", value_parser = as_of)]
    pub as_of: Option<AsOf>,

    /// The whole record instead, a line for each revision, to be kept elsewhere and verified by
    /// `zirkel check --file`; it holds no names of people
    #[arg(long, conflicts_with = "as_of")]
    pub record: bool,

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

/// Prints the file.
pub async fn run(args: &ExportArgs) -> Result<Exit, Failure> {
    let file = args.file.read()?;
    telemetry::init(&args.log.resolve(&file)?)?;
    let app = database::open(&args.database.resolve(&file)?).await?;
    let exit = if args.record {
        export_record(&app, args).await
    } else {
        export(&app, args).await
    };
    database::close(&app).await;
    exit
}

async fn export(app: &App, args: &ExportArgs) -> Result<Exit, Failure> {
    let found = app
        .organization_export(&args.organization, args.as_of, app.now())
        .await
        .map_err(|error| refused(&error))?;
    let (snapshot, directory) = found.ok_or_else(|| nobody(&args.organization))?;
    say(org_file::write(&snapshot, &directory).trim_end())?;
    Ok(Exit::Done)
}

async fn export_record(app: &App, args: &ExportArgs) -> Result<Exit, Failure> {
    let found = app.record_export(&args.organization).await;
    let found = found.map_err(|error| refused(&error))?;
    let mut record = found.ok_or_else(|| nobody(&args.organization))?;
    loop {
        let lines = record.next().await.map_err(|error| refused(&error))?;
        if lines.is_empty() {
            return Ok(Exit::Done);
        }
        lines.iter().try_for_each(|line| say(line))?;
    }
}

fn nobody(key: &Key) -> Failure {
    Failure::wrong_use(format!(
        "there is no organization `{key}`; `zirkel check` lists those that are here"
    ))
}

/// A moment that the record does not hold is wrong use; what is wrong with it is said.
fn refused(error: &AppError) -> Failure {
    if let AppError::Malformed(problems) = error {
        let messages: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
        return Failure::wrong_use(messages.join("; "));
    }
    Failure::failed(crate::log::chain(error))
}

/// Reads a revision's number or an instant.
fn as_of(text: &str) -> Result<AsOf, String> {
    let revision = text.parse().ok().filter(|number| *number > 0);
    revision
        .map(|number| AsOf::Revision(RevisionNumber(number)))
        .or_else(|| Timestamp::parse(text).map(AsOf::Instant))
        .ok_or_else(|| {
            "give a revision's number from 1 on, or an instant such as `2026-03-03T09:30:00Z`"
                .to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_revision_or_an_instant() {
        assert_eq!(as_of("7"), Ok(AsOf::Revision(RevisionNumber(7))));
        let instant = Timestamp::parse("2026-03-03T09:30:00Z").unwrap();
        assert_eq!(
            as_of("2026-03-03T10:30:00+01:00"),
            Ok(AsOf::Instant(instant))
        );
        for wrong in [
            "",
            "0",
            "-1",
            "4294967296",
            "2026-03-03",
            "2026-03-03T09:30:00",
            "now",
        ] {
            assert!(as_of(wrong).is_err(), "{wrong}");
        }
    }
}

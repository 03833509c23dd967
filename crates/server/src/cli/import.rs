//! `zirkel import`: sets an organization up from a file, all or nothing, or says everything that is
//! wrong with it.

use super::{Exit, Failure, database, serve::say};
use crate::{
    config::{DatabaseFlags, FileFlags, LogFlags},
    org_file::{self, Mistake, Reading},
    telemetry,
};
use clap::Args;
use std::{
    io::{IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};
use zirkel_app::{
    App,
    clock::{Clock as _, SystemClock},
    command::organization_import::{Existing, ImportError, Setup},
    ids::{Ids, RandomIds},
};
use zirkel_domain::time::Timestamp;

/// Which organization file, and how.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// The organization file
    #[arg(value_name = "FILE")]
    pub source: PathBuf,

    /// Check only, write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Replace the organization of the same key, as long as its record holds nothing but its setup
    #[arg(long)]
    pub replace: bool,

    /// Into which database.
    #[command(flatten)]
    pub database: DatabaseFlags,
    /// What is logged.
    #[command(flatten)]
    pub log: LogFlags,
    /// Where the settings file is.
    #[command(flatten)]
    pub file: FileFlags,
}

/// Imports, or shows every mistake and ends with exit code 1.
pub async fn run(args: &ImportArgs) -> Result<Exit, Failure> {
    let file = args.file.read()?;
    telemetry::init(&args.log.resolve(&file)?)?;
    let bytes = std::fs::read(&args.source).map_err(|error| {
        let path = args.source.display();
        Failure::wrong_use(format!(
            "cannot read `{path}`: {error}; name an organization file"
        ))
    })?;
    let now = SystemClock.now();
    let checked = check(&RandomIds::default(), &args.source, &bytes, now)?;
    show(&args.source, &bytes, &checked.mistakes)?;
    let Some(setup) = checked.setup else {
        return Ok(Exit::Mistakes);
    };
    let url = args.database.resolve(&file)?;
    let opened = if args.dry_run {
        database::open_as_it_is(&url).await?
    } else {
        Some(database::open(&url).await?)
    };
    let Some(app) = opened else {
        return tell(Ok(ROOM.to_owned()));
    };
    let done = import(&app, args, setup, now).await;
    database::close(&app).await;
    tell(done)
}

/// What a dry run says where nothing stands in the way.
const ROOM: &str = "nothing wrong; nothing was written (dry run)";

async fn import(
    app: &App,
    args: &ImportArgs,
    setup: Setup,
    now: Timestamp,
) -> Result<String, ImportError> {
    let existing = if args.replace {
        Existing::Replace
    } else {
        Existing::Keep
    };
    if args.dry_run {
        let room = app.organization_room(&setup, existing, now).await;
        return room.map(|()| ROOM.to_owned());
    }
    let imported = app.organization_import(setup, existing, now).await?;
    let how = if imported.replaced {
        "replaced"
    } else {
        "imported"
    };
    Ok(format!("{how} `{}` as revision 1", imported.key))
}

fn tell(done: Result<String, ImportError>) -> Result<Exit, Failure> {
    match done {
        Ok(line) => {
            say(&line)?;
            Ok(Exit::Done)
        }
        Err(error @ (ImportError::Taken(_) | ImportError::Adopted(..))) => {
            writeln!(std::io::stderr().lock(), "error: {error}").unwrap_or_default();
            Ok(Exit::Mistakes)
        }
        Err(error) => Err(Failure::failed(crate::log::chain(&error))),
    }
}

/// A file as far as it could be read, with everything that is wrong with it.
pub(crate) struct Checked {
    /// What may be imported; none where anything is an error.
    pub(crate) setup: Option<Setup>,
    /// Errors and warnings, by place.
    pub(crate) mistakes: Vec<Mistake>,
}

/// Reads a file and holds what it sets up against every structural rule.
pub(crate) fn check(
    ids: &dyn Ids,
    path: &Path,
    bytes: &[u8],
    now: Timestamp,
) -> Result<Checked, Failure> {
    let mut fresh = || ids.fresh(now);
    let reading = org_file::read(&path.display().to_string(), bytes, &mut fresh);
    let broken = reading.has_errors();
    let Reading {
        setup,
        mut mistakes,
    } = reading;
    let Some(org_file::Setup {
        events,
        profiles,
        places,
    }) = setup
    else {
        return Ok(Checked {
            setup: None,
            mistakes,
        });
    };
    let setup = Setup { events, profiles };
    let findings = setup
        .check(now)
        .map_err(|error| Failure::failed(crate::log::chain(&error)))?;
    let located = places.locate_sound(&findings, &mistakes);
    let sound = !broken && !located.iter().any(Mistake::is_error);
    mistakes.extend(located);
    org_file::sort(&mut mistakes);
    Ok(Checked {
        setup: sound.then_some(setup),
        mistakes,
    })
}

/// Draws the mistakes on standard error, with the lines they stand in.
fn show(path: &Path, bytes: &[u8], mistakes: &[Mistake]) -> Result<(), Failure> {
    if mistakes.is_empty() {
        return Ok(());
    }
    let mut err = std::io::stderr();
    let text = String::from_utf8_lossy(bytes);
    let name = path.display().to_string();
    let drawn = org_file::render(&name, &text, mistakes, err.is_terminal());
    write!(err, "{drawn}")
        .map_err(|error| Failure::failed(format!("cannot write to standard error: {error}")))
}

//! Opening the record: on SQLite the schema is brought up on the way, on PostgreSQL it must be
//! there.

use super::Failure;
use crate::{config::Storing, log::chain};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, sleep};
use zirkel_app::{App, clock::SystemClock, ids::RandomIds};
use zirkel_migrations::{SchemaState, known, state, up};
use zirkel_persistence::{Store, StoreError, StoreOptions};

/// How long, and how often, a SQLite file is tried again that another process is setting up.
const PATIENCE: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(20);

/// The use cases over the database at this URL.
pub async fn open(url: &str) -> Result<App, Failure> {
    open_with(url, Storing::default()).await
}

/// As [`open`], used in this way.
pub async fn open_with(url: &str, storing: Storing) -> Result<App, Failure> {
    let sqlite = is_sqlite(url);
    if sqlite {
        migrate(url).await?;
    }
    let store = connect(url, storing.options).await?;
    if !sqlite {
        must_be_up_to_date(url).await?;
    }
    Ok(app(store).with_patience(storing.patience))
}

fn app(store: Store) -> App {
    App::new(store, Arc::new(SystemClock), Arc::new(RandomIds::default()))
}

/// The use cases over the database at this URL, which stays as it is: nothing is made, and no
/// schema changed. None where a SQLite database is not there yet, so that nothing is in it.
pub async fn open_as_it_is(url: &str) -> Result<Option<App>, Failure> {
    if is_sqlite(url) && is_to_be_made(url).await? {
        return Ok(None);
    }
    must_be_up_to_date(url).await?;
    let store = connect(url, Storing::default().options).await?;
    Ok(Some(app(store)))
}

/// Whether a SQLite database has no schema at all, or its file will be made by whoever opens it.
async fn is_to_be_made(url: &str) -> Result<bool, Failure> {
    if Store::file_is_to_be_made(url) {
        return Ok(true);
    }
    let state = state(url).await;
    let state = state.map_err(|error| out_of_reach(url, &error))?;
    Ok(matches!(state, SchemaState::Behind { pending } if pending == known()))
}

/// Lets go of the record when a command has ended, however it ended.
pub async fn close(app: &App) {
    if let Err(error) = app.close().await {
        tracing::warn!(error = chain(&error), "the database could not be closed");
    }
}

/// Brings the schema up and returns the names of the changes that were made. Where another process
/// has just made the same SQLite file its own, opening it may be refused: then it looks again.
pub(crate) async fn migrate(url: &str) -> Result<Vec<String>, Failure> {
    let begun = Instant::now();
    loop {
        let error = match up(url).await {
            Ok(made) => return Ok(made),
            Err(error) => error,
        };
        let goes_on = is_sqlite(url)
            && begun.elapsed() < PATIENCE
            && matches!(
                state(url).await,
                Ok(SchemaState::UpToDate | SchemaState::Behind { .. })
            );
        if !goes_on {
            return Err(out_of_reach(url, &error));
        }
        sleep(STEP).await;
    }
}

/// Opens the store. SQLite waits for nobody while it sets the file up, so this does.
async fn connect(url: &str, options: StoreOptions) -> Result<Store, Failure> {
    let begun = Instant::now();
    loop {
        match Store::connect_with(url, options).await {
            Ok(store) => return Ok(store),
            Err(StoreError::Unavailable { .. }) if is_sqlite(url) && begun.elapsed() < PATIENCE => {
                sleep(STEP).await;
            }
            Err(error) => return Err(out_of_reach(url, &error)),
        }
    }
}

/// Several servers may share a PostgreSQL database: none changes its schema in passing.
async fn must_be_up_to_date(url: &str) -> Result<(), Failure> {
    let state = state(url).await;
    match state.map_err(|error| out_of_reach(url, &error))? {
        SchemaState::UpToDate => Ok(()),
        SchemaState::Behind { pending } => Err(Failure::failed(format!(
            "the database lacks {} schema changes, the first is `{}`; run `zirkel migrate`",
            pending.len(),
            pending.first().map_or("", String::as_str),
        ))),
        SchemaState::Ahead { unknown } => Err(Failure::failed(format!(
            "the database holds schema changes of a newer program, for example `{}`; use that program",
            unknown.first().map_or("", String::as_str),
        ))),
    }
}

fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite:")
}

fn out_of_reach(url: &str, error: &dyn std::error::Error) -> Failure {
    let remedy = if is_sqlite(url) {
        "see that `ZIRKEL_DATABASE_URL` names a file in a folder that is there, and ends with \
         `?mode=rwc` where the file is to be made"
    } else {
        "see that the database runs and that `ZIRKEL_DATABASE_URL` names it"
    };
    Failure::failed(format!("{}; {remedy}", chain(error)))
}

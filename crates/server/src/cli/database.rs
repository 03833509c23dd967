//! Opening the record: on SQLite the schema is brought up on the way, on PostgreSQL it must be there.

use super::Failure;
use crate::log::chain;
use std::sync::Arc;
use zirkel_app::{App, clock::SystemClock, ids::RandomIds};
use zirkel_migrations::{SchemaState, state, up};
use zirkel_persistence::Store;

/// The use cases over the database at this URL.
pub async fn open(url: &str) -> Result<App, Failure> {
    if url.starts_with("sqlite:") {
        migrate(url).await?;
    } else {
        must_be_up_to_date(url).await?;
    }
    let store = Store::connect(url)
        .await
        .map_err(|error| out_of_reach(&error))?;
    Ok(App::new(
        store,
        Arc::new(SystemClock),
        Arc::new(RandomIds::default()),
    ))
}

/// Brings the schema up and returns the names of the changes that were made.
pub(crate) async fn migrate(url: &str) -> Result<Vec<String>, Failure> {
    up(url).await.map_err(|error| out_of_reach(&error))
}

/// Several servers may share a PostgreSQL database: none changes its schema in passing.
async fn must_be_up_to_date(url: &str) -> Result<(), Failure> {
    match state(url).await.map_err(|error| out_of_reach(&error))? {
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

fn out_of_reach(error: &dyn std::error::Error) -> Failure {
    Failure::failed(format!(
        "{}; see that the database runs and that `ZIRKEL_DATABASE_URL` names it",
        chain(error)
    ))
}

//! Looks in turn whether another process moved a record, so that this one answers from the newest.
//! Decides nothing.

use crate::{log::chain, watch::Watch};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};
use zirkel_app::App;
use zirkel_migrations::{SchemaState, state};

/// How often. Also the longest that an answer may lag behind what another process adopted.
const EVERY: Duration = Duration::from_secs(1);

/// How often the schema is looked at: another program may change it while this one runs.
const SCHEMA_EVERY: Duration = Duration::from_secs(5);

/// Looks at the schema of the database at this URL until it is dropped, for `/readyz` to tell.
pub(crate) async fn watch_schema(url: &str, watch: &Watch) {
    let mut turn = interval(SCHEMA_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        let other = match state(url).await {
            Ok(SchemaState::UpToDate) => false,
            Ok(SchemaState::Behind { .. } | SchemaState::Ahead { .. }) => true,
            // Whether the database is there is asked elsewhere.
            Err(_) => continue,
        };
        let before = watch.set_of_other_schema(other);
        if other && !before {
            tracing::warn!("the schema is of another version of this program");
        }
    }
}

/// Looks until it is dropped. A database that is away is tried again; meanwhile what was read last
/// goes on being served.
pub(crate) async fn watch(app: App) {
    let mut turn = interval(EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut away = false;
    loop {
        turn.tick().await;
        match app.refresh().await {
            Ok(()) => away = false,
            Err(error) if !away => {
                tracing::warn!(error = chain(&error), "the record could not be looked at");
                away = true;
            }
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zirkel_testkit::database::{Database, Schema};

    /// What the watch says of a database's schema once it was looked at.
    async fn told(schema: Schema, before: bool) -> bool {
        let database = Database::sqlite(schema).await;
        let watch = Watch::default();
        watch.set_of_other_schema(before);
        let changed = async {
            while watch.is_of_other_schema() == before {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            () = watch_schema(database.url(), &watch) => {}
            () = changed => {}
        }
        watch.is_of_other_schema()
    }

    #[tokio::test]
    async fn a_schema_that_is_not_this_programs_is_noticed_and_so_is_its_return() {
        assert!(told(Schema::Empty, false).await);
        assert!(!told(Schema::Migrated, true).await);
    }
}

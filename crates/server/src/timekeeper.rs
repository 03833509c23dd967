//! Hears from the database what other processes wrote, and looks for itself in turn, so that this
//! one answers from the newest; lets time pass for open proposals. Decides nothing.

use crate::{log::chain, watch::Watch};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use zirkel_app::{App, AppError};
use zirkel_migrations::{SchemaState, state};
use zirkel_persistence::Changes;

/// How often it looks. Also the longest that an answer may lag behind what another process adopted
/// where nobody tells of it.
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

/// A database that takes longer to say where its records stand is out of reach.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long it waits before it tries to listen again.
const PAUSE: Duration = Duration::from_millis(250);

/// How often it is asked which reviews are due.
const REVIEWS_EVERY: Duration = Duration::from_mins(1);

/// How often old receipts are removed.
const TIDY_EVERY: Duration = Duration::from_mins(10);

/// Looks and listens until it is dropped. A database that is away is tried again; meanwhile what
/// was read last goes on being served, for a while.
pub(crate) async fn watch(app: App) {
    tokio::join!(
        Box::pin(look(&app)),
        Box::pin(listen(&app)),
        Box::pin(settle(&app)),
        Box::pin(raise(&app)),
        Box::pin(tidy(&app))
    );
}

async fn look(app: &App) {
    let mut turn = interval(EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut away = false;
    loop {
        turn.tick().await;
        let failed = match timeout(PATIENCE, app.refresh()).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(chain(&error)),
            Err(_) => {
                app.contact_lost();
                Some(format!("nothing came within {PATIENCE:?}"))
            }
        };
        match failed {
            None if away => {
                tracing::info!("the record can be looked at again");
                away = false;
            }
            Some(error) if !away => {
                tracing::warn!(error, "the record could not be looked at");
                away = true;
            }
            None | Some(_) => {}
        }
    }
}

/// Whether something that is done in turn fails, so that it is said once. That the database is away
/// says whoever looks at the record.
#[derive(Debug, Default)]
pub(crate) struct Trouble(bool);

/// What is to be said of a turn.
pub(crate) enum News {
    /// It fails from now on, and why.
    Fails(String),
    /// It works again.
    Works,
}

impl Trouble {
    /// What is to be said of the last turn, if anything.
    pub(crate) fn news(&mut self, failed: Option<AppError>) -> Option<News> {
        let failed = match failed {
            Some(AppError::Unavailable(_)) => return None,
            failed => failed,
        };
        let was = std::mem::replace(&mut self.0, failed.is_some());
        let news = || failed.map_or(News::Works, |error| News::Fails(chain(&error)));
        (was != self.0).then(news)
    }
}

/// Where the database tells nothing, looking has to do.
async fn listen(app: &App) {
    let Some(mut changes) = app.changes() else {
        return;
    };
    loop {
        if let Err(error) = heard(app, &mut changes).await {
            tracing::debug!(error = chain(&error), "nothing is heard of other servers");
            sleep(PAUSE).await;
        }
    }
}

async fn heard(app: &App, changes: &mut Changes) -> Result<(), AppError> {
    let change = changes.next().await?;
    app.take_in(change).await
}

/// Lets follow what follows by itself in circles' processes. Any number of servers may do so at
/// once: what one settled, the others find settled.
async fn settle(app: &App) {
    let mut turn = interval(EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut trouble = Trouble::default();
    loop {
        turn.tick().await;
        let settled = app.all_processes_settle(app.now()).await;
        match trouble.news(settled.err()) {
            Some(News::Fails(error)) => tracing::warn!(error, "processes could not be settled"),
            Some(News::Works) => tracing::info!("processes can be settled again"),
            None => {}
        }
    }
}

/// Raises a tension where the day of a review has come. Days begin, so a turn a minute is enough.
async fn raise(app: &App) {
    let mut turn = interval(REVIEWS_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut trouble = Trouble::default();
    loop {
        turn.tick().await;
        let raised = app.all_reviews_raise(app.now()).await;
        match trouble.news(raised.err()) {
            Some(News::Fails(error)) => tracing::warn!(error, "reviews could not be raised"),
            Some(News::Works) => tracing::info!("reviews can be raised again"),
            None => {}
        }
    }
}

async fn tidy(app: &App) {
    let mut turn = interval(TIDY_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        match app.receipts_prune(app.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "old receipts were removed"),
            Err(error) => tracing::debug!(error = chain(&error), "receipts could not be removed"),
        }
    }
}

#[cfg(test)]
mod tests;

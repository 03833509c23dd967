//! Looks in turn whether another process moved a record, so that this one answers from the newest.
//! Decides nothing.

use crate::log::chain;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};
use zirkel_app::App;

/// How often. Also the longest that an answer may lag behind what another process adopted.
const EVERY: Duration = Duration::from_secs(1);

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

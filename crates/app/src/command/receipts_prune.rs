//! Receipts of acts are kept for a week: as long as a client may send an act again that it does not
//! know to be done.

use crate::{App, AppError};
use std::time::Duration;
use zirkel_domain::time::Timestamp;

/// How long a receipt is kept.
const KEPT: Duration = Duration::from_hours(7 * 24);

/// How many are removed in one go, so that nobody waits long for the writer's turn.
const AT_ONCE: u32 = 1_000;

/// How many goes at most.
const GOES: u32 = 100;

impl App {
    /// Removes the receipts that are too old, and says how many.
    pub async fn receipts_prune(&self, now: Timestamp) -> Result<u64, AppError> {
        let Some(before) = now.utc().checked_sub_signed(kept()) else {
            return Ok(0);
        };
        let before = Timestamp::new(before);
        let mut count = 0;
        for _ in 0..GOES {
            let removed = self.store.receipts_prune(before, AT_ONCE).await?;
            count += removed;
            if removed < u64::from(AT_ONCE) {
                break;
            }
        }
        Ok(count)
    }
}

fn kept() -> chrono::TimeDelta {
    chrono::TimeDelta::from_std(KEPT).unwrap_or(chrono::TimeDelta::MAX)
}

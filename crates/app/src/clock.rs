//! The clock: the only place where the house reads the time.

use std::fmt::Debug;
use zirkel_domain::time::Timestamp;

/// Says what time it is.
pub trait Clock: Debug + Send + Sync {
    /// The moment, in whole microseconds.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one clock that the ban points at"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::new(chrono::Utc::now())
    }
}

//! A process that dies at a statement, in builds for tests alone and where the environment says so:
//! it kills itself as `kill -9` does, so nothing is undone, closed or written down.

use super::Store;
use std::{
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// After which step of a write the process dies. The first is that it has begun, each statement is
/// one, and the last is that it is committed.
const DIES_AFTER: &str = "ZIRKEL_TEST_DIES_AFTER";

/// How many steps the write of today has come. Tests of this send one at a time.
static STEPS: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// The same, dying at a statement if it is to.
    pub(super) fn mortal(mut self) -> Self {
        if dies_after().is_some() {
            self.writing.set_metric_callback(|_| passed());
        }
        self
    }
}

/// A write has begun.
pub(super) fn begun() {
    STEPS.store(0, Ordering::SeqCst);
    passed();
}

/// A write is one step further.
pub(crate) fn passed() {
    let steps = STEPS.fetch_add(1, Ordering::SeqCst).saturating_add(1);
    if dies_after() == Some(steps) {
        // It does not come back from this.
        let killed = Command::new("sh").args(["-c", "kill -9 $PPID"]).status();
        tracing::error!(?killed, "the process lives on");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test has no other way into the program; the program as released lacks this file"
)]
fn dies_after() -> Option<u64> {
    static DIES: OnceLock<Option<u64>> = OnceLock::new();
    *DIES.get_or_init(|| std::env::var(DIES_AFTER).ok()?.parse().ok())
}

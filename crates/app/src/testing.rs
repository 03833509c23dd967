//! A clock moved by hand and ids from a seed: what tests put in place of the ambient ones.

use crate::{
    clock::Clock,
    ids::{Ids, Last},
};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;
use zirkel_domain::time::Timestamp;

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    /// A clock that stands at a moment.
    pub const fn at(moment: Timestamp) -> Self {
        Self(Mutex::new(moment))
    }

    /// Moves it.
    pub fn set(&self, moment: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = moment;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ids that are the same in every run.
#[derive(Debug, Default)]
pub struct SeededIds(Mutex<Last>);

impl Ids for SeededIds {
    fn fresh(&self, now: Timestamp) -> Uuid {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next(now, [0; 6])
    }
}

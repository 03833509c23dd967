//! What an operator watches: counted and noted as it happens, read at any moment. No name of an
//! organization, no id of anybody.

use crate::App;
use std::{
    sync::{Mutex, PoisonError, atomic::AtomicU64, atomic::Ordering},
    time::Duration,
};
use zirkel_domain::{authority::verdict::Verdict, time::Timestamp};

/// Every verdict, each at its own number.
const VERDICTS: [Verdict; 7] = [
    Verdict::Allowed,
    Verdict::Unmapped,
    Verdict::NeedsPermission,
    Verdict::NeedsSpendAuthorization,
    Verdict::Undetermined,
    Verdict::ForbiddenByPolicy,
    Verdict::OutOfRole,
];

/// What this process has seen since it began.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    verdicts: [AtomicU64; VERDICTS.len()],
    look: Mutex<Look>,
}

/// What the last look at the database found.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    at: Option<Timestamp>,
    behind: u32,
}

/// How an app fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vitals {
    /// How many answers about one person there were, by verdict.
    pub verdicts: [(Verdict, u64); VERDICTS.len()],
    /// How many organizations are served.
    pub organizations: usize,
    /// How long ago the database last said where its records stand; none before it did.
    pub looked_before: Option<Duration>,
    /// By how many revisions the one that was furthest behind had to catch up at that look.
    pub behind: u32,
    /// How many connections to the database are open.
    pub connections_open: u32,
    /// How many of those wait for work.
    pub connections_idle: u32,
}

impl Noted {
    /// Counts an answer.
    pub(crate) fn judged(&self, verdict: Verdict) {
        for (known, count) in VERDICTS.iter().zip(&self.verdicts) {
            if *known == verdict {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// Notes a look at the database that succeeded.
    pub(crate) fn looked(&self, at: Timestamp, behind: u32) {
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        *look = Look {
            at: Some(at),
            behind,
        };
    }
}

impl App {
    /// How it fares now.
    pub fn vitals(&self) -> Vitals {
        let look = *self
            .noted
            .look
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let pool = self.store.pool();
        let count = |place: usize| self.noted.verdicts.get(place);
        Vitals {
            verdicts: std::array::from_fn(|place| {
                let verdict = VERDICTS.get(place).copied().unwrap_or(Verdict::OutOfRole);
                (
                    verdict,
                    count(place).map_or(0, |it| it.load(Ordering::Relaxed)),
                )
            }),
            organizations: self.current.count(),
            looked_before: look.at.map(|at| {
                let passed = self.now().utc() - at.utc();
                passed.to_std().unwrap_or_default()
            }),
            behind: look.behind,
            connections_open: pool.open,
            connections_idle: pool.idle,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_is_counted_as_itself() {
        let noted = Noted::default();
        for (times, verdict) in VERDICTS.iter().enumerate() {
            for _ in 0..=times {
                noted.judged(*verdict);
            }
        }
        let counts = noted
            .verdicts
            .each_ref()
            .map(|it| it.load(Ordering::Relaxed));
        assert_eq!(counts, [1, 2, 3, 4, 5, 6, 7]);
    }
}

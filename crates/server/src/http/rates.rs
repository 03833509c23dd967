//! How often one caller may ask: a token bucket for each, in memory, of this process alone. An
//! admitted caller has one of its own; whoever is not admitted shares that of its address, so that
//! guessing at tokens slows down nobody else.

use super::fault::Fault;
use crate::router::Rate;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};
use zirkel_domain::{
    caller::{Caller, Who},
    time::Timestamp,
};

/// How many buckets are kept. One that has filled up again need not be kept: a new one is full.
const MOST: usize = 10_000;

/// Whose bucket.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    /// Somebody, or a machine, of one organization; keys hold no blank, so that no two are alike.
    Caller(String),
    /// Whoever is at this address; of IPv6 the half that one customer has to himself.
    Address(Option<IpAddr>),
}

impl Asker {
    /// The caller whom a sound token names.
    pub(crate) fn caller(caller: &Caller) -> Self {
        let organization = &caller.organization;
        Self::Caller(match &caller.who {
            Who::Person(key) => format!("{organization} person {key}"),
            Who::Service(key) => format!("{organization} service {key}"),
        })
    }

    /// Whoever is at an address; those whose address is not known share one.
    pub(crate) fn at(address: Option<IpAddr>) -> Self {
        Self::Address(address.map(|address| match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(whole) => {
                let half = u128::from(whole) & !u128::from(u64::MAX);
                IpAddr::V6(half.into())
            }
        }))
    }
}

/// All buckets. What is kept of one is the moment at which it will be full again, in microseconds:
/// that moment tells how much is in it at any other.
#[derive(Debug)]
pub(crate) struct Rates {
    rate: Option<Rate>,
    full_at: Mutex<HashMap<Asker, i64>>,
}

impl Rates {
    /// Full buckets of this rate; none where callers are not limited.
    pub(crate) fn new(rate: Option<Rate>) -> Self {
        Self {
            rate,
            full_at: Mutex::default(),
        }
    }

    /// Takes one request from a bucket, or says when the next may come.
    pub(crate) fn take(&self, asker: Asker, now: Timestamp) -> Result<(), Fault> {
        let Some(rate) = self.rate else { return Ok(()) };
        let now = now.utc().timestamp_micros();
        let each = rate.micros_each();
        let whole = each.saturating_mul(i64::from(rate.burst.get()));
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= MOST && !full_at.contains_key(&asker) {
            forget(&mut full_at, now);
        }
        let entry = full_at.entry(asker).or_insert(now);
        // A clock that went back must not keep anybody out for longer than an empty bucket does.
        let full = (*entry).clamp(now, now.saturating_add(whole));
        let then = full.saturating_add(each);
        let missing = then.saturating_sub(now).saturating_sub(whole);
        if missing > 0 {
            *entry = full;
            let seconds = u64::try_from(missing)
                .unwrap_or(u64::MAX)
                .div_ceil(1_000_000);
            return Err(Fault::TooMany { seconds });
        }
        *entry = then;
        Ok(())
    }
}

/// Drops the buckets that are full; where that is not enough, the half that is nearest to it.
fn forget(full_at: &mut HashMap<Asker, i64>, now: i64) {
    full_at.retain(|_, full| *full > now);
    if full_at.len() < MOST {
        return;
    }
    let mut moments: Vec<i64> = full_at.values().copied().collect();
    let (_, median, _) = moments.select_nth_unstable(MOST.div_ceil(2));
    let median = *median;
    full_at.retain(|_, full| *full > median);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    fn rates(per_second: u32, burst: u32) -> Rates {
        Rates::new(Some(Rate {
            per_second: NonZeroU32::new(per_second).unwrap(),
            burst: NonZeroU32::new(burst).unwrap(),
        }))
    }

    fn at(millis: i64) -> Timestamp {
        let start = Timestamp::parse("2026-03-03T09:00:00Z").unwrap().utc();
        Timestamp::new(start + chrono::TimeDelta::milliseconds(millis))
    }

    fn somebody(number: usize) -> Asker {
        Asker::Caller(format!("o person p{number}"))
    }

    /// How many of many requests at a moment pass.
    fn passes(rates: &Rates, asker: &Asker, now: Timestamp) -> usize {
        (0..100)
            .filter(|_| rates.take(asker.clone(), now).is_ok())
            .count()
    }

    #[test]
    fn a_burst_passes_at_once_and_then_so_many_a_second() {
        let rates = rates(4, 10);
        let ana = somebody(1);
        assert_eq!(passes(&rates, &ana, at(0)), 10);
        assert_eq!(passes(&rates, &ana, at(249)), 0);
        assert_eq!(passes(&rates, &ana, at(250)), 1);
        assert_eq!(passes(&rates, &ana, at(1_250)), 4);
        assert_eq!(passes(&rates, &ana, at(1_000_000)), 10);
    }

    #[test]
    fn each_caller_has_a_bucket_of_its_own() {
        let rates = rates(1, 3);
        assert_eq!(passes(&rates, &somebody(1), at(0)), 3);
        assert_eq!(passes(&rates, &somebody(2), at(0)), 3);
        let address = |text: &str| Asker::at(Some(text.parse().unwrap()));
        assert_eq!(passes(&rates, &address("2001:db8::1"), at(0)), 3);
        assert_eq!(passes(&rates, &address("2001:db8::2"), at(0)), 0);
        assert_eq!(passes(&rates, &address("2001:db8:0:1::1"), at(0)), 3);
    }

    #[test]
    fn whoever_is_refused_learns_when_to_come_back() {
        let rates = rates(1, 1);
        let take = |millis| {
            rates
                .take(somebody(1), at(millis))
                .map_err(|e| e.to_string())
        };
        assert_eq!(take(0), Ok(()));
        let refused = Err(
            "too many requests; the next may come in 1 s, see the header `retry-after`".to_owned(),
        );
        assert_eq!(take(1), refused);
        assert_eq!(take(999), refused);
        assert_eq!(take(1_000), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_keeps_nobody_out_for_long() {
        let rates = rates(1, 2);
        assert_eq!(passes(&rates, &somebody(1), at(3_600_000)), 2);
        assert_eq!(passes(&rates, &somebody(1), at(0)), 0);
        assert_eq!(passes(&rates, &somebody(1), at(1_000)), 1);
    }

    #[test]
    fn the_buckets_are_bounded_and_an_empty_one_outlives_fuller_ones() {
        let rates = rates(1, 50);
        let ana = somebody(usize::MAX);
        assert_eq!(passes(&rates, &ana, at(0)), 50);
        for number in 0..3 * MOST {
            rates.take(somebody(number), at(1)).unwrap();
        }
        assert!(rates.full_at.lock().unwrap().len() <= MOST);
        assert_eq!(passes(&rates, &ana, at(1)), 0);
    }

    #[test]
    fn without_a_rate_nobody_is_limited() {
        assert_eq!(passes(&Rates::new(None), &somebody(1), at(0)), 100);
    }
}

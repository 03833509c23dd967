//! Ids: UUIDv7, so that keys sort by the moment they were made, and those of one moment in the
//! order in which they were drawn.

use rand::RngCore as _;
use std::{fmt::Debug, sync::Mutex};
use uuid::{Builder, Uuid};
use zirkel_domain::time::Timestamp;

/// Draws ids.
pub trait Ids: Debug + Send + Sync {
    /// A new id; later ones of the same source sort after earlier ones.
    fn fresh(&self, now: Timestamp) -> Uuid;
}

/// Ids from the operating system's randomness.
#[derive(Debug, Default)]
pub struct RandomIds {
    last: Mutex<Last>,
}

/// The millisecond last used and how many ids were drawn in it.
#[derive(Debug, Default)]
pub(crate) struct Last {
    millis: u64,
    count: u32,
}

impl Ids for RandomIds {
    fn fresh(&self, now: Timestamp) -> Uuid {
        let random = random_bytes();
        let mut last = self
            .last
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        last.next(now, random)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one id source that the ban points at"
)]
fn random_bytes() -> [u8; 6] {
    let mut bytes = [0; 6];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

impl Last {
    /// The next id: milliseconds, a counter of 26 bits within them, 48 random bits. A clock that
    /// stands still or goes back moves no id before an earlier one.
    pub(crate) fn next(&mut self, now: Timestamp, random: [u8; 6]) -> Uuid {
        let millis = u64::try_from(now.utc().timestamp_millis()).unwrap_or(0);
        if millis > self.millis {
            self.millis = millis;
            self.count = 0;
        } else if self.count == (1 << 26) - 1 {
            self.millis += 1;
            self.count = 0;
        } else {
            self.count += 1;
        }
        // The version takes four bits of the first two bytes, the variant two of the next two.
        let [_, _, h1, h2] = (self.count >> 14).to_be_bytes();
        let [_, _, t1, t2] = (self.count & 0x3fff).to_be_bytes();
        let [r0, r1, r2, r3, r4, r5] = random;
        Builder::from_unix_timestamp_millis(self.millis, &[h1, h2, t1, t2, r0, r1, r2, r3, r4, r5])
            .into_uuid()
    }
}

//! What is kept of the digests that people get, so that each is sent once.

use std::collections::BTreeSet;
use zirkel_domain::{ids::PersonId, time::Timestamp};

/// What somebody was told of what waits for them, by one channel. No part of the record: it goes
/// with who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digested {
    /// Who.
    pub person: PersonId,
    /// What of all that they were told waits still, as the caller of this crate writes it.
    pub told: BTreeSet<String>,
    /// When they were told last; none before the first time.
    pub told_at: Option<Timestamp>,
    /// Nobody else tells them before this moment: somebody is at it, or it failed.
    pub held_until: Option<Timestamp>,
    /// How often in a row it failed.
    pub tries: u32,
}

impl Digested {
    /// Somebody who was told nothing yet.
    pub const fn nothing(person: PersonId) -> Self {
        Self {
            person,
            told: BTreeSet::new(),
            told_at: None,
            held_until: None,
            tries: 0,
        }
    }
}

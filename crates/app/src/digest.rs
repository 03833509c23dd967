//! Digests: everything that waits for somebody, told to them from outside in one message. Here is
//! said what is due, and kept what was told; sending it is the server's.
//!
//! A digest is due where something waits that its person was not told yet, and they were told
//! nothing for a while. What they answered before is not in it, and nothing is told twice. Any
//! number of servers may look at once: each digest is claimed before it is sent, and what was sent
//! is noted after it. A server that dies in between leaves it to another one, later: so a digest
//! may come twice, under the same id.

mod due;

use crate::{App, AppError, process::Proposal};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeSet, fmt::Write as _, sync::Arc, time::Duration};
use zirkel_domain::{
    ids::PersonId, index::Index, process::Owed, structure::person::Profile, time::Timestamp,
};
use zirkel_persistence::{Digested, Head};

pub use due::Quiet;

/// How long a server has for sending what it claimed.
const LEASE: Duration = Duration::from_mins(5);
/// The pause after the first failure; each further one is followed by a three times longer one.
const PAUSE: Duration = Duration::from_secs(5);
/// The longest pause.
const MOST_PAUSE: Duration = Duration::from_hours(4);

/// By what people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Another system's address, which tells everybody.
    Webhook,
    /// A mail to whoever has an address.
    Mail,
}

/// Everything that waits for one person, as it was when it was looked up.
#[derive(Clone, Debug)]
pub struct Digest {
    /// Its name: the same as long as it says the same.
    pub id: String,
    /// For whom.
    pub person: Profile,
    /// What waits, newest proposals first.
    pub items: Vec<Item>,
    /// Governance of their organization.
    pub index: Arc<Index>,
    channel: Channel,
    head: Head,
    known: Digested,
}

/// Something that waits.
#[derive(Clone, Debug)]
pub struct Item {
    /// What is owed.
    pub owed: Owed,
    /// To which proposal.
    pub proposal: Arc<Proposal>,
    /// Whether they were not told of it yet.
    pub is_new: bool,
}

/// A digest that nobody else sends.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The digest.
    pub digest: Digest,
    until: Timestamp,
}

impl Channel {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Mail => "mail",
        }
    }

    /// Whether somebody can be told by it.
    const fn reaches(self, profile: &Profile) -> bool {
        match self {
            Self::Webhook => true,
            Self::Mail => profile.email.is_some(),
        }
    }
}

impl Item {
    /// Until when the answer is waited for; none where silence means nothing (GOV-4.7.3).
    pub fn limit(&self, person: PersonId) -> Option<Timestamp> {
        let version = self.proposal.case.current()?;
        (self.owed == Owed::Answer).then(|| version.limit_of(person))?
    }

    /// What tells it from all others that wait for the same person. A new version is owed a new
    /// answer.
    fn key(&self) -> String {
        let (case, owed) = (&self.proposal.case, self.owed.as_str());
        match self.owed.objection() {
            Some(id) => format!("{}/{owed}/{}", case.id.uuid(), id.uuid()),
            None => format!("{}/{owed}/{}", case.id.uuid(), case.version()),
        }
    }
}

impl Digest {
    fn keys(&self) -> BTreeSet<String> {
        self.items.iter().map(Item::key).collect()
    }
}

impl App {
    /// Takes a digest for sending, for a while. None where what waits may have changed since it was
    /// looked up, or where somebody else sends it.
    pub async fn digest_claim(
        &self,
        digest: Digest,
        now: Timestamp,
    ) -> Result<Option<Claimed>, AppError> {
        let (organization, channel) = (digest.head.id, digest.channel.as_str());
        let mut tx = self.store.begin().await?;
        if tx.head_of(organization).await?.as_ref() != Some(&digest.head) {
            return Ok(None);
        }
        let person = digest.person.person;
        let known = tx.digested(organization, channel, Some(person)).await?;
        let known = known.into_iter().next();
        if known.unwrap_or(Digested::nothing(person)) != digest.known {
            return Ok(None);
        }
        let until = later(now, LEASE);
        let held = Digested {
            held_until: Some(until),
            ..digest.known.clone()
        };
        tx.digested_put(organization, channel, &held).await?;
        tx.commit().await?;
        Ok(Some(Claimed { digest, until }))
    }

    /// Notes that a digest was sent.
    pub async fn digest_told(&self, claimed: &Claimed, now: Timestamp) -> Result<(), AppError> {
        // Of more than are looked through at once, those told of before stay told of.
        let before = claimed.digest.known.told.iter().cloned();
        let told = Digested {
            told: claimed.digest.keys().into_iter().chain(before).collect(),
            told_at: Some(now),
            ..Digested::nothing(claimed.digest.person.person)
        };
        self.digest_settle(claimed, &told).await
    }

    /// Notes that a digest could not be sent; it is due again after a pause.
    pub async fn digest_failed(&self, claimed: &Claimed, now: Timestamp) -> Result<(), AppError> {
        let known = &claimed.digest.known;
        let failed = Digested {
            held_until: Some(later(now, pause(known.tries))),
            tries: known.tries.saturating_add(1),
            ..known.clone()
        };
        self.digest_settle(claimed, &failed).await
    }

    /// Writes what came of it, unless somebody else has taken it since, or whoever it was for was
    /// erased.
    async fn digest_settle(&self, claimed: &Claimed, becomes: &Digested) -> Result<(), AppError> {
        let digest = &claimed.digest;
        let (organization, channel) = (digest.head.id, digest.channel.as_str());
        let mut tx = self.store.begin().await?;
        // Keeps others out, and is none where the organization is gone.
        if tx.head_of(organization).await?.is_none() {
            return Ok(());
        }
        let known = tx.digested(organization, channel, Some(becomes.person));
        let known = known.await?.into_iter().next();
        if known.is_none_or(|it| it.held_until != Some(claimed.until)) {
            return Ok(());
        }
        tx.digested_put(organization, channel, becomes).await?;
        Ok(tx.commit().await?)
    }
}

/// The name of what one person is told next by a channel.
fn name_of(head: &Head, channel: Channel, known: &Digested, keys: &BTreeSet<String>) -> String {
    let mut hash = Sha256::new();
    hash.update(head.id.uuid());
    hash.update(known.person.uuid());
    hash.update(channel.as_str());
    let told_at = known.told_at.map_or(0, |at| at.utc().timestamp_micros());
    hash.update(told_at.to_be_bytes());
    for key in keys {
        hash.update(key);
        hash.update([0]);
    }
    let mut name = String::from("digest_");
    for byte in hash.finalize().iter().take(16) {
        write!(name, "{byte:02x}").unwrap_or_default();
    }
    name
}

fn later(at: Timestamp, wait: Duration) -> Timestamp {
    let wait = chrono::TimeDelta::from_std(wait).unwrap_or(chrono::TimeDelta::MAX);
    let later = at.utc().checked_add_signed(wait);
    later.map_or(at, Timestamp::new)
}

/// How long is waited after so many failures and one more.
fn pause(tries: u32) -> Duration {
    let longer = 3_u32.checked_pow(tries).unwrap_or(u32::MAX);
    PAUSE.saturating_mul(longer).min(MOST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_some_hours() {
        let seconds = |tries| pause(tries).as_secs();
        assert_eq!([0, 1, 2, 3].map(seconds), [5, 15, 45, 135]);
        assert_eq!([7, 8, 100].map(seconds), [10_935, 14_400, 14_400]);
    }
}

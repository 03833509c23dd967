//! The chain: each revision's hash covers what the revision says, exactly as stored, and the hash
//! of the one before. Whoever changes a stored step breaks the chain from there on.

use crate::{
    convert::{cause::cause_text, event::StoredEvent, revision::AuthorColumns},
    error::StoreError,
};
use sha2::{Digest as _, Sha256};
use std::fmt;
use zirkel_domain::{
    event::Revision,
    ids::{OrganizationId, RevisionNumber},
};

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash32(pub [u8; 32]);

impl fmt::Display for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A revision as the record holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What was adopted.
    pub revision: Revision,
    /// Its hash, as stored.
    pub hash: Hash32,
    /// The hash of the revision before it, as stored; none for the first.
    pub previous: Option<Hash32>,
    /// The hash of what is stored, computed while reading.
    pub(crate) computed: Hash32,
}

/// How a record contradicts its own hashes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// A number is missing, repeated or out of order.
    #[error("revision {found} stands where {expected} is expected")]
    OutOfOrder {
        /// The number expected.
        expected: RevisionNumber,
        /// The number found.
        found: RevisionNumber,
    },
    /// It does not name the hash of the revision before it.
    #[error("revision {revision} does not follow from the one before it")]
    Unlinked {
        /// The revision.
        revision: RevisionNumber,
    },
    /// What is stored is not what was adopted.
    #[error("revision {revision} was changed after its adoption")]
    Changed {
        /// The revision.
        revision: RevisionNumber,
    },
}

/// Whether a whole record, oldest first, is what was adopted, step by step. What was cut off its
/// end leaves no trace in it: compare the last number with the organization's head as well.
pub fn verify(record: &[Recorded]) -> Result<(), ChainError> {
    let mut chain = Chain::default();
    record.iter().try_for_each(|step| chain.step(step))
}

/// A record that is verified step by step, oldest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chain {
    last: Option<(RevisionNumber, Hash32)>,
}

impl Chain {
    /// Takes the next step, which must follow from the one before it.
    pub fn step(&mut self, step: &Recorded) -> Result<(), ChainError> {
        let expected = self.last.map_or(RevisionNumber::FIRST, |(number, _)| {
            RevisionNumber(number.0.saturating_add(1))
        });
        let revision = step.revision.number;
        if revision != expected {
            return Err(ChainError::OutOfOrder {
                expected,
                found: revision,
            });
        }
        if step.previous != self.hash() {
            return Err(ChainError::Unlinked { revision });
        }
        if step.computed != step.hash {
            return Err(ChainError::Changed { revision });
        }
        self.last = Some((revision, step.hash));
        Ok(())
    }

    /// The last revision taken.
    pub fn last(&self) -> Option<RevisionNumber> {
        self.last.map(|(number, _)| number)
    }

    /// Its hash.
    pub fn hash(&self) -> Option<Hash32> {
        self.last.map(|(_, hash)| hash)
    }
}

/// The hash that a revision gets when it is recorded after the revision with the hash `previous`.
pub fn chain_hash(
    organization: OrganizationId,
    revision: &Revision,
    previous: Option<Hash32>,
) -> Result<Hash32, StoreError> {
    let bodies = revision
        .events
        .iter()
        .map(StoredEvent::of)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(hash_of_stored(organization, revision, &bodies, previous))
}

/// The hash of a revision's head and its events as stored. Every part is led by its length, so no
/// two records have the same bytes.
pub(crate) fn hash_of_stored(
    organization: OrganizationId,
    revision: &Revision,
    bodies: &[StoredEvent],
    previous: Option<Hash32>,
) -> Hash32 {
    let author = AuthorColumns::of(revision.author);
    let mut parts = Parts(Sha256::new());
    parts.add(b"zirkel revision 1");
    parts.add(organization.uuid().as_bytes());
    parts.add(&revision.number.0.to_be_bytes());
    parts.add(&revision.adopted_at.utc().timestamp_micros().to_be_bytes());
    parts.add(cause_text(revision.cause).as_bytes());
    parts.add(author.kind.as_bytes());
    parts.add(
        author
            .person
            .as_ref()
            .map_or(&[], |person| person.as_bytes().as_slice()),
    );
    parts.add(author.seat.unwrap_or_default().as_bytes());
    // A part that the first revisions did not have; led by a word, it looks like no other.
    if let Some(via) = author.via {
        parts.add(b"via");
        parts.add(via.as_bytes());
    }
    parts.add(previous.as_ref().map_or(&[], |hash| hash.0.as_slice()));
    for event in bodies {
        parts.add(event.kind.as_bytes());
        parts.add(&event.version.to_be_bytes());
        parts.add(event.body.as_bytes());
    }
    Hash32(parts.0.finalize().into())
}

struct Parts(Sha256);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        // A length above 2^64 does not fit into memory.
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        self.0.update(length.to_be_bytes());
        self.0.update(part);
    }
}

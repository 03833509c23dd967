//! Automatic persisted queries, as Apollo's clients do them: a document is sent once with its
//! SHA-256, afterwards the hash stands for it. Kept in memory, of this process alone, and apart for
//! each organization: what one has asked is not to be found out by another.

use super::document::refusal;
use async_graphql::{Request, ServerError, Value};
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};

/// The most bytes of documents that are kept; those not used for longest go first.
const MOST_BYTES: usize = 16 << 20;

/// What a document takes besides its text.
const ENTRY_BYTES: usize = 256;

/// The member of a request's `extensions` that carries the hash.
const EXTENSION: &str = "persistedQuery";

/// An organization's document: the organization as the log names it, and the hash.
type Key = (String, String);

/// The documents.
#[derive(Debug, Default)]
pub(crate) struct Persisted {
    kept: Mutex<Kept>,
}

/// The documents, and in which order they were last used.
#[derive(Debug, Default)]
struct Kept {
    documents: HashMap<Key, (Arc<str>, u64)>,
    order: BTreeMap<u64, Key>,
    turn: u64,
    bytes: usize,
}

/// A document that is to be kept once it has proved to be one.
#[derive(Debug)]
pub(crate) struct New(Key);

/// Whether a request carries a hash, so need not carry a document.
pub(crate) fn is_hashed(request: &Request) -> bool {
    matches!(request.extensions.get(EXTENSION), Some(value) if *value != Value::Null)
}

impl Persisted {
    /// Puts in the document that the request's hash stands for. Where the request brings both, they
    /// must fit, and what comes back is handed to [`Persisted::keep`].
    pub(crate) fn fill(
        &self,
        request: &mut Request,
        organization: &str,
    ) -> Result<Option<New>, ServerError> {
        if !is_hashed(request) {
            return Ok(None);
        }
        let key = (organization.to_owned(), hash_of(request)?);
        if request.query.is_empty() {
            let known = self.lock().used(&key).ok_or_else(|| {
                // Clients know this by its wording, and send the document along.
                refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
            })?;
            request.query = known.to_string();
            return Ok(None);
        }
        if hex(&Sha256::digest(request.query.as_bytes())) != key.1 {
            return Err(refusal(
                "PERSISTED_QUERY_MISMATCH",
                "`sha256Hash` is not the hash of `query`; send the SHA-256 of its UTF-8 in \
                 hexadecimal",
            ));
        }
        Ok(Some(New(key)))
    }

    /// Keeps a document.
    pub(crate) fn keep(&self, new: New, document: &str) {
        self.lock().put(new.0, document);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn used(&mut self, key: &Key) -> Option<Arc<str>> {
        let turn = self.next();
        let (document, last) = self.documents.get_mut(key)?;
        self.order.remove(last);
        self.order.insert(turn, key.clone());
        *last = turn;
        Some(Arc::clone(document))
    }

    fn put(&mut self, key: Key, document: &str) {
        if self.used(&key).is_some() {
            return;
        }
        let turn = self.next();
        self.bytes = self.bytes.saturating_add(cost(document));
        self.order.insert(turn, key.clone());
        self.documents.insert(key, (document.into(), turn));
        while self.bytes > MOST_BYTES {
            let Some((_, oldest)) = self.order.pop_first() else {
                return;
            };
            if let Some((document, _)) = self.documents.remove(&oldest) {
                self.bytes = self.bytes.saturating_sub(cost(&document));
            }
        }
    }

    const fn next(&mut self) -> u64 {
        self.turn = self.turn.saturating_add(1);
        self.turn
    }
}

const fn cost(document: &str) -> usize {
    document.len().saturating_add(ENTRY_BYTES)
}

/// The hash that a request carries.
fn hash_of(request: &Request) -> Result<String, ServerError> {
    let malformed = || {
        refusal(
            "BAD_REQUEST",
            "`extensions.persistedQuery` is not understood; send `{\"version\": 1, \
             \"sha256Hash\": \"…\"}` with 64 hexadecimal digits",
        )
    };
    let Some(Value::Object(members)) = request.extensions.get(EXTENSION) else {
        return Err(malformed());
    };
    match members.get("version") {
        Some(Value::Number(number)) if number.as_u64() == Some(1) => {}
        Some(_) => {
            return Err(refusal(
                "PERSISTED_QUERY_NOT_SUPPORTED",
                "PersistedQueryNotSupported",
            ));
        }
        None => return Err(malformed()),
    }
    let Some(Value::String(hash)) = members.get("sha256Hash") else {
        return Err(malformed());
    };
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash {
        Ok(hash.to_ascii_lowercase())
    } else {
        Err(malformed())
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // A text takes whatever is written to it.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(organization: &str, number: usize) -> Key {
        (organization.to_owned(), number.to_string())
    }

    #[test]
    fn the_documents_not_used_for_longest_go_first() {
        let mut kept = Kept::default();
        let large = "x".repeat(1 << 20);
        kept.put(key("o", 0), &large);
        for number in 1..40 {
            kept.put(key("o", number), &large);
            assert!(kept.used(&key("o", 0)).is_some(), "{number}");
        }
        assert!(kept.bytes <= MOST_BYTES);
        assert_eq!(kept.documents.len(), kept.order.len());
        assert!(kept.used(&key("o", 39)).is_some());
        assert!(kept.used(&key("o", 1)).is_none());
    }

    #[test]
    fn many_small_documents_are_bounded_too() {
        let mut kept = Kept::default();
        for number in 0..100_000 {
            kept.put(key("o", number), "{a}");
        }
        assert!(kept.documents.len() * ENTRY_BYTES <= MOST_BYTES);
    }

    #[test]
    fn a_document_put_twice_is_kept_once() {
        let mut kept = Kept::default();
        kept.put(key("o", 0), "{a}");
        kept.put(key("o", 0), "{a}");
        assert_eq!((kept.documents.len(), kept.bytes), (1, cost("{a}")));
    }
}

//! `ETag` and `If-None-Match` for answers to `GET`.
//!
//! The tag is made of the revision and of the answer itself, so it changes whenever the answer
//! does: by a new revision, by a term that ran out meanwhile, by a name that was erased. It spares
//! sending the answer again, not finding it.

use super::persisted::hex;
use axum::http::{HeaderMap, HeaderValue, header::IF_NONE_MATCH};
use sha2::{Digest as _, Sha256};

/// How many bytes of the hash are in a tag.
const BYTES: usize = 16;

/// The tag of an answer at a revision. Weak: the same answer may be sent compressed.
pub(crate) fn tag(revision: u32, answer: &[u8]) -> String {
    let hash = Sha256::digest(answer);
    let short = hash.get(..BYTES).unwrap_or_default();
    format!("W/\"{revision}.{}\"", hex(short))
}

/// Whether the client has this answer already.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let plain = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let tag = plain(tag);
    let values = headers.get_all(IF_NONE_MATCH).iter();
    values
        .filter_map(|value: &HeaderValue| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .any(|known| known.trim() == "*" || plain(known) == tag)
}

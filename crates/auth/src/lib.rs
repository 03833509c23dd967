//! From a bearer token to the caller it names, and back for development tokens.
//!
//! A token is a signed JWT with `sub`, `org`, `exp` and, where configured, `iss` and `aud`; it is
//! signed with a shared secret, or by an identity provider whose public keys are a JSON Web Key
//! set. What is verified is exactly what [`verify()`] lists; a token that fails any of it looks the
//! same to the outside ([`TokenError::PUBLIC`]), the reason is for the log.
//!
//! Invariants, as absences: nothing here reads a clock (the moment is an argument), does IO, knows
//! HTTP, or looks whether the person or organization exists; no key is tried with an algorithm that
//! it is not pinned to; no secret is taken from a key set.

mod claims;
mod error;
mod jwks;
mod keys;
mod verify;

pub use claims::{Expect, LEEWAY_SECONDS};
pub use error::{KeyError, KeySetError, SignError, Skipped, TokenError, Unusable};
pub use jwks::{PublicKeys, Read};
pub use keys::Keys;
pub use verify::{MOST_BYTES, sign, verify};

//! Verifying a token at a moment, and making one. Two clocks are never quite equal, so `exp` and
//! `nbf` are both read with a leeway in the token's favour ([`Expect::leeway_seconds`]).

use crate::{
    claims::{Claims, Expect},
    error::{SignError, TokenError},
    keys::{Keys, SHOWN},
};
use jsonwebtoken::{Header, decode, decode_header, encode, errors::ErrorKind};
use std::time::Duration;
use zirkel_domain::{caller::Caller, time::Timestamp};

/// The most bytes of a token that are looked at.
pub const MOST_BYTES: usize = 8 * 1024;

/// What `typ` may be, in small letters and without `application/` (RFC 9068 for the second): other
/// types are of tokens for other uses (RFC 8725 section 3.11).
const TYPES: [&str; 2] = ["jwt", "at+jwt"];

/// The caller whom a token names, if all of this holds: at most [`MOST_BYTES`]; a header that
/// demands nothing special and is of a token for access; a signature by the key that it names, with
/// the algorithm that the key is pinned to; no claim twice, each well typed; `iss` and `aud` as
/// expected; neither expired nor early nor made in the future at `now`; the organization and the
/// subject keys.
pub fn verify(
    token: &str,
    keys: &Keys,
    expect: &Expect,
    now: Timestamp,
) -> Result<Caller, TokenError> {
    if token.len() > MOST_BYTES {
        return Err(TokenError::Oversized {
            length: token.len(),
            most: MOST_BYTES,
        });
    }
    let header = decode_header(token).map_err(TokenError::Malformed)?;
    demands_nothing(&header)?;
    is_for_access(&header)?;
    let claims = signed_claims(token, &header, keys)?;
    claims.meet(expect)?;
    claims.in_time(now.utc().timestamp(), expect.leeway_seconds)?;
    claims.caller(expect)
}

/// A token for a caller that is valid from `now` on for `ttl`, cut to whole seconds.
pub fn sign(
    caller: &Caller,
    keys: &Keys,
    expect: &Expect,
    now: Timestamp,
    ttl: Duration,
) -> Result<String, SignError> {
    let made_at = now.utc().timestamp();
    let expires_at = i64::try_from(ttl.as_secs())
        .ok()
        .and_then(|seconds| made_at.checked_add(seconds))
        .ok_or(SignError::TooLong)?;
    let signing = keys.signing().ok_or(SignError::NoSecret)?;
    let claims = Claims::of(caller, expect, made_at, expires_at)?;
    let header = Header::new(signing.algorithm);
    encode(&header, claims.all(), &signing.key).map_err(SignError::Signer)
}

/// What a header demands must be understood or the token refused (RFC 7515 §4.1.11); we understand
/// no extension, no encryption, no compression and no token within a token. Keys that a header
/// brings along or points to (`jwk`, `jku`, `x5c`, `x5u`) are never looked at.
fn demands_nothing(header: &Header) -> Result<(), TokenError> {
    if header.crit.is_some() {
        Err(TokenError::Extension("crit"))
    } else if header.enc.is_some() {
        Err(TokenError::Extension("enc"))
    } else if header.zip.is_some() {
        Err(TokenError::Extension("zip"))
    } else if header.cty.is_some() {
        Err(TokenError::Extension("cty"))
    } else {
        Ok(())
    }
}

/// A token for access, as far as its header says. Providers sign others with the same keys.
fn is_for_access(header: &Header) -> Result<(), TokenError> {
    let Some(found) = &header.typ else {
        return Ok(());
    };
    let small = found.to_lowercase();
    let bare = small.strip_prefix("application/").unwrap_or(&small);
    if TYPES.contains(&bare) {
        Ok(())
    } else {
        let found = found.chars().take(SHOWN).collect();
        Err(TokenError::Type { found })
    }
}

/// The claims, once one of the keys that fit the header has verified the signature.
fn signed_claims(token: &str, header: &Header, keys: &Keys) -> Result<Claims, TokenError> {
    for key in keys.fitting(header.alg, header.kid.as_deref())? {
        match decode::<Claims>(token, &key.key, &key.validation()) {
            Ok(read) => return Ok(read.claims),
            Err(error) if matches!(error.kind(), ErrorKind::InvalidSignature) => {}
            Err(error) => return Err(TokenError::Malformed(error)),
        }
    }
    Err(TokenError::Signature)
}

#[cfg(test)]
mod tests;

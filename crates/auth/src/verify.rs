//! Verifying a token at a moment, and making one. Two clocks are never quite equal, so `exp` and
//! `nbf` are both read with [`LEEWAY_SECONDS`] in the token's favour.

use crate::{
    claims::{Claims, Expect, subject},
    error::{SignError, TokenError},
    keys::Keys,
};
use jsonwebtoken::{Header, decode, decode_header, encode, errors::ErrorKind};
use std::time::Duration;
use zirkel_domain::{caller::Caller, time::Timestamp};

/// The most bytes of a token that are looked at.
pub const MOST_BYTES: usize = 8 * 1024;

/// How far another machine's clock may be off, in seconds.
pub const LEEWAY_SECONDS: i64 = 5;

/// The caller whom a token names, if all of this holds: at most [`MOST_BYTES`]; a signature by one
/// of our keys with the algorithm it is pinned to; the claims complete and well typed; `iss` and
/// `aud` as expected; neither expired nor early at `now`; `org` and `sub` keys.
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
    let claims = signed_claims(token, &header, keys)?;
    claims.meet(expect)?;
    in_time(&claims, now)?;
    claims.caller()
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
    let claims = Claims {
        sub: subject(&caller.who),
        org: caller.organization.as_str().to_owned(),
        exp: expires_at,
        nbf: None,
        iat: Some(made_at),
        iss: expect.issuer.clone(),
        aud: expect.audience.clone(),
    };
    let signing = keys.signing();
    encode(&Header::new(signing.algorithm), &claims, &signing.key).map_err(SignError::Signer)
}

/// What a header demands must be understood or the token refused (RFC 7515 §4.1.11); we understand
/// no extension, no encryption and no compression.
fn demands_nothing(header: &Header) -> Result<(), TokenError> {
    if header.crit.is_some() {
        Err(TokenError::Extension("crit"))
    } else if header.enc.is_some() {
        Err(TokenError::Extension("enc"))
    } else if header.zip.is_some() {
        Err(TokenError::Extension("zip"))
    } else {
        Ok(())
    }
}

/// The claims, once one of the keys pinned to the header's algorithm has verified the signature.
fn signed_claims(token: &str, header: &Header, keys: &Keys) -> Result<Claims, TokenError> {
    let mut refused = TokenError::Algorithm {
        found: format!("{:?}", header.alg),
    };
    for key in keys.pinned_to(header.alg) {
        match decode::<Claims>(token, &key.key, &key.validation()) {
            Ok(read) => return Ok(read.claims),
            Err(error) if matches!(error.kind(), ErrorKind::InvalidSignature) => {
                refused = TokenError::Signature;
            }
            Err(error) => return Err(TokenError::Malformed(error)),
        }
    }
    Err(refused)
}

/// Neither expired nor early.
fn in_time(claims: &Claims, now: Timestamp) -> Result<(), TokenError> {
    let second = now.utc().timestamp();
    if second >= claims.exp.saturating_add(LEEWAY_SECONDS) {
        return Err(TokenError::Expired {
            expired_at: claims.exp,
        });
    }
    match claims.nbf {
        Some(valid_at) if second.saturating_add(LEEWAY_SECONDS) < valid_at => {
            Err(TokenError::Early { valid_at })
        }
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests;

//! The keys that tokens are verified with, each pinned to one algorithm, and the one that signs.
//!
//! Today these are shared secrets; an identity provider's public keys are further entries of
//! `verifying`, with their own algorithm and key id.

use crate::error::KeyError;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation};
use std::{collections::HashSet, fmt};

/// The fewest bytes of a secret: what HS256 puts in and out.
const LEAST_BYTES: usize = 32;

/// The most secrets: the new and the old one of a rotation.
const MOST_SECRETS: usize = 2;

/// The keys of this server.
#[derive(Clone)]
pub struct Keys {
    verifying: Vec<VerifyingKey>,
    signing: SigningKey,
}

/// A key that verifies, with the only algorithm that it may be used with.
#[derive(Clone)]
pub(crate) struct VerifyingKey {
    algorithm: Algorithm,
    pub(crate) key: DecodingKey,
}

/// The key that signs, with its algorithm.
#[derive(Clone)]
pub(crate) struct SigningKey {
    pub(crate) algorithm: Algorithm,
    pub(crate) key: EncodingKey,
}

impl Keys {
    /// Reads one shared secret (HS256), or two separated by a comma: the first signs, both verify.
    pub fn from_secrets(text: &str) -> Result<Self, KeyError> {
        let secrets: Vec<&str> = text.split(',').collect();
        if secrets.len() > MOST_SECRETS {
            return Err(KeyError::TooMany {
                count: secrets.len(),
            });
        }
        for (secret, position) in secrets.iter().zip(1..) {
            if secret.trim() != *secret {
                return Err(KeyError::Spaced { position });
            }
            if secret.len() < LEAST_BYTES {
                return Err(KeyError::TooShort {
                    position,
                    length: secret.len(),
                    least: LEAST_BYTES,
                });
            }
        }
        let mut distinct = HashSet::new();
        if !secrets.iter().all(|secret| distinct.insert(secret)) {
            return Err(KeyError::Same);
        }
        let first = secrets.first().copied().unwrap_or_default();
        Ok(Self {
            signing: SigningKey {
                algorithm: Algorithm::HS256,
                key: EncodingKey::from_secret(first.as_bytes()),
            },
            verifying: secrets
                .iter()
                .map(|secret| VerifyingKey {
                    algorithm: Algorithm::HS256,
                    key: DecodingKey::from_secret(secret.as_bytes()),
                })
                .collect(),
        })
    }

    /// The keys that may have made a signature with this algorithm.
    pub(crate) fn pinned_to(&self, algorithm: Algorithm) -> impl Iterator<Item = &VerifyingKey> {
        self.verifying
            .iter()
            .filter(move |key| key.algorithm == algorithm)
    }

    /// The key that signs.
    pub(crate) const fn signing(&self) -> &SigningKey {
        &self.signing
    }
}

/// Counts the keys and shows none.
impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.verifying.len())
    }
}

impl VerifyingKey {
    /// Verify the signature with the pinned algorithm and nothing else: the library's own checks of
    /// time, issuer and audience are ours to do, against the request's moment.
    pub(crate) fn validation(&self) -> Validation {
        let mut validation = Validation::new(self.algorithm);
        validation.required_spec_claims = HashSet::new();
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.validate_aud = false;
        validation
    }
}

#[cfg(test)]
mod tests;

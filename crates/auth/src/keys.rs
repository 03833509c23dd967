//! The keys that tokens are verified with, each pinned to one algorithm, and the one that signs.
//!
//! Shared secrets have no id: whatever a token names, each of the (at most two) is tried. A
//! provider's public keys are found by their id; a token may leave it out where only one fits.

use crate::{
    error::{KeyError, TokenError},
    jwks::PublicKeys,
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation};
use std::{collections::HashSet, fmt};

/// The fewest bytes of a secret: what HS256 puts in and out.
const LEAST_BYTES: usize = 32;

/// The most secrets: the new and the old one of a rotation.
const MOST_SECRETS: usize = 2;

/// How much of a key's id is shown in a log.
pub(crate) const SHOWN: usize = 100;

/// The keys of this server: secrets, a provider's public keys, or both. None verifies nothing.
#[derive(Clone, Default)]
pub struct Keys {
    secrets: Vec<VerifyingKey>,
    signing: Option<SigningKey>,
    /// None where no provider is configured, empty where its keys were not read yet.
    public: Option<PublicKeys>,
}

/// A key that verifies, with the only algorithm that it may be used with.
#[derive(Clone)]
pub(crate) struct VerifyingKey {
    pub(crate) algorithm: Algorithm,
    /// A public key's id, if it has one; a secret has none.
    pub(crate) id: Option<String>,
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
            signing: Some(SigningKey {
                algorithm: Algorithm::HS256,
                key: EncodingKey::from_secret(first.as_bytes()),
            }),
            public: None,
            secrets: secrets
                .iter()
                .map(|secret| VerifyingKey {
                    algorithm: Algorithm::HS256,
                    id: None,
                    key: DecodingKey::from_secret(secret.as_bytes()),
                })
                .collect(),
        })
    }

    /// The same secrets, beside these public keys of a provider.
    #[must_use]
    pub fn with_public(&self, public: PublicKeys) -> Self {
        Self {
            public: Some(public),
            ..self.clone()
        }
    }

    /// The keys that may have made a signature with this algorithm, by the key of this id. The
    /// algorithm picks the kind of key first: no public key is ever taken for a secret.
    pub(crate) fn fitting(
        &self,
        algorithm: Algorithm,
        id: Option<&str>,
    ) -> Result<Vec<&VerifyingKey>, TokenError> {
        if algorithm == Algorithm::HS256 && !self.secrets.is_empty() {
            return Ok(self.secrets.iter().collect());
        }
        let name = format!("{algorithm:?}");
        let public = self
            .public
            .as_ref()
            .filter(|_| PublicKeys::are_for(algorithm));
        let Some(public) = public else {
            return Err(TokenError::Algorithm { found: name });
        };
        let pinned = public.keys().filter(|key| key.algorithm == algorithm);
        let fitting: Vec<_> = match id {
            Some(_) => pinned.filter(|key| key.id.as_deref() == id).collect(),
            None => pinned.collect(),
        };
        match (fitting.len(), id) {
            (0, _) => Err(TokenError::UnknownKey {
                id: id.map(|id| id.chars().take(SHOWN).collect()),
                algorithm: name,
            }),
            (1, _) | (_, Some(_)) => Ok(fitting),
            (count, None) => Err(TokenError::Ambiguous { count }),
        }
    }

    /// The key that signs; none where all keys are a provider's.
    pub(crate) const fn signing(&self) -> Option<&SigningKey> {
        self.signing.as_ref()
    }
}

/// Counts the keys and shows none.
impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let public = self.public.as_ref().map_or(0, |it| it.keys().count());
        write!(f, "Keys({} secret, {public} public)", self.secrets.len())
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

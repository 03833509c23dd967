//! A provider's public keys, read from a JSON Web Key set (RFC 7517). A key that cannot be used is
//! left out and told of; a set without any that can is refused. Never is a secret taken from a set.

use crate::{
    error::{KeySetError, Skipped, Unusable},
    keys::{SHOWN, VerifyingKey},
};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, crypto, errors::Error as KeyFault};
use serde::Deserialize;
use std::fmt;

/// The most keys that are read from a set.
const MOST_KEYS: usize = 100;

/// How long an RSA key must and may be, in bits.
const RSA_BITS: (usize, usize) = (2048, 4096);

/// How long a number of P-256 or Ed25519 is, in bytes.
const CURVE_BYTES: usize = 32;

/// What comes before the two numbers of a point that is written in full.
const POINT_MARK: usize = 1;

/// The public keys of a provider, each pinned to one algorithm.
#[derive(Clone, Default)]
pub struct PublicKeys(Vec<VerifyingKey>);

/// What was read from a set.
#[derive(Debug)]
pub struct Read {
    /// The keys that can be used, at least one.
    pub keys: PublicKeys,
    /// Those that cannot, in their order.
    pub skipped: Vec<Skipped>,
}

impl PublicKeys {
    /// Reads a JSON Web Key set.
    pub fn from_jwks(text: &[u8]) -> Result<Read, KeySetError> {
        let set: Set = serde_json::from_slice(text).map_err(KeySetError::Malformed)?;
        if set.keys.len() > MOST_KEYS {
            return Err(KeySetError::TooMany {
                count: set.keys.len(),
                most: MOST_KEYS,
            });
        }
        let (mut keys, mut skipped) = (Vec::new(), Vec::new());
        for (value, position) in set.keys.into_iter().zip(1..) {
            let read = Jwk::deserialize(value);
            let id = read.as_ref().ok().and_then(|jwk| jwk.kid.clone());
            match read.map_err(|_| Unusable::Shapeless).and_then(Jwk::key) {
                Ok(key) => keys.push(key),
                Err(reason) => skipped.push(Skipped {
                    position,
                    id: id.map(|id| id.chars().take(SHOWN).collect()),
                    reason,
                }),
            }
        }
        if keys.is_empty() {
            return Err(KeySetError::NoneUsable { skipped });
        }
        Ok(Read {
            keys: Self(keys),
            skipped,
        })
    }

    /// Whether public keys are ever pinned to this algorithm.
    pub(crate) const fn are_for(algorithm: Algorithm) -> bool {
        matches!(
            algorithm,
            Algorithm::RS256 | Algorithm::ES256 | Algorithm::EdDSA
        )
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &VerifyingKey> {
        self.0.iter()
    }

    /// The ids of the keys in their order; a key without one is `-`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.id.as_deref().unwrap_or("-"))
    }
}

/// Names the keys.
impl fmt::Debug for PublicKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ids()).finish()
    }
}

/// The outer shape; its keys are read one by one, so that one broken does not spoil the others.
#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

/// What of a key is looked at.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    key_ops: Option<Vec<String>>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
    /// The private part, whatever it looks like.
    d: Option<serde::de::IgnoredAny>,
}

impl Jwk {
    /// The key and the one algorithm that it is for.
    fn key(self) -> Result<VerifyingKey, Unusable> {
        let (algorithm, key) = match (self.kty.as_str(), self.crv.as_deref()) {
            ("oct", _) => return Err(Unusable::Symmetric),
            _ if self.d.is_some() => return Err(Unusable::Private),
            _ if !self.verifies() => return Err(Unusable::Purpose),
            ("RSA", _) => (Algorithm::RS256, self.rsa()?),
            ("EC", Some("P-256")) => (Algorithm::ES256, self.point()?),
            ("OKP", Some("Ed25519")) => (Algorithm::EdDSA, self.edwards()?),
            (kind, curve) => {
                let kind = curve.unwrap_or(kind).chars().take(SHOWN).collect();
                return Err(Unusable::Kind(kind));
            }
        };
        match self.alg {
            Some(other) if other != format!("{algorithm:?}") => {
                Err(Unusable::Algorithm(other.chars().take(SHOWN).collect()))
            }
            Some(_) | None => Ok(VerifyingKey {
                algorithm,
                id: self.kid,
                key,
            }),
        }
    }

    fn verifies(&self) -> bool {
        let is_used_so = self.purpose.as_ref().is_none_or(|it| it == "sig");
        let operations = self.key_ops.as_ref();
        is_used_so && operations.is_none_or(|it| it.iter().any(|it| it == "verify"))
    }

    fn rsa(&self) -> Result<DecodingKey, Unusable> {
        let key = made(
            (self.n.as_ref(), self.e.as_ref()),
            DecodingKey::from_rsa_components,
        )?;
        let DecodingKeyKind::RsaModulusExponent { n, e } = key.kind() else {
            return Err(Unusable::Broken);
        };
        let bits = bits(n);
        let (least, most) = RSA_BITS;
        if !(least..=most).contains(&bits) {
            return Err(Unusable::Bits { bits, least, most });
        }
        // An exponent of one would make every message its own signature; the usual ones are 3 and
        // 65537, and what does not fit 32 bits is not read by every verifier.
        let is_odd = e.last().is_some_and(|it| it % 2 == 1);
        if !is_odd || !(2..=32).contains(&self::bits(e)) {
            return Err(Unusable::Broken);
        }
        Ok(key)
    }

    fn point(&self) -> Result<DecodingKey, Unusable> {
        let key = made(
            (self.x.as_ref(), self.y.as_ref()),
            DecodingKey::from_ec_components,
        )?;
        sound(key, Algorithm::ES256, POINT_MARK + 2 * CURVE_BYTES)
    }

    fn edwards(&self) -> Result<DecodingKey, Unusable> {
        let x = self.x.as_deref().ok_or(Unusable::Broken)?;
        let key = DecodingKey::from_ed_components(x).map_err(|_| Unusable::Broken)?;
        sound(key, Algorithm::EdDSA, CURVE_BYTES)
    }
}

/// The key of two numbers.
fn made(
    (first, second): (Option<&String>, Option<&String>),
    make: fn(&str, &str) -> Result<DecodingKey, KeyFault>,
) -> Result<DecodingKey, Unusable> {
    let (Some(first), Some(second)) = (first, second) else {
        return Err(Unusable::Broken);
    };
    make(first, second).map_err(|_| Unusable::Broken)
}

/// A key on a curve, if it is as long as it must be and its point is on the curve: the library
/// looks only when it verifies.
fn sound(key: DecodingKey, algorithm: Algorithm, bytes: usize) -> Result<DecodingKey, Unusable> {
    let length = key.try_get_as_bytes().map_or(0, <[u8]>::len);
    if length == bytes && crypto::verify("", b"", &key, algorithm).is_ok() {
        Ok(key)
    } else {
        Err(Unusable::Broken)
    }
}

/// How many bits a number has, most significant byte first.
fn bits(number: &[u8]) -> usize {
    let mut digits = number.iter().skip_while(|it| **it == 0);
    let Some(first) = digits.next() else {
        return 0;
    };
    let first = u8::BITS.saturating_sub(first.leading_zeros());
    digits
        .count()
        .saturating_mul(8)
        .saturating_add(usize::try_from(first).unwrap_or(8))
}

#[cfg(test)]
mod tests;

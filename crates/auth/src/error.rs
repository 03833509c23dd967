//! Why a token, a key or a signature is not accepted. The texts are for the log; a client only ever
//! sees [`TokenError::PUBLIC`].

use zirkel_domain::text::TextError;

/// Why a token is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// Longer than any token of ours.
    #[error("the token has {length} bytes, at most {most} are read")]
    Oversized {
        /// Bytes counted.
        length: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// Not three parts, no base64url, no JSON, or a name that is there twice.
    #[error("the token cannot be read")]
    Malformed(#[source] jsonwebtoken::errors::Error),
    /// No key is pinned to the algorithm that the header names.
    #[error("the token's algorithm `{found}` is not one of our keys'")]
    Algorithm {
        /// What the header names.
        found: String,
    },
    /// The header demands an extension (`crit`, `enc`, `zip`), or wraps a token in a token (`cty`).
    #[error("the token's header demands the extension `{0}`, which is not supported")]
    Extension(&'static str),
    /// The header says that this is a token for another use, such as to log out.
    #[error("the token's type is {found:?}, which is none for access")]
    Type {
        /// What the header names, cut short.
        found: String,
    },
    /// No public key of the provider has the id and algorithm that the header names. It may have
    /// come new since the set was read.
    #[error("no key of the provider has the id {id:?} and is for `{algorithm}`")]
    UnknownKey {
        /// The key's id, cut short.
        id: Option<String>,
        /// The header's algorithm.
        algorithm: String,
    },
    /// The header names no key, and several would fit.
    #[error("the token names no key, and {count} of the provider's keys are for its algorithm")]
    Ambiguous {
        /// Keys counted.
        count: usize,
    },
    /// None of the keys made the signature.
    #[error("the token's signature is of none of our keys")]
    Signature,
    /// A claim that must be there is not.
    #[error("the token has no `{claim}`")]
    Missing {
        /// The claim.
        claim: String,
    },
    /// A claim is of another type than it must be.
    #[error("the token's `{claim}` has another type than it must have")]
    Mistyped {
        /// The claim.
        claim: String,
    },
    /// `iss` or `aud` is not what is configured.
    #[error("the token's `{claim}` is {found:?}, which is not the one configured")]
    Unexpected {
        /// The claim.
        claim: &'static str,
        /// What the token says, cut short; empty where it says nothing.
        found: String,
    },
    /// `exp` is past.
    #[error("the token expired at second {expired_at}")]
    Expired {
        /// The second that `exp` names.
        expired_at: i64,
    },
    /// `nbf` or `iat` is to come.
    #[error("the token is not valid before second {valid_at}, as its `{claim}` says")]
    Early {
        /// The claim.
        claim: &'static str,
        /// The second that it names.
        valid_at: i64,
    },
    /// The organization or the subject is not a key.
    #[error("the token's `{claim}` is not a key")]
    Key {
        /// The claim.
        claim: String,
        /// What does not fit.
        source: TextError,
    },
}

impl TokenError {
    /// What a client is told, whatever the reason: it says how to do it right, not what was wrong.
    pub const PUBLIC: &str =
        "send `Authorization: Bearer <token>` with a valid, unexpired token for this server";
}

/// Why a text is not a set of keys.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// More than two secrets.
    #[error(
        "{count} secrets are given, at most two are used; while rotating, give the new one, a comma, and the old one"
    )]
    TooMany {
        /// Secrets counted.
        count: usize,
    },
    /// A secret that can be guessed.
    #[error(
        "secret {position} has {length} bytes, at least {least} are needed; make one with `openssl rand -base64 48`"
    )]
    TooShort {
        /// Which one, counted from one.
        position: usize,
        /// Bytes counted.
        length: usize,
        /// Bytes needed.
        least: usize,
    },
    /// White space that a file or a shell most likely added.
    #[error("secret {position} begins or ends with white space; remove it")]
    Spaced {
        /// Which one, counted from one.
        position: usize,
    },
    /// A rotation from a secret to itself.
    #[error("both secrets are the same; give the new one first, then the old one")]
    Same,
}

/// Why a text is not a set of public keys.
#[derive(Debug, thiserror::Error)]
pub enum KeySetError {
    /// No JSON, or not of the shape `{"keys": […]}`.
    #[error("the key set is no JSON Web Key set: {0}")]
    Malformed(#[source] serde_json::Error),
    /// More keys than any provider has.
    #[error("the key set has {count} keys, at most {most} are read")]
    TooMany {
        /// Keys counted.
        count: usize,
        /// Keys allowed.
        most: usize,
    },
    /// Nothing to verify with.
    #[error(
        "the key set has no key that can be used ({}); publish one for RS256, ES256 or EdDSA",
        told(skipped)
    )]
    NoneUsable {
        /// Why not each of them.
        skipped: Vec<Skipped>,
    },
}

/// The first few reasons in one line.
fn told(skipped: &[Skipped]) -> String {
    let told: Vec<String> = skipped.iter().take(5).map(ToString::to_string).collect();
    if told.is_empty() {
        "it is empty".to_owned()
    } else {
        told.join("; ")
    }
}

/// A key of a set that is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("key {position} with the id {id:?} {reason}")]
pub struct Skipped {
    /// Which one, counted from one.
    pub position: usize,
    /// Its id, cut short.
    pub id: Option<String>,
    /// Why not.
    pub reason: Unusable,
}

/// Why a key of a set is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Not even the members that every key has.
    #[error("is no JSON Web Key")]
    Shapeless,
    /// Whoever reads the set could sign with it.
    #[error("is a shared secret, which nothing public may hold")]
    Symmetric,
    /// Whoever reads the set could sign with it.
    #[error("holds its private part; replace it at the provider, whoever read the set can sign")]
    Private,
    /// `use` or `key_ops` says so.
    #[error("is not for verifying signatures")]
    Purpose,
    /// `alg` is none that is verified, or not one of this type of key.
    #[error("is for `{0}`")]
    Algorithm(String),
    /// `kty` or `crv` is none that is verified.
    #[error("is of the type or on the curve `{0}`")]
    Kind(String),
    /// Too short to be safe, or too long to be quick.
    #[error("has {bits} bits; at least {least} are safe, at most {most} are read")]
    Bits {
        /// Bits counted.
        bits: usize,
        /// Bits needed.
        least: usize,
        /// Bits allowed.
        most: usize,
    },
    /// The numbers are not there, cannot be read, or are no key.
    #[error("has numbers that are no key")]
    Broken,
}

/// Why a token could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// There are only public keys.
    #[error("there is no secret to sign with")]
    NoSecret,
    /// Two settings name one claim.
    #[error("the claim `{0}` cannot say two things; name another one")]
    Claim(String),
    /// The end is beyond what a token can say.
    #[error("the token would end later than can be written; give a shorter time to live")]
    TooLong,
    /// The signer refused.
    #[error("the token could not be signed")]
    Signer(#[source] jsonwebtoken::errors::Error),
}

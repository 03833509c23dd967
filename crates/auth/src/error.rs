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
    /// Not three parts, no base64url, no JSON, a claim missing, twice or of another type.
    #[error("the token cannot be read")]
    Malformed(#[source] jsonwebtoken::errors::Error),
    /// No key is pinned to the algorithm that the header names.
    #[error("the token's algorithm `{found}` is not one of our keys'")]
    Algorithm {
        /// What the header names.
        found: String,
    },
    /// The header demands an extension (`crit`, `enc`, `zip`) that is not supported.
    #[error("the token's header demands the extension `{0}`, which is not supported")]
    Extension(&'static str),
    /// None of the keys made the signature.
    #[error("the token's signature is of none of our keys")]
    Signature,
    /// `iss` or `aud` is not what is configured.
    #[error("the token's `{claim}` is `{found:?}`, which is not the one configured")]
    Unexpected {
        /// The claim.
        claim: &'static str,
        /// What the token says.
        found: Option<String>,
    },
    /// `exp` is past.
    #[error("the token expired at second {expired_at}")]
    Expired {
        /// The second that `exp` names.
        expired_at: i64,
    },
    /// `nbf` is to come.
    #[error("the token is not valid before second {valid_at}")]
    Early {
        /// The second that `nbf` names.
        valid_at: i64,
    },
    /// `org` or `sub` is not a key.
    #[error("the token's `{claim}` is not a key")]
    Key {
        /// The claim.
        claim: &'static str,
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

/// Why a token could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// The end is beyond what a token can say.
    #[error("the token would end later than can be written; give a shorter time to live")]
    TooLong,
    /// The signer refused.
    #[error("the token could not be signed")]
    Signer(#[source] jsonwebtoken::errors::Error),
}

//! What a token says, and what it must say to be for us.

use crate::error::TokenError;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
};

/// What marks a service account in `sub`; no person's key can begin so, a key has no colon.
const SERVICE: &str = "service:";

/// What `iss` and `aud` must be, where configured. Where not, the claim is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// The issuer that tokens must name.
    pub issuer: Option<String>,
    /// The audience that tokens must name.
    pub audience: Option<String>,
}

/// The claims of a token. A claim that is there twice or has another type is refused; an audience
/// is one text, not a list.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// The person's key, or `service:` and the service account's key.
    pub(crate) sub: String,
    /// The organization's key.
    pub(crate) org: String,
    /// The whole second since 1970 from which the token is void.
    pub(crate) exp: i64,
    /// The whole second before which it is void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) nbf: Option<i64>,
    /// The whole second it was made in; only its type is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) iat: Option<i64>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) iss: Option<String>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) aud: Option<String>,
}

impl Claims {
    /// Whether the token is of the issuer and for the audience that are expected.
    pub(crate) fn meet(&self, expect: &Expect) -> Result<(), TokenError> {
        for (claim, found, expected) in [
            ("iss", &self.iss, &expect.issuer),
            ("aud", &self.aud, &expect.audience),
        ] {
            if expected.is_some() && found != expected {
                return Err(TokenError::Unexpected {
                    claim,
                    found: found.clone(),
                });
            }
        }
        Ok(())
    }

    /// The caller whom `org` and `sub` name.
    pub(crate) fn caller(&self) -> Result<Caller, TokenError> {
        let key =
            |claim, text: &str| Key::new(text).map_err(|source| TokenError::Key { claim, source });
        Ok(Caller {
            organization: key("org", &self.org)?,
            who: match self.sub.strip_prefix(SERVICE) {
                Some(name) => Who::Service(key("sub", name)?),
                None => Who::Person(key("sub", &self.sub)?),
            },
        })
    }
}

/// How `sub` names a caller.
pub(crate) fn subject(who: &Who) -> String {
    match who {
        Who::Person(key) => key.as_str().to_owned(),
        Who::Service(key) => format!("{SERVICE}{key}"),
    }
}

//! What a token says, and what it must say to be for us.

use crate::error::{SignError, TokenError};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt};
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
    time::Timestamp,
};

/// What marks a service account in the subject; no person's key can begin so, a key has no colon.
const SERVICE: &str = "service:";

/// How far another machine's clock may be off where nothing else is set, in seconds.
pub const LEEWAY_SECONDS: u32 = 5;

/// What a token must say, and where it says whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect {
    /// What `iss` must be; not looked at where none is set.
    pub issuer: Option<String>,
    /// What `aud` must be, or one of its entries; not looked at where none is set.
    pub audience: Option<String>,
    /// How far another machine's clock may be off, in seconds.
    pub leeway_seconds: u32,
    /// The claim with the person's key, or `service:` and the service account's key.
    pub subject_claim: String,
    /// The claim with the organization's key.
    pub organization_claim: String,
}

impl Default for Expect {
    fn default() -> Self {
        Self {
            issuer: None,
            audience: None,
            leeway_seconds: LEEWAY_SECONDS,
            subject_claim: "sub".to_owned(),
            organization_claim: "org".to_owned(),
        }
    }
}

/// The claims of a token by name. A claim that is there twice is refused: two readers could take
/// two different ones.
#[derive(Debug)]
pub(crate) struct Claims(BTreeMap<String, Value>);

impl Claims {
    /// The claims of a token that we make: for a caller, from one second to another.
    pub(crate) fn of(
        caller: &Caller,
        expect: &Expect,
        made_at: i64,
        expires_at: i64,
    ) -> Result<Self, SignError> {
        let mut claims = BTreeMap::from([
            ("exp".to_owned(), json!(expires_at)),
            ("iat".to_owned(), json!(made_at)),
        ]);
        for (claim, text) in [("iss", &expect.issuer), ("aud", &expect.audience)] {
            if let Some(text) = text {
                claims.insert(claim.to_owned(), json!(text));
            }
        }
        for (claim, text) in [
            (&expect.subject_claim, subject(&caller.who)),
            (
                &expect.organization_claim,
                caller.organization.as_str().to_owned(),
            ),
        ] {
            if claims.insert(claim.clone(), json!(text)).is_some() {
                return Err(SignError::Claim(claim.clone()));
            }
        }
        Ok(Self(claims))
    }

    /// All claims, to be signed.
    pub(crate) const fn all(&self) -> &BTreeMap<String, Value> {
        &self.0
    }

    /// Whether the token is of the issuer and for the audience that are expected.
    pub(crate) fn meet(&self, expect: &Expect) -> Result<(), TokenError> {
        let issuer: Vec<&str> = self.text("iss")?.into_iter().collect();
        let audience = self.audience()?;
        for (claim, found, expected) in [
            ("iss", issuer, &expect.issuer),
            ("aud", audience, &expect.audience),
        ] {
            let is_met = expected.as_deref().is_none_or(|it| found.contains(&it));
            if !is_met {
                let found = found.join(" ").chars().take(200).collect();
                return Err(TokenError::Unexpected { claim, found });
            }
        }
        Ok(())
    }

    /// Neither expired nor early nor made in the future, at a second since 1970 on our clock.
    pub(crate) fn in_time(&self, second: i64, leeway_seconds: u32) -> Result<(), TokenError> {
        let leeway = i64::from(leeway_seconds);
        let expired_at = self.second("exp")?.ok_or_else(|| missing("exp"))?;
        if second >= expired_at.saturating_add(leeway) {
            return Err(TokenError::Expired { expired_at });
        }
        for claim in ["nbf", "iat"] {
            let valid_at = self.second(claim)?;
            if let Some(valid_at) = valid_at.filter(|it| second.saturating_add(leeway) < *it) {
                return Err(TokenError::Early { claim, valid_at });
            }
        }
        Ok(())
    }

    /// The caller whom the token names.
    pub(crate) fn caller(&self, expect: &Expect) -> Result<Caller, TokenError> {
        let organization = self.required(&expect.organization_claim)?;
        let subject = self.required(&expect.subject_claim)?;
        let key = |claim: &str, text: &str| {
            Key::new(text).map_err(|source| TokenError::Key {
                claim: claim.to_owned(),
                source,
            })
        };
        Ok(Caller {
            organization: key(&expect.organization_claim, organization)?,
            who: match subject.strip_prefix(SERVICE) {
                Some(name) => Who::Service(key(&expect.subject_claim, name)?),
                None => Who::Person(key(&expect.subject_claim, subject)?),
            },
            made_by: self.made_by(expect.leeway_seconds)?,
        })
    }

    /// The end of the second in which the token was made, by a clock that is off by the leeway.
    fn made_by(&self, leeway_seconds: u32) -> Result<Option<Timestamp>, TokenError> {
        let made_at = self.second("iat")?;
        let end = |second: i64| second.saturating_add(1 + i64::from(leeway_seconds));
        Ok(made_at.map(|second| Timestamp::of_second(end(second))))
    }

    /// A claim, none where it is absent or null.
    fn get(&self, claim: &str) -> Option<&Value> {
        self.0.get(claim).filter(|it| !it.is_null())
    }

    fn text(&self, claim: &str) -> Result<Option<&str>, TokenError> {
        self.get(claim)
            .map(|value| value.as_str().ok_or_else(|| mistyped(claim)))
            .transpose()
    }

    fn required(&self, claim: &str) -> Result<&str, TokenError> {
        self.text(claim)?.ok_or_else(|| missing(claim))
    }

    /// A claim that is a whole second since 1970.
    fn second(&self, claim: &str) -> Result<Option<i64>, TokenError> {
        self.get(claim)
            .map(|value| value.as_i64().ok_or_else(|| mistyped(claim)))
            .transpose()
    }

    /// Whom the token is for: one text or a list of texts.
    fn audience(&self) -> Result<Vec<&str>, TokenError> {
        let Some(value) = self.get("aud") else {
            return Ok(Vec::new());
        };
        let entries = value
            .as_array()
            .map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
        let texts = entries.iter().map(|entry| entry.as_str());
        texts.collect::<Option<_>>().ok_or_else(|| mistyped("aud"))
    }
}

fn missing(claim: &str) -> TokenError {
    TokenError::Missing {
        claim: claim.to_owned(),
    }
}

fn mistyped(claim: &str) -> TokenError {
    TokenError::Mistyped {
        claim: claim.to_owned(),
    }
}

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

/// Reads claims, each once.
struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Claims;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of claims")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Claims, A::Error> {
        let mut claims = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            if claims.insert(name, value).is_some() {
                return Err(A::Error::custom("a claim is there twice"));
            }
        }
        Ok(Claims(claims))
    }
}

/// How the subject names a caller.
fn subject(who: &Who) -> String {
    match who {
        Who::Person(key) => key.as_str().to_owned(),
        Who::Service(key) => format!("{SERVICE}{key}"),
    }
}

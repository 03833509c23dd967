//! The settings of tokens: with which keys they are signed and verified, and what they must say.

use super::{ConfigError, File, authorities::authorities, given, with_default};
use crate::provider::{
    Provider, Source,
    address::{Address, AddressError},
    fetch::Client,
};
use clap::Args;
use std::{path::PathBuf, time::Duration};
use zirkel_auth::{Expect, KeyError, Keys, LEEWAY_SECONDS};

/// How long one of a provider's documents may take: two fit into the time of one request.
const FETCH: Duration = Duration::from_secs(4);

/// The most seconds that clocks may be apart.
const MOST_LEEWAY: u32 = 300;

/// Claims that mean something else.
const TAKEN: [&str; 5] = ["exp", "nbf", "iat", "iss", "aud"];

/// Why the settings of tokens cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TokenSettingError {
    /// Nothing to verify with.
    #[error(
        "there is no key to verify tokens with; set `ZIRKEL_JWT_SECRET` to a secret of at least \
         32 bytes, for example `export ZIRKEL_JWT_SECRET=$(openssl rand -base64 48)`, or \
         `ZIRKEL_JWT_ISSUER` to the address of an identity provider"
    )]
    NoKey,
    /// Nothing to sign with.
    #[error(
        "there is no secret to sign a token with; set `ZIRKEL_JWT_SECRET` to a secret of at least \
         32 bytes, for example `export ZIRKEL_JWT_SECRET=$(openssl rand -base64 48)`; where an \
         identity provider makes the tokens, get one there"
    )]
    NoSecret,
    /// A secret that cannot be used.
    #[error("`ZIRKEL_JWT_SECRET` cannot be used: {0}")]
    Secret(#[from] KeyError),
    /// A provider's keys without saying whose tokens, or for whom, are meant.
    #[error(
        "with a provider's keys `{0}` must be set, too: without it, any token that is signed with \
         these keys, for whatever application, would be accepted"
    )]
    Unbound(&'static str),
    /// Two places for the same keys.
    #[error(
        "`ZIRKEL_JWT_JWKS` and `ZIRKEL_JWT_DISCOVERY` both say where the provider's keys are; \
         take one away"
    )]
    TwoPlaces,
    /// Where keys may not be fetched from.
    #[error("`{name}` cannot be used: {source}")]
    Address {
        /// The variable.
        name: &'static str,
        /// What is wrong.
        source: AddressError,
    },
    /// Neither yes nor no.
    #[error("`{0}` is neither `true` nor `false`, as `ZIRKEL_JWT_DISCOVERY` must be")]
    Discovery(String),
    /// No time, or too long a one.
    #[error("`{0}` is no leeway; give seconds from `0s` to `300s`, for example `5s`")]
    Leeway(String),
    /// A claim that means something else, or two things.
    #[error("the claim `{0}` cannot name {1}; choose one that nothing else is in")]
    Claim(String, &'static str),
    /// Certificates that are none.
    #[error("`ZIRKEL_JWT_CA` cannot be used: `{path}` has no certificates in PEM: {reason}")]
    Authority {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// With which secret tokens are signed, and what they say.
#[expect(
    clippy::struct_field_names,
    reason = "a field's name is its flag's and its variable's"
)]
#[derive(Clone, Default, Args)]
pub struct TokenFlags {
    /// The secret that tokens are signed and verified with (HS256), at least 32 bytes; while
    /// rotating the new one, a comma, and the old one. Others on the machine can see flags: better
    /// set the variable [default: none]
    #[arg(
        long,
        value_name = "SECRET",
        env = "ZIRKEL_JWT_SECRET",
        hide_env_values = true
    )]
    jwt_secret: Option<String>,

    /// What a token's `iss` must be; an identity provider's address, for its tokens. Without a
    /// secret and `--jwt-jwks`, its keys are found from there [default: not looked at]
    #[arg(
        long,
        value_name = "TEXT",
        env = "ZIRKEL_JWT_ISSUER",
        hide_env_values = true
    )]
    jwt_issuer: Option<String>,

    /// What a token's `aud` must be or contain [default: not looked at]
    #[arg(
        long,
        value_name = "TEXT",
        env = "ZIRKEL_JWT_AUDIENCE",
        hide_env_values = true
    )]
    jwt_audience: Option<String>,

    #[arg(
        long,
        value_name = "CLAIM",
        env = "ZIRKEL_JWT_SUBJECT_CLAIM",
        hide_env_values = true,
        help = with_default(
            "The claim with the person's key, or `service:` and a service account's key",
            "sub",
        ),
    )]
    jwt_subject_claim: Option<String>,

    #[arg(
        long,
        value_name = "CLAIM",
        env = "ZIRKEL_JWT_ORG_CLAIM",
        hide_env_values = true,
        help = with_default("The claim with the organization's key", "org"),
    )]
    jwt_org_claim: Option<String>,
}

/// Where an identity provider's public keys are, and how tokens are read.
#[expect(
    clippy::struct_field_names,
    reason = "a field's name is its flag's and its variable's"
)]
#[derive(Clone, Debug, Default, Args)]
pub struct KeyFlags {
    /// The identity provider's public keys (RS256, ES256, EdDSA): a JSON Web Key set in a file, at
    /// an `https://` address, or at an `http://` one of this machine [default: none]
    #[arg(
        long,
        value_name = "FILE|URL",
        env = "ZIRKEL_JWT_JWKS",
        hide_env_values = true
    )]
    jwt_jwks: Option<String>,

    /// Whether the address of the keys is read from what the issuer publishes (OpenID discovery):
    /// `true` or `false` [default: true where the issuer is an address, but neither a secret nor
    /// `--jwt-jwks` is set]
    #[arg(
        long,
        value_name = "BOOLEAN",
        env = "ZIRKEL_JWT_DISCOVERY",
        hide_env_values = true
    )]
    jwt_discovery: Option<String>,

    /// Certificates (PEM) of authorities that the provider's address is trusted by, besides the
    /// public ones [default: none]
    #[arg(
        long,
        value_name = "FILE",
        env = "ZIRKEL_JWT_CA",
        hide_env_values = true
    )]
    jwt_ca: Option<String>,

    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_JWT_LEEWAY",
        hide_env_values = true,
        help = with_default(
            "How far another machine's clock may be off when a token's times are read, in seconds",
            &format!("{LEEWAY_SECONDS}s"),
        ),
    )]
    jwt_leeway: Option<String>,
}

/// How tokens are signed and verified.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// The secrets; none, where a provider makes all tokens.
    pub keys: Keys,
    /// What tokens must say.
    pub expect: Expect,
    /// Whose tokens are accepted besides.
    pub provider: Option<Provider>,
}

impl TokenFlags {
    /// The secret to sign with, and what tokens must say.
    pub fn signing(&self, file: &File) -> Result<Tokens, ConfigError> {
        Ok(Tokens {
            keys: self.secrets(file)?.ok_or(TokenSettingError::NoSecret)?,
            expect: self.expect(file)?,
            provider: None,
        })
    }

    /// All keys to verify with, and what tokens must say.
    pub fn verifying(&self, keys: &KeyFlags, file: &File) -> Result<Tokens, ConfigError> {
        let secrets = self.secrets(file)?;
        let mut expect = self.expect(file)?;
        expect.leeway_seconds = keys.leeway(file)?;
        let source = keys.source(&expect, secrets.is_some(), file)?;
        let provider = match source {
            Some(source) => Some(Provider {
                source,
                client: keys.client(file)?,
            }),
            None => None,
        };
        if provider.is_none() && secrets.is_none() {
            return Err(TokenSettingError::NoKey.into());
        }
        if provider.is_some() {
            bound(&expect)?;
        }
        Ok(Tokens {
            keys: secrets.unwrap_or_default(),
            expect,
            provider,
        })
    }

    fn secrets(&self, file: &File) -> Result<Option<Keys>, ConfigError> {
        let secret = given("jwt_secret", self.jwt_secret.as_ref(), file)?;
        let read = secret.map(|secret| Keys::from_secrets(&secret));
        Ok(read.transpose().map_err(TokenSettingError::Secret)?)
    }

    fn expect(&self, file: &File) -> Result<Expect, ConfigError> {
        let default = Expect::default();
        let claim = |name, flag: &Option<String>, default| {
            given(name, flag.as_ref(), file).map(|it| it.unwrap_or(default))
        };
        let subject_claim = claim(
            "jwt_subject_claim",
            &self.jwt_subject_claim,
            default.subject_claim,
        )?;
        let organization_claim = claim(
            "jwt_org_claim",
            &self.jwt_org_claim,
            default.organization_claim,
        )?;
        if TAKEN.contains(&subject_claim.as_str()) {
            return Err(TokenSettingError::Claim(subject_claim, "the caller").into());
        }
        if TAKEN.contains(&organization_claim.as_str()) || organization_claim == subject_claim {
            return Err(TokenSettingError::Claim(organization_claim, "the organization").into());
        }
        Ok(Expect {
            issuer: given("jwt_issuer", self.jwt_issuer.as_ref(), file)?,
            audience: given("jwt_audience", self.jwt_audience.as_ref(), file)?,
            subject_claim,
            organization_claim,
            leeway_seconds: default.leeway_seconds,
        })
    }
}

/// A provider signs tokens for many applications, and one set of keys may be of many issuers: both
/// must be said.
fn bound(expect: &Expect) -> Result<(), TokenSettingError> {
    if expect.issuer.is_none() {
        return Err(TokenSettingError::Unbound("ZIRKEL_JWT_ISSUER"));
    }
    if expect.audience.is_none() {
        return Err(TokenSettingError::Unbound("ZIRKEL_JWT_AUDIENCE"));
    }
    Ok(())
}

impl KeyFlags {
    /// Where a provider's keys are, if there is one.
    fn source(
        &self,
        expect: &Expect,
        has_secret: bool,
        file: &File,
    ) -> Result<Option<Source>, ConfigError> {
        let place = given("jwt_jwks", self.jwt_jwks.as_ref(), file)?;
        let wanted = match given("jwt_discovery", self.jwt_discovery.as_ref(), file)? {
            None => None,
            Some(text) => Some(
                text.parse::<bool>()
                    .map_err(|_| TokenSettingError::Discovery(text))?,
            ),
        };
        let is_wanted = match (&place, wanted, &expect.issuer) {
            (Some(_), Some(true), _) => return Err(TokenSettingError::TwoPlaces.into()),
            (Some(place), _, _) => return Ok(Some(place_of(place)?)),
            (None, Some(wanted), _) => wanted,
            (None, None, issuer) => {
                !has_secret && issuer.as_ref().is_some_and(|it| it.contains("://"))
            }
        };
        if !is_wanted {
            return Ok(None);
        }
        let Some(issuer) = &expect.issuer else {
            return Err(TokenSettingError::Unbound("ZIRKEL_JWT_ISSUER").into());
        };
        let description =
            Address::of_issuer(issuer).map_err(|source| TokenSettingError::Address {
                name: "ZIRKEL_JWT_ISSUER",
                source,
            })?;
        Ok(Some(Source::Discovered {
            issuer: issuer.clone(),
            description,
        }))
    }

    /// What fetches the keys: it trusts the public authorities and those of the file.
    fn client(&self, file: &File) -> Result<Client, ConfigError> {
        let path = given("jwt_ca", self.jwt_ca.as_ref(), file)?.map(PathBuf::from);
        let refused = |reason: String| TokenSettingError::Authority {
            path: path.clone().unwrap_or_default(),
            reason,
        };
        let certificates = match &path {
            Some(path) => authorities(path).map_err(refused)?,
            None => Vec::new(),
        };
        let client = Client::trusting(&certificates, FETCH);
        Ok(client.map_err(|error| refused(error.to_string()))?)
    }

    fn leeway(&self, file: &File) -> Result<u32, ConfigError> {
        let Some(text) = given("jwt_leeway", self.jwt_leeway.as_ref(), file)? else {
            return Ok(LEEWAY_SECONDS);
        };
        let seconds = text.strip_suffix('s').and_then(|it| it.parse::<u32>().ok());
        let leeway = seconds.filter(|seconds| *seconds <= MOST_LEEWAY);
        Ok(leeway.ok_or(TokenSettingError::Leeway(text))?)
    }
}

/// A file, or an address if it looks like one.
fn place_of(text: &str) -> Result<Source, TokenSettingError> {
    if !text.contains("://") {
        return Ok(Source::File(PathBuf::from(text)));
    }
    let address = Address::parse(text).map_err(|source| TokenSettingError::Address {
        name: "ZIRKEL_JWT_JWKS",
        source,
    })?;
    Ok(Source::Keys(address))
}

/// Shows no secret.
impl std::fmt::Debug for TokenFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenFlags")
            .field("jwt_secret", &self.jwt_secret.as_ref().map(|_| "…"))
            .field("jwt_issuer", &self.jwt_issuer)
            .field("jwt_audience", &self.jwt_audience)
            .field("jwt_subject_claim", &self.jwt_subject_claim)
            .field("jwt_org_claim", &self.jwt_org_claim)
            .finish()
    }
}

#[cfg(test)]
mod tests;

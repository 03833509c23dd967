//! How people are told what waits for them.

use super::{ConfigError, File, given, limits::time, with_default};
use crate::{
    digest::{
        Telling,
        webhook::{SecretError, Webhook},
    },
    provider::address::Address,
};
use clap::Args;
use std::time::Duration;

/// How long somebody is told nothing after a digest, unless said otherwise.
const EVERY: &str = "60m";
/// The longest that can be set for it.
const MOST_EVERY: Duration = Duration::from_hours(24);

/// Why people cannot be told. The settings are not repeated: an address may hold a secret.
#[derive(Debug, thiserror::Error)]
pub enum TellingError {
    /// The address is none, or anybody on the way could read what is sent.
    #[error(
        "`ZIRKEL_DIGEST_WEBHOOK` cannot be used; give an `https://` address, or an `http://` one \
         of this machine, without a name and a password"
    )]
    Webhook,
    /// One of the two without the other.
    #[error(
        "`{set}` is set, but `{missing}` is not: a receiver must be able to tell who sends; set \
         both, or take it away"
    )]
    Half {
        /// The one that is set.
        set: &'static str,
        /// The one that is not.
        missing: &'static str,
    },
    /// A secret that cannot be used.
    #[error("`ZIRKEL_DIGEST_WEBHOOK_SECRET` cannot be used: {0}")]
    Secret(#[from] SecretError),
}

/// How people are told what waits for them.
#[expect(
    clippy::struct_field_names,
    reason = "a field's name is its flag's and its variable's"
)]
#[derive(Clone, Default, Args)]
pub struct DigestFlags {
    /// The system that is told what waits for whom, one digest a person: an `https://` address, or
    /// an `http://` one of this machine [default: none]
    #[arg(
        long,
        value_name = "URL",
        env = "ZIRKEL_DIGEST_WEBHOOK",
        hide_env_values = true
    )]
    digest_webhook: Option<String>,

    /// The secret that digests are signed with: `whsec_` and 24 to 64 bytes in Base64; while
    /// rotating the new one, a comma, and the old one. Others on the machine can see flags: better
    /// set the variable [default: none]
    #[arg(
        long,
        value_name = "SECRET",
        env = "ZIRKEL_DIGEST_WEBHOOK_SECRET",
        hide_env_values = true
    )]
    digest_webhook_secret: Option<String>,

    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_DIGEST_EVERY",
        hide_env_values = true,
        help = with_default(
            "How long nobody is told anything after a digest, in `s` or `m`; what comes meanwhile \
             is in the next one",
            EVERY,
        ),
    )]
    digest_every: Option<String>,
}

impl DigestFlags {
    /// All of it, or the first value that cannot be used.
    pub fn resolve(&self, file: &File) -> Result<Telling, ConfigError> {
        let every = given("digest_every", self.digest_every.as_ref(), file)?;
        let every = every.unwrap_or_else(|| EVERY.to_owned());
        Ok(Telling {
            every: time("digest_every", Some(every), MOST_EVERY, MOST_EVERY)?,
            webhook: self.webhook(file)?,
        })
    }

    fn webhook(&self, file: &File) -> Result<Option<Webhook>, ConfigError> {
        let half = |set, missing| TellingError::Half { set, missing }.into();
        let address = given("digest_webhook", self.digest_webhook.as_ref(), file)?;
        let secret = self.digest_webhook_secret.as_ref();
        let secret = given("digest_webhook_secret", secret, file)?;
        let (names, secret_of) = ("ZIRKEL_DIGEST_WEBHOOK", "ZIRKEL_DIGEST_WEBHOOK_SECRET");
        let (address, secret) = match (address, secret) {
            (None, None) => return Ok(None),
            (Some(_), None) => return Err(half(names, secret_of)),
            (None, Some(_)) => return Err(half(secret_of, names)),
            (Some(address), Some(secret)) => (address, secret),
        };
        let address = Address::parse(&address).map_err(|_| TellingError::Webhook)?;
        let webhook = Webhook::new(address, &secret).map_err(TellingError::Secret)?;
        Ok(Some(webhook))
    }
}

/// Shows no secret.
impl std::fmt::Debug for DigestFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DigestFlags")
            .field("digest_webhook", &self.digest_webhook.as_ref().map(|_| "…"))
            .field("digest_every", &self.digest_every)
            .finish_non_exhaustive()
    }
}

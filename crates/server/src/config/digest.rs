//! How people are told what waits for them.

use super::{ConfigError, File, authorities::authorities, given, limits::time, with_default};
use crate::{
    digest::{
        Telling,
        mail::{Mail, MailSettingError},
        webhook::{SecretError, Webhook},
    },
    provider::address::Address,
};
use clap::Args;
use std::{path::PathBuf, time::Duration};

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
    /// One of them without another.
    #[error("`{set}` is set, but `{missing}` is not; set both, or take it away")]
    Half {
        /// The one that is set.
        set: &'static str,
        /// The one that is not.
        missing: &'static str,
    },
    /// Certificates that cannot be used.
    #[error(
        "`ZIRKEL_DIGEST_MAIL_CA` cannot be used: `{path}` has no certificates in PEM: {reason}"
    )]
    Authority {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Mail cannot be sent so.
    #[error(transparent)]
    Mail(#[from] MailSettingError),
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

    /// The mail server that takes letters to people who have an address:
    /// `smtps://NAME:PASSWORD@HOST`, or `smtp://` for STARTTLS; on this machine, `smtp://` is
    /// without TLS. Others on the machine can see flags: better set the variable [default: none]
    #[arg(
        long,
        value_name = "URL",
        env = "ZIRKEL_DIGEST_MAIL",
        hide_env_values = true
    )]
    digest_mail: Option<String>,

    /// From whom these letters come: `Zirkel <zirkel@example.org>` [default: none]
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "ZIRKEL_DIGEST_MAIL_FROM",
        hide_env_values = true
    )]
    digest_mail_from: Option<String>,

    /// Where people see a proposal, say in the CRM: an address with `{proposal}` where its id
    /// belongs; else letters name the id [default: none]
    #[arg(
        long,
        value_name = "URL",
        env = "ZIRKEL_DIGEST_MAIL_LINK",
        hide_env_values = true
    )]
    digest_mail_link: Option<String>,

    /// Certificate authorities that the mail server is trusted by, beside the public ones: a file
    /// in PEM [default: none]
    #[arg(
        long,
        value_name = "FILE",
        env = "ZIRKEL_DIGEST_MAIL_CA",
        hide_env_values = true
    )]
    digest_mail_ca: Option<String>,

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
            mail: self.mail(file)?,
        })
    }

    fn mail(&self, file: &File) -> Result<Option<Mail>, ConfigError> {
        let server = given("digest_mail", self.digest_mail.as_ref(), file)?;
        let from = given("digest_mail_from", self.digest_mail_from.as_ref(), file)?;
        let link = given("digest_mail_link", self.digest_mail_link.as_ref(), file)?;
        let path = given("digest_mail_ca", self.digest_mail_ca.as_ref(), file)?;
        let name = "ZIRKEL_DIGEST_MAIL";
        let Some(server) = server else {
            let alone = [
                (from.is_some(), "ZIRKEL_DIGEST_MAIL_FROM"),
                (link.is_some(), "ZIRKEL_DIGEST_MAIL_LINK"),
                (path.is_some(), "ZIRKEL_DIGEST_MAIL_CA"),
            ];
            let set = alone
                .into_iter()
                .find_map(|(is_set, set)| is_set.then_some(set));
            return set.map_or(Ok(None), |set| Err(half(set, name)));
        };
        let from = from.ok_or_else(|| half(name, "ZIRKEL_DIGEST_MAIL_FROM"))?;
        let trusted = path.map(PathBuf::from).map(|path| {
            let refused = |reason| TellingError::Authority {
                path: path.clone(),
                reason,
            };
            authorities(&path).map_err(refused)
        });
        let trusted = trusted.transpose()?.unwrap_or_default();
        let mail = Mail::new(&server, &trusted, &from, link);
        Ok(Some(mail.map_err(TellingError::Mail)?))
    }

    fn webhook(&self, file: &File) -> Result<Option<Webhook>, ConfigError> {
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

fn half(set: &'static str, missing: &'static str) -> ConfigError {
    TellingError::Half { set, missing }.into()
}

/// Shows no secret.
impl std::fmt::Debug for DigestFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DigestFlags")
            .field("digest_webhook", &self.digest_webhook.as_ref().map(|_| "…"))
            .field("digest_mail", &self.digest_mail.as_ref().map(|_| "…"))
            .field("digest_every", &self.digest_every)
            .finish_non_exhaustive()
    }
}

//! The settings: flags, then the environment (`ZIRKEL_…`), then a TOML file, then a default. The
//! only place in the house that reads the environment (through the command line's parser).
//!
//! A setting has one name, written three ways: `--jwt-secret`, `ZIRKEL_JWT_SECRET`, `jwt_secret`.
//! A value that is there but empty is a mistake, not an absence: an unset variable in a start
//! script must not switch a check off.

mod authorities;
mod digest;
mod file;
mod keys;
mod limits;
mod store;
mod watch;

pub use digest::{DigestFlags, TellingError};
pub use file::File;
pub use keys::{KeyFlags, TokenFlags, TokenSettingError, Tokens};
pub use limits::{LimitFlags, Manners};
pub use store::{StoreFlags, Storing};
pub use watch::{WatchFlags, Watching};

use clap::Args;
use std::path::PathBuf;

/// Where the record is, unless said otherwise.
const DATABASE_URL: &str = "sqlite://zirkel.db?mode=rwc";
/// Where the server listens, unless said otherwise.
const LISTEN: &str = "127.0.0.1:8080";
/// What is logged, unless said otherwise.
const LOG: &str = "info";
/// How it is logged, unless said otherwise.
const LOG_FORMAT: &str = "text";

/// Every setting's name in the file.
const NAMES: [&str; 37] = [
    "database_url",
    "listen",
    "jwt_secret",
    "jwt_issuer",
    "jwt_audience",
    "jwt_subject_claim",
    "jwt_org_claim",
    "jwt_jwks",
    "jwt_discovery",
    "jwt_ca",
    "jwt_leeway",
    "log",
    "log_format",
    "rate_limit",
    "introspection",
    "cors_origins",
    "body_limit",
    "time_limit",
    "depth_limit",
    "complexity_limit",
    "alias_limit",
    "live_limit",
    "drain",
    "metrics_listen",
    "otlp_endpoint",
    "database_pool",
    "database_wait",
    "statement_limit",
    "stale_max",
    "revision_wait",
    "digest_webhook",
    "digest_webhook_secret",
    "digest_mail",
    "digest_mail_from",
    "digest_mail_link",
    "digest_mail_ca",
    "digest_every",
];

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or not readable.
    #[error("cannot read the settings file `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no TOML. The line is named, not quoted: it may hold a secret.
    #[error("the settings file `{path}` is no TOML in line {line}: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from one.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// A name that no setting has.
    #[error("the settings file `{path}` has the unknown setting `{name}`; {hint}")]
    Unknown {
        /// The file.
        path: PathBuf,
        /// The name.
        name: String,
        /// The nearest name, or all of them.
        hint: String,
    },
    /// A value that is no text.
    #[error("the setting `{name}` in `{path}` is no text; put it in quotes")]
    NoText {
        /// The file.
        path: PathBuf,
        /// The setting.
        name: String,
    },
    /// A value of nothing.
    #[error("the setting `{0}` is empty; give it a value, or take it away")]
    Empty(&'static str),
    /// A setting of tokens.
    #[error(transparent)]
    Tokens(#[from] TokenSettingError),
    /// A setting of digests.
    #[error(transparent)]
    Telling(#[from] TellingError),
    /// A database that the program does not know. The rest of the URL may hold a password.
    #[error(
        "the database URL begins with `{scheme}:`; give `sqlite://FILE?mode=rwc` or `postgres://…`"
    )]
    Database {
        /// What stands before the first colon.
        scheme: String,
    },
    /// An address without a port.
    #[error("`{0}` is no address to listen on; give a host and a port, for example `{LISTEN}`")]
    Listen(String),
    /// A value of the wrong form.
    #[error("`{value}` cannot be used for `{name}`; {hint}")]
    Value {
        /// The setting.
        name: &'static str,
        /// What was given.
        value: String,
        /// What can be.
        hint: String,
    },
    /// A format that is none.
    #[error("`{0}` is no log format; give `text` or `json`")]
    LogFormat(String),
}

/// Where the settings file is.
#[derive(Clone, Debug, Default, Args)]
pub struct FileFlags {
    /// A TOML file with settings, each under its variable's name in small letters without `ZIRKEL_`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Where the record is.
#[derive(Clone, Debug, Default, Args)]
pub struct DatabaseFlags {
    #[arg(
        long,
        value_name = "URL",
        env = "ZIRKEL_DATABASE_URL",
        hide_env_values = true,
        help = with_default("Where the record is: `sqlite://FILE?mode=rwc` or `postgres://…`", DATABASE_URL),
    )]
    database_url: Option<String>,
}

/// Where the server listens.
#[derive(Clone, Debug, Default, Args)]
pub struct ListenFlags {
    #[arg(
        long,
        value_name = "HOST:PORT",
        env = "ZIRKEL_LISTEN",
        hide_env_values = true,
        help = with_default("Where the server listens; port 0 picks a free one", LISTEN),
    )]
    listen: Option<String>,
}

/// What is logged, and how.
#[derive(Clone, Debug, Default, Args)]
pub struct LogFlags {
    #[arg(
        long,
        value_name = "FILTER",
        env = "ZIRKEL_LOG",
        hide_env_values = true,
        help = with_default("What is logged, for example `warn` or `info,zirkel_app=debug`", LOG),
    )]
    log: Option<String>,

    #[arg(
        long,
        value_name = "FORMAT",
        env = "ZIRKEL_LOG_FORMAT",
        hide_env_values = true,
        help = with_default("How it is logged: `text` for people or `json` for machines", LOG_FORMAT),
    )]
    log_format: Option<String>,
}

/// A help text that ends with the default, as the parser ends the others.
fn with_default(help: &str, default: &str) -> String {
    format!("{help} [default: {default}]")
}

/// What is logged, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// A filter in the language of `tracing`.
    pub filter: String,
    /// The format.
    pub format: LogFormat,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

impl FileFlags {
    /// Reads the file, if one is named.
    pub fn read(&self) -> Result<File, ConfigError> {
        match &self.config {
            Some(path) => File::read(path),
            None => Ok(File::default()),
        }
    }
}

impl DatabaseFlags {
    /// The database's URL, of a kind that the program knows.
    pub fn resolve(&self, file: &File) -> Result<String, ConfigError> {
        let url = given("database_url", self.database_url.as_ref(), file)?
            .unwrap_or_else(|| DATABASE_URL.to_owned());
        let scheme = url.split(':').next().unwrap_or_default();
        match scheme {
            "sqlite" | "postgres" | "postgresql" => Ok(url),
            _ => Err(ConfigError::Database {
                scheme: scheme.to_owned(),
            }),
        }
    }
}

impl ListenFlags {
    /// A host and a port.
    pub fn resolve(&self, file: &File) -> Result<String, ConfigError> {
        let listen =
            given("listen", self.listen.as_ref(), file)?.unwrap_or_else(|| LISTEN.to_owned());
        address(listen)
    }
}

/// A host and a port.
fn address(text: String) -> Result<String, ConfigError> {
    let has_port = text
        .rsplit_once(':')
        .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
    if has_port {
        Ok(text)
    } else {
        Err(ConfigError::Listen(text))
    }
}

impl LogFlags {
    /// The filter and the format.
    pub fn resolve(&self, file: &File) -> Result<Log, ConfigError> {
        let filter = given("log", self.log.as_ref(), file)?.unwrap_or_else(|| LOG.to_owned());
        let format = given("log_format", self.log_format.as_ref(), file)?
            .unwrap_or_else(|| LOG_FORMAT.to_owned());
        let format = match format.as_str() {
            "text" => LogFormat::Text,
            "json" => LogFormat::Json,
            _ => return Err(ConfigError::LogFormat(format)),
        };
        Ok(Log { filter, format })
    }
}

/// The value of a setting: the flag's or the environment's (the parser has put the one over the
/// other), else the file's.
fn given(
    name: &'static str,
    flag: Option<&String>,
    file: &File,
) -> Result<Option<String>, ConfigError> {
    let value = flag.map(String::as_str).or_else(|| file.get(name));
    match value {
        Some(value) if value.trim().is_empty() => Err(ConfigError::Empty(name)),
        Some(value) => Ok(Some(value.to_owned())),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;

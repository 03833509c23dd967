//! The settings: flags, then the environment (`ZIRKEL_…`), then a TOML file, then a default. The
//! only place in the house that reads the environment (through the command line's parser).
//!
//! A setting has one name, written three ways: `--jwt-secret`, `ZIRKEL_JWT_SECRET`, `jwt_secret`.
//! A value that is there but empty is a mistake, not an absence: an unset variable in a start
//! script must not switch a check off.

mod file;
mod limits;
mod watch;

pub use file::File;
pub use limits::{LimitFlags, Manners};
pub use watch::{WatchFlags, Watching};

use clap::Args;
use std::path::PathBuf;
use zirkel_auth::{Expect, KeyError, Keys};

/// Where the record is, unless said otherwise.
const DATABASE_URL: &str = "sqlite://zirkel.db?mode=rwc";
/// Where the server listens, unless said otherwise.
const LISTEN: &str = "127.0.0.1:8080";
/// What is logged, unless said otherwise.
const LOG: &str = "info";
/// How it is logged, unless said otherwise.
const LOG_FORMAT: &str = "text";

/// Every setting's name in the file.
const NAMES: [&str; 17] = [
    "database_url",
    "listen",
    "jwt_secret",
    "jwt_issuer",
    "jwt_audience",
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
    "drain",
    "metrics_listen",
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
    /// No secret.
    #[error(
        "there is no key to sign and verify tokens with; set `ZIRKEL_JWT_SECRET` to a secret of at \
         least 32 bytes, for example `export ZIRKEL_JWT_SECRET=$(openssl rand -base64 48)`"
    )]
    NoKey,
    /// A secret that cannot be used.
    #[error("`ZIRKEL_JWT_SECRET` cannot be used: {0}")]
    Key(#[from] KeyError),
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

/// How tokens are signed and verified.
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

    /// What a token's `iss` must be [default: not looked at]
    #[arg(
        long,
        value_name = "TEXT",
        env = "ZIRKEL_JWT_ISSUER",
        hide_env_values = true
    )]
    jwt_issuer: Option<String>,

    /// What a token's `aud` must be [default: not looked at]
    #[arg(
        long,
        value_name = "TEXT",
        env = "ZIRKEL_JWT_AUDIENCE",
        hide_env_values = true
    )]
    jwt_audience: Option<String>,
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

/// How tokens are signed and verified.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// The keys.
    pub keys: Keys,
    /// What tokens must name.
    pub expect: Expect,
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

impl TokenFlags {
    /// The keys and what tokens must name.
    pub fn resolve(&self, file: &File) -> Result<Tokens, ConfigError> {
        let secret =
            given("jwt_secret", self.jwt_secret.as_ref(), file)?.ok_or(ConfigError::NoKey)?;
        Ok(Tokens {
            keys: Keys::from_secrets(&secret)?,
            expect: Expect {
                issuer: given("jwt_issuer", self.jwt_issuer.as_ref(), file)?,
                audience: given("jwt_audience", self.jwt_audience.as_ref(), file)?,
                ..Expect::default()
            },
        })
    }
}

/// Shows no secret.
impl std::fmt::Debug for TokenFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenFlags")
            .field("jwt_secret", &self.jwt_secret.as_ref().map(|_| "…"))
            .field("jwt_issuer", &self.jwt_issuer)
            .field("jwt_audience", &self.jwt_audience)
            .finish()
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

//! How the database is used, and what is done while it is away.

use super::{
    ConfigError, File, given,
    limits::{number, time, wrong},
};
use clap::Args;
use std::time::Duration;
use zirkel_app::contact::Patience;
use zirkel_persistence::StoreOptions;

/// The most connections that can be set.
const MOST_CONNECTIONS: u32 = 1_000;
/// The longest that can be set for one statement, a connection, or a revision.
const MOST_WAIT: Duration = Duration::from_mins(5);
/// The longest that can be set for answering while the database is away.
const MOST_STALE: Duration = Duration::from_hours(24);

/// How the database is used.
#[derive(Clone, Debug, Default, Args)]
pub struct StoreFlags {
    /// The most connections to the database [default: 16]
    #[arg(
        long,
        value_name = "NUMBER",
        env = "ZIRKEL_DATABASE_POOL",
        hide_env_values = true
    )]
    database_pool: Option<String>,

    /// How long a request waits for a connection to PostgreSQL before that counts as out of reach,
    /// in `ms`, `s` or `m` [default: 5s]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_DATABASE_WAIT",
        hide_env_values = true
    )]
    database_wait: Option<String>,

    /// How long PostgreSQL works on one statement at most [default: 30s]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_STATEMENT_LIMIT",
        hide_env_values = true
    )]
    statement_limit: Option<String>,

    /// How old what was read last may be for questions to be answered from it while the database
    /// is away; such answers are marked [default: 5m]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_STALE_MAX",
        hide_env_values = true
    )]
    stale_max: Option<String>,

    /// How long a question with `atLeastRevision` waits for a revision that another server made
    /// [default: 500ms]
    #[arg(
        long,
        value_name = "TIME",
        env = "ZIRKEL_REVISION_WAIT",
        hide_env_values = true
    )]
    revision_wait: Option<String>,
}

/// How the database is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Storing {
    /// Connections and what they wait for.
    pub options: StoreOptions,
    /// What is waited for, and what is answered meanwhile.
    pub patience: Patience,
}

impl StoreFlags {
    /// All of it, or the first value that cannot be used.
    pub fn resolve(&self, file: &File) -> Result<Storing, ConfigError> {
        let usual = Storing::default();
        let time = |name, flag, most, usual| time(name, given(name, flag, file)?, most, usual);
        Ok(Storing {
            options: StoreOptions {
                connections: connections(
                    given("database_pool", self.database_pool.as_ref(), file)?,
                    usual.options.connections,
                )?,
                wait: time(
                    "database_wait",
                    self.database_wait.as_ref(),
                    MOST_WAIT,
                    usual.options.wait,
                )?,
                statement: time(
                    "statement_limit",
                    self.statement_limit.as_ref(),
                    MOST_WAIT,
                    usual.options.statement,
                )?,
            },
            patience: Patience {
                stale: time(
                    "stale_max",
                    self.stale_max.as_ref(),
                    MOST_STALE,
                    usual.patience.stale,
                )?,
                revision: time(
                    "revision_wait",
                    self.revision_wait.as_ref(),
                    MOST_WAIT,
                    usual.patience.revision,
                )?,
                look: usual.patience.look,
            },
        })
    }
}

fn connections(text: Option<String>, usual: u32) -> Result<u32, ConfigError> {
    let shown = text.clone().unwrap_or_default();
    let count = number("database_pool", text, usize::try_from(usual).unwrap_or(1))?;
    let count = u32::try_from(count)
        .ok()
        .filter(|it| *it <= MOST_CONNECTIONS);
    count.ok_or_else(|| {
        let hint = format!("give a whole number from 1 to {MOST_CONNECTIONS}");
        wrong("database_pool", &shown, hint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(pool: &str, stale: &str) -> Result<Storing, String> {
        let flags = StoreFlags {
            database_pool: Some(pool.to_owned()),
            stale_max: Some(stale.to_owned()),
            ..StoreFlags::default()
        };
        flags.resolve(&File::default()).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_given_is_taken_and_the_rest_is_as_usual() {
        let storing = resolved("4", "2m").unwrap();
        let usual = Storing::default();
        assert_eq!(storing.options.connections, 4);
        assert_eq!(storing.options.wait, usual.options.wait);
        assert_eq!(storing.patience.stale, Duration::from_mins(2));
        assert_eq!(storing.patience.revision, usual.patience.revision);
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        for (pool, stale, part) in [
            (
                "0",
                "1m",
                "`0` cannot be used for `database_pool`; give a whole number",
            ),
            (
                "1001",
                "1m",
                "`1001` cannot be used for `database_pool`; give a whole number",
            ),
            (
                "4",
                "1h",
                "`1h` cannot be used for `stale_max`; give a time",
            ),
            (
                "4",
                "1441m",
                "`1441m` cannot be used for `stale_max`; give a time",
            ),
        ] {
            let error = resolved(pool, stale).unwrap_err();
            assert!(error.starts_with(part), "{error}");
        }
    }
}

//! The log: to standard error, filtered, as lines for people or JSON for machines.

use crate::config::{Log, LogFormat};
use std::io::IsTerminal as _;
use tracing_subscriber::{EnvFilter, fmt};

/// Why the log cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The filter is none.
    #[error(
        "`{filter}` is no log filter ({reason}); give for example `info` or `info,zirkel_app=debug`"
    )]
    Filter {
        /// What was given.
        filter: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It is set up already.
    #[error("the log is set up twice")]
    Twice,
}

/// What the libraries below say at `info` is of no use to an operator; a setting overrides it.
const QUIET: &str = "sea_orm_migration=warn,sqlx=warn";

/// Sets the log up for the whole process, once. A panic is logged in its request's span.
pub fn init(log: &Log) -> Result<(), LogError> {
    let filter = EnvFilter::try_new(format!("{QUIET},{}", log.filter)).map_err(|error| {
        LogError::Filter {
            filter: log.filter.clone(),
            reason: error.to_string(),
        }
    })?;
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let done = match log.format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init(),
    };
    done.map_err(|_| LogError::Twice)?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(
            place,
            what = panic.payload_as_str(),
            "a mistake of ours: panicked"
        );
    }));
    Ok(())
}

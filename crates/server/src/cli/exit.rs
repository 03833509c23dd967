//! How a command ends: the process's exit code, and what is said on standard error.

use crate::{config::ConfigError, provider::ProviderError, telemetry::LogError};
use std::{fmt::Display, process::ExitCode};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The check or the import found mistakes.
    Mistakes,
    /// The command or a setting is wrong.
    WrongUse,
    /// The database or the network failed.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Mistakes => 1,
            Exit::WrongUse => 2,
            Exit::Failed => 3,
        })
    }
}

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// The exit code's meaning.
    pub exit: Exit,
    /// What happened and what to do next.
    pub message: String,
}

impl Failure {
    /// The command or a setting is wrong.
    pub fn wrong_use(message: impl Display) -> Self {
        Self {
            exit: Exit::WrongUse,
            message: message.to_string(),
        }
    }

    /// The database or the network failed.
    pub fn failed(message: impl Display) -> Self {
        Self {
            exit: Exit::Failed,
            message: message.to_string(),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::wrong_use(error)
    }
}

impl From<ProviderError> for Failure {
    fn from(error: ProviderError) -> Self {
        Self::wrong_use(error)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::wrong_use(error)
    }
}

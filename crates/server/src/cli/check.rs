//! `zirkel check`: what its command line says.

use super::token::key;
use crate::config::{DatabaseFlags, FileFlags, LogFlags};
use clap::Args;
use zirkel_domain::text::Key;

/// Which record.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The organization's key [default: all]
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub organization: Option<Key>,

    /// In which database.
    #[command(flatten)]
    pub database: DatabaseFlags,
    /// What is logged.
    #[command(flatten)]
    pub log: LogFlags,
    /// Where the settings file is.
    #[command(flatten)]
    pub file: FileFlags,
}

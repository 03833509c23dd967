//! `zirkel import`: what its command line says.

use crate::config::{DatabaseFlags, FileFlags, LogFlags};
use clap::Args;
use std::path::PathBuf;

/// Which organization file, and how.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// The organization file
    #[arg(value_name = "FILE")]
    pub source: PathBuf,

    /// Check only, write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Replace the organization of the same key, as long as its record holds nothing but its setup
    #[arg(long)]
    pub replace: bool,

    /// Into which database.
    #[command(flatten)]
    pub database: DatabaseFlags,
    /// What is logged.
    #[command(flatten)]
    pub log: LogFlags,
    /// Where the settings file is.
    #[command(flatten)]
    pub file: FileFlags,
}

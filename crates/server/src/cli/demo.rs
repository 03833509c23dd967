//! `zirkel demo`: what its command line says.

use crate::config::{ListenFlags, LogFlags};
use clap::Args;

/// Where the demo listens.
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {
    /// Where it listens.
    #[command(flatten)]
    pub listen: ListenFlags,
    /// What it logs.
    #[command(flatten)]
    pub log: LogFlags,
}

//! Where the server can be watched.

use super::{ConfigError, File, address, given};
use clap::Args;

/// Where the server can be watched.
#[derive(Clone, Debug, Default, Args)]
pub struct WatchFlags {
    /// Where numbers are served for Prometheus, at `/metrics`, without a token: an address that
    /// only the operator reaches [default: none]
    #[arg(
        long,
        value_name = "HOST:PORT",
        env = "ZIRKEL_METRICS_LISTEN",
        hide_env_values = true
    )]
    metrics_listen: Option<String>,
}

/// Where the server can be watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watching {
    /// Where numbers are served; nowhere, unless said.
    pub metrics_listen: Option<String>,
}

impl WatchFlags {
    /// All of it, or the first value that cannot be used.
    pub fn resolve(&self, file: &File) -> Result<Watching, ConfigError> {
        let metrics_listen = given("metrics_listen", self.metrics_listen.as_ref(), file)?;
        Ok(Watching {
            metrics_listen: metrics_listen.map(address).transpose()?,
        })
    }
}

//! Where the server can be watched.

use super::{ConfigError, File, address, given};
use crate::{provider::address::Address, watch};
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

    /// The collector that gets a span for each request (OTLP over HTTP, as JSON): an `https://`
    /// address, or an `http://` one of this machine, without `/v1/traces` [default: none]
    #[arg(
        long,
        value_name = "URL",
        env = "ZIRKEL_OTLP_ENDPOINT",
        hide_env_values = true
    )]
    otlp_endpoint: Option<String>,
}

/// Where the server can be watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watching {
    /// Where numbers are served; nowhere, unless said.
    pub metrics_listen: Option<String>,
    /// Where spans are sent; nowhere, unless said.
    pub otlp: Option<Address>,
}

impl WatchFlags {
    /// All of it, or the first value that cannot be used.
    pub fn resolve(&self, file: &File) -> Result<Watching, ConfigError> {
        let metrics_listen = given("metrics_listen", self.metrics_listen.as_ref(), file)?;
        let otlp = given("otlp_endpoint", self.otlp_endpoint.as_ref(), file)?;
        Ok(Watching {
            metrics_listen: metrics_listen.map(address).transpose()?,
            otlp: otlp.as_deref().map(collector).transpose()?,
        })
    }
}

fn collector(endpoint: &str) -> Result<Address, ConfigError> {
    watch::address(endpoint).map_err(|error| ConfigError::Value {
        name: "otlp_endpoint",
        value: endpoint.to_owned(),
        hint: error.to_string(),
    })
}

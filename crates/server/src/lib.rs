//! The server: command line, configuration, routes, telemetry, organization files. It builds the
//! inside once and hands requests to it.
//!
//! Invariants, as absences: no rule of the rulebook is here; no SQL; nothing but [`config`] reads
//! the environment; nothing but [`cli`] writes to standard output.
//!
//! Reading order: [`cli`] for what the program does, [`router`] and [`engine`] for what it serves.

// What the GraphQL engine makes of a schema of many acts nests deep in types.
#![recursion_limit = "256"]

pub mod cli;
pub mod config;
pub mod digest;
pub mod engine;
pub mod inside;
pub mod keyring;
pub mod org_file;
pub mod provider;
pub mod router;
pub mod telemetry;
pub mod watch;

mod http;
mod log;
mod shutdown;
mod timekeeper;

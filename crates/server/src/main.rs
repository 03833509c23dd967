//! The program `zirkel`; all of it is in the library.

// What the GraphQL engine makes of a schema of many acts nests deep in types.
#![recursion_limit = "256"]

use std::process::ExitCode;

fn main() -> ExitCode {
    zirkel_server::cli::run(std::env::args_os()).into()
}

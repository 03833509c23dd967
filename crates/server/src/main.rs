//! The program `zirkel`; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    zirkel_server::cli::run(std::env::args_os()).into()
}

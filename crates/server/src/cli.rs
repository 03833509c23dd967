//! The command line: one command a file. Each takes its flags, does its work and says how it ended;
//! nothing else writes to standard output.

pub mod check;
pub mod database;
pub mod delete;
pub mod demo;
pub mod export;
pub mod import;
pub mod migrate;
pub mod serve;
pub mod token;

mod exit;

pub use exit::{Exit, Failure};

use clap::{Parser, Subcommand};
use std::{ffi::OsString, io::Write as _};
use zirkel_app::clock::{Clock as _, SystemClock};

/// Governance for organizations that run themselves in circles and roles: who may decide what, now,
/// and on what ground
#[derive(Debug, Parser)]
#[command(name = "zirkel", version, max_term_width = 100)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// The commands, in the order in which a newcomer needs them.
#[derive(Debug, Subcommand)]
enum Command {
    /// Runs a server on a fresh temporary database with a sample organization
    Demo(demo::DemoArgs),
    /// Runs the server
    Serve(Box<serve::ServeArgs>),
    /// Brings the database to this version's schema
    Migrate(migrate::MigrateArgs),
    /// Sets an organization up from its file
    Import(import::ImportArgs),
    /// Prints an organization as a file
    Export(export::ExportArgs),
    /// Deletes an organization with its whole record
    Delete(delete::DeleteArgs),
    /// Prints a signed token, for development and for registered service accounts
    Token(token::TokenArgs),
    /// Prints the GraphQL schema
    Schema,
    /// Verifies the records: folds them anew, checks the chain, compares the rows, lints
    Check(check::CheckArgs),
}

/// Runs the command that the arguments name, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let command = match Line::try_parse_from(arguments) {
        Ok(line) => line.command,
        Err(message) => {
            let shown = message.print().is_ok();
            let is_help = shown && !message.use_stderr();
            return if is_help { Exit::Done } else { Exit::WrongUse };
        }
    };
    match waited_for(command) {
        Ok(exit) => exit,
        Err(failure) => {
            // Where even standard error is gone, the exit code is all that is left to say.
            writeln!(std::io::stderr().lock(), "error: {failure}").unwrap_or_default();
            failure.exit
        }
    }
}

/// Runs a command to its end.
fn waited_for(command: Command) -> Result<Exit, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("cannot start threads: {error}")))?
        .block_on(dispatched(command))
}

async fn dispatched(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Demo(args) => Box::pin(demo::run(&args)).await?,
        Command::Serve(args) => Box::pin(serve::run(&args)).await?,
        Command::Migrate(args) => migrate::run(&args).await?,
        Command::Token(args) => serve::say(&token::run(&args, SystemClock.now())?)?,
        Command::Import(args) => return import::run(&args).await,
        Command::Export(args) => return export::run(&args).await,
        Command::Delete(args) => return delete::run(&args).await,
        Command::Check(args) => return check::run(&args).await,
        Command::Schema => serve::say(zirkel_graphql::sdl().trim_end())?,
    }
    Ok(Exit::Done)
}

//! The replay of a real organization's changes over eight years, as a command: `tests/replay`. What
//! it holds, it holds by panicking; at the end it prints what was done and what it took.

// What the GraphQL engine makes of a schema of many acts nests deep in types.
#![recursion_limit = "256"]

#[cfg(test)]
mod replay;
#[cfg(test)]
#[expect(dead_code, unused_imports, reason = "the tests beside it use the rest")]
mod support;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use replay::{Stream, whole};
use std::{error::Error, io::Write as _};
use zirkel_testkit::database::{Database, Schema};

/// Replays a real organization's changes through the API, and compares what comes of them.
#[derive(Debug, Parser)]
struct Args {
    /// On the PostgreSQL server that the tests use, instead of on SQLite
    #[arg(long)]
    postgres: bool,
    /// Only the revisions up to this one
    #[arg(long, value_name = "NUMBER")]
    until: Option<usize>,
    /// Cargo says so to whatever it runs as a benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    tokio::runtime::Runtime::new()?.block_on(run(&args))
}

async fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let stream = Stream::read().ok_or("there is nothing to replay")?;
    let database = if args.postgres {
        Database::postgres(Schema::Migrated).await
    } else {
        Some(Database::sqlite(Schema::Migrated).await)
    };
    let database = database.ok_or("there is no PostgreSQL server")?;
    let until = args.until.unwrap_or(stream.revisions.len());
    let bar = ProgressBar::new(u64::try_from(until)?);
    let style = "{bar:40} {pos} of {len}, {msg}; {elapsed}, {eta} to go";
    bar.set_style(ProgressStyle::with_template(style)?);
    let taken = whole(database.url(), &stream, until, |revision| {
        bar.set_message(revision.day().to_owned());
        bar.inc(1);
    });
    let taken = taken.await;
    bar.finish();
    let alike = taken.is_steady();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", taken.page())?;
    writeln!(
        out,
        "\n{alike} adoptions cost what others far from them in the record cost"
    )?;
    database.remove().await;
    Ok(())
}

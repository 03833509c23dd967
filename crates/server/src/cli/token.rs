//! `zirkel token`: a signed token, for development and for registered service accounts.

use super::Failure;
use crate::config::{FileFlags, TokenFlags};
use clap::{ArgGroup, Args};
use std::time::Duration;
use zirkel_auth::sign;
use zirkel_domain::{
    caller::{Caller, Who},
    text::Key,
    time::{Timestamp, Wait},
};

/// Whom the token is for, and for how long.
#[derive(Clone, Debug, Args)]
#[command(group = ArgGroup::new("who").required(true))]
pub struct TokenArgs {
    /// The organization's key
    #[arg(long, value_name = "KEY", value_parser = key)]
    organization: Key,

    /// The person's key
    #[arg(long, value_name = "KEY", value_parser = key, group = "who")]
    person: Option<Key>,

    /// The service account's key
    #[arg(long, value_name = "NAME", value_parser = key, group = "who")]
    service: Option<Key>,

    /// How long it is valid: a whole number with `d`, `h` or `m`
    #[arg(long, value_name = "TIME", value_parser = ttl, default_value = "8h")]
    ttl: Duration,

    #[command(flatten)]
    tokens: TokenFlags,

    #[command(flatten)]
    file: FileFlags,
}

/// The token, valid from `now` on.
pub fn run(args: &TokenArgs, now: Timestamp) -> Result<String, Failure> {
    let tokens = args.tokens.signing(&args.file.read()?)?;
    let who = match (&args.person, &args.service) {
        (Some(person), None) => Who::Person(person.clone()),
        (None, Some(service)) => Who::Service(service.clone()),
        (Some(_), Some(_)) | (None, None) => {
            return Err(Failure::wrong_use("give either `--person` or `--service`"));
        }
    };
    let caller = Caller::new(args.organization.clone(), who);
    sign(&caller, &tokens.keys, &tokens.expect, now, args.ttl).map_err(Failure::wrong_use)
}

/// Reads a key.
pub(crate) fn key(text: &str) -> Result<Key, String> {
    Key::new(text).map_err(|error| format!("the key {error}"))
}

/// Reads a time to live.
fn ttl(text: &str) -> Result<Duration, String> {
    let minutes = Wait::parse(text).map_or(0, |wait| u64::from(wait.minutes));
    if minutes == 0 {
        return Err(
            "give a whole number with a unit, from `1m` to `366d`, for example `8h`".to_owned(),
        );
    }
    Ok(Duration::from_mins(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: TokenArgs,
    }

    const SECRET: &str = "a secret of more than thirty-two bytes";

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn line(arguments: &str) -> Result<Line, String> {
        let arguments = ["zirkel", "--jwt-secret", SECRET]
            .into_iter()
            .chain(arguments.split(' '));
        Line::try_parse_from(arguments).map_err(|error| error.to_string())
    }

    #[test]
    fn the_token_is_for_whom_and_as_long_as_asked() {
        for (arguments, subject) in [
            (
                "--organization nordwind --person amira --ttl 1h",
                Who::Person(Key::new("amira").unwrap()),
            ),
            (
                "--organization nordwind --service crm --ttl 60m",
                Who::Service(Key::new("crm").unwrap()),
            ),
        ] {
            let args = line(arguments).unwrap().args;
            let token = run(&args, at("2026-03-03T09:00:00Z")).unwrap();
            let tokens = args.tokens.signing(&args.file.read().unwrap()).unwrap();
            let verify = |now| zirkel_auth::verify(&token, &tokens.keys, &tokens.expect, at(now));
            assert_eq!(verify("2026-03-03T09:59:59Z").unwrap().who, subject);
            assert!(verify("2026-03-03T10:00:06Z").is_err());
        }
    }

    #[test]
    fn wrong_use() {
        for (arguments, expected) in [
            ("--organization nordwind", "--person <KEY>|--service <NAME>"),
            (
                "--organization nordwind --person a --service b",
                "cannot be used with",
            ),
            ("--person amira", "--organization <KEY>"),
            (
                "--organization Nord --person amira",
                "the key has the character `N`",
            ),
            (
                "--organization nordwind --person amira --ttl 8",
                "for example `8h`",
            ),
            (
                "--organization nordwind --person amira --ttl 0h",
                "for example `8h`",
            ),
            (
                "--organization nordwind --person amira --ttl 367d",
                "for example `8h`",
            ),
            (
                "--organization nordwind --person amira --ttl -1h",
                "unexpected argument",
            ),
        ] {
            let error = line(arguments).unwrap_err();
            assert!(error.contains(expected), "{arguments}: {error}");
        }
    }
}

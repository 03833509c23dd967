//! Which layer wins, and what each wrong value is answered with.

use super::*;
use clap::{CommandFactory as _, Parser};

#[derive(Debug, Parser)]
struct Flags {
    #[command(flatten)]
    file: FileFlags,
    #[command(flatten)]
    database: DatabaseFlags,
    #[command(flatten)]
    listen: ListenFlags,
    #[command(flatten)]
    tokens: TokenFlags,
    #[command(flatten)]
    keys: KeyFlags,
    #[command(flatten)]
    log: LogFlags,
    #[command(flatten)]
    limits: LimitFlags,
    #[command(flatten)]
    watch: WatchFlags,
    #[command(flatten)]
    store: StoreFlags,
    #[command(flatten)]
    digest: DigestFlags,
}

const SECRET: &str = "a secret of more than thirty-two bytes";

fn flags(arguments: &[&str]) -> Flags {
    Flags::try_parse_from([&["zirkel"], arguments].concat()).unwrap()
}

fn file(text: &str) -> Result<File, ConfigError> {
    File::parse(text, PathBuf::from("zirkel.toml"))
}

#[test]
fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
    let file = file("listen = \"127.0.0.1:1\"\nlog = \"debug\"").unwrap();
    let flags = flags(&["--listen", "127.0.0.1:2"]);
    assert_eq!(flags.listen.resolve(&file).unwrap(), "127.0.0.1:2");
    let log = flags.log.resolve(&file).unwrap();
    assert_eq!(
        (log.filter.as_str(), log.format),
        ("debug", LogFormat::Text)
    );
    assert_eq!(flags.database.resolve(&file).unwrap(), DATABASE_URL);
}

#[test]
fn every_setting_has_its_variable_and_its_name_in_the_file() {
    let command = Flags::command();
    let named: Vec<&str> = command
        .get_arguments()
        .filter(|argument| argument.get_id() != "config")
        .map(|argument| {
            let name = argument.get_id().as_str();
            let variable = argument.get_env().unwrap().to_str().unwrap();
            assert_eq!(variable, format!("ZIRKEL_{}", name.to_uppercase()));
            assert_eq!(argument.get_long().unwrap(), name.replace('_', "-"));
            assert!(argument.is_hide_env_values_set(), "{name}");
            let help = argument.get_help().unwrap().to_string();
            assert!(help.contains("[default: "), "{name}: {help}");
            name
        })
        .collect();
    assert_eq!(named, NAMES);
}

#[test]
fn files_with_mistakes() {
    for (text, expected) in [
        (
            "databse_url = \"x\"",
            "the settings file `zirkel.toml` has the unknown setting `databse_url`; did you mean `database_url`?",
        ),
        (
            "ZIRKEL_LISTEN = \"x\"",
            "the settings file `zirkel.toml` has the unknown setting `ZIRKEL_LISTEN`; did you mean `listen`?",
        ),
        (
            "log-format = \"x\"",
            "the settings file `zirkel.toml` has the unknown setting `log-format`; did you mean `log_format`?",
        ),
        (
            "[colour]",
            "the settings file `zirkel.toml` has the unknown setting `colour`; known are `database_url`, `listen`, `jwt_secret`, `jwt_issuer`, `jwt_audience`, `jwt_subject_claim`, `jwt_org_claim`, `jwt_jwks`, `jwt_discovery`, `jwt_ca`, `jwt_leeway`, `log`, `log_format`, `rate_limit`, `introspection`, `cors_origins`, `body_limit`, `time_limit`, `depth_limit`, `complexity_limit`, `alias_limit`, `live_limit`, `drain`, `metrics_listen`, `otlp_endpoint`, `database_pool`, `database_wait`, `statement_limit`, `stale_max`, `revision_wait`, `digest_webhook`, `digest_webhook_secret`, `digest_mail`, `digest_mail_from`, `digest_mail_link`, `digest_mail_ca`, `digest_every`",
        ),
        (
            "listen = 8080",
            "the setting `listen` in `zirkel.toml` is no text; put it in quotes",
        ),
    ] {
        assert_eq!(file(text).unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_broken_file_is_named_by_line_and_not_quoted() {
    for text in [
        "log = \"info\"\njwt_secret = \"hush",
        "log = \"info\"\njwt_secret = \"hush\" x",
    ] {
        let error = file(text).unwrap_err().to_string();
        assert!(
            error.starts_with("the settings file `zirkel.toml` is no TOML in line 2: "),
            "{error}"
        );
        assert!(!error.contains("hush"), "{error}");
    }
    let twice = file("log = \"a\"\nlog = \"b\"").unwrap_err().to_string();
    assert!(twice.contains("in line 2"), "{twice}");
}

#[test]
fn a_file_that_is_not_there() {
    let error = flags(&["--config", "/nowhere/zirkel.toml"])
        .file
        .read()
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("cannot read the settings file `/nowhere/zirkel.toml`: ")
    );
}

#[test]
fn values_that_cannot_be_used() {
    let resolve = |arguments: &[&str]| {
        let flags = flags(arguments);
        let file = File::default();
        flags
            .database
            .resolve(&file)
            .and_then(|_| flags.listen.resolve(&file))
            .and_then(|_| flags.log.resolve(&file))
            .and_then(|_| flags.tokens.verifying(&flags.keys, &file))
            .map_or_else(|error| error.to_string(), |_| "fine".to_owned())
    };
    for (arguments, expected) in [
        (&["--jwt-secret", SECRET][..], "fine"),
        (
            &[],
            "there is no key to verify tokens with; set `ZIRKEL_JWT_SECRET` to a secret of at least 32 bytes, for example `export ZIRKEL_JWT_SECRET=$(openssl rand -base64 48)`, or `ZIRKEL_JWT_ISSUER` to the address of an identity provider",
        ),
        (
            &["--jwt-secret", "short"],
            "`ZIRKEL_JWT_SECRET` cannot be used: secret 1 has 5 bytes, at least 32 are needed; make one with `openssl rand -base64 48`",
        ),
        (
            &["--jwt-secret", ""],
            "the setting `jwt_secret` is empty; give it a value, or take it away",
        ),
        (
            &["--jwt-secret", SECRET, "--jwt-audience", " "],
            "the setting `jwt_audience` is empty; give it a value, or take it away",
        ),
        (
            &["--database-url", "mysql://root:hush@db"],
            "the database URL begins with `mysql:`; give `sqlite://FILE?mode=rwc` or `postgres://…`",
        ),
        (
            &["--listen", "8080"],
            "`8080` is no address to listen on; give a host and a port, for example `127.0.0.1:8080`",
        ),
        (
            &["--listen", "localhost:99999"],
            "`localhost:99999` is no address to listen on; give a host and a port, for example `127.0.0.1:8080`",
        ),
        (
            &["--listen", ":80"],
            "`:80` is no address to listen on; give a host and a port, for example `127.0.0.1:8080`",
        ),
        (
            &["--log-format", "xml"],
            "`xml` is no log format; give `text` or `json`",
        ),
    ] {
        assert_eq!(resolve(arguments), expected);
    }
}

#[test]
fn secrets_are_never_shown() {
    let flags = flags(&["--jwt-secret", SECRET]);
    assert!(!format!("{flags:?}").contains(SECRET));
    let file = file(&format!("jwt_secret = \"{SECRET}\"")).unwrap();
    assert!(!format!("{file:?}").contains(SECRET));
}

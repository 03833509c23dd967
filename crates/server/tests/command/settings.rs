//! Where settings come from, in which order, and what a wrong one is answered with.

use crate::support::{SECRET, Zirkel, import, small, sqlite, written};
use zirkel_testkit::database::{Database, Schema};

#[tokio::test]
async fn a_flag_beats_the_environment_beats_the_file_beats_the_default() {
    let folder = tempfile::tempdir().unwrap();
    let place = |key: &str| sqlite(&folder.path().join(format!("{key}.db")));
    for key in ["flag", "variable", "file"] {
        import(
            &place(key),
            &written(folder.path(), "o.yaml", small(key, "One")),
        );
    }
    // The default is a file in the folder where the command is run.
    import(
        &place("zirkel"),
        &written(folder.path(), "o.yaml", small("default", "One")),
    );
    let file = format!("database_url = \"{}\"\n", place("file"));
    let file = written(folder.path(), "settings.toml", file);

    let seen = |zirkel: Zirkel| {
        let out = zirkel.within(folder.path()).run().ends(0).out;
        out.split(':').next().unwrap().to_owned()
    };
    let default = || Zirkel::new(["check"]);
    let filed = || Zirkel::new(["check", "--config", &file]);
    let variable = || filed().on(&place("variable"));
    let flagged = || variable().and("--database-url").and(&place("flag"));
    assert_eq!(seen(default()), "default");
    assert_eq!(seen(filed()), "file");
    assert_eq!(seen(variable()), "variable");
    assert_eq!(seen(flagged()), "flag");
}

#[tokio::test]
async fn a_file_with_a_mistake_is_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    for (text, why) in [
        (
            "databse_url = \"x\"",
            "has the unknown setting `databse_url`; did you mean `database_url`?",
        ),
        ("colour = \"x\"", "known are `database_url`, `listen`, "),
        ("listen = 8080", "the setting `listen` in `"),
        ("listen = \"", "is no TOML in line 1: "),
    ] {
        let file = written(folder.path(), "settings.toml", text);
        let check = Zirkel::new(["check", "--config", &file]);
        check.on(database.url()).run().ends(2).complains(why);
    }
    let missing = folder.path().join("missing.toml").display().to_string();
    Zirkel::new(["check", "--config", &missing])
        .run()
        .ends(2)
        .complains("cannot read the settings file");
}

#[test]
fn a_value_that_cannot_be_used_is_wrong_use() {
    for (name, value, why) in [
        ("ZIRKEL_DATABASE_URL", "", "`database_url` is empty"),
        (
            "ZIRKEL_DATABASE_URL",
            "zirkel.db",
            "the database URL begins with `zirkel.db:`",
        ),
        ("ZIRKEL_LISTEN", "8080", "`8080` is no address to listen on"),
        ("ZIRKEL_LOG", "info,=", "is no log filter"),
        (
            "ZIRKEL_LOG_FORMAT",
            "xml",
            "`xml` is no log format; give `text` or `json`",
        ),
        (
            "ZIRKEL_RATE_LIMIT",
            "lots",
            "`lots` cannot be used for `rate_limit`; give for example `50/s burst 200`",
        ),
        (
            "ZIRKEL_METRICS_LISTEN",
            "9090",
            "`9090` is no address to listen on",
        ),
    ] {
        let serve = Zirkel::new(["serve"]).signing(SECRET).with(name, value);
        serve.run().ends(2).complains(why);
    }
}

#[test]
fn the_help_of_serve_names_each_setting_with_its_default() {
    let help = Zirkel::new(["serve", "--help"]).run().ends(0).out;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, default) in [
        ("ZIRKEL_DATABASE_URL", "sqlite://zirkel.db?mode=rwc"),
        ("ZIRKEL_LISTEN", "127.0.0.1:8080"),
        ("ZIRKEL_JWT_SECRET", "none"),
        ("ZIRKEL_JWT_ISSUER", "not looked at"),
        ("ZIRKEL_JWT_AUDIENCE", "not looked at"),
        ("ZIRKEL_JWT_SUBJECT_CLAIM", "sub"),
        ("ZIRKEL_JWT_ORG_CLAIM", "org"),
        ("ZIRKEL_JWT_JWKS", "none"),
        (
            "ZIRKEL_JWT_DISCOVERY",
            "true where the issuer is an address, but neither a secret nor `--jwt-jwks` is set",
        ),
        ("ZIRKEL_JWT_CA", "none"),
        ("ZIRKEL_JWT_LEEWAY", "5s"),
        ("ZIRKEL_LOG", "info"),
        ("ZIRKEL_LOG_FORMAT", "text"),
        ("ZIRKEL_RATE_LIMIT", "50/s burst 200"),
        ("ZIRKEL_INTROSPECTION", "true"),
        ("ZIRKEL_CORS_ORIGINS", "none"),
        ("ZIRKEL_BODY_LIMIT", "1048576"),
        ("ZIRKEL_TIME_LIMIT", "10s"),
        ("ZIRKEL_DEPTH_LIMIT", "16"),
        ("ZIRKEL_COMPLEXITY_LIMIT", "500000"),
        ("ZIRKEL_ALIAS_LIMIT", "50"),
        ("ZIRKEL_DRAIN", "0s"),
        ("ZIRKEL_METRICS_LISTEN", "none"),
        ("ZIRKEL_OTLP_ENDPOINT", "none"),
        ("ZIRKEL_DIGEST_WEBHOOK", "none"),
        ("ZIRKEL_DIGEST_WEBHOOK_SECRET", "none"),
        ("ZIRKEL_DIGEST_MAIL", "none"),
        ("ZIRKEL_DIGEST_MAIL_FROM", "none"),
        ("ZIRKEL_DIGEST_MAIL_LINK", "none"),
        ("ZIRKEL_DIGEST_MAIL_CA", "none"),
        ("ZIRKEL_DIGEST_EVERY", "60m"),
    ] {
        let said = format!("[default: {default}] [env: {name}]");
        assert!(help.contains(&said), "`{said}` is not in: {help}");
    }
}

#[test]
fn what_is_asked_wrongly_is_answered_with_how_to_ask() {
    Zirkel::new([] as [&str; 0])
        .run()
        .ends(2)
        .complains("Usage: zirkel <COMMAND>");
    Zirkel::new(["improt"]).run().ends(2).complains("'import'");
    Zirkel::new(["check", "--organisation", "o"])
        .run()
        .ends(2)
        .complains("'--organization'");
    Zirkel::new(["--help"])
        .run()
        .ends(0)
        .says("import")
        .says("check");
    Zirkel::new(["--version"]).run().ends(0).says("zirkel ");
}

//! Which keys the settings of tokens lead to, and what contradicts itself.

use super::*;
use clap::Parser;
use zirkel_auth::Expect;

#[derive(Debug, Parser)]
struct Flags {
    #[command(flatten)]
    tokens: TokenFlags,
    #[command(flatten)]
    keys: KeyFlags,
}

const SECRET: &str = "a secret of more than thirty-two bytes";
const SECRET_FLAG: &str = "--jwt-secret=a secret of more than thirty-two bytes";
const ISSUER: &str = "--jwt-issuer=https://id.example/realm";
const AUDIENCE: &str = "--jwt-audience=zirkel";
const JWKS: &str = "--jwt-jwks=https://id.example/keys";

fn resolved(arguments: &[&str]) -> Result<Tokens, ConfigError> {
    let flags = Flags::try_parse_from([&["zirkel"], arguments].concat()).unwrap();
    flags.tokens.verifying(&flags.keys, &File::default())
}

/// The keys and where more are found, or why not.
fn keys(arguments: &[&str]) -> String {
    match resolved(arguments) {
        Ok(tokens) => {
            let from = tokens.provider.map(|it| it.source.to_string());
            format!("{:?} {}", tokens.keys, from.unwrap_or_default())
        }
        Err(error) => error.to_string(),
    }
}

fn refused(arguments: &[&str], expected: &str) {
    let found = keys(arguments);
    assert!(found.starts_with(expected), "{arguments:?}: {found}");
    assert!(!found.contains(SECRET), "{found}");
}

#[test]
fn where_keys_come_from() {
    let described = "https://id.example/realm/.well-known/openid-configuration";
    let secret = "Keys(1 secret, 0 public)";
    let none = "Keys(0 secret, 0 public)";
    for (arguments, expected) in [
        (&[SECRET_FLAG][..], format!("{secret} ")),
        (&[ISSUER, AUDIENCE], format!("{none} {described}")),
        (&[SECRET_FLAG, ISSUER, AUDIENCE], format!("{secret} ")),
        (&[SECRET_FLAG, "--jwt-issuer=us"], format!("{secret} ")),
        (
            &[SECRET_FLAG, ISSUER, AUDIENCE, "--jwt-discovery=true"],
            format!("{secret} {described}"),
        ),
        (
            &[ISSUER, AUDIENCE, "--jwt-jwks=/etc/keys.json"],
            format!("{none} /etc/keys.json"),
        ),
        (
            &[
                SECRET_FLAG,
                ISSUER,
                AUDIENCE,
                "--jwt-jwks=https://id.example/keys",
            ],
            format!("{secret} https://id.example/keys"),
        ),
        (
            &[
                ISSUER,
                AUDIENCE,
                "--jwt-jwks=http://127.0.0.1:1/keys",
                "--jwt-discovery=false",
            ],
            format!("{none} http://127.0.0.1:1/keys"),
        ),
    ] {
        assert_eq!(keys(arguments), expected, "{arguments:?}");
    }
}

#[test]
fn what_contradicts_itself_or_leaves_a_door_open() {
    for (arguments, expected) in [
        (&[][..], "there is no key to verify tokens with; "),
        (
            &["--jwt-issuer=us", AUDIENCE],
            "there is no key to verify tokens with; ",
        ),
        (
            &[ISSUER, AUDIENCE, "--jwt-discovery=false"],
            "there is no key to verify tokens with; ",
        ),
        (
            &[ISSUER],
            "with a provider's keys `ZIRKEL_JWT_AUDIENCE` must be set, too: ",
        ),
        (
            &[ISSUER, JWKS],
            "with a provider's keys `ZIRKEL_JWT_AUDIENCE` must be set, too: ",
        ),
        (
            &[SECRET_FLAG, ISSUER, JWKS],
            "with a provider's keys `ZIRKEL_JWT_AUDIENCE` must be set, too: ",
        ),
        (
            &[AUDIENCE, JWKS],
            "with a provider's keys `ZIRKEL_JWT_ISSUER` must be set, too: ",
        ),
        (
            &[AUDIENCE, "--jwt-discovery=true"],
            "with a provider's keys `ZIRKEL_JWT_ISSUER` must be set, too: ",
        ),
        (
            &[ISSUER, AUDIENCE, JWKS, "--jwt-discovery=true"],
            "`ZIRKEL_JWT_JWKS` and `ZIRKEL_JWT_DISCOVERY` both say where the provider's keys are; ",
        ),
        (
            &[ISSUER, AUDIENCE, "--jwt-jwks=http://id.example/keys"],
            "`ZIRKEL_JWT_JWKS` cannot be used: `http://id.example/keys` is neither `https://` nor ",
        ),
        (
            &["--jwt-issuer=http://id.example", AUDIENCE],
            "`ZIRKEL_JWT_ISSUER` cannot be used: `http://id.example/.well-known/openid-conf",
        ),
    ] {
        refused(arguments, expected);
    }
}

#[test]
fn values_that_are_none() {
    for (arguments, expected) in [
        (
            &[SECRET_FLAG, "--jwt-discovery=yes"][..],
            "`yes` is neither `true` nor `false`, as `ZIRKEL_JWT_DISCOVERY` must be",
        ),
        (
            &[ISSUER, AUDIENCE, "--jwt-ca=/nowhere/ca.pem"],
            "`ZIRKEL_JWT_CA` cannot be used: `/nowhere/ca.pem` has no certificates in PEM: ",
        ),
        (
            &[SECRET_FLAG, "--jwt-leeway=5"],
            "`5` is no leeway; give seconds from `0s` to `300s`",
        ),
        (&[SECRET_FLAG, "--jwt-leeway=301s"], "`301s` is no leeway; "),
        (&[SECRET_FLAG, "--jwt-leeway=-1s"], "`-1s` is no leeway; "),
        (
            &[SECRET_FLAG, "--jwt-subject-claim=exp"],
            "the claim `exp` cannot name the caller; ",
        ),
        (
            &[SECRET_FLAG, "--jwt-org-claim=iss"],
            "the claim `iss` cannot name the organization; ",
        ),
        (
            &[SECRET_FLAG, "--jwt-org-claim=sub"],
            "the claim `sub` cannot name the organization; ",
        ),
    ] {
        refused(arguments, expected);
    }
}

#[test]
fn certificates_of_an_authority_of_ones_own() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/keys/tls-authority.pem"
    );
    let authority = format!("--jwt-ca={path}");
    assert!(resolved(&[ISSUER, AUDIENCE, &authority]).is_ok());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let found = keys(&[ISSUER, AUDIENCE, &format!("--jwt-ca={path}")]);
    assert!(
        found.ends_with("Cargo.toml` has no certificates in PEM: it has none"),
        "{found}"
    );
}

#[test]
fn what_tokens_must_say() {
    let plain = resolved(&[SECRET_FLAG]).unwrap().expect;
    assert_eq!(plain, Expect::default());
    let arguments = [
        SECRET_FLAG,
        ISSUER,
        AUDIENCE,
        "--jwt-leeway=60s",
        "--jwt-subject-claim=preferred_username",
        "--jwt-org-claim=tenant",
    ];
    assert_eq!(
        resolved(&arguments).unwrap().expect,
        Expect {
            issuer: Some("https://id.example/realm".to_owned()),
            audience: Some("zirkel".to_owned()),
            leeway_seconds: 60,
            subject_claim: "preferred_username".to_owned(),
            organization_claim: "tenant".to_owned(),
        }
    );
}

#[test]
fn only_a_secret_signs() {
    let flags = Flags::try_parse_from(["zirkel", ISSUER, AUDIENCE]).unwrap();
    let error = flags.tokens.signing(&File::default()).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("where an identity provider makes the tokens, get one there")
    );
}

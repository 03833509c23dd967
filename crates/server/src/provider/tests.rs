//! Where keys are found, and what of a description is not believed.

use super::*;
use serde_json::json;
use std::time::Duration;
use zirkel_testkit::loopback::Loopback;

/// Two public keys of nobody.
pub(crate) const KEYS: &str = r#"{ "keys": [
  { "kty": "OKP", "crv": "Ed25519", "kid": "a",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" },
  { "kty": "oct", "kid": "b", "k": "AAAA" } ] }"#;

fn provider(source: Source) -> Provider {
    let client = Client::trusting(&[], Duration::from_secs(20)).unwrap();
    Provider { source, client }
}

/// The ids that were read, or why nothing was.
async fn found(source: Source) -> String {
    match provider(source).keys().await {
        Ok(read) => read.keys.ids().collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn keys_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.json");
    let source = || Source::File(path.clone());
    let missing = found(source()).await;
    assert!(
        missing.starts_with("cannot read the key set `"),
        "{missing}"
    );
    fs::write(&path, KEYS).unwrap();
    assert_eq!(found(source()).await, "a");
    fs::write(&path, "{}").unwrap();
    let none = found(source()).await;
    assert!(
        none.starts_with("the key set is no JSON Web Key set"),
        "{none}"
    );
    fs::write(&path, " ".repeat(MOST_BYTES + 1)).unwrap();
    let large = found(source()).await;
    assert!(large.ends_with("it has more than 262144 bytes"), "{large}");
}

#[tokio::test]
async fn keys_at_an_address() {
    let loopback = Loopback::start();
    let source = || Source::Keys(Address::parse(&loopback.url("/keys")).unwrap());
    let missing = found(source()).await;
    assert!(
        missing.contains("the answer has the status 404"),
        "{missing}"
    );
    loopback.shows("/keys", KEYS);
    assert_eq!(found(source()).await, "a");
}

#[tokio::test]
async fn keys_of_an_issuer_are_where_it_says_itself() {
    const PATH: &str = "/realm/.well-known/openid-configuration";
    let loopback = Loopback::start();
    loopback.shows("/realm/keys", KEYS);
    let issuer = loopback.url("/realm");
    let keys = loopback.url("/realm/keys");
    for (description, expected) in [
        (json!({ "issuer": issuer, "jwks_uri": keys }), "a"),
        (
            json!({ "issuer": loopback.url("/other"), "jwks_uri": keys }),
            "describes the issuer `http://127.0.0.1:",
        ),
        (
            json!({ "issuer": format!("{issuer}/"), "jwks_uri": keys }),
            "set that as the issuer",
        ),
        (
            json!({ "jwks_uri": keys }),
            "does not describe an issuer: missing field `issuer`",
        ),
        (
            json!({ "issuer": issuer }),
            "does not describe an issuer: missing field `jwks_uri`",
        ),
        (
            json!({ "issuer": issuer, "jwks_uri": "http://id.example/keys" }),
            "`http://id.example/keys` is neither `https://` nor on this machine",
        ),
        (
            json!({ "issuer": issuer, "jwks_uri": "/etc/passwd" }),
            "`/etc/passwd` is no address",
        ),
        (
            json!({ "issuer": issuer, "jwks_uri": loopback.url("/nothing") }),
            "the answer has the status 404",
        ),
    ] {
        loopback.shows(PATH, &description.to_string());
        let source = Source::Discovered {
            issuer: issuer.clone(),
            description: Address::of_issuer(&issuer).unwrap(),
        };
        let found = found(source).await;
        assert!(found.contains(expected), "{description}: {found}");
    }
}

//! Which keys of a set are used, and what is said of the others.

use super::*;
use jsonwebtoken::{EncodingKey, jwk};
use serde_json::{Value, json};

const RSA: &[u8] = include_bytes!("../../../../tests/keys/rsa-one.der");
const P256: &[u8] = include_bytes!("../../../../tests/keys/p256-one.der");
const ED25519: &[u8] = include_bytes!("../../../../tests/keys/ed25519-one.der");

fn public(signer: &EncodingKey, algorithm: Algorithm) -> Value {
    let mut jwk =
        serde_json::to_value(jwk::Jwk::from_encoding_key(signer, algorithm).unwrap()).unwrap();
    jwk["kid"] = json!("a");
    jwk
}

fn rsa() -> Value {
    public(&EncodingKey::from_rsa_der(RSA), Algorithm::RS256)
}

fn p256() -> Value {
    public(&EncodingKey::from_ec_der(P256), Algorithm::ES256)
}

fn ed25519() -> Value {
    public(&EncodingKey::from_ed_der(ED25519), Algorithm::EdDSA)
}

fn with(mut key: Value, name: &str, value: impl Into<Value>) -> Value {
    key[name] = value.into();
    key
}

fn without(mut key: Value, name: &str) -> Value {
    key.as_object_mut().unwrap().remove(name);
    key
}

/// A number of so many times three bytes, all ones, in base64url.
fn ones(times: usize) -> String {
    "____".repeat(times)
}

/// What is said of a key that stands beside a good one; `used` where it is.
fn said(key: &Value) -> String {
    let set = json!({ "keys": [with(p256(), "kid", "good"), key] }).to_string();
    let read = PublicKeys::from_jwks(set.as_bytes()).unwrap();
    match read.skipped.as_slice() {
        [] => "used".to_owned(),
        [
            Skipped {
                position, reason, ..
            },
        ] => {
            assert_eq!((*position, read.keys.ids().collect()), (2, vec!["good"]));
            reason.to_string()
        }
        _ => panic!("{read:?}"),
    }
}

fn check(table: &[(Value, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(key, expected)| (key, expected, said(key)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(key, expected, found)| format!("{key}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_key_is_used_or_told_why_not() {
    let private =
        "holds its private part; replace it at the provider, whoever read the set can sign";
    let purpose = "is not for verifying signatures";
    check(&[
        (rsa(), "used"),
        (p256(), "used"),
        (ed25519(), "used"),
        (without(rsa(), "kid"), "used"),
        (without(rsa(), "alg"), "used"),
        (with(rsa(), "use", "sig"), "used"),
        (with(rsa(), "key_ops", json!(["verify"])), "used"),
        (with(rsa(), "x5c", json!(["AAAA"])), "used"),
        (with(rsa(), "n", ones(128)), "used"),
        (with(rsa(), "e", "Aw"), "used"),
        (with(rsa(), "use", "enc"), purpose),
        (with(rsa(), "use", "?"), purpose),
        (with(rsa(), "key_ops", json!(["sign"])), purpose),
        (with(rsa(), "key_ops", json!([])), purpose),
        (with(rsa(), "alg", "RS512"), "is for `RS512`"),
        (with(rsa(), "alg", "PS256"), "is for `PS256`"),
        (with(rsa(), "alg", "HS256"), "is for `HS256`"),
        (with(rsa(), "alg", "none"), "is for `none`"),
        (with(p256(), "alg", "RS256"), "is for `RS256`"),
        (with(ed25519(), "alg", "ES256"), "is for `ES256`"),
        (
            json!({ "kty": "oct", "kid": "a", "alg": "HS256", "k": ones(11) }),
            "is a shared secret, which nothing public may hold",
        ),
        (with(rsa(), "d", "AAAA"), private),
        (with(p256(), "d", "AAAA"), private),
        (with(ed25519(), "d", 7), private),
    ]);
}

#[test]
fn a_key_that_is_none_is_told_of() {
    let broken = "has numbers that are no key";
    check(&[
        (
            with(rsa(), "n", ones(85)),
            "has 2040 bits; at least 2048 are safe, at most 4096 are read",
        ),
        (
            with(rsa(), "n", format!("AAAA{}", ones(85))),
            "has 2040 bits; at least 2048 are safe, at most 4096 are read",
        ),
        (
            with(rsa(), "n", ones(171)),
            "has 4104 bits; at least 2048 are safe, at most 4096 are read",
        ),
        (with(rsa(), "e", "AQ"), broken),
        (with(rsa(), "e", "Ag"), broken),
        (with(rsa(), "e", ""), broken),
        (with(rsa(), "e", ones(2)), broken),
        (without(rsa(), "e"), broken),
        (with(rsa(), "n", "no base64!"), broken),
        (
            with(p256(), "crv", "P-384"),
            "is of the type or on the curve `P-384`",
        ),
        (
            with(p256(), "crv", "secp256k1"),
            "is of the type or on the curve `secp256k1`",
        ),
        (
            without(p256(), "crv"),
            "is of the type or on the curve `EC`",
        ),
        (with(p256(), "x", ones(11)), broken),
        (with(p256(), "y", "AAAA"), broken),
        (with(p256(), "y", p256()["x"].clone()), broken),
        (
            with(ed25519(), "crv", "Ed448"),
            "is of the type or on the curve `Ed448`",
        ),
        (
            with(ed25519(), "crv", "X25519"),
            "is of the type or on the curve `X25519`",
        ),
        (with(ed25519(), "x", "AAAA"), broken),
        (with(ed25519(), "x", ""), broken),
        (with(ed25519(), "x", ones(11)), broken),
        (
            with(rsa(), "kty", "rsa"),
            "is of the type or on the curve `rsa`",
        ),
        (with(rsa(), "kid", 7), "is no JSON Web Key"),
        (without(rsa(), "kty"), "is no JSON Web Key"),
        (json!("RSA"), "is no JSON Web Key"),
        (Value::Null, "is no JSON Web Key"),
    ]);
}

#[test]
fn a_set_without_any_key_that_can_be_used_is_refused() {
    for (set, expected) in [
        ("", "the key set is no JSON Web Key set: "),
        ("<html>", "the key set is no JSON Web Key set: "),
        ("[]", "the key set is no JSON Web Key set: "),
        (
            "{}",
            "the key set is no JSON Web Key set: missing field `keys`",
        ),
        (r#"{"keys":{}}"#, "the key set is no JSON Web Key set: "),
        (
            r#"{"keys":[]}"#,
            "the key set has no key that can be used (it is empty); publish one for RS256, ES256 \
             or EdDSA",
        ),
        (
            r#"{"keys":[{"kty":"oct","kid":"a","k":"AAAA"},{}]}"#,
            "the key set has no key that can be used (key 1 with the id Some(\"a\") is a shared \
             secret, which nothing public may hold; key 2 with the id None is no JSON Web Key); \
             publish one for RS256, ES256 or EdDSA",
        ),
    ] {
        let error = PublicKeys::from_jwks(set.as_bytes())
            .unwrap_err()
            .to_string();
        assert!(error.starts_with(expected), "{set}: {error}");
        assert!(!error.contains("AAAA"), "{error}");
    }
    let many = json!({ "keys": vec![p256(); MOST_KEYS + 1] }).to_string();
    let error = PublicKeys::from_jwks(many.as_bytes()).unwrap_err();
    assert!(matches!(
        error,
        KeySetError::TooMany {
            count: 101,
            most: 100
        }
    ));
}

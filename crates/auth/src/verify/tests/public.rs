//! Tokens of an identity provider: each kind of key, and the ways to pass one key off as another.

use super::*;
use crate::jwks::PublicKeys;
use jsonwebtoken::jwk::Jwk;

const RS256: &[u8] = include_bytes!("../../../../../tests/keys/rsa-one.der");
const RS256_TWO: &[u8] = include_bytes!("../../../../../tests/keys/rsa-two.der");
const ES256: &[u8] = include_bytes!("../../../../../tests/keys/p256-one.der");
const ES256_TWO: &[u8] = include_bytes!("../../../../../tests/keys/p256-two.der");
const EDDSA: &[u8] = include_bytes!("../../../../../tests/keys/ed25519-one.der");
const EDDSA_TWO: &[u8] = include_bytes!("../../../../../tests/keys/ed25519-two.der");

/// The algorithms with the provider's key and a stranger's.
const KINDS: [(Algorithm, &[u8], &[u8]); 3] = [
    (Algorithm::RS256, RS256, RS256_TWO),
    (Algorithm::ES256, ES256, ES256_TWO),
    (Algorithm::EdDSA, EDDSA, EDDSA_TWO),
];

fn signer(algorithm: Algorithm, der: &[u8]) -> EncodingKey {
    if algorithm == Algorithm::RS256 {
        EncodingKey::from_rsa_der(der)
    } else if algorithm == Algorithm::ES256 {
        EncodingKey::from_ec_der(der)
    } else {
        EncodingKey::from_ed_der(der)
    }
}

/// The public half under an id; it does not say what it is for.
fn jwk(id: &str, algorithm: Algorithm, der: &[u8]) -> Value {
    let jwk = Jwk::from_encoding_key(&signer(algorithm, der), algorithm).unwrap();
    let mut jwk = serde_json::to_value(jwk).unwrap();
    jwk.as_object_mut().unwrap().remove("alg");
    jwk["kid"] = json!(id);
    jwk
}

/// The keys of these, and our secret.
fn with_set(keys: &[Value]) -> Keys {
    let set = json!({ "keys": keys }).to_string();
    let read = PublicKeys::from_jwks(set.as_bytes()).unwrap();
    assert_eq!(read.skipped, []);
    super::keys().with_public(read.keys)
}

/// One key of each kind, each under its algorithm's name.
fn one_each() -> Keys {
    with_set(&KINDS.map(|(algorithm, der, _)| jwk(&format!("{algorithm:?}"), algorithm, der)))
}

/// Right claims, signed by a key under a header of these fields.
fn by(header: &Value, algorithm: Algorithm, der: &[u8]) -> String {
    let text = claims().to_string();
    signed_by(
        &header.to_string(),
        &text,
        &signer(algorithm, der),
        algorithm,
    )
}

#[test]
fn each_kind_of_key_verifies_what_it_signed_and_nothing_else() {
    for (algorithm, ours, theirs) in KINDS {
        let name = format!("{algorithm:?}");
        let named = json!({ "alg": name, "kid": name });
        let good = by(&named, algorithm, ours);
        let (message, mark) = good.rsplit_once('.').unwrap();
        let (head, _) = message.split_once('.').unwrap();
        let boss = base64url(with("sub", json!("boss")).to_string().as_bytes());
        let half: String = mark.chars().take(40).collect();
        check_with(
            &one_each(),
            &[
                ("ours", "accepted", good.clone()),
                (
                    "unnamed",
                    "accepted",
                    by(&json!({ "alg": name }), algorithm, ours),
                ),
                ("another's", "signature", by(&named, algorithm, theirs)),
                (
                    "of an unknown key",
                    "unknown key",
                    by(&json!({ "alg": name, "kid": "?" }), algorithm, ours),
                ),
                (
                    "of an empty name",
                    "unknown key",
                    by(&json!({ "alg": name, "kid": "" }), algorithm, ours),
                ),
                (
                    "of other claims",
                    "signature",
                    format!("{head}.{boss}.{mark}"),
                ),
                ("empty", "signature", format!("{message}.")),
                ("half", "signature", format!("{message}.{half}")),
                (
                    "noughts",
                    "signature",
                    format!("{message}.{}", "A".repeat(mark.len())),
                ),
                ("cut off", "malformed", message.to_owned()),
            ],
        );
    }
}

#[test]
fn no_key_is_taken_for_another_kind() {
    let mut table = Vec::new();
    for (algorithm, der, _) in KINDS {
        let name = format!("{algorithm:?}");
        // The public half as a secret, as whoever knows it could sign: its numbers and its JSON.
        let public = jwk(&name, algorithm, der);
        let text = claims().to_string();
        let header = json!({ "alg": "HS256", "kid": name }).to_string();
        for secret in [
            public.to_string(),
            public["n"].as_str().unwrap_or_default().to_owned(),
            public["x"].as_str().unwrap_or_default().to_owned(),
        ] {
            let forged = signed(&header, &text, &secret, Algorithm::HS256);
            table.push((name.clone(), "signature", forged));
        }
        for other in ["RS256", "ES256", "EdDSA"].iter().filter(|it| **it != name) {
            let forged = by(&json!({ "alg": other, "kid": name }), algorithm, der);
            table.push((format!("{name} as {other}"), "unknown key", forged));
            let forged = by(&json!({ "alg": other, "kid": other }), algorithm, der);
            table.push((format!("{name} for {other}"), "signature", forged));
        }
        for other in ["none", "PS256", "RS512", "ES384", "HS512"] {
            let forged = by(&json!({ "alg": other, "kid": name }), algorithm, der);
            let expected = if other == "none" {
                "malformed"
            } else {
                "algorithm"
            };
            table.push((format!("{name} as {other}"), expected, forged));
        }
    }
    let table: Vec<_> = table
        .iter()
        .map(|(name, expected, token)| (name.as_str(), *expected, token.clone()))
        .collect();
    check_with(&one_each(), &table);
    // Without a secret there is nothing that HS256 could be verified with.
    let set = json!({ "keys": [jwk("a", Algorithm::RS256, RS256)] }).to_string();
    let read = PublicKeys::from_jwks(set.as_bytes()).unwrap();
    let public_only = Keys::default().with_public(read.keys);
    check_with(
        &public_only,
        &[("ours", "algorithm", with_claims(&claims()))],
    );
}

#[test]
fn a_token_without_a_key_id_fits_only_where_there_is_no_choice() {
    let one = jwk("one", Algorithm::ES256, ES256);
    let two = jwk("two", Algorithm::ES256, ES256_TWO);
    let unnamed = by(&json!({ "alg": "ES256" }), Algorithm::ES256, ES256);
    let both = with_set(&[one.clone(), two]);
    check_with(&both, &[("two would fit", "ambiguous", unnamed.clone())]);
    let mut bare = one.clone();
    bare.as_object_mut().unwrap().remove("kid");
    check_with(&with_set(&[bare.clone()]), &[("bare", "accepted", unnamed)]);
    let named = by(
        &json!({ "alg": "ES256", "kid": "one" }),
        Algorithm::ES256,
        ES256,
    );
    check_with(
        &with_set(&[bare]),
        &[("a name that no key has", "unknown key", named.clone())],
    );
    // Two keys may share an id, as long as one of them made the signature.
    let twin = jwk("one", Algorithm::ES256, ES256_TWO);
    check_with(&with_set(&[twin, one]), &[("twins", "accepted", named)]);
}

#[test]
fn before_a_set_is_read_every_key_of_a_provider_is_unknown() {
    let token = by(
        &json!({ "alg": "RS256", "kid": "a" }),
        Algorithm::RS256,
        RS256,
    );
    let unread = keys().with_public(PublicKeys::default());
    check_with(&unread, &[("unread", "unknown key", token.clone())]);
    check_with(&keys(), &[("no provider", "algorithm", token.clone())]);
    check_with(&Keys::default(), &[("no keys", "algorithm", token)]);
    let ttl = Duration::from_mins(1);
    let refused = sign(&person(), &Keys::default(), &expect(), now(), ttl);
    assert!(matches!(refused, Err(SignError::NoSecret)));
}

#[test]
fn the_log_shows_only_the_beginning_of_a_key_id() {
    let header = json!({ "alg": "RS256", "kid": "k\n".repeat(2000) });
    let token = by(&header, Algorithm::RS256, RS256);
    let error = verify(&token, &one_each(), &expect(), now()).unwrap_err();
    let text = error.to_string();
    assert!(text.len() < 400 && !text.contains('\n'), "{text}");
}

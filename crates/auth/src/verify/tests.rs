//! Tokens that are right, and the many ways to be wrong: forged, confused, truncated, expired.

mod public;
mod refused;

use super::*;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use serde_json::{Value, json};
use zirkel_domain::{caller::Who, text::Key};

const OURS: &str = "our-secret-our-secret-our-secret-32b";
const OLD: &str = "old-secret-old-secret-old-secret-32b";
const THEIRS: &str = "their-secret-their-secret-their-secret";
const NOW: i64 = 1_800_000_000;

fn now() -> Timestamp {
    Timestamp::parse("2027-01-15T08:00:00.9Z").unwrap()
}

fn keys() -> Keys {
    Keys::from_secrets(OURS).unwrap()
}

fn expect() -> Expect {
    Expect {
        issuer: Some("https://id.example".to_owned()),
        audience: Some("zirkel".to_owned()),
        ..Expect::default()
    }
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

fn person() -> Caller {
    Caller::new(key("nordwind"), Who::Person(key("amira")))
}

fn claims() -> Value {
    json!({
        "sub": "amira", "org": "nordwind", "exp": NOW + 60,
        "iss": "https://id.example", "aud": "zirkel",
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut changed = claims();
    changed[name] = value;
    changed
}

fn without(name: &str) -> Value {
    let mut changed = claims();
    changed.as_object_mut().unwrap().remove(name);
    changed
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let bits = (0..3).fold(0_usize, |bits, at| {
                bits << 8 | usize::from(chunk.get(at).copied().unwrap_or(0))
            });
            (0..=chunk.len()).map(move |at| char::from(ALPHABET[bits >> (18 - 6 * at) & 63]))
        })
        .collect()
}

/// A token of these texts, signed as the algorithm says, whatever the header claims.
fn signed(header: &str, claims: &str, secret: &str, algorithm: Algorithm) -> String {
    let signer = EncodingKey::from_secret(secret.as_bytes());
    signed_by(header, claims, &signer, algorithm)
}

fn signed_by(header: &str, claims: &str, signer: &EncodingKey, algorithm: Algorithm) -> String {
    let message = format!(
        "{}.{}",
        base64url(header.as_bytes()),
        base64url(claims.as_bytes())
    );
    let signature = crypto::sign(message.as_bytes(), signer, algorithm).unwrap();
    format!("{message}.{signature}")
}

fn with_text(claims: &str) -> String {
    signed(r#"{"alg":"HS256"}"#, claims, OURS, Algorithm::HS256)
}

fn with_claims(claims: &Value) -> String {
    with_text(&claims.to_string())
}

/// The variant's name: what the log would sort refusals by.
fn outcome_with(token: &str, keys: &Keys) -> &'static str {
    match verify(token, keys, &expect(), now()) {
        Ok(_) => "accepted",
        Err(TokenError::Oversized { .. }) => "oversized",
        Err(TokenError::Malformed(_)) => "malformed",
        Err(TokenError::Algorithm { .. }) => "algorithm",
        Err(TokenError::Extension(_)) => "extension",
        Err(TokenError::Type { .. }) => "type",
        Err(TokenError::UnknownKey { .. }) => "unknown key",
        Err(TokenError::Ambiguous { .. }) => "ambiguous",
        Err(TokenError::Signature) => "signature",
        Err(TokenError::Missing { .. }) => "missing",
        Err(TokenError::Mistyped { .. }) => "mistyped",
        Err(TokenError::Unexpected { .. }) => "unexpected",
        Err(TokenError::Expired { .. }) => "expired",
        Err(TokenError::Early { .. }) => "early",
        Err(TokenError::Key { .. }) => "key",
    }
}

fn check(table: &[(&str, &str, String)]) {
    check_with(&keys(), table);
}

fn check_with(keys: &Keys, table: &[(&str, &str, String)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(name, expected, token)| {
            let found = outcome_with(token, keys);
            (found != *expected).then(|| format!("{name}: {found}, not {expected}"))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_signed_token_names_its_caller() {
    let service = Caller::new(key("nordwind"), Who::Service(key("crm")));
    for caller in [person(), service] {
        let token = sign(&caller, &keys(), &expect(), now(), Duration::from_mins(1)).unwrap();
        let found = verify(&token, &keys(), &expect(), now()).unwrap();
        assert_eq!(found.who, caller.who);
        // The end of its second, by a clock that is five seconds behind.
        assert_eq!(found.made_by, Some(Timestamp::of_second(NOW + 6)));
    }
}

#[test]
fn time_has_a_leeway_of_five_seconds() {
    check(&[
        (
            "ends in an hour",
            "accepted",
            with_claims(&with("exp", json!(NOW + 3600))),
        ),
        (
            "ends with time itself",
            "accepted",
            with_claims(&with("exp", json!(i64::MAX))),
        ),
        (
            "ended within the leeway",
            "accepted",
            with_claims(&with("exp", json!(NOW - 4))),
        ),
        (
            "ended with the leeway",
            "expired",
            with_claims(&with("exp", json!(NOW - 5))),
        ),
        (
            "ended before time",
            "expired",
            with_claims(&with("exp", json!(i64::MIN))),
        ),
        (
            "ended in 1970",
            "expired",
            with_claims(&with("exp", json!(0))),
        ),
        ("began", "accepted", with_claims(&with("nbf", json!(NOW)))),
        (
            "begins within the leeway",
            "accepted",
            with_claims(&with("nbf", json!(NOW + 5))),
        ),
        (
            "begins after the leeway",
            "early",
            with_claims(&with("nbf", json!(NOW + 6))),
        ),
        (
            "never begins",
            "early",
            with_claims(&with("nbf", json!(i64::MAX))),
        ),
        (
            "made within the leeway",
            "accepted",
            with_claims(&with("iat", json!(NOW + 5))),
        ),
        (
            "made in the future",
            "early",
            with_claims(&with("iat", json!(NOW + 6))),
        ),
        (
            "a null beginning is none",
            "accepted",
            with_claims(&with("nbf", Value::Null)),
        ),
    ]);
}

#[test]
fn issuer_and_audience_are_free_where_not_configured() {
    for claims in [claims(), without("iss"), without("aud")] {
        let found = verify(&with_claims(&claims), &keys(), &Expect::default(), now()).unwrap();
        assert_eq!(found, person());
    }
}

#[test]
fn how_far_clocks_may_be_apart_is_a_setting() {
    for (leeway_seconds, expired_for, is_accepted) in [
        (0, 0, false),
        (0, -1, true),
        (60, 59, true),
        (60, 60, false),
    ] {
        let expect = Expect {
            leeway_seconds,
            ..expect()
        };
        let token = with_claims(&with("exp", json!(NOW - expired_for)));
        let found = verify(&token, &keys(), &expect, now());
        assert_eq!(found.is_ok(), is_accepted, "{leeway_seconds} {expired_for}");
    }
}

#[test]
fn other_claims_may_name_the_organization_and_the_caller() {
    let expect = Expect {
        subject_claim: "preferred_username".to_owned(),
        organization_claim: "https://zirkel.example/organization".to_owned(),
        ..expect()
    };
    let mut claims = claims();
    claims["sub"] = json!("5f1c…");
    claims["org"] = Value::Null;
    claims["preferred_username"] = json!("amira");
    claims["https://zirkel.example/organization"] = json!("nordwind");
    let found = verify(&with_claims(&claims), &keys(), &expect, now());
    assert_eq!(found.unwrap(), person());
    let ttl = Duration::from_mins(1);
    let ours = sign(&person(), &keys(), &expect, now(), ttl).unwrap();
    assert_eq!(
        verify(&ours, &keys(), &expect, now()).unwrap().who,
        person().who
    );
    let torn = Expect {
        subject_claim: "iss".to_owned(),
        ..expect
    };
    let refused = sign(&person(), &keys(), &torn, now(), ttl);
    assert!(matches!(refused, Err(SignError::Claim(claim)) if claim == "iss"));
}

#[test]
fn while_rotating_the_first_secret_signs_and_both_verify() {
    let rotating = Keys::from_secrets(&format!("{OURS},{OLD}")).unwrap();
    let ttl = Duration::from_mins(1);
    let new = sign(&person(), &rotating, &expect(), now(), ttl).unwrap();
    let old = sign(
        &person(),
        &Keys::from_secrets(OLD).unwrap(),
        &expect(),
        now(),
        ttl,
    )
    .unwrap();
    let theirs = sign(
        &person(),
        &Keys::from_secrets(THEIRS).unwrap(),
        &expect(),
        now(),
        ttl,
    )
    .unwrap();
    assert!(verify(&new, &keys(), &expect(), now()).is_ok());
    assert!(verify(&new, &rotating, &expect(), now()).is_ok());
    assert!(verify(&old, &rotating, &expect(), now()).is_ok());
    assert!(verify(&old, &keys(), &expect(), now()).is_err());
    assert!(verify(&theirs, &rotating, &expect(), now()).is_err());
}

#[test]
fn a_time_to_live_beyond_time_is_refused() {
    let refused = sign(&person(), &keys(), &expect(), now(), Duration::MAX);
    assert!(matches!(refused, Err(SignError::TooLong)));
}

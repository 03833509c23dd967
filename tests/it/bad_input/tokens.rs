//! Tokens that are none.

use super::{answers_still, served};
use crate::support::{SECRET, Served, VECTORS, changed, post};
use axum::{body::Body, http::Request};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

const QUESTION: &str = r#"{"query":"{ viewer { person { key } organization { key } } }"}"#;

/// The moment of the clock, in seconds.
fn now() -> i64 {
    crate::support::moment(crate::support::NOW)
        .utc()
        .timestamp()
}

/// Good claims, with some replaced.
fn claims(replaced: &Value) -> Value {
    let mut claims = json!({ "sub": "ben", "org": "vectors", "exp": now() + 60 });
    for (name, value) in replaced.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

fn signed(algorithm: Algorithm, secret: &str, replaced: &Value) -> String {
    let key = EncodingKey::from_secret(secret.as_bytes());
    encode(&Header::new(algorithm), &claims(replaced), &key).unwrap()
}

fn ours(replaced: &Value) -> String {
    signed(Algorithm::HS256, SECRET, replaced)
}

/// A token with a header of one's own and no signature, or another token's.
fn unsigned(header: &str, signature: &str) -> String {
    let ours = ours(&json!({}));
    let claims = ours.split('.').nth(1).unwrap();
    format!("{header}.{claims}.{signature}")
}

#[tokio::test]
async fn every_other_token_is_refused_alike() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let other_file = changed(VECTORS, "  key: vectors\n", "  key: others\n");
        let others = served.beside(&other_file).await;
        let good = ours(&json!({}));
        assert_eq!(sent(&served, &good).await.0, 200);
        assert_eq!(sent(&others, &others.token("ben")).await.0, 200);

        let signature = good.rsplit('.').next().unwrap();
        // {"alg":"none","typ":"JWT"} and {"alg":"None"}
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
        let capital_none = "eyJhbGciOiJOb25lIn0";
        let refused = [
            ("empty", String::new()),
            ("garbage", "garbage".to_owned()),
            ("two parts", good.rsplit_once('.').unwrap().0.to_owned()),
            ("cut", good.chars().take(good.len() - 2).collect()),
            ("alg none", unsigned(none, "")),
            ("alg none with a signature", unsigned(none, signature)),
            ("alg None", unsigned(capital_none, "")),
            (
                "another secret",
                signed(Algorithm::HS256, &SECRET.to_uppercase(), &json!({})),
            ),
            (
                "another algorithm",
                signed(Algorithm::HS512, SECRET, &json!({})),
            ),
            ("expired", ours(&json!({ "exp": now() - 60 }))),
            ("expired long ago", ours(&json!({ "exp": 0 }))),
            ("no end", ours(&json!({ "exp": null }))),
            ("an end in words", ours(&json!({ "exp": "tomorrow" }))),
            ("not valid yet", ours(&json!({ "nbf": now() + 60 }))),
            ("no such person", ours(&json!({ "sub": "nobody" }))),
            (
                "no such account",
                ours(&json!({ "sub": "service:nothing" })),
            ),
            (
                "a person as an account",
                ours(&json!({ "sub": "service:ben" })),
            ),
            ("an account as a person", ours(&json!({ "sub": "crm" }))),
            ("no such organization", ours(&json!({ "org": "nowhere" }))),
            ("no organization", ours(&json!({ "org": null }))),
            (
                "two organizations",
                ours(&json!({ "org": ["vectors", "others"] })),
            ),
            ("no key", ours(&json!({ "sub": "Ben'; --" }))),
            ("a megabyte", "x".repeat(1 << 20)),
        ];
        let mut answers = Vec::new();
        for (name, token) in &refused {
            let (status, body) = sent(&served, token).await;
            assert_eq!(status, 401, "{name}: {body}");
            answers.push(body);
        }
        // Nobody learns from the answer what was wrong with the token.
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        answers_still(&served).await;
    })
    .await;
}

#[tokio::test]
async fn a_request_without_a_bearer_token_is_refused() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let token = served.token("ben");
        for header in [None, Some(token.clone()), Some(format!("Basic {token}"))] {
            let mut request = Request::builder()
                .method("POST")
                .uri("/graphql")
                .header("content-type", "application/json");
            if let Some(header) = header {
                request = request.header("authorization", header);
            }
            let answer = served
                .send(request.body(Body::from(QUESTION)).unwrap())
                .await;
            assert_eq!(answer.status, 401, "{}", answer.text);
        }
        answers_still(&served).await;
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_to_the_second_and_with_its_person() {
    for_each_database(|url| async move {
        let file = changed(
            VECTORS,
            "{ key: eli, name: Eli }",
            "{ key: eli, name: Eli, left: 2026-06-01 }",
        );
        let served = Served::over(&url, &file).await;
        // Two clocks are never equal: five seconds are allowed for.
        let token = ours(&json!({ "exp": now() }));
        served.at("2026-06-01T09:00:04Z");
        assert_eq!(sent(&served, &token).await.0, 200);
        served.at("2026-06-01T09:00:05Z");
        assert_eq!(sent(&served, &token).await.0, 401);

        let token = ours(&json!({ "sub": "eli", "exp": now() + 100_000 }));
        served.at("2026-06-01T21:59:59Z");
        assert_eq!(sent(&served, &token).await.0, 200);
        served.at("2026-06-01T22:00:00Z");
        assert_eq!(sent(&served, &token).await.0, 401);
    })
    .await;
}

async fn sent(served: &Served, token: &str) -> (u16, String) {
    let request = post(token).body(Body::from(QUESTION)).unwrap();
    let answer = served.send(request).await;
    (answer.status, answer.text)
}

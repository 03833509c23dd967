//! The table of tokens that are none: forged, confused, cut, expired, of another tenant, for
//! another application; with a secret and with each kind of a provider's keys. To whoever sends
//! them they all look the same; why they are refused is for the log, and here in `tokens.out`.

mod forged;

use crate::support::{Issuer, Served, Signer, VECTORS, claims, post};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, StatusCode},
};
use jsonwebtoken::Algorithm;
use serde_json::json;
use std::{fmt::Write as _, iter};
use zirkel_server::keyring::{KeyRing, Rhythm};
use zirkel_testkit::{
    database::{Database, Schema, for_each_database},
    update,
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/tokens.out");

const QUESTION: &str = r#"{"query":"{ viewer { person { key } organization { key } } }"}"#;

/// Another organization on the same server, with a person of its own.
const OTHERS: &str = "\
zirkel: 1
organization: { key: others, name: Others, currency: EUR }
people: [{ key: zoe, name: Zoe }]
anchor: { key: others, name: Others, purpose: Being elsewhere }
";

/// What signs in each column of the table.
fn signers() -> Vec<Signer> {
    let of = |algorithm| Signer::of(algorithm, 0, &format!("{algorithm:?}-1"));
    let kinds = [Algorithm::RS256, Algorithm::ES256, Algorithm::EdDSA];
    iter::once(Signer::secret(crate::support::SECRET))
        .chain(kinds.map(of))
        .collect()
}

/// Whatever a client can see of an answer, but for what names the one request.
async fn seen(served: &Served, token: &str) -> (StatusCode, HeaderMap, String) {
    let request = post(token).body(Body::from(QUESTION)).unwrap();
    let (mut head, body) = served.answered(request).await.into_parts();
    for name in ["x-request-id", "traceresponse"] {
        assert!(head.headers.remove(name).is_some(), "{name}");
    }
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8(body.to_vec()).unwrap();
    (head.status, head.headers, text)
}

/// Why a token is refused, as the log has it.
async fn reason(keys: &KeyRing, served: &Served, token: &str) -> String {
    match keys.verify(token, served.now()).await {
        Ok(caller) => format!("names nobody here: {:?}", caller.who),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn every_forged_token_is_refused_alike() {
    let issuer = Issuer::start();
    let mut published: Vec<_> = signers().iter().skip(1).map(Signer::public).collect();
    published.push(forged::published_secret());
    issuer.publishes(&published);
    let table: Vec<_> = signers()
        .iter()
        .map(|signer| (signer.algorithm, forged::all(signer, &issuer.name())))
        .collect();
    for_each_database(async |url| {
        let served = Served::over(&url, VECTORS).await;
        served.beside(OTHERS).await;
        let keys = issuer.trusted(Rhythm::default()).await;
        let served = served.verifying(keys.clone());
        for signer in signers() {
            let right = signer.token(&claims(&issuer.name()));
            assert_eq!(seen(&served, &right).await.0, StatusCode::OK);
        }
        let (mut first, mut found) = (None, String::new());
        for (algorithm, tokens) in &table {
            assert!(tokens.len() >= 40, "{}", tokens.len());
            for (name, token) in tokens {
                let answer = seen(&served, token).await;
                let why = reason(&keys, &served, token).await;
                let why = why.replace(&issuer.name(), "ISSUER");
                writeln!(found, "{algorithm:?}  {name}: {} {why}", answer.0.as_u16()).unwrap();
                let first = first.get_or_insert_with(|| answer.clone());
                assert_eq!(&answer, first, "{algorithm:?} {name}");
            }
        }
        assert_eq!(first.unwrap().0, StatusCode::UNAUTHORIZED);
        update::compare(FILE, &found);
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_once_stays_refused_and_right_tokens_go_on() {
    let issuer = Issuer::start();
    issuer.publishes(&[signers()[1].public()]);
    let database = Database::sqlite(Schema::Migrated).await;
    let served = Served::over(database.url(), VECTORS).await;
    let served = served.verifying(issuer.trusted(Rhythm::default()).await);
    let right = signers()[1].token(&claims(&issuer.name()));
    let wrong = signers()[2].token(&claims(&issuer.name()));
    for _ in 0..3 {
        assert_eq!(seen(&served, &right).await.0, StatusCode::OK);
        assert_eq!(seen(&served, &wrong).await.0, StatusCode::UNAUTHORIZED);
    }
}

/// Who asks with a token, and with which status they are answered.
async fn status(served: &Served, token: &str) -> StatusCode {
    seen(served, token).await.0
}

#[tokio::test]
async fn a_token_of_a_revoked_machine_is_of_no_use_to_the_next_one_with_its_key() {
    for_each_database(async |url| {
        let served = Served::over(&url, VECTORS).await;
        let register = json!({ "key": "robot", "may": ["ASK"] });
        let done = served.done("ana", "serviceAccountRegister", register.clone());
        done.await;
        let old = served.token("service:robot");
        assert_eq!(status(&served, &old).await, StatusCode::OK);
        let revoke = json!({ "key": "robot" });
        served.done("ana", "serviceAccountRevoke", revoke).await;
        assert_eq!(status(&served, &old).await, StatusCode::UNAUTHORIZED);
        served.at("2026-06-01T09:10:00Z");
        served.done("ana", "serviceAccountRegister", register).await;
        assert_eq!(status(&served, &old).await, StatusCode::UNAUTHORIZED);
        let new = served.token("service:robot");
        assert_eq!(status(&served, &new).await, StatusCode::OK);
        // Those who were there from the setup on have tokens of any age.
        served.at("2026-06-01T09:20:00Z");
        assert_eq!(status(&served, &served.token("ana")).await, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_token_of_an_erased_person_is_of_no_use_to_the_next_one_with_their_key() {
    for_each_database(async |url| {
        let served = Served::over(&url, VECTORS).await;
        let old = served.token("eli");
        assert_eq!(status(&served, &old).await, StatusCode::OK);
        let whom = json!({ "key": "eli" });
        let leave = json!({ "person": whom, "on": "2026-05-31" });
        served.done("ana", "personLeave", leave).await;
        let erase = json!({ "person": whom });
        served.done("ana", "personErase", erase).await;
        served.at("2026-06-01T09:10:00Z");
        let add = json!({ "key": "eli", "name": "Elisa" });
        served.done("ana", "personAdd", add).await;
        assert_eq!(status(&served, &old).await, StatusCode::UNAUTHORIZED);
        let new = served.token("eli");
        assert_eq!(status(&served, &new).await, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn who_came_after_the_setup_needs_a_token_that_says_when_it_was_made() {
    let issuer = Issuer::start();
    issuer.publishes(&[signers()[1].public()]);
    let database = Database::sqlite(Schema::Migrated).await;
    let served = Served::over(database.url(), VECTORS).await;
    let add = json!({ "key": "fay", "name": "Fay" });
    served.done("ana", "personAdd", add).await;
    let served = served.verifying(issuer.trusted(Rhythm::default()).await);
    let token = |who: &str, iat: bool| {
        let mut claims = claims(&issuer.name());
        claims["sub"] = json!(who);
        if iat {
            claims["iat"] = json!(served.now().utc().timestamp());
        } else {
            claims.as_object_mut().unwrap().remove("iat");
        }
        signers()[1].token(&claims)
    };
    for (who, iat, expected) in [
        ("ben", false, StatusCode::OK),
        ("fay", true, StatusCode::OK),
        ("fay", false, StatusCode::UNAUTHORIZED),
    ] {
        let found = status(&served, &token(who, iat)).await;
        assert_eq!(found, expected, "{who} {iat}");
    }
}

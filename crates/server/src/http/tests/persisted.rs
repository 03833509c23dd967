//! Documents that are sent once and then named by their hash.

use super::*;
use crate::http::persisted::hex;
use sha2::{Digest as _, Sha256};

const HELLO: &str = "{ hello }";

fn hash(document: &str) -> String {
    hex(&Sha256::digest(document))
}

fn extension(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

/// Asks with a hash, perhaps with the document too.
async fn ask(app: &Router, organization: &str, document: Option<&str>, hash: &str) -> String {
    let mut body = json!({ "extensions": extension(hash) });
    if let Some(document) = document {
        body["query"] = document.into();
    }
    let request = Request::builder()
        .method("POST")
        .uri("/graphql")
        .header("authorization", format!("Bearer {}", token(organization)))
        .header("content-type", JSON)
        .header("accept", GRAPHQL);
    let request = request.body(Body::from(body.to_string())).unwrap();
    answer(app.clone(), request).await.line()
}

const NOT_FOUND: &str = "400 PERSISTED_QUERY_NOT_FOUND: PersistedQueryNotFound";

#[tokio::test]
async fn a_document_is_sent_once_and_then_its_hash_is_enough() {
    let app = app();
    let known = hash(HELLO);
    assert_eq!(ask(&app, "nordwind", None, &known).await, NOT_FOUND);
    let told = r#"200 {"hello":"world"}"#;
    assert_eq!(ask(&app, "nordwind", Some(HELLO), &known).await, told);
    assert_eq!(ask(&app, "nordwind", None, &known).await, told);
    assert_eq!(
        ask(&app, "nordwind", None, &known.to_uppercase()).await,
        told
    );
    let escaped = escaped(&extension(&known).to_string());
    let by_get = get(&format!("extensions={escaped}")).body(Body::empty());
    let found = answer(app.clone(), by_get.unwrap()).await;
    assert_eq!(found.line(), told);
    assert_eq!(found.header("cache-control"), "private, no-cache");
}

#[tokio::test]
async fn what_one_organization_sent_is_not_there_for_another() {
    let app = app();
    let known = hash(HELLO);
    ask(&app, "nordwind", Some(HELLO), &known).await;
    assert_eq!(ask(&app, "suedwind", None, &known).await, NOT_FOUND);
}

#[tokio::test]
async fn a_hash_of_another_document_is_refused_and_nothing_kept() {
    let app = app();
    let other = hash("{ caller }");
    assert_eq!(
        ask(&app, "nordwind", Some(HELLO), &other).await,
        "400 PERSISTED_QUERY_MISMATCH: `sha256Hash` is not the hash of `query`; send the SHA-256 of its UTF-8 in hexadecimal"
    );
    assert_eq!(ask(&app, "nordwind", None, &other).await, NOT_FOUND);
    assert_eq!(ask(&app, "nordwind", None, &hash(HELLO)).await, NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_document_is_not_kept() {
    let app = app();
    for document in ["{", "query A { hello } query B { hello }"] {
        let refused = ask(&app, "nordwind", Some(document), &hash(document)).await;
        assert!(refused.starts_with("400 "), "{refused}");
        assert_eq!(
            ask(&app, "nordwind", None, &hash(document)).await,
            NOT_FOUND
        );
    }
}

#[tokio::test]
async fn a_mutation_named_by_its_hash_is_not_run_by_get() {
    let app = app();
    let change = "mutation { change }";
    ask(&app, "nordwind", Some(change), &hash(change)).await;
    let escaped = escaped(&extension(&hash(change)).to_string());
    let by_get = get(&format!("extensions={escaped}")).body(Body::empty());
    let found = answer(app, by_get.unwrap()).await;
    assert_eq!(found.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn extensions_that_are_not_understood() {
    let not_understood = "400 BAD_REQUEST: `extensions.persistedQuery` is not understood; send `{\"version\": 1, \"sha256Hash\": \"…\"}` with 64 hexadecimal digits";
    for (extension, expected) in [
        (json!(7), not_understood),
        (json!({}), not_understood),
        (json!({ "version": 1 }), not_understood),
        (json!({ "version": 1, "sha256Hash": 7 }), not_understood),
        (json!({ "version": 1, "sha256Hash": "abc" }), not_understood),
        (
            json!({ "version": 1, "sha256Hash": "x".repeat(64) }),
            not_understood,
        ),
        (
            json!({ "version": 2, "sha256Hash": hash(HELLO) }),
            "400 PERSISTED_QUERY_NOT_SUPPORTED: PersistedQueryNotSupported",
        ),
        (
            Value::Null,
            "400 BAD_REQUEST: the parameter `query` is missing or empty; send a GraphQL document",
        ),
    ] {
        let body = json!({ "extensions": { "persistedQuery": extension } }).to_string();
        assert_eq!(send(post(), body).await.line(), expected);
    }
}

//! Documents and bodies that are no question.

use super::{answers_still, check, codes_and_paths, served};
use crate::support::{Served, post};
use axum::body::Body;
use serde_json::{Value, json};
use std::fmt::Write as _;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn documents() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let mut wrong = Vec::new();
        for (name, document, expected) in rows() {
            let answer = served.ask(&served.token("ben"), &document, json!({})).await;
            let codes = codes_and_paths(&answer);
            let first = codes.split("; ").next().unwrap();
            let found = format!("{} {first}", answer.status);
            if found != expected {
                wrong.push(format!("{name}\n  found    {found}\n  expected {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        answers_still(&served).await;
    })
    .await;
}

#[expect(clippy::too_many_lines, reason = "one table")]
fn rows() -> Vec<(&'static str, String, &'static str)> {
    let aliases = |count: usize| {
        let mut document = "{".to_owned();
        for number in 0..count {
            write!(document, " a{number}: viewer {{ serviceAccount }}").unwrap();
        }
        document + " }"
    };
    let deep = |depth: usize| {
        let path = "organization { anchor { ".to_owned() + &"parent { ".repeat(depth) + "id";
        format!("{{ {path} {}", "} ".repeat(depth + 3))
    };
    let bomb: String = (0..20).fold(String::new(), |mut text, n| {
        write!(text, "fragment f{n} on Query {{ ...f{0} ...f{0} }} ", n + 1).unwrap();
        text
    });
    let people = "people(first: 100) { nodes { seats(first: 100) { nodes { holders(first: 100) { nodes { id } } } } } }";
    let invalid = "400 GRAPHQL_VALIDATION_FAILED";
    vec![
        ("nothing", String::new(), "400 BAD_REQUEST"),
        ("no document", "who may?".into(), "400 GRAPHQL_PARSE_FAILED"),
        (
            "half a document",
            "{ viewer {".into(),
            "400 GRAPHQL_PARSE_FAILED",
        ),
        ("an unknown field", "{ viewer { salary } }".into(), invalid),
        (
            "an unknown argument",
            "{ viewer(loud: true) { serviceAccount } }".into(),
            invalid,
        ),
        ("no fields", "{ viewer }".into(), invalid),
        (
            "an unknown type",
            "query($a: Ghost) { viewer { serviceAccount } }".into(),
            invalid,
        ),
        (
            "a variable that is not there",
            "query($id: ID!) { node(id: $id) { id } }".into(),
            invalid,
        ),
        (
            "a fragment that is not there",
            "{ ...ghost }".into(),
            invalid,
        ),
        (
            "a fragment in itself",
            "{ ...a } fragment a on Query { ...a }".into(),
            "400 DOCUMENT_TOO_DEEP",
        ),
        (
            "an unknown directive",
            "{ viewer @loud { serviceAccount } }".into(),
            invalid,
        ),
        ("no mutations", "mutation { conquer }".into(), invalid),
        (
            "several operations",
            "query a { viewer { serviceAccount } } query b { viewer { serviceAccount } }".into(),
            "400 OPERATION_RESOLUTION_FAILURE",
        ),
        ("too many aliases", aliases(51), "400 QUERY_TOO_COMPLEX"),
        (
            "three thousand aliases",
            aliases(3_000),
            "400 DOCUMENT_TOO_LARGE",
        ),
        ("too deep", deep(15), "400 QUERY_TOO_DEEP"),
        ("far too deep", deep(5_000), "400 DOCUMENT_TOO_DEEP"),
        (
            "brackets only",
            "{".repeat(100_000),
            "400 DOCUMENT_TOO_DEEP",
        ),
        (
            "too large",
            format!("{{ viewer {{ serviceAccount }} }} #{}", "x".repeat(200_000)),
            "400 DOCUMENT_TOO_LARGE",
        ),
        (
            "fragments that double",
            format!("{{ ...f0 }} {bomb} fragment f20 on Query {{ viewer {{ serviceAccount }} }}"),
            "400 DOCUMENT_TOO_LARGE",
        ),
        (
            "a million cells",
            format!("{{ organization {{ {people} }} }}"),
            "400 QUERY_TOO_COMPLEX",
        ),
    ]
}

#[tokio::test]
async fn variables() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let query = "query($id: ID!) { node(id: $id) { id } }";
        check(
            &served,
            query,
            vec![
                ("absent", json!({}), "GRAPHQL_VALIDATION_FAILED"),
                ("null", json!({ "id": null }), "GRAPHQL_VALIDATION_FAILED"),
                (
                    "a list",
                    json!({ "id": ["a", "b"] }),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                (
                    "an object",
                    json!({ "id": {} }),
                    "GRAPHQL_VALIDATION_FAILED",
                ),
            ],
        )
        .await;
        answers_still(&served).await;
    })
    .await;
}

#[tokio::test]
async fn bodies() {
    for_each_database(|url| async move {
        let served = served(&url).await;
        let good = "{ viewer { serviceAccount } }";
        let nested = format!(
            "{{\"query\":\"{good}\",\"variables\":{}",
            "{\"a\":".repeat(100_000)
        );
        let large = json!({ "query": good, "variables": { "x": "x".repeat(2 << 20) } }).to_string();
        let rows: Vec<(&str, Vec<u8>, &str)> = vec![
            ("empty", Vec::new(), "400 BAD_REQUEST"),
            ("no JSON", b"query".to_vec(), "400 BAD_REQUEST"),
            (
                "half of it",
                b"{\"query\": \"{ viewer".to_vec(),
                "400 BAD_REQUEST",
            ),
            ("not UTF-8", vec![b'{', 0xff, 0xfe], "400 BAD_REQUEST"),
            (
                "a list",
                b"[{\"query\": \"{ viewer { serviceAccount } }\"}]".to_vec(),
                "400 BATCHING_NOT_SUPPORTED",
            ),
            (
                "an unknown parameter",
                json!({ "query": good, "loud": true }).to_string().into(),
                "400 BAD_REQUEST",
            ),
            (
                "a document that is no text",
                json!({ "query": 7 }).to_string().into(),
                "400 BAD_REQUEST",
            ),
            (
                "variables that are no object",
                json!({ "query": good, "variables": [1] })
                    .to_string()
                    .into(),
                "400 BAD_REQUEST",
            ),
            ("nested without end", nested.into(), "400 BAD_REQUEST"),
            ("two megabytes", large.into(), "413 PAYLOAD_TOO_LARGE"),
        ];
        let mut wrong = Vec::new();
        for (name, body, expected) in rows {
            let found = sent(&served, body).await;
            if found != expected {
                wrong.push(format!("{name}\n  found    {found}\n  expected {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        answers_still(&served).await;
    })
    .await;
}

async fn sent(served: &Served, body: Vec<u8>) -> String {
    let request = post(&served.token("ben")).body(Body::from(body)).unwrap();
    let answer = served.send(request).await;
    let json: Value = answer.json();
    assert!(json["data"].is_null(), "{json}");
    format!("{} {}", answer.status, codes_and_paths(&answer))
}

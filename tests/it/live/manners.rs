//! The protocol: what is understood, and what comes of what is not.

use super::{EVENTS, cursor, following, hear, served};
use crate::{proposals::stage::raised_limit, support::post};
use axum::body::Body;
use serde_json::{Value, json};
use zirkel_testkit::{
    database::{Database, Schema},
    live::{Heard, Live, PROTOCOL, handshake},
};

/// The protocol is the same on either database.
async fn database() -> Database {
    Database::sqlite(Schema::Migrated).await
}

#[tokio::test]
async fn only_the_one_subprotocol_is_spoken() {
    let database = database().await;
    let (served, address, _) = served(database.url()).await;
    for protocols in ["", "graphql-ws", "soap, graphql-ws"] {
        let opened = Live::open(&address, handshake(&address, protocols, None)).await;
        let (status, body) = opened.unwrap_err();
        assert_eq!(status, 400, "{body}");
        assert!(body.contains("graphql-transport-ws"), "{body}");
    }
    let both = format!("graphql-ws, {PROTOCOL}");
    Live::open(&address, handshake(&address, &both, None))
        .await
        .unwrap();
    // Asked as a page is.
    let request = axum::http::Request::get("/graphql/ws").body(Body::empty());
    let answer = served.send(request.unwrap()).await;
    assert_eq!(answer.status, 426);
    assert!(answer.text.contains("UPGRADE_REQUIRED"), "{}", answer.text);
}

#[tokio::test]
async fn what_is_not_understood_closes_the_connection() {
    let database = database().await;
    let (served, address, _) = served(database.url()).await;
    let subscribe = |id: &str| {
        let payload = json!({ "query": "subscription { inbox { complete } }" });
        json!({ "type": "subscribe", "id": id, "payload": payload })
    };
    for (message, code) in [
        ("", 4400),
        ("{", 4400),
        ("[]", 4400),
        ("null", 4400),
        ("{}", 4400),
        (r#"{"type":"start","id":"1"}"#, 4400),
        (r#"{"type":"subscribe"}"#, 4400),
        (r#"{"type":"subscribe","id":1,"payload":{}}"#, 4400),
        (r#"{"type":"connection_init"}"#, 4429),
        (&subscribe(&"x".repeat(201)).to_string(), 4400),
    ] {
        let mut live = Live::of(&address, &served.token("cy")).await;
        live.text(message).await;
        assert_eq!(live.closed().await.0, code, "{message}");
    }
    let mut live = Live::of(&address, &served.token("cy")).await;
    live.bytes(b"{}").await;
    assert_eq!(live.closed().await.0, 4400);
    // Before it is known who asks.
    let opened = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
    let mut live = opened.unwrap();
    live.say(&json!({ "type": "ping" })).await;
    assert_eq!(live.hear().await, Heard::Said(json!({ "type": "pong" })));
    live.say(&subscribe("1")).await;
    assert_eq!(live.closed().await.0, 4401);
    // An id that is in use.
    let mut live = Live::of(&address, &served.token("cy")).await;
    live.say(&subscribe("1")).await;
    live.told("1", "inbox").await;
    live.say(&subscribe("1")).await;
    assert_eq!(live.closed().await.0, 4409);
}

#[tokio::test]
async fn what_cannot_be_asked_is_that_subscriptions_error_and_no_others() {
    let database = database().await;
    let (served, address, circle) = served(database.url()).await;
    let from = cursor(&served, &circle).await;
    let mut live = following(&served, &address, "cy", &circle, from).await;
    let deep = "{ circle { parent ".repeat(20);
    let deep = format!("subscription {{ inbox {deep}{}", "}".repeat(60));
    for (payload, expected) in [
        (json!(7), "BAD_REQUEST"),
        (json!({}), "BAD_REQUEST"),
        (
            json!({ "query": "subscription { inbox { complete } }", "id": 1 }),
            "BAD_REQUEST",
        ),
        (json!({ "query": "subscription {" }), "GRAPHQL_PARSE_FAILED"),
        (json!({ "query": deep }), "GRAPHQL_PARSE_FAILED"),
        (
            json!({ "query": "subscription { nothing }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "subscription { inbox { complete } more: inbox { complete } }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "subscription { ...all } fragment all on Subscription { inbox { complete } }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "subscription { circleProcess { cursor } }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "{ viewer { person { key } } }" }),
            "ONLY_SUBSCRIPTIONS",
        ),
        (
            json!({ "query": "mutation { tensionShare(input: { tensionId: \"x\" }) { revision } }" }),
            "ONLY_SUBSCRIPTIONS",
        ),
        (
            json!({ "query": format!("subscription {{ inbox {{ items {{ proposal {{ circle {{ {} }} }} }} }} }}",
                "roles(first: 100) { nodes { circle { roles(first: 100) { nodes { circle { roles(first: 100) { nodes { name } } } } } } } }") }),
            "QUERY_TOO_COMPLEX",
        ),
    ] {
        live.say(&json!({ "type": "subscribe", "id": "2", "payload": payload }))
            .await;
        let errors = live.refused("2").await;
        assert!(errors[0].starts_with(expected), "{payload}: {errors:?}");
    }
    served.proposed("ben", raised_limit(&circle, 1_000)).await;
    assert_eq!(hear(&mut live, 1).await, ["PROPOSAL OPENED by ben"]);
}

#[tokio::test]
async fn a_subscription_is_not_asked_for_by_http() {
    let database = database().await;
    let (served, _, _) = served(database.url()).await;
    let body = json!({ "query": "subscription { inbox { complete } }" }).to_string();
    let request = post(&served.token("cy")).body(Body::from(body)).unwrap();
    let answer = served.send(request).await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.errors()[0].starts_with("SUBSCRIPTION_BY_WEBSOCKET"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn what_is_completed_is_told_no_more_and_its_id_is_free() {
    let database = database().await;
    let (served, address, circle) = served(database.url()).await;
    let from = cursor(&served, &circle).await;
    let mut live = following(&served, &address, "cy", &circle, from.clone()).await;
    live.say(&json!({ "type": "complete", "id": "1" })).await;
    live.say(&json!({ "type": "complete", "id": "never" }))
        .await;
    live.say(&json!({ "type": "ping" })).await;
    // All that was said before is heard by then.
    assert_eq!(live.said().await, json!({ "type": "pong" }));
    let variables = json!({ "circle": circle, "after": from });
    live.subscribe("2", EVENTS, variables.clone()).await;
    served.proposed("ben", raised_limit(&circle, 1_000)).await;
    let first = live.told("2", "circleProcess").await;
    assert_eq!(first["proposalEntry"]["event"], "OPENED");
    live.subscribe("1", EVENTS, variables).await;
    let again = live.told("1", "circleProcess").await;
    assert_eq!(again["cursor"], first["cursor"]);
    assert_ne!(again["cursor"], Value::Null);
}

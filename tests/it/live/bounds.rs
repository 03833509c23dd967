//! What one connection, and all of them, may take.

use super::{EVENTS, cursor, served};
use crate::{
    proposals::stage::raised_limit,
    support::{Served, post},
};
use axum::body::Body;
use serde_json::json;
use std::time::Duration;
use tokio::net::TcpSocket;
use zirkel_server::router::{Limits, LiveLimits, Rate};
use zirkel_testkit::{
    database::{Database, Schema},
    live::{Heard, Live, PROTOCOL, handshake},
};

/// The organization within these bounds, where it listens, and its customer circle.
async fn within(database: &Database, live: LiveLimits) -> (Served, String, String) {
    let (served, _, circle) = served(database.url()).await;
    let limits = Limits {
        live,
        ..Limits::default()
    };
    let served = served.within(limits);
    let address = served.listening().await;
    (served, address, circle)
}

#[tokio::test]
async fn a_connection_has_so_many_subscriptions_and_the_server_so_many_connections() {
    let database = Database::sqlite(Schema::Migrated).await;
    let bounds = LiveLimits {
        connections: 2,
        subscriptions: 3,
        ..LiveLimits::default()
    };
    let (served, address, _) = within(&database, bounds).await;
    let query = "subscription { inbox { complete } }";
    let mut live = Live::of(&address, &served.token("cy")).await;
    for id in ["1", "2", "3"] {
        live.subscribe(id, query, json!({})).await;
        live.told(id, "inbox").await;
    }
    live.subscribe("4", query, json!({})).await;
    let errors = live.refused("4").await;
    assert!(
        errors[0].starts_with("TOO_MANY_SUBSCRIPTIONS"),
        "{errors:?}"
    );
    live.say(&json!({ "type": "complete", "id": "2" })).await;
    live.subscribe("4", query, json!({})).await;
    live.told("4", "inbox").await;

    let second = Live::of(&address, &served.token("dee")).await;
    let full = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
    let (status, body) = full.unwrap_err();
    assert_eq!(status, 503);
    assert!(body.contains("TOO_MANY_CONNECTIONS"), "{body}");
    // Room is made as soon as the server sees that one is gone.
    drop(second);
    while Live::open(&address, handshake(&address, PROTOCOL, None))
        .await
        .is_err()
    {}
}

#[tokio::test]
async fn a_connection_that_does_not_say_who_it_is_or_gives_no_sign_is_closed() {
    let database = Database::sqlite(Schema::Migrated).await;
    let bounds = LiveLimits {
        init: Duration::from_millis(200),
        ping: Duration::from_millis(200),
        ..LiveLimits::default()
    };
    let (served, address, _) = within(&database, bounds).await;
    let opened = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
    assert_eq!(opened.unwrap().closed().await.0, 4408);
    // Who hears answers pings by itself, and stays for many of them; a wait shorter than a test's.
    let mut live = Live::of(&address, &served.token("cy")).await;
    let quiet = tokio::time::timeout(Duration::from_secs(1), live.hear()).await;
    assert!(quiet.is_err(), "{quiet:?}");
    live.say(&json!({ "type": "ping" })).await;
    assert_eq!(live.hear().await, Heard::Said(json!({ "type": "pong" })));
}

#[tokio::test]
async fn a_message_is_no_larger_than_a_request_and_no_more_often() {
    let database = Database::sqlite(Schema::Migrated).await;
    let (served, address, _) = served(database.url()).await;
    let mut live = Live::of(&address, &served.token("cy")).await;
    let large = json!({ "type": "ping", "payload": { "a": "x".repeat(2 << 20) } });
    live.say(&large).await;
    assert!(matches!(live.hear().await, Heard::Closed(_)));

    let one = std::num::NonZeroU32::new(1).unwrap();
    let three = std::num::NonZeroU32::new(3).unwrap();
    let rate = Some(Rate {
        per_second: one,
        burst: three,
    });
    let served = served.within(Limits {
        rate,
        ..Limits::default()
    });
    let address = served.listening().await;
    let mut live = Live::of(&address, &served.token("cy")).await;
    let query = "subscription { inbox { complete } }";
    for id in ["1", "2"] {
        live.subscribe(id, query, json!({})).await;
        live.told(id, "inbox").await;
    }
    live.subscribe("3", query, json!({})).await;
    let errors = live.refused("3").await;
    assert!(errors[0].starts_with("RATE_LIMITED"), "{errors:?}");
}

/// What it is told piles up in no memory: it is read from the record when there is room for it, and
/// who makes none for a while is gone.
#[tokio::test]
async fn who_never_reads_is_left_and_can_go_on_later() {
    let database = Database::sqlite(Schema::Migrated).await;
    let bounds = LiveLimits {
        connections: 1,
        send: Duration::from_millis(200),
        ..LiveLimits::default()
    };
    let (served, address, circle) = within(&database, bounds).await;
    let from = cursor(&served, &circle).await;
    let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
    for _ in 0..20 {
        let ask = json!({ "proposalId": id, "text": "x".repeat(9_000) });
        served.done("dee", "proposalAsk", ask).await;
    }
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let stream = socket.connect(address.parse().unwrap()).await.unwrap();
    let token = served.token("cy");
    let opened = Live::over(stream, handshake(&address, PROTOCOL, Some(&token))).await;
    let mut deaf = opened.unwrap();
    deaf.say(&json!({ "type": "connection_init" })).await;
    let query = "subscription($circle: ID!, $after: String) {
      circleProcess(circleId: $circle, after: $after) { cursor proposal {
        a: notes { text } b: notes { text } c: notes { text } d: notes { text } } } }";
    for number in 0..10 {
        let variables = json!({ "circle": circle, "after": from });
        deaf.subscribe(&number.to_string(), query, variables).await;
    }
    // Nobody else gets in until it is left.
    let mut opened = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
    assert_eq!(opened.as_ref().unwrap_err().0, 503);
    while opened.is_err() {
        // Others are served meanwhile.
        let body = json!({ "query": "{ viewer { person { key } } }" }).to_string();
        let request = post(&token).body(Body::from(body)).unwrap();
        assert_eq!(served.send(request).await.status, 200);
        opened = Live::open(&address, handshake(&address, PROTOCOL, None)).await;
    }
    drop(opened);
    drop(deaf);
    let mut again = None;
    while again.is_none() {
        let handshake = handshake(&address, PROTOCOL, Some(&token));
        again = Live::open(&address, handshake).await.ok();
    }
    let mut again = again.unwrap();
    again.say(&json!({ "type": "connection_init" })).await;
    assert_eq!(
        again.hear().await,
        Heard::Said(json!({ "type": "connection_ack" }))
    );
    let variables = json!({ "circle": circle, "after": from });
    again.subscribe("1", EVENTS, variables).await;
    for _ in 0..21 {
        again.told("1", "circleProcess").await;
    }
}

//! What is told as it happens, beside another organization.

use super::{MARK, both, processes, root_fields, things};
use crate::proposals::stage::circle;
use serde_json::{Value, json};
use zirkel_testkit::{
    database::for_each_database,
    live::{Heard, Live},
};

/// What is sent to a subscription with an id of the other organization, and what is in the answer.
fn probe(field: &str, circle: &str) -> Option<(&'static str, Value, &'static str)> {
    Some(match field {
        "circleProcess" => (
            "subscription($id: ID!) { circleProcess(circleId: $id) { cursor circle { name }
              proposal { title } tension { situation } } }",
            json!({ "id": circle }),
            "NOT_FOUND",
        ),
        "inbox" => (
            "subscription { inbox { complete items { proposal { title } } } }",
            json!({}),
            "\"complete\":true",
        ),
        _ => return None,
    })
}

#[tokio::test]
async fn no_subscription_tells_anything_of_another_organization() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        things(&first).await;
        let theirs = circle(&first, "resolution-desk").await;
        let address = second.listening().await;
        for field in root_fields(&first, &["subscriptionType"]).await {
            let (query, variables, expected) = probe(&field, &theirs)
                .unwrap_or_else(|| panic!("the walk has no line for `{field}`"));
            let mut live = Live::of(&address, &second.token("ben")).await;
            live.subscribe("1", query, variables).await;
            let Heard::Said(answer) = live.hear().await else {
                panic!("`{field}` is told nothing");
            };
            let answer = answer.to_string();
            assert!(answer.contains(expected), "{field}: {answer}");
            assert!(!answer.contains(MARK), "{field}: {answer}");
            // Whatever happens there, nothing more is heard here but the answer to a ping.
            processes::propose(&first).await;
            live.say(&json!({ "type": "ping" })).await;
            let pong = Heard::Said(json!({ "type": "pong" }));
            assert_eq!(live.hear().await, pong, "{field}");
        }
    })
    .await;
}

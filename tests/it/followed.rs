//! A server that follows what another one writes has the same picture as one that reads it whole,
//! whether it looks after each act or after many.

use crate::support::{Served, VECTORS, offer};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// Revisions at once: more than a server folds in.
const MANY: usize = 60;

/// Compares what followed with what is read whole.
async fn compare(url: &str, follower: &Served, after: &str) {
    follower.app().refresh().await.unwrap();
    let whole = follower.restarted(url).await.picture("ana").await;
    let folded = follower.picture("ana").await;
    assert_eq!(folded.0, whole.0, "after {after}");
    assert_eq!(folded.1, whole.1, "after {after}");
}

/// Acts of every kind, by whom and with what; `$` stands for the id of the last assignment.
fn story() -> Vec<(&'static str, &'static str, Value)> {
    let person = || json!({ "key": "zoe" });
    let given = || json!({ "assignmentId": "$" });
    vec![
        (
            "ana",
            "personAdd",
            json!({ "key": "zoe", "name": "Zoe", "email": "zoe@vectors.example" }),
        ),
        ("ana", "assignmentOffer", offer("retention", "zoe")),
        ("zoe", "assignmentAccept", given()),
        (
            "ana",
            "assignmentRefocus",
            json!({ "assignmentId": "$", "focus": { "text": "North" }, "agreed": true }),
        ),
        (
            "ana",
            "personChange",
            json!({ "person": person(), "name": "Zoé", "partner": false,
                "external": [{ "system": "crm", "id": "9" }] }),
        ),
        (
            "ana",
            "decisionTypeDefine",
            json!({ "key": "retention.gift", "title": "Send a gift", "spends": true,
                "reversibility": "HARD" }),
        ),
        (
            "ana",
            "serviceAccountRegister",
            json!({ "key": "shop", "may": ["ASK"] }),
        ),
        ("ana", "assignmentOffer", offer("billing", "zoe")),
        ("zoe", "assignmentDecline", given()),
        ("ana", "assignmentOffer", offer("billing", "zoe")),
        (
            "ana",
            "personLeave",
            json!({ "person": person(), "on": "2026-05-31" }),
        ),
        ("ana", "personErase", json!({ "person": Value::Null })),
    ]
}

#[tokio::test]
async fn what_is_folded_in_equals_what_is_read_whole() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let (each, last) = (served.restarted(&url).await, served.restarted(&url).await);
        for follower in [&each, &last] {
            compare(&url, follower, "the setup").await;
        }
        let (mut assignment, mut zoe) = (Value::Null, Value::Null);
        for (who, verb, mut input) in story() {
            if input["assignmentId"] == "$" {
                input["assignmentId"] = assignment.clone();
            }
            if input["person"].is_null() && verb == "personErase" {
                input["person"] = json!({ "id": zoe });
            }
            let payload = served.done(who, verb, input).await;
            for (noun, id) in [("assignment", &mut assignment), ("person", &mut zoe)] {
                if !payload[noun].is_null() {
                    *id = payload[noun]["id"].clone();
                }
            }
            compare(&url, &each, verb).await;
        }
        compare(&url, &last, "all of it").await;
        assert!(served.revision().await > 8);
        for count in 0..MANY {
            let input = json!({ "key": format!("p{count}"), "name": "One of many" });
            served.done("ana", "personAdd", input).await;
        }
        compare(&url, &last, "more than is folded in").await;
    })
    .await;
}

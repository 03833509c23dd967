//! What waits for whom, as it changes.

use super::served;
use crate::{
    proposals::stage::{raised_limit, seat},
    support::Served,
};
use serde_json::{Value, json};
use zirkel_testkit::{database::for_each_database, live::Live};

const INBOX: &str = "subscription($after: String) { inbox(after: $after) {
  cursor complete items { kind proposal { title } objectionId } } }";

async fn inbox_of(served: &Served, address: &str, who: &str, after: Value) -> Live {
    let mut live = Live::of(address, &served.token(who)).await;
    live.subscribe("1", INBOX, json!({ "after": after })).await;
    live
}

/// The next inbox that somebody is told: what waits, and its cursor.
async fn next(live: &mut Live) -> (Vec<String>, Value) {
    let mut inbox = live.told("1", "inbox").await;
    let items = inbox["items"].as_array().unwrap().iter();
    let kinds = items.map(|it| it["kind"].as_str().unwrap().to_owned());
    (kinds.collect(), inbox["cursor"].take())
}

#[tokio::test]
async fn an_inbox_is_told_at_once_and_whenever_it_changes() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let none: [&str; 0] = [];
        let mut dee = inbox_of(&served, &address, "dee", Value::Null).await;
        let (items, empty) = next(&mut dee).await;
        assert_eq!(items, none);
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        assert_eq!(next(&mut dee).await.0, ["ANSWER"]);
        let raised = json!({
            "proposalId": id, "version": 1, "seatId": seat(&served, "billing").await,
        });
        served.done("cy", "objectionRaise", raised).await;
        let (items, tested) = next(&mut dee).await;
        assert_eq!(items, ["ANSWER", "TEST"]);
        // From an inbox that was seen: not at once, but whatever happened since, told together.
        let mut after = inbox_of(&served, &address, "dee", tested).await;
        let mut before = inbox_of(&served, &address, "dee", empty).await;
        assert_eq!(next(&mut before).await.0, ["ANSWER", "TEST"]);
        served.confirmed("dee", &id, 1).await;
        for live in [&mut dee, &mut after, &mut before] {
            assert_eq!(next(live).await.0, ["TEST"]);
        }
    })
    .await;
}

/// The cursor of the query is that of the subscription.
#[tokio::test]
async fn nothing_falls_between_an_inbox_that_was_asked_for_and_one_that_is_told() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let query = "{ viewer { inbox { cursor items { kind } } } }";
        let asked = served
            .ask(&served.token("cy"), query, json!({}))
            .await
            .data();
        let after = asked["viewer"]["inbox"]["cursor"].clone();
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let mut cy = inbox_of(&served, &address, "cy", after).await;
        assert_eq!(next(&mut cy).await.0, ["ANSWER"]);
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_others_is_not_told_and_nothing_waits_for_a_machine() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let none: [&str; 0] = [];
        let mut eli = inbox_of(&served, &address, "eli", Value::Null).await;
        let mut crm = inbox_of(&served, &address, "service:crm", Value::Null).await;
        let mut cy = inbox_of(&served, &address, "cy", Value::Null).await;
        for live in [&mut eli, &mut crm, &mut cy] {
            assert_eq!(next(live).await.0, none);
        }
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        assert_eq!(next(&mut cy).await.0, ["ANSWER"]);
        // Theirs did not change: the next they hear is the answer to a ping.
        for live in [&mut eli, &mut crm] {
            live.say(&json!({ "type": "ping", "payload": { "a": 1 } }))
                .await;
            let pong = json!({ "type": "pong", "payload": { "a": 1 } });
            assert_eq!(live.hear().await, zirkel_testkit::live::Heard::Said(pong));
        }
    })
    .await;
}

#[tokio::test]
async fn what_changes_in_somebodys_roles_is_told_to_them_alone() {
    for_each_database(|url| async move {
        let (served, address, _) = served(&url).await;
        let query = "subscription { inbox { changes(first: 1) { nodes { revision } } } }";
        let mut dee = Live::of(&address, &served.token("dee")).await;
        let mut eli = Live::of(&address, &served.token("eli")).await;
        for live in [&mut dee, &mut eli] {
            live.subscribe("1", query, json!({})).await;
            live.told("1", "inbox").await;
        }
        served.assigned("ana", "retention", "dee").await;
        let inbox = dee.told("1", "inbox").await;
        assert_eq!(inbox["changes"]["nodes"][0]["revision"], 2, "{inbox}");
        eli.say(&json!({ "type": "ping" })).await;
        let pong = json!({ "type": "pong" });
        assert_eq!(eli.hear().await, zirkel_testkit::live::Heard::Said(pong));
    })
    .await;
}

//! What happens in a circle's process.

use super::{EVENTS, cursor, following, hear, said, served};
use crate::proposals::stage::{raised_limit, seat};
use serde_json::{Value, json};
use zirkel_testkit::{database::for_each_database, live::Live};

#[tokio::test]
async fn everything_that_happens_is_told_once_and_in_order() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let from = cursor(&served, &circle).await;
        let mut cy = following(&served, &address, "cy", &circle, from.clone()).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let ask = json!({ "proposalId": id, "text": "Why?" });
        served.done("dee", "proposalAsk", ask).await;
        served.confirmed("ana", &id, 1).await;
        let officer = json!({ "circleId": circle, "role": "FACILITATOR" });
        served.done("dee", "officerAway", officer).await;
        served.confirmed("cy", &id, 1).await;
        served.confirmed("dee", &id, 1).await;
        let expected = [
            "PROPOSAL OPENED by ben",
            "PROPOSAL NOTED by dee",
            "PROPOSAL CONFIRMED by ana",
            "OFFICES - by dee",
            "PROPOSAL CONFIRMED by cy",
            "PROPOSAL CONFIRMED by dee",
            "PROPOSAL ADOPTED by -",
        ];
        assert_eq!(hear(&mut cy, expected.len()).await, expected);
        // The same again from where it began, and from in between.
        let mut again = following(&served, &address, "ana", &circle, from).await;
        let mut cursors = Vec::new();
        for expected in expected {
            let event = again.told("1", "circleProcess").await;
            assert_eq!(said(&event), expected);
            if event["about"] == "PROPOSAL" {
                assert_eq!(event["proposal"]["state"], "ADOPTED");
            }
            cursors.push(event["cursor"].clone());
        }
        let after = cursors[3].clone();
        let mut later = following(&served, &address, "ana", &circle, after).await;
        assert_eq!(hear(&mut later, 3).await, expected[4..]);
    })
    .await;
}

/// A client asks for the state and the cursor at once; whatever it was not shown is told.
#[tokio::test]
async fn nothing_falls_between_a_query_and_the_subscription_after_it() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Circle { processCursor
          proposals { nodes { history { event } } } } } }";
        let state = served.data(query, json!({ "id": circle })).await;
        let shown = &state["node"]["proposals"]["nodes"][0]["history"];
        assert_eq!(shown.as_array().unwrap().len(), 1);
        served.confirmed("ana", &id, 1).await;
        let after = state["node"]["processCursor"].clone();
        let mut live = following(&served, &address, "cy", &circle, after).await;
        assert_eq!(hear(&mut live, 1).await, ["PROPOSAL CONFIRMED by ana"]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_and_a_private_tension_are_told_to_their_author_alone() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let from = cursor(&served, &circle).await;
        let mut ben = following(&served, &address, "ben", &circle, from.clone()).await;
        let mut cy = following(&served, &address, "cy", &circle, from.clone()).await;
        let mut crm = following(&served, &address, "service:crm", &circle, from.clone()).await;
        let id = served.drafted("ben", raised_limit(&circle, 1_000)).await;
        let sense = json!({ "seatId": seat(&served, "care").await, "situation": "Slow" });
        let sensed = served.done("ben", "tensionSense", sense).await;
        let tension = json!({ "tensionId": sensed["tension"]["id"] });
        let mut edit = raised_limit(&circle, 900);
        edit.as_object_mut().unwrap().remove("circleId");
        edit["proposalId"] = json!(id);
        served.done("ben", "proposalEdit", edit).await;
        served.done("ben", "tensionShare", tension).await;
        served
            .done("ben", "proposalSubmit", json!({ "proposalId": id }))
            .await;
        let own = [
            "PROPOSAL - by ben",
            "TENSION SENSED by ben",
            "PROPOSAL - by ben",
            "TENSION SHARED by ben",
            "PROPOSAL OPENED by ben",
        ];
        assert_eq!(hear(&mut ben, 5).await, own);
        assert_eq!(hear(&mut cy, 2).await, own[3..]);
        assert_eq!(hear(&mut crm, 2).await, own[3..]);
        // Nor is it told afterwards how they came about.
        let mut late = following(&served, &address, "cy", &circle, from).await;
        assert_eq!(hear(&mut late, 2).await, own[3..]);
    })
    .await;
}

/// More of it than is read at once.
#[tokio::test]
async fn however_often_somebody_edits_their_draft_others_hear_what_comes_after_it() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let from = cursor(&served, &circle).await;
        let id = served.drafted("ben", raised_limit(&circle, 1_000)).await;
        for amount in 900..1_010 {
            let mut edit = raised_limit(&circle, amount);
            edit.as_object_mut().unwrap().remove("circleId");
            edit["proposalId"] = json!(id);
            served.done("ben", "proposalEdit", edit).await;
        }
        let submit = json!({ "proposalId": id });
        served.done("ben", "proposalSubmit", submit).await;
        served.confirmed("dee", &id, 1).await;
        let mut cy = following(&served, &address, "cy", &circle, from).await;
        let heard = ["PROPOSAL OPENED by ben", "PROPOSAL CONFIRMED by dee"];
        assert_eq!(hear(&mut cy, 2).await, heard);
    })
    .await;
}

#[tokio::test]
async fn what_happens_in_another_circle_is_not_told() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let support = crate::proposals::stage::circle(&served, "support").await;
        let from = cursor(&served, &support).await;
        let mut below = following(&served, &address, "dee", &support, from).await;
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let officer = json!({ "circleId": support, "role": "FACILITATOR" });
        served.done("dee", "surrogateDeclare", officer).await;
        assert_eq!(hear(&mut below, 1).await, ["OFFICES - by dee"]);
    })
    .await;
}

/// Below an event everything can be asked for, as of the moment at which it is told.
#[tokio::test]
async fn an_event_shows_the_organization_as_it_is_when_it_is_told() {
    for_each_database(|url| async move {
        let (served, address, circle) = served(&url).await;
        let mut live = Live::of(&address, &served.token("cy")).await;
        let query = "subscription($circle: ID!, $after: String) {
          circleProcess(circleId: $circle, after: $after) {
            revision proposalEntry { event } circle { proposals { totalCount }
              processCursor policies { nodes { clauses { __typename } } } } } }";
        let from = cursor(&served, &circle).await;
        let variables = json!({ "circle": circle, "after": from });
        live.subscribe("1", query, variables).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let event = live.told("1", "circleProcess").await;
        assert_eq!(
            (
                &event["revision"],
                &event["circle"]["proposals"]["totalCount"]
            ),
            (&json!(1), &json!(1))
        );
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        let mut last = Value::Null;
        while last["proposalEntry"]["event"] != "ADOPTED" {
            last = live.told("1", "circleProcess").await;
        }
        assert_eq!(last["revision"], 2);
        assert!(EVENTS.contains("cursor"));
    })
    .await;
}

//! Somebody is asked to hold a role.

use crate::support::{Served, VECTORS, changed, offer, people_asked, refusals};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn a_lead_offers_and_it_gives_nothing_yet() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut input = offer("retention", "eli");
        input["until"] = json!("2026-12-31");
        input["clientMutationId"] = json!("first");
        let payload = served.done("ana", "assignmentOffer", input).await;
        assert_eq!(
            (&payload["revision"], &payload["clientMutationId"]),
            (&json!(2), &json!("first"))
        );
        let offer = &payload["assignment"];
        assert_eq!(offer["state"], "OFFERED");
        assert_eq!(offer["role"]["key"], "retention");
        assert_eq!(offer["person"]["key"], "eli");
        assert_eq!(
            (&offer["until"], &offer["inForce"]),
            (&json!("2026-12-31"), &json!(false))
        );
        let query = "{ organization { role(key: \"retention\") {
          offers { totalCount nodes { id } } seats { nodes { holders { totalCount } } } }
          person(key: \"eli\") { offers { nodes { id } } } } viewer { offers { totalCount } } }";
        let data = served.clone().asked_by("eli").data(query, json!({})).await;
        let role = &data["organization"]["role"];
        assert_eq!(role["offers"]["nodes"][0]["id"], offer["id"]);
        assert_eq!(
            role["seats"]["nodes"][0]["holders"]["totalCount"], 0,
            "GOV-2.1.2"
        );
        assert_eq!(
            data["organization"]["person"]["offers"]["nodes"][0]["id"],
            offer["id"]
        );
        assert_eq!(data["viewer"]["offers"]["totalCount"], 1);
    })
    .await;
}

#[tokio::test]
async fn with_the_word_that_they_agreed_it_holds_at_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        served.assigned("ana", "retention", "eli").await;
        let query =
            "{ organization { person(key: \"eli\") { seats { nodes { role { key } } } } } }";
        let data = served.data(query, json!({})).await;
        let seats = data["organization"]["person"]["seats"]["nodes"].to_string();
        assert!(seats.contains("retention"), "{seats}");
    })
    .await;
}

#[tokio::test]
async fn who_does_not_assign_the_role_is_told_whom_to_ask() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let payload = served
            .act("ben", "assignmentOffer", offer("retention", "eli"))
            .await;
        assert_eq!(refusals(&payload), ["NOT_ASSIGNER GOV-2.1.1"]);
        assert_eq!(payload["assignment"], json!(null));
        assert_eq!(payload["revision"], 1);
        assert_eq!(
            people_asked(&payload["userErrors"][0], "ASK_CONTROLLER"),
            ["ana"]
        );
        assert_eq!(served.revision().await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_elected_role_is_filled_by_election_alone() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = offer("customer:facilitator", "eli");
        let refusals = served.refused("ana", "assignmentOffer", input).await;
        assert_eq!(refusals, ["ELECTED_ONLY_BY_ELECTION GOV-2.1.8"]);
    })
    .await;
}

#[tokio::test]
async fn a_rep_whom_the_circle_picks_otherwise_is_recorded_and_ended_by_whoever_assigns() {
    let file = changed(
        VECTORS,
        "            - key: p1\n",
        "            - key: turns
              title: Turns
              clauses: [{ override: { hook: REP_PROCESS, text: By turns } }]
            - key: p1\n",
    );
    for_each_database(async |url| {
        let served = Served::over(&url, &file).await;
        let mut input = offer("customer:rep", "cy");
        let refusals = served.refused("ana", "assignmentOffer", input.clone());
        assert_eq!(
            refusals.await,
            ["ASSIGNEE_NOT_WILLING GOV-2.1.2 input.agreed"]
        );
        input["agreed"] = json!(true);
        let payload = served.done("ana", "assignmentOffer", input).await;
        let rep = &payload["assignment"];
        assert_eq!(rep["seat"]["role"]["key"], "customer:rep");
        let end = json!({ "assignmentId": rep["id"] });
        let ended = served.done("ana", "assignmentEnd", end).await;
        assert_eq!(ended["assignment"]["state"], "OVER");
    })
    .await;
}

#[tokio::test]
async fn a_policy_on_assignments_is_kept_by_every_offer() {
    let file = changed(
        VECTORS,
        "          policies:\n            - key: p1\n",
        "          policies:\n            - key: alone\n              title: Nobody holds it with others\n\
         \x20             clauses:\n                - override: { hook: ASSIGNMENT, roles: [retention], max_holders: 1 }\n\
         \x20           - key: p1\n",
    );
    for_each_database(move |url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            served.assigned("ana", "retention", "eli").await;
            let refusals = served
                .refused("ana", "assignmentOffer", offer("retention", "dee"))
                .await;
            assert!(
                refusals[0].starts_with("ASSIGNMENT_POLICY GOV-2.1.7"),
                "{refusals:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn everything_that_is_wrong_with_the_input_is_told_at_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = json!({
            "role": { "id": "role" },
            "person": { "id": "person" },
            "since": "tomorrow",
            "until": "2026-2-3",
            "resignTerms": "",
            "focus": { "text": "", "when": [{ "attribute": "region", "operator": "EQ", "values": [] }] },
            "clientMutationId": "",
            "revision": -1,
        });
        let faults = served.faults("ana", "assignmentOffer", input).await;
        let paths: Vec<&str> = faults.iter().map(|it| it.split(": ").next().unwrap()).collect();
        assert_eq!(
            paths,
            [
                "MALFORMED input.role.id",
                "MALFORMED input.person.id",
                "MALFORMED input.focus.text",
                "MALFORMED input.focus.when.0.values",
                "MALFORMED input.since",
                "MALFORMED input.until",
                "MALFORMED input.resignTerms",
                "MALFORMED input.clientMutationId",
                "MALFORMED input.revision",
            ]
        );
        let nobody = json!({ "role": { "key": "nothing" }, "person": { "key": "nobody" } });
        let faults = served.faults("ana", "assignmentOffer", nobody).await;
        let paths: Vec<&str> = faults.iter().map(|it| it.split(": ").next().unwrap()).collect();
        assert_eq!(paths, ["NOT_FOUND input.role.key", "NOT_FOUND input.person.key"]);
    })
    .await;
}

#[tokio::test]
async fn a_part_of_a_role_is_split_off_when_the_offer_is_accepted() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let region =
            json!({ "attribute": "region", "operator": "IN", "values": [{ "text": "APAC" }] });
        let mut input = offer("agent", "cy");
        input["focus"] = json!({ "text": "APAC", "when": [region] });
        let payload = served.done("dee", "assignmentOffer", input).await;
        let offer = &payload["assignment"];
        assert_eq!(
            (&offer["focus"], &offer["seat"]),
            (&json!("APAC"), &json!(null))
        );
        let accept = json!({ "assignmentId": offer["id"] });
        let payload = served.done("cy", "assignmentAccept", accept).await;
        assert_eq!(payload["assignment"]["seat"]["focus"], "APAC", "GOV-2.1.4");
        assert_eq!(payload["assignment"]["id"], offer["id"]);
    })
    .await;
}

#[tokio::test]
async fn several_acts_in_one_document_are_done_one_after_the_other() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let query = "mutation {
          one: assignmentOffer(input: { role: { key: \"retention\" }, person: { key: \"eli\" } }) {
            revision userErrors { code } }
          no: assignmentOffer(input: { role: { key: \"company:secretary\" }, person: { key: \"eli\" } }) {
            revision userErrors { code } }
          two: assignmentOffer(input: { role: { key: \"billing\" }, person: { key: \"eli\" } }) {
            revision userErrors { code } } }";
        let data = served.ask(&served.token("ana"), query, json!({})).await.data();
        assert_eq!(data["one"], json!({ "revision": 2, "userErrors": [] }));
        assert_eq!(data["no"]["revision"], 2);
        assert_eq!(data["no"]["userErrors"][0]["code"], "ELECTED_ONLY_BY_ELECTION");
        assert_eq!(data["two"], json!({ "revision": 3, "userErrors": [] }));
    })
    .await;
}

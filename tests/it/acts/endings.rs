//! An assignment ends: by whoever assigns, by the person, or for another focus.

use crate::support::{Served, VECTORS, changed, offer};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn whoever_assigns_ends_and_the_person_resigns() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for (verb, who) in [("assignmentEnd", "ana"), ("assignmentResign", "eli")] {
            let id = served.assigned("ana", "retention", "eli").await;
            let input = json!({ "assignmentId": id });
            let payload = served.done(who, verb, input.clone()).await;
            let ended = &payload["assignment"];
            assert_eq!(ended["state"], "OVER", "{verb}");
            assert_eq!(ended["inForce"], false);
            assert_eq!(ended["seat"]["role"]["key"], "retention");
            let refusals = served.refused(who, verb, input).await;
            assert!(
                refusals[0].starts_with("WRONG_STATE"),
                "{verb}: {refusals:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_else_ends_it_or_resigns_for_them() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.assigned("ana", "retention", "eli").await;
        let input = json!({ "assignmentId": id });
        let ended = served.refused("ben", "assignmentEnd", input.clone()).await;
        assert_eq!(ended, ["NOT_ASSIGNER GOV-2.1.1"]);
        let resigned = served.refused("ana", "assignmentResign", input).await;
        assert_eq!(resigned, ["ASSIGNEE_NOT_WILLING GOV-2.1.6"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_about_resigning_stands_in_the_way() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut input = offer("retention", "eli");
        input["resignTerms"] = json!("Four weeks' notice");
        let payload = served.done("ana", "assignmentOffer", input).await;
        let input = json!({ "assignmentId": payload["assignment"]["id"] });
        served.done("eli", "assignmentAccept", input.clone()).await;
        let refusals = served
            .refused("eli", "assignmentResign", input.clone())
            .await;
        assert_eq!(refusals, ["RESIGN_TERMS GOV-2.1.6"]);
        let released = served.done("ana", "assignmentEnd", input).await;
        assert_eq!(released["assignment"]["resignTerms"], "Four weeks' notice");
    })
    .await;
}

#[tokio::test]
async fn another_focus_is_another_assignment() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let query = "{ organization { person(key: \"eli\") { assignments { nodes { id } } } } }";
        let data = served.data(query, json!({})).await;
        let held = &data["organization"]["person"]["assignments"]["nodes"][0]["id"];
        let region =
            json!({ "attribute": "region", "operator": "IN", "values": [{ "text": "APAC" }] });
        let input = json!({
            "assignmentId": held,
            "focus": { "text": "APAC", "when": [region] },
            "agreed": true,
        });
        let payload = served.done("dee", "assignmentRefocus", input.clone()).await;
        assert_eq!(payload["assignment"]["seat"]["focus"], "APAC", "GOV-2.1.4");
        assert_ne!(payload["assignment"]["id"], *held);
        let old = json!({ "assignmentId": held });
        let refusals = served.refused("dee", "assignmentRefocus", old).await;
        assert!(refusals[0].starts_with("WRONG_STATE"), "{refusals:?}");
    })
    .await;
}

#[tokio::test]
async fn a_term_ended_with_the_day_on_which_the_person_left_not_with_their_return() {
    let one_term = changed(
        VECTORS,
        "            - key: p1\n",
        "            - key: turns
              title: Turns
              clauses:
                - override: { hook: ASSIGNMENT, roles: [retention], max_terms: 1 }
            - key: p1\n",
    );
    for_each_database(async |url| {
        let served = Served::over(&url, &one_term).await;
        served.assigned("ana", "retention", "eli").await;
        let leave = json!({ "person": { "key": "eli" }, "on": "2026-06-05" });
        served.done("ana", "personLeave", leave).await;
        served.at("2026-06-10T09:00:00Z");
        let back = json!({ "person": { "key": "eli" } });
        served.done("ana", "personReturn", back).await;
        // Four days lie between: what was held before is no term in a row.
        let again = served.assigned("ana", "retention", "eli").await;
        let end = json!({ "assignmentId": again });
        served.done("ana", "assignmentEnd", end).await;
        served.at("2026-06-11T09:00:00Z");
        let refused = served
            .refused("ana", "assignmentOffer", offer("retention", "eli"))
            .await;
        assert_eq!(refused, ["ASSIGNMENT_POLICY GOV-2.1.7 input.person"]);
    })
    .await;
}

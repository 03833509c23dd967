//! What becomes of an offer: accepted, declined, withdrawn.

use crate::support::{Served, VECTORS};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn who_accepts_holds_the_seat_from_then_on() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        let accept = json!({ "assignmentId": id });
        let payload = served.done("eli", "assignmentAccept", accept).await;
        let assignment = &payload["assignment"];
        assert_eq!(assignment["state"], "ACTIVE");
        assert_eq!(assignment["id"], id.as_str());
        assert_eq!(assignment["since"], "2026-06-01", "the day of acceptance");
        assert_eq!(assignment["adoptedIn"], 3);
        let query = "query($id: ID!) { node(id: $id) { ... on Assignment { state } }
          organization(asOf: { revision: 2 }) { role(key: \"retention\") {
            offers { totalCount } seats { nodes { holders { totalCount } } } } } }";
        let data = served.data(query, json!({ "id": id })).await;
        assert_eq!(data["node"]["state"], "ACTIVE");
        let then = json!({
            "offers": { "totalCount": 1 },
            "seats": { "nodes": [{ "holders": { "totalCount": 0 } }] },
        });
        assert_eq!(data["organization"]["role"], then);
    })
    .await;
}

#[tokio::test]
async fn only_the_person_accepts_or_declines() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        let input = json!({ "assignmentId": id });
        for (verb, who) in [("assignmentAccept", "ana"), ("assignmentDecline", "ben")] {
            let refusals = served.refused(who, verb, input.clone()).await;
            assert_eq!(refusals, ["ASSIGNEE_NOT_WILLING GOV-2.1.2"], "{verb}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_came_to_nothing_is_shown_as_over_and_is_gone() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for (verb, who) in [("assignmentDecline", "eli"), ("assignmentWithdraw", "ana")] {
            let id = served.offered("ana", "retention", "eli").await;
            let input = json!({ "assignmentId": id });
            let payload = served.done(who, verb, input.clone()).await;
            assert_eq!(payload["assignment"]["state"], "OVER", "{verb}");
            assert_eq!(payload["assignment"]["person"]["key"], "eli");
            let query = "query($id: ID!) { node(id: $id) { id } }";
            let data = served.data(query, json!({ "id": id })).await;
            assert_eq!(data["node"], json!(null));
            for again in ["assignmentAccept", "assignmentDecline", "assignmentResign"] {
                let refusals = served.refused("eli", again, input.clone()).await;
                assert_eq!(refusals.len(), 1, "{verb} {again}");
                assert!(
                    refusals[0].starts_with("WRONG_STATE"),
                    "{again}: {refusals:?}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn only_who_assigns_the_role_withdraws() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        let input = json!({ "assignmentId": id });
        let refusals = served.refused("eli", "assignmentWithdraw", input).await;
        assert_eq!(refusals, ["NOT_ASSIGNER GOV-2.1.1"]);
    })
    .await;
}

#[tokio::test]
async fn an_id_that_names_no_assignment_is_not_found() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = "assignment_01h455vb4pex5vsknk084sn02q";
        let faults = served
            .faults("eli", "assignmentAccept", json!({ "assignmentId": id }))
            .await;
        assert!(
            faults[0].starts_with("NOT_FOUND input.assignmentId"),
            "{faults:?}"
        );
        let role = "role_01h455vb4pex5vsknk084sn02q";
        let faults = served
            .faults("eli", "assignmentEnd", json!({ "assignmentId": role }))
            .await;
        assert!(
            faults[0].starts_with("MALFORMED input.assignmentId"),
            "{faults:?}"
        );
    })
    .await;
}

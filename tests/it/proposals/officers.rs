//! Who acts in an office, and who speaks for whose seat.

use super::stage::{raised_limit, seat, seated, served};
use crate::support::Served;
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

async fn officers(served: &Served, circle: &str) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on Circle {
      actingOfficers { role person { key } standingIn } } } }";
    let mut data = served.data(query, json!({ "id": circle })).await;
    data["node"]["actingOfficers"].take()
}

#[tokio::test]
async fn gov_6_5_1_a_surrogate_acts_in_order_and_says_on_what_ground() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let acting = |person: &str, ground: Value| {
            json!([
                { "role": "FACILITATOR", "person": { "key": person }, "standingIn": ground },
                { "role": "SECRETARY", "person": { "key": "cy" }, "standingIn": null },
            ])
        };
        assert_eq!(officers(&served, &circle).await, acting("dee", json!(null)));
        let office = json!({ "circleId": circle, "role": "FACILITATOR" });
        let refused = served.refused("ben", "officerAway", office.clone()).await;
        assert_eq!(refused, ["SURROGATE_ORDER GOV-6.5.1 input.role"]);
        served.done("dee", "officerAway", office.clone()).await;
        let other = acting("cy", json!("OTHER_OFFICER"));
        assert_eq!(officers(&served, &circle).await, other);
        let mut named = office.clone();
        named["person"] = json!({ "key": "ben" });
        served.done("dee", "surrogateName", named).await;
        assert_eq!(
            officers(&served, &circle).await,
            acting("ben", json!("NAMED"))
        );
        let input = seated(&served, "retention", raised_limit(&circle, 1_000)).await;
        let id = served.proposed("ana", input).await;
        let why = json!({ "proposalId": id, "criterion": "EXAMPLE", "reason": "It is a wish" });
        let refused = served.refused("cy", "proposalDiscard", why.clone()).await;
        assert_eq!(refused, ["SURROGATE_ORDER GOV-6.5.1"]);
        served.done("ben", "proposalDiscard", why).await;
        let shown = served.proposal("ana", &id).await;
        let last = shown["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["standingIn"], "NAMED");
        assert_eq!(last["criterion"], "EXAMPLE");
        assert_eq!(last["reason"], "It is a wish");
        served.done("dee", "officerBack", office).await;
        assert_eq!(officers(&served, &circle).await, acting("dee", json!(null)));
    })
    .await;
}

#[tokio::test]
async fn gov_4_2_2_a_lead_lets_another_member_speak_for_their_role() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let billing = seat(&served, "billing").await;
        let input = seated(&served, "retention", raised_limit(&circle, 1_000)).await;
        let id = served.proposed("ana", input).await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": billing });
        let refused = served
            .refused("ben", "objectionRaise", raised.clone())
            .await;
        assert_eq!(refused, ["ROLE_NOT_REPRESENTED GOV-4.2.2 input.seatId"]);
        let leave = json!({ "circleId": circle, "seatId": billing, "person": { "key": "ben" },
          "until": "2026-06-02T09:00:00Z" });
        let refused = served
            .refused("dee", "representationGrant", leave.clone())
            .await;
        assert_eq!(refused, ["ROLE_NOT_REPRESENTED GOV-4.2.2 input.seatId"]);
        served.done("cy", "representationGrant", leave).await;
        let raised = served.done("ben", "objectionRaise", raised).await;
        assert_eq!(raised["objection"]["seat"]["role"]["key"], "billing");
        let taken = json!({ "circleId": circle, "seatId": billing, "person": { "key": "ben" } });
        served
            .done("cy", "representationWithdraw", taken.clone())
            .await;
        let refused = served.refused("cy", "representationWithdraw", taken).await;
        assert_eq!(refused, ["WRONG_STATE GOV-4.2.2 input.person"]);
    })
    .await;
}

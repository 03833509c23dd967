//! T-12 to T-16 of the rulebook.

use super::stage::{raised_limit, seat, served};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn t_12_one_who_is_silent_keeps_it_open() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        for who in ["ana", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        served.at("2027-06-01T09:00:00Z");
        let open = served.proposal("ana", &id).await;
        assert_eq!(open["state"], "OPEN");
        assert_eq!(open["awaits"], json!([{ "key": "cy" }]));
    })
    .await;
}

#[tokio::test]
async fn t_13_an_amendment_asks_everybody_anew() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        for who in ["ana", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        let mut text = raised_limit(&circle, 900);
        text.as_object_mut().unwrap().remove("circleId");
        text["proposalId"] = json!(id);
        let amended = served.done("ben", "proposalAmend", text).await;
        assert_eq!(amended["proposal"]["version"], 2);
        let awaited = json!([{ "key": "ana" }, { "key": "cy" }, { "key": "dee" }]);
        assert_eq!(amended["proposal"]["awaits"], awaited);
        let stale = json!({ "proposalId": id, "version": 1 });
        let refused = served.refused("cy", "proposalConfirm", stale).await;
        assert_eq!(refused, ["STALE_RESPONSE GOV-4.7.2 input.version"]);
    })
    .await;
}

#[tokio::test]
async fn t_14_the_facilitator_says_that_workload_is_no_objection_and_nobody_else() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let seat = seat(&served, "billing").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        let raised = served.done("cy", "objectionRaise", raised).await;
        let of = json!({ "proposalId": id, "objectionId": raised["objection"]["id"] });
        served.done("dee", "objectionStartTest", of.clone()).await;
        let mut argued = of.clone();
        argued["criterion"] = json!("ROLE");
        argued["text"] = json!("I would be overloaded because of my other roles");
        let argued = served.done("cy", "objectionArgue", argued).await;
        assert_eq!(argued["objection"]["state"], "TESTING", "nothing weighs it");
        let mut none = of.clone();
        none["criteria"] = json!(["ROLE"]);
        none["reason"] = json!("It would not limit Billing if Cy held no other role");
        for who in ["ana", "ben", "cy"] {
            let refused = served
                .refused(who, "objectionFindInvalid", none.clone())
                .await;
            assert_eq!(refused, ["FACILITATOR_ONLY GOV-4.5.1"]);
        }
        let found = served.done("dee", "objectionFindInvalid", none).await;
        assert_eq!(found["objection"]["state"], "DISCARDED");
        assert_eq!(found["objection"]["lacking"], json!(["ROLE"]));
    })
    .await;
}

#[tokio::test]
async fn t_15_a_claim_that_a_rule_is_broken_is_for_the_secretary() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let seat = seat(&served, "support").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        let raised = served.done("dee", "objectionRaise", raised).await;
        let of = json!({ "proposalId": id, "objectionId": raised["objection"]["id"] });
        served.done("ana", "objectionDemandTest", of.clone()).await;
        let mut argued = of.clone();
        argued["criterion"] = json!("RULES");
        argued["text"] = json!("This is a project, and no governance");
        served.done("dee", "objectionArgue", argued).await;
        let asked = served.done("dee", "objectionAskRuling", of.clone()).await;
        assert_eq!(asked["objection"]["state"], "AWAITING_RULING");
        let mut ruled = of.clone();
        ruled["violates"] = json!(false);
        ruled["reason"] = json!("It changes a policy, which is governance");
        let refused = served.refused("dee", "objectionRule", ruled.clone()).await;
        assert_eq!(refused, ["RECORDS_DOMAIN GOV-7.2.2"]);
        let ruled = served.done("cy", "objectionRule", ruled).await;
        assert_eq!(ruled["objection"]["state"], "DISMISSED");
    })
    .await;
}

/// There is no edit that assigns anybody: what is no governance has no form, and a list without an
/// edit is refused by rule.
#[tokio::test]
async fn t_16_an_assignment_is_no_governance() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let mut input = raised_limit(&circle, 1_000);
        input["title"] = json!("Assign Eli to Care");
        input["changes"] = json!([]);
        let drafted = served.done("ben", "proposalDraft", input).await;
        let problem = &drafted["proposal"]["problems"][0];
        assert_eq!(problem["code"], "NOT_A_GOVERNANCE_OUTPUT");
        let of = json!({ "proposalId": drafted["proposal"]["id"] });
        let refused = served.refused("ben", "proposalSubmit", of).await;
        assert_eq!(refused, ["NOT_A_GOVERNANCE_OUTPUT GOV-4.1.1 input.changes"]);
    })
    .await;
}

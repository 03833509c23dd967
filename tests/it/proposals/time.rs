//! What follows by itself: silence after a limit, texts that move, proposers and circles that go.

use super::stage::{circle, raised_limit, seat, seated, served};
use crate::support::Served;
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// A policy by which silence means no objection after a week.
fn time_limit(circle: &str) -> Value {
    json!({
        "circleId": circle,
        "title": "A week is enough",
        "tension": "Proposals wait for who is on leave",
        "example": "The last one took a month",
        "effect": "It would have been in force after a week",
        "changes": [{ "policyAdopt": {
            "title": "A week to object",
            "clauses": [{ "override": { "hook": { "objectionTimeLimit": { "days": 7 } } } }],
        } }],
    })
}

/// The customer circle with that policy in force.
async fn limited(url: &str) -> (Served, String) {
    let (served, circle) = served(url).await;
    let input = seated(&served, "retention", time_limit(&circle)).await;
    let id = served.proposed("ana", input).await;
    for who in ["ben", "cy", "dee"] {
        served.confirmed(who, &id, 1).await;
    }
    (served, circle)
}

#[tokio::test]
async fn gov_4_7_3_silence_counts_after_a_limit_that_a_policy_set() {
    for_each_database(|url| async move {
        let (served, circle) = limited(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        served.time_passes("2026-06-08T08:59:59Z").await;
        assert_eq!(served.proposal("ana", &id).await["state"], "OPEN");
        served.time_passes("2026-06-08T09:00:00Z").await;
        let adopted = served.proposal("ana", &id).await;
        assert_eq!(adopted["state"], "ADOPTED");
        let events = adopted["history"].as_array().unwrap();
        let events: Vec<_> = events.iter().map(|it| it["event"].clone()).collect();
        assert_eq!(json!(events), json!(["OPENED", "LAPSED", "ADOPTED"]));
    })
    .await;
}

/// Whoever looks first settles what was due before them.
#[tokio::test]
async fn gov_4_7_3_who_comes_after_the_limit_is_too_late_also_where_nobody_looked() {
    for_each_database(|url| async move {
        let (served, circle) = limited(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let revision = served.revision().await;
        served.at("2026-06-09T09:00:00Z");
        let seat = seat(&served, "billing").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        let refused = served.refused("cy", "objectionRaise", raised).await;
        assert_eq!(refused, ["ALREADY_ADOPTED GOV-4.4.4", "WRONG_STATE -"]);
        assert_eq!(served.revision().await, revision + 1);
    })
    .await;
}

#[tokio::test]
async fn gov_4_7_3_a_concern_that_is_open_at_the_limit_is_integrated() {
    for_each_database(|url| async move {
        let (served, circle) = limited(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let seat = seat(&served, "billing").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        served.done("cy", "objectionRaise", raised).await;
        served.time_passes("2026-06-08T09:00:00Z").await;
        assert_eq!(served.proposal("ana", &id).await["state"], "INTEGRATING");
        served.time_passes("2026-07-08T09:00:00Z").await;
        assert_eq!(served.proposal("ana", &id).await["state"], "INTEGRATING");
    })
    .await;
}

#[tokio::test]
async fn gov_4_7_5_what_the_text_rests_on_moved_so_its_proposer_places_it_anew() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let late = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let sooner = seated(&served, "retention", raised_limit(&circle, 700)).await;
        let first = served.proposed("ana", sooner).await;
        for who in ["ben", "cy", "dee"] {
            served.confirmed(who, &first, 1).await;
        }
        let input = json!({ "proposalId": late, "version": 1 });
        let refused = served.refused("cy", "proposalConfirm", input).await;
        assert_eq!(refused, ["WRONG_STATE -"], "the act finds the conflict");
        let conflicted = served.proposal("ben", &late).await;
        assert_eq!(conflicted["state"], "CONFLICTED");
        assert_eq!(conflicted["moved"].as_array().unwrap().len(), 1);
        let mut text = raised_limit(&circle, 1_000);
        text.as_object_mut().unwrap().remove("circleId");
        text["proposalId"] = json!(late);
        let rebased = served.done("ben", "proposalRebase", text).await;
        assert_eq!(rebased["proposal"]["version"], 2);
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &late, 2).await;
        }
        assert_eq!(served.proposal("ben", &late).await["state"], "ADOPTED");
    })
    .await;
}

#[tokio::test]
async fn gov_4_2_1_a_proposer_who_left_is_waited_for_and_then_another_may_take_it_over() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let left = json!({ "person": { "key": "ben" }, "on": "2026-05-31" });
        served.done("ana", "personLeave", left).await;
        served.time_passes("2026-06-01T09:00:00Z").await;
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        assert_eq!(served.proposal("ana", &id).await["state"], "OPEN");
        served.time_passes("2026-06-08T09:00:00Z").await;
        assert_eq!(served.proposal("ana", &id).await["state"], "ORPHANED");
        let mut text = raised_limit(&circle, 1_000);
        text.as_object_mut().unwrap().remove("circleId");
        text["proposalId"] = json!(id);
        let text = seated(&served, "billing", text).await;
        let taken = served.done("cy", "proposalTakeOver", text).await;
        assert_eq!(taken["proposal"]["proposer"]["key"], "cy");
        for who in ["ana", "dee"] {
            served.confirmed(who, &id, 2).await;
        }
        assert_eq!(served.proposal("ana", &id).await["state"], "ADOPTED");
    })
    .await;
}

#[tokio::test]
async fn gov_4_2_3_a_circle_of_one_decides_at_once() {
    for_each_database(|url| async move {
        let (served, _) = served(&url).await;
        let care = circle(&served, "care").await;
        let mut input = raised_limit(&care, 0);
        input["changes"] = json!([{ "roleCreate": {
            "name": "Refunds", "purpose": "Refunds are quick",
        } }]);
        let id = served.drafted("ben", input).await;
        let of = json!({ "proposalId": id });
        let submitted = served.done("ben", "proposalSubmit", of).await;
        assert_eq!(submitted["proposal"]["state"], "ADOPTED");
        let query = "{ organization { role(key: \"refunds\") { name } } }";
        let data = served.data(query, json!({})).await;
        assert_eq!(data["organization"]["role"]["name"], "Refunds");
    })
    .await;
}

/// Nobody looks what a text rests on while it is off the table.
#[tokio::test]
async fn gov_4_7_5_what_moved_meanwhile_is_found_when_a_call_for_a_meeting_is_let_go() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let of = json!({ "proposalId": id });
        let reason = json!({ "proposalId": id, "reason": "Let us talk" });
        served.done("dee", "proposalEscalate", reason).await;
        let shown = served.proposal("ana", &id).await;
        let last = shown["history"].as_array().unwrap().last();
        assert_eq!(last.unwrap()["reason"], "Let us talk");
        let other = served.proposed("ben", raised_limit(&circle, 700)).await;
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &other, 1).await;
        }
        assert_eq!(served.proposal("ana", &other).await["state"], "ADOPTED");
        let released = served.done("dee", "proposalRelease", of).await;
        assert_eq!(released["proposal"]["state"], "CONFLICTED");
    })
    .await;
}

#[tokio::test]
async fn gov_4_8_1_any_member_calls_for_a_meeting_and_lets_go_again() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        served.confirmed("ana", &id, 1).await;
        let of = json!({ "proposalId": id });
        let escalated = served.done("dee", "proposalEscalate", of.clone()).await;
        assert_eq!(escalated["proposal"]["state"], "ESCALATED");
        let input = json!({ "proposalId": id, "version": 1 });
        let refused = served.refused("cy", "proposalConfirm", input).await;
        assert_eq!(refused, ["WRONG_STATE -"]);
        let refused = served.refused("cy", "proposalRelease", of.clone()).await;
        assert_eq!(refused, ["WRONG_STATE GOV-4.8.1"]);
        let released = served.done("dee", "proposalRelease", of).await;
        let awaited = json!([{ "key": "cy" }, { "key": "dee" }]);
        assert_eq!(released["proposal"]["awaits"], awaited, "answers are kept");
    })
    .await;
}

#[tokio::test]
async fn gov_1_2_6_a_circle_is_not_removed_with_open_proposals_without_a_word() {
    for_each_database(|url| async move {
        let (served, customer) = served(&url).await;
        served.assigned("ana", "care", "dee").await;
        let mut inner = raised_limit(&circle(&served, "care").await, 0);
        inner["changes"] = json!([{ "roleCreate": { "name": "Night care", "purpose": "Nights" } }]);
        let open = served.proposed("ben", inner).await;
        assert_eq!(served.proposal("dee", &open).await["state"], "OPEN");
        let mut outer = seated(&served, "retention", raised_limit(&customer, 0)).await;
        outer["changes"] = json!([{ "roleRemove": { "role": { "key": "care" } } }]);
        let id = served.drafted("ana", outer.clone()).await;
        let submit = json!({ "proposalId": id });
        let refused = served
            .refused("ana", "proposalSubmit", submit.clone())
            .await;
        assert_eq!(
            refused,
            ["REMOVAL_INCOMPLETE GOV-1.2.6 input.changes.0.roleRemove.inside"]
        );
        outer["changes"][0]["roleRemove"]["inside"] = json!({ "removed": true });
        outer.as_object_mut().unwrap().remove("circleId");
        outer["proposalId"] = json!(id);
        served.done("ana", "proposalEdit", outer).await;
        served.done("ana", "proposalSubmit", submit).await;
        for who in ["ben", "cy", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        assert_eq!(served.proposal("ana", &id).await["state"], "ADOPTED");
        served.time_passes("2026-06-01T10:00:00Z").await;
        assert_eq!(served.proposal("dee", &open).await["state"], "WITHDRAWN");
    })
    .await;
}

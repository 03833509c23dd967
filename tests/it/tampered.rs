//! Rows of the past and of circles' processes that somebody altered in the database: found, and
//! named with the next step.

use crate::{
    proposals::stage::{circle, raised_limit, seat, seated},
    support::{Served, VECTORS, offer},
};
use serde_json::json;
use zirkel_testkit::database::{for_each_database, load};

/// What is altered, each under what is then said.
fn altered() -> Vec<(&'static str, &'static str)> {
    let script = include_str!("tampered.sql").split("\n\n").skip(1);
    let blocks = script.map(|block| block.trim().trim_start_matches("-- "));
    blocks
        .map(|block| block.split_once('\n').unwrap())
        .collect()
}

/// Nine revisions in which things of several kinds came, changed and went.
async fn past(url: &str) -> Served {
    let served = Served::over(url, VECTORS).await;
    let offered = served
        .done("ana", "assignmentOffer", offer("retention", "eli"))
        .await;
    let id = json!({ "assignmentId": offered["assignment"]["id"] });
    served.done("eli", "assignmentAccept", id.clone()).await;
    served.done("ana", "assignmentEnd", id).await;
    for title in ["Gift", "Present"] {
        let define = json!({ "key": "gift", "title": title, "spends": true });
        served.done("ana", "decisionTypeDefine", define).await;
    }
    let register = json!({ "key": "robot", "may": ["ASK"] });
    served.done("ana", "serviceAccountRegister", register).await;
    let change = json!({ "key": "robot", "may": ["ASK", "ACT"] });
    served.done("ana", "serviceAccountChange", change).await;
    let leave = json!({ "person": { "key": "eli" }, "on": "2026-06-01" });
    served.done("ana", "personLeave", leave).await;
    assert_eq!(served.revision().await, 9);
    served
}

/// Thirteen entries: a policy that is adopted in revision 10, by which silence counts after a week;
/// a proposal that Ana confirmed; two tensions, one of them shared; and somebody who is away.
async fn processes(served: &Served) {
    let circle = circle(served, "customer").await;
    let week = json!({
        "circleId": circle,
        "title": "A week is enough",
        "tension": "Proposals wait for who is on leave",
        "example": "The last one took a month",
        "effect": "It would have been in force after a week",
        "changes": [{ "policyAdopt": {
            "title": "A week to object",
            "clauses": [{ "override": { "hook": { "objectionTimeLimit": { "days": 7 } } } }],
        } }],
    });
    let week = seated(served, "retention", week).await;
    let adopted = served.proposed("ana", week).await;
    for who in ["ben", "cy", "dee"] {
        served.confirmed(who, &adopted, 1).await;
    }
    let open = served.proposed("ben", raised_limit(&circle, 900)).await;
    served.confirmed("ana", &open, 1).await;
    for (who, role) in [("ben", "care"), ("cy", "billing")] {
        let sensed = json!({ "seatId": seat(served, role).await, "situation": "It waits" });
        let sensed = served.done(who, "tensionSense", sensed).await;
        if who == "ben" {
            let share = json!({ "tensionId": sensed["tension"]["id"] });
            served.done(who, "tensionShare", share).await;
        }
    }
    let away = json!({ "circleId": circle, "role": "FACILITATOR" });
    served.done("dee", "officerAway", away).await;
    assert_eq!(served.revision().await, 10);
}

#[tokio::test]
async fn a_row_that_was_altered_is_named() {
    for_each_database(|url| async move {
        let served = past(&url).await;
        processes(&served).await;
        assert_eq!(served.damage().await, [] as [String; 0]);
        for (said, statement) in altered() {
            load(&url, statement).await;
            let damage = served.damage().await;
            let named = damage.iter().any(|it| it.ends_with(said));
            assert!(named, "`{said}` is not said: {damage:#?}");
        }
    })
    .await;
}

//! Rows of the past that somebody altered in the database: found, and named.

use crate::support::{Served, VECTORS, offer};
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

#[tokio::test]
async fn a_row_of_the_past_that_was_altered_is_named() {
    for_each_database(|url| async move {
        let served = past(&url).await;
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

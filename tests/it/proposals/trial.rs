//! A policy on trial: the day of its review raises a tension, once.

use super::stage::{circle, raised_limit};
use crate::support::{Served, VECTORS};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// The tensions of Care, as Ben sees them.
async fn tensions(served: &Served) -> Value {
    let query = "{ organization { circle(key: \"care\") { tensions { nodes {
      id state by { key } situation reviewOf { key } sensedAt } } } } }";
    let mut data = served
        .ask(&served.token("ben"), query, json!({}))
        .await
        .data();
    data["organization"]["circle"]["tensions"]["nodes"].take()
}

const NOBODYS: [&str; 0] = [];

/// Which policies' reviews are in somebody's inbox.
async fn reviews(served: &Served, who: &str) -> Vec<String> {
    let query = "{ viewer { inbox { complete reviews { state reviewOf { key } } } } }";
    let data = served.ask(&served.token(who), query, json!({})).await;
    let inbox = &data.data()["viewer"]["inbox"];
    assert_eq!(inbox["complete"], true);
    let reviews = inbox["reviews"].as_array().unwrap().iter();
    let keys = reviews.map(|it| it["reviewOf"]["key"].as_str().unwrap().to_owned());
    keys.collect()
}

/// Care changes its own governance, in which Ben is alone.
async fn adopted(served: &Served, change: Value) {
    let mut input = raised_limit(&circle(served, "care").await, 0);
    input["changes"] = json!([change]);
    let id = served.proposed("ben", input).await;
    assert_eq!(served.proposal("ben", &id).await["state"], "ADOPTED");
}

#[tokio::test]
async fn gov_9_4_1_the_day_of_a_review_raises_one_tension_and_another_day_another() {
    for_each_database(|url| {
        Box::pin(async move {
            let served = Served::over(&url, VECTORS).await;
            let trial = json!({ "policyAdopt": {
            "key": "trial", "title": "On trial", "text": "Care answers within an hour",
            "reviewAt": "2026-09-01",
        } });
            adopted(&served, trial).await;
            served.time_passes("2026-08-31T21:59:59Z").await;
            assert_eq!(tensions(&served).await, json!([]));
            // The day begins in Berlin.
            let now = "2026-08-31T22:00:00Z";
            tokio::join!(served.time_passes(now), served.time_passes(now));
            served.time_passes("2026-09-01T00:00:00Z").await;
            let found = tensions(&served).await;
            let due = json!([{
                "id": found[0]["id"], "state": "SHARED", "by": null, "situation": null,
                "reviewOf": { "key": "trial" }, "sensedAt": now,
            }]);
            assert_eq!(found, due);
            assert_eq!(reviews(&served, "ben").await, ["trial"]);
            assert_eq!(reviews(&served, "eli").await, NOBODYS);
            let settle = json!({ "tensionId": found[0]["id"], "outcome": "It goes on" });
            served.done("ben", "tensionSettle", settle).await;
            assert_eq!(reviews(&served, "ben").await, NOBODYS);
            let later = json!({ "policyAmend": {
            "policy": { "key": "trial" }, "reviewAt": "2026-10-01",
        } });
            adopted(&served, later).await;
            served.time_passes("2026-10-02T00:00:00Z").await;
            let found = tensions(&served).await;
            let states: Vec<&Value> = found
                .as_array()
                .unwrap()
                .iter()
                .map(|it| &it["state"])
                .collect();
            assert_eq!(states, ["SHARED", "SETTLED"]);
        })
    })
    .await;
}

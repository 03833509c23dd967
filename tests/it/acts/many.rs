//! Many act at once: none is lost, none is done twice, and every answer says what came of it.

use crate::support::{Served, VECTORS, changed, offer, refusals};
use serde_json::json;
use std::fmt::Write as _;
use tokio::task::JoinSet;
use zirkel_testkit::database::for_each_database;

const AT_ONCE: usize = 50;
const SEATS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_offers_at_once_as_many_succeed_as_the_policy_allows() {
    let mut people = String::new();
    for count in 0..AT_ONCE {
        writeln!(people, "  - {{ key: p{count}, name: P{count} }}").unwrap();
    }
    let file = changed(
        VECTORS,
        "  - { key: eli, name: Eli }\n",
        &format!("  - {{ key: eli, name: Eli }}\n{people}"),
    );
    let file = changed(
        &file,
        "          policies:\n            - key: p1\n",
        &format!(
            "          policies:\n            - key: three\n              title: At most three\n\
             \x20             clauses:\n                - override: {{ hook: ASSIGNMENT, roles: [retention], max_holders: {SEATS} }}\n\
             \x20           - key: p1\n"
        ),
    );
    for_each_database(move |url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let other = served.restarted(&url).await;
            let mut sent = JoinSet::new();
            for count in 0..AT_ONCE {
                let served = if count % 2 == 0 { &served } else { &other };
                let mut input = offer("retention", &format!("p{count}"));
                input["agreed"] = json!(true);
                sent.spawn(served.act("ana", "assignmentOffer", input));
            }
            let mut done = 0;
            for payload in sent.join_all().await {
                let refusals = refusals(&payload);
                if refusals.is_empty() {
                    done += 1;
                } else {
                    assert!(
                        refusals[0].starts_with("ASSIGNMENT_POLICY GOV-2.1.7"),
                        "{refusals:?}"
                    );
                }
            }
            assert_eq!(done, SEATS);
            let fresh = served.restarted(&url).await;
            let query = "{ organization { revision role(key: \"retention\") {
              seats { nodes { holders { totalCount } } } } } }";
            let data = fresh.data(query, json!({})).await;
            let expected = json!({
                "revision": 1 + SEATS,
                "role": { "seats": { "nodes": [{ "holders": { "totalCount": SEATS } }] } },
            });
            assert_eq!(data["organization"], expected);
        }
    })
    .await;
}

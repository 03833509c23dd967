//! What waits for whom.

use super::stage::{raised_limit, seat, served};
use crate::support::Served;
use serde_json::json;
use zirkel_testkit::database::for_each_database;

async fn inbox(served: &Served, who: &str) -> Vec<String> {
    let query =
        "{ viewer { inbox { ...I } } then: viewer(asOf: { revision: 1 }) { inbox { ...I } } }
      fragment I on Inbox { complete items { kind proposal { title } objectionId } }";
    let data = served
        .ask(&served.token(who), query, json!({}))
        .await
        .data();
    assert_eq!(data["then"], data["viewer"], "what waits, waits now");
    let inbox = &data["viewer"]["inbox"];
    assert_eq!(inbox["complete"], true);
    let items = inbox["items"].as_array().unwrap().iter();
    items
        .map(|it| it["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_inbox_holds_what_is_owed_and_is_silent_after_the_answer() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        for who in ["ana", "cy", "dee"] {
            assert_eq!(inbox(&served, who).await, ["ANSWER"], "{who}");
        }
        for who in ["ben", "eli", "service:crm"] {
            assert_eq!(inbox(&served, who).await, [] as [&str; 0], "{who}");
        }
        served.confirmed("ana", &id, 1).await;
        assert_eq!(inbox(&served, "ana").await, [] as [&str; 0]);
        let seat = seat(&served, "billing").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        let raised = served.done("cy", "objectionRaise", raised).await;
        assert_eq!(inbox(&served, "cy").await, [] as [&str; 0]);
        assert_eq!(inbox(&served, "dee").await, ["ANSWER", "TEST"]);
        let of = json!({ "proposalId": id, "objectionId": raised["objection"]["id"] });
        served.done("dee", "objectionStartTest", of).await;
        assert_eq!(inbox(&served, "dee").await, ["ANSWER", "FINDING"]);
        assert_eq!(inbox(&served, "cy").await, ["ARGUMENT"]);
        let of = json!({ "proposalId": id });
        served.done("ana", "proposalEscalate", of).await;
        assert_eq!(inbox(&served, "dee").await, [] as [&str; 0]);
        assert_eq!(inbox(&served, "ben").await, ["MEETING"]);
    })
    .await;
}

/// What changed in somebody's roles, newest first.
async fn changes(served: &Served, who: &str) -> Vec<String> {
    let query =
        "{ viewer { inbox { changes(first: 100) { totalCount nodes { revision text } } } } }";
    let answer = served.ask(&served.token(who), query, json!({})).await;
    let changes = &answer.data()["viewer"]["inbox"]["changes"];
    let nodes = changes["nodes"].as_array().unwrap();
    assert_eq!(changes["totalCount"], nodes.len());
    let since = nodes.iter().filter(|it| it["revision"] != 1);
    since
        .map(|it| it["text"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_inbox_tells_what_changed_in_ones_roles_and_which_came_and_went() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        assert_eq!(changes(&served, "ben").await, [] as [&str; 0]);
        let mut text = raised_limit(&circle, 0);
        text["changes"] = json!([{ "roleAmend": {
            "role": { "key": "care" }, "purpose": "Nobody waits",
        } }]);
        let id = served.proposed("ben", text).await;
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        let input = json!({
            "role": { "key": "retention" }, "person": { "key": "ben" }, "agreed": true,
        });
        let held = served.done("ana", "assignmentOffer", input).await;
        let of = json!({ "assignmentId": held["assignment"]["id"] });
        served.done("ana", "assignmentEnd", of).await;
        let told = [
            "Ben no longer holds `Retention`",
            "Ben now holds `Retention`",
            "`Care` is now for: Nobody waits",
        ];
        assert_eq!(changes(&served, "ben").await, told);
        for who in ["cy", "eli"] {
            assert_eq!(changes(&served, who).await, [] as [&str; 0], "{who}");
        }
        let query = "{ viewer { inbox { changes { totalCount } } } }";
        let answer = served
            .ask(&served.token("service:crm"), query, json!({}))
            .await;
        assert_eq!(answer.data()["viewer"]["inbox"]["changes"], json!(null));
    })
    .await;
}

//! What waits for whom.

use super::stage::{raised_limit, seat, served};
use crate::support::Served;
use serde_json::json;
use zirkel_testkit::database::for_each_database;

async fn inbox(served: &Served, who: &str) -> Vec<String> {
    let query = "{ viewer { inbox { complete items { kind proposal { title } objectionId } } } }";
    let answer = served.ask(&served.token(who), query, json!({})).await;
    let inbox = &answer.data()["viewer"]["inbox"];
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

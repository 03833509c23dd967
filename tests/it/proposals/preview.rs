//! What a draft would change, and for whom: seen before anybody is asked.

use super::stage::{raised_limit, served};
use crate::support::{Served, refusals};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

const PREVIEW: &str = "query($id: ID!) { node(id: $id) { ... on Proposal { state preview {
  complete differences { kind text element { id } after { id } }
  affectedPeople { key } affectedSeats { id name circle { key } }
  authority { kind decisionType person { key } before { ...reach } after { ...reach } }
  userErrors { code rule path } } } } }
  fragment reach on Mandate { seat { name } conditions limit { amount } grounds { text } }";

/// What a proposal would change, as somebody sees it.
async fn preview(served: &Served, who: &str, id: &str) -> Value {
    let (token, variables) = (served.token(who), json!({ "id": id }));
    let answer = served.ask(&token, PREVIEW, variables);
    answer.await.data()["node"]["preview"].take()
}

/// A draft of a circle with one edit.
fn draft(circle: &str, change: &Value) -> Value {
    let mut draft = raised_limit(circle, 0);
    draft["changes"] = json!([change]);
    draft
}

/// Each change of authority in one line.
fn told(preview: &Value) -> Vec<String> {
    let reach = |it: &Value| {
        let conditions = it["conditions"].as_array().unwrap().iter();
        let conditions = conditions.map(|it| it.as_str().unwrap());
        let limit = it["limit"]["amount"].as_str();
        let limit = limit.map(|most| format!("to {most}"));
        let seat = it["seat"]["name"].as_str().unwrap().to_owned();
        let words = std::iter::once(seat).chain(conditions.map(str::to_owned));
        words.chain(limit).collect::<Vec<_>>().join(" ")
    };
    let side = |it: &Value| {
        if it.is_null() {
            "nothing".to_owned()
        } else {
            reach(it)
        }
    };
    let line = |it: &Value| {
        format!(
            "{} {} {}: {} > {}",
            it["person"]["key"].as_str().unwrap(),
            it["kind"].as_str().unwrap(),
            it["decisionType"].as_str().unwrap(),
            side(&it["before"]),
            side(&it["after"]),
        )
    };
    let changes = preview["authority"].as_array().unwrap();
    changes.iter().map(line).collect()
}

fn texts(list: &Value, field: &str) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it[field].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_draft_that_raises_a_limit_shows_up_to_which_amount_who_may_then() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let before = served.revision().await;
        let id = served.drafted("ben", raised_limit(&circle, 1_000)).await;
        let found = preview(&served, "ben", &id).await;
        assert_eq!(
            told(&found),
            [
                "ben CHANGED waiver: Care to 500.00 > Care to 1000.00",
                "ben CHANGED waiver.late_fee: Care to 500.00 > Care to 1000.00",
            ]
        );
        assert_eq!(found["userErrors"], json!([]));
        assert_eq!(found["complete"], true);
        assert_eq!(texts(&found["differences"], "kind"), ["AMENDED"]);
        assert_eq!(served.revision().await, before, "nothing is written");
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_gives_a_role_an_accountability_shows_who_gains_what() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let change = json!({ "roleAmend": { "role": { "key": "billing" }, "parts": [
            { "add": { "accountability": { "text": "Talking to those who leave",
                "covers": [{ "decisionType": "retention" }] } } }] } });
        let id = served.drafted("ben", draft(&circle, &change)).await;
        let found = preview(&served, "ben", &id).await;
        assert_eq!(
            told(&found),
            ["cy GAINED retention: nothing > Billing"],
            "ana covers Retention as before"
        );
        assert_eq!(texts(&found["affectedPeople"], "key"), ["cy"]);
        assert_eq!(texts(&found["affectedSeats"], "name"), ["Billing"]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_removes_a_role_shows_who_loses_what_it_might() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let change = json!({ "roleRemove": { "role": { "key": "care" } } });
        let id = served.drafted("ben", draft(&circle, &change)).await;
        let found = preview(&served, "ben", &id).await;
        assert_eq!(
            told(&found),
            [
                "ben LOST waiver: Care to 500.00 > nothing",
                "ben LOST waiver.late_fee: Care to 500.00 > nothing",
            ]
        );
        assert_eq!(texts(&found["affectedPeople"], "key"), ["ben"]);
        assert_eq!(texts(&found["affectedSeats"], "name"), ["Care"]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_whose_edits_can_not_be_made_shows_why_and_nothing_else() {
    for_each_database(|url| async move {
        let (served, customer) = served(&url).await;
        let change = json!({ "roleRemove": { "role": { "key": "support" } } });
        let id = served.drafted("ben", draft(&customer, &change)).await;
        let found = preview(&served, "ben", &id).await;
        assert_eq!(
            refusals(&found),
            ["REMOVAL_INCOMPLETE GOV-1.2.6 input.changes.0.roleRemove.inside"]
        );
        let lists = [
            "differences",
            "affectedPeople",
            "affectedSeats",
            "authority",
        ];
        for list in lists {
            assert_eq!(found[list], json!([]), "{list}");
        }
        assert_eq!(found["complete"], false);
    })
    .await;
}

#[tokio::test]
async fn what_nothing_can_become_of_any_more_has_no_preview() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let seen = preview(&served, "eli", &id).await;
        assert_eq!(
            seen["complete"], true,
            "whoever sees it sees what it would change"
        );
        served
            .done("ben", "proposalWithdraw", json!({ "proposalId": id }))
            .await;
        assert_eq!(preview(&served, "ben", &id).await, Value::Null);
    })
    .await;
}

//! What goes wrong behind the server: a typed answer, and the same answers as before afterwards.

use crate::support::{NOW, Served, VECTORS, case, codes};
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;
use zirkel_testkit::database::{Database, Schema, for_each_database};

const VIEWER: &str = "{ viewer { person { key } organization { key revision } } }";

#[tokio::test]
async fn a_database_that_is_gone_is_503_and_no_wrong_answer() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let served = Served::over(database.url(), VECTORS).await;
    let asked_before = served.may("ben", &case("waiver").of("200")).await;
    let fresh = served.restarted(database.url()).await;
    database.remove().await;

    let answer = fresh.ask(&fresh.token("ben"), VIEWER, json!({})).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(
        answer.json()["errors"][0]["extensions"]["code"],
        "UNAVAILABLE"
    );
    // What was read before is still true: nothing can be adopted meanwhile.
    let asked_again = served.may("ben", &case("waiver").of("200")).await;
    assert_eq!(asked_before, asked_again);
}

#[tokio::test]
async fn many_questions_at_once_get_the_answers_of_one_alone() {
    for_each_database(|url| async move {
        let served = Arc::new(Served::over(&url, VECTORS).await);
        let fresh = Arc::new(served.restarted(&url).await);
        let mut asked = JoinSet::new();
        for number in 0..60 {
            let served = Arc::clone(if number % 2 == 0 { &served } else { &fresh });
            asked.spawn(async move {
                let amount = if number % 3 == 0 { "500.01" } else { "500" };
                let decision = served.may("ben", &case("waiver").of(amount)).await;
                (amount, codes(&decision))
            });
        }
        while let Some(answer) = asked.join_next().await {
            let (amount, codes) = answer.unwrap();
            let expected = match amount {
                "500" => "ALLOWED",
                _ => "NEEDS_PERMISSION: NEEDS_PERMISSION",
            };
            assert_eq!(codes, expected, "{amount}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_before_the_record_is_no_fault() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        served.at("2025-12-31T23:59:59Z");
        let early = served.ask(&served.token("ben"), VIEWER, json!({})).await;
        assert!(early.status < 500, "{} {}", early.status, early.text);
        served.at(NOW);
        let later = served.ask(&served.token("ben"), VIEWER, json!({})).await;
        assert_eq!(later.data()["viewer"]["organization"]["revision"], 1);
    })
    .await;
}

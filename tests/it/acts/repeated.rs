//! An act that is sent twice is done once.

use crate::{
    proposals::stage::{circle, raised_limit},
    support::{Served, VECTORS, offer},
};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use zirkel_testkit::database::for_each_database;

fn named(mut input: Value, name: &str) -> Value {
    input["clientMutationId"] = json!(name);
    input
}

#[tokio::test]
async fn the_same_act_under_the_same_name_gives_the_first_answer() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = named(offer("retention", "eli"), "one");
        let first = served.done("ana", "assignmentOffer", input.clone()).await;
        served.offered("ana", "billing", "eli").await;
        let again = served.done("ana", "assignmentOffer", input).await;
        assert_eq!(again, first);
        assert_eq!(served.revision().await, 3);
        let ended = named(json!({ "assignmentId": first["assignment"]["id"] }), "two");
        let declined = served.done("eli", "assignmentDecline", ended.clone()).await;
        served.offered("ana", "retention", "eli").await;
        assert_eq!(
            served.done("eli", "assignmentDecline", ended).await,
            declined
        );
        assert_eq!(served.revision().await, 5);
    })
    .await;
}

#[tokio::test]
async fn another_server_knows_what_was_done() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = named(offer("retention", "eli"), "one");
        let first = served.done("ana", "assignmentOffer", input.clone()).await;
        let other = served.restarted(&url).await;
        assert_eq!(other.done("ana", "assignmentOffer", input).await, first);
    })
    .await;
}

#[tokio::test]
async fn another_act_under_the_same_name_is_refused() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let input = named(offer("retention", "eli"), "one");
        let first = served.done("ana", "assignmentOffer", input.clone()).await;
        let other = named(offer("retention", "dee"), "one");
        let verb = named(json!({ "assignmentId": first["assignment"]["id"] }), "one");
        for (verb, input) in [("assignmentOffer", other), ("assignmentWithdraw", verb)] {
            let faults = served.faults("ana", verb, input).await;
            assert!(
                faults[0].starts_with("MALFORMED input.clientMutationId"),
                "{faults:?}"
            );
            assert!(faults[0].contains("assignmentOffer"), "{faults:?}");
        }
        // Names are each caller's own.
        let others = named(offer("agent", "cy"), "one");
        served.done("dee", "assignmentOffer", others).await;
        assert_eq!(served.revision().await, 3);
    })
    .await;
}

#[tokio::test]
async fn an_act_that_was_refused_may_be_sent_again() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        let input = named(json!({ "assignmentId": id }), "one");
        served.refused("ana", "assignmentEnd", input.clone()).await;
        let accept = json!({ "assignmentId": id });
        served.done("eli", "assignmentAccept", accept).await;
        served.done("ana", "assignmentEnd", input).await;
    })
    .await;
}

#[tokio::test]
async fn of_ten_sent_at_once_one_is_done() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let other = served.restarted(&url).await;
        let mut sent = JoinSet::new();
        for count in 0..10 {
            let served = if count % 2 == 0 { &served } else { &other };
            let input = named(offer("retention", "eli"), "one");
            sent.spawn(served.act("ana", "assignmentOffer", input));
        }
        let payloads = sent.join_all().await;
        assert_eq!(payloads[0]["revision"], 2);
        assert!(payloads.iter().all(|it| *it == payloads[0]), "{payloads:?}");
        assert_eq!(served.restarted(&url).await.revision().await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_act_on_a_proposal_that_is_sent_twice_is_done_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let customer = circle(&served, "customer").await;
        let draft = named(raised_limit(&customer, 1_000), "one");
        let first = served.done("ben", "proposalDraft", draft.clone()).await;
        assert_eq!(served.done("ben", "proposalDraft", draft).await, first);
        let submit = named(json!({ "proposalId": first["proposal"]["id"] }), "two");
        let open = served.done("ben", "proposalSubmit", submit.clone()).await;
        let other = served.restarted(&url).await;
        assert_eq!(other.done("ben", "proposalSubmit", submit).await, open);
    })
    .await;
}

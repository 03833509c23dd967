//! Tensions from the outside: sensed, shared, linked, settled; and where each can be worked on.

use crate::support::{Served, VECTORS, case};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// The id of a role's whole seat, of the role, and of its circle.
async fn care(served: &Served, key: &str) -> (Value, Value) {
    let query = "query($key: String!) { organization { role(key: $key) {
      id seats { nodes { id } } } } }";
    let mut role = served.data(query, json!({ "key": key })).await["organization"]["role"].take();
    (role["seats"]["nodes"][0]["id"].take(), role["id"].take())
}

/// Senses something as Ben, in Care, about these; its id.
async fn sensed(served: &Served, about: Value) -> String {
    let (seat, _) = care(served, "care").await;
    let input = json!({
        "seatId": seat, "situation": "Small waivers wait for Billing", "about": about,
    });
    let payload = served.done("ben", "tensionSense", input).await;
    assert_eq!(payload["tension"]["state"], "PRIVATE");
    payload["tension"]["id"].as_str().unwrap().to_owned()
}

/// What somebody sees of a tension: by its id, in its circle, among their own.
async fn seen(served: &Served, who: &str, id: &str) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on Tension { state } }
      nodes(ids: [$id]) { id }
      organization { circle(key: \"customer\") { tensions { totalCount nodes { id } } } }
      viewer { tensions { totalCount } } }";
    let token = served.token(who);
    let answer = served.ask(&token, query, json!({ "id": id }));
    let data = answer.await.data();
    let listed = &data["organization"]["circle"]["tensions"];
    assert_eq!(
        listed["nodes"].as_array().unwrap().len(),
        usize::try_from(listed["totalCount"].as_u64().unwrap()).unwrap()
    );
    json!([
        data["node"]["state"],
        listed["totalCount"],
        data["viewer"]["tensions"]["totalCount"]
    ])
}

/// The ways to work on a tension for somebody.
async fn ways(served: &Served, who: &str, id: &str) -> Vec<String> {
    let query = "query($id: ID!) { node(id: $id) { ... on Tension { triage {
      kind message isMember decision { verdict } role { key } circle { key } } } } }";
    let token = served.token(who);
    let answer = served.ask(&token, query, json!({ "id": id }));
    let ways = answer.await.data()["node"]["triage"].take();
    let ways = ways.as_array().unwrap().iter();
    ways.map(|it| it["message"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn gov_9_4_1_a_tension_is_its_authors_alone_until_it_is_shared() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = sensed(&served, json!([])).await;
        let of = json!({ "tensionId": id });
        assert_eq!(seen(&served, "ben", &id).await, json!(["PRIVATE", 1, 1]));
        assert_eq!(seen(&served, "ana", &id).await, json!([null, 0, 0]));
        for verb in ["tensionShare", "tensionDrop", "tensionSettle"] {
            let faults = served.faults("ana", verb, of.clone()).await;
            assert_eq!(
                faults,
                ["NOT_FOUND input.tensionId: `tensionId` names no tension here"],
                "{verb}"
            );
        }
        let put = json!({ "tensionId": id, "situation": "They wait", "need": "Speed" });
        let edited = served.done("ben", "tensionEdit", put.clone()).await;
        assert_eq!(edited["tension"]["situation"], "They wait");
        served.done("ben", "tensionShare", of.clone()).await;
        assert_eq!(seen(&served, "ana", &id).await, json!(["SHARED", 1, 0]));
        assert_eq!(seen(&served, "eli", &id).await, json!(["SHARED", 1, 0]));
        let refused = served.refused("ben", "tensionEdit", put).await;
        assert_eq!(refused, ["WRONG_STATE -"]);
        let refused = served.refused("ana", "tensionDrop", of.clone()).await;
        assert_eq!(refused, ["WRONG_STATE -"]);
        let refused = served.refused("eli", "tensionSettle", of.clone()).await;
        assert_eq!(refused, ["NOT_CIRCLE_MEMBER GOV-9.4.1"]);
        let words = json!({ "tensionId": id, "outcome": "Billing answers within the hour" });
        let settled = served.done("ana", "tensionSettle", words).await;
        assert_eq!(settled["tension"]["state"], "SETTLED");
        let refused = served.refused("ben", "tensionDrop", of).await;
        assert_eq!(refused, ["WRONG_STATE -"]);
    })
    .await;
}

#[tokio::test]
async fn gov_9_4_1_nobody_senses_in_a_seat_that_another_leads() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let (seat, _) = care(&served, "care").await;
        let input = json!({ "seatId": seat, "situation": "Too slow" });
        let refused = served.refused("dee", "tensionSense", input).await;
        assert_eq!(refused, ["ROLE_NOT_REPRESENTED GOV-9.4.1 input.seatId"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_dropped_unshared_stays_its_authors() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = sensed(&served, json!([])).await;
        served
            .done("ben", "tensionDrop", json!({ "tensionId": id }))
            .await;
        assert_eq!(seen(&served, "ben", &id).await, json!(["DROPPED", 0, 0]));
        assert_eq!(seen(&served, "ana", &id).await, json!([null, 0, 0]));
    })
    .await;
}

#[tokio::test]
async fn the_same_act_sent_twice_is_done_once() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let (seat, _) = care(&served, "care").await;
        let input = json!({ "seatId": seat, "situation": "Slow", "clientMutationId": "one" });
        let first = served.done("ben", "tensionSense", input.clone()).await;
        let share = json!({ "tensionId": first["tension"]["id"] });
        served.done("ben", "tensionShare", share).await;
        let again = served.done("ben", "tensionSense", input).await;
        assert_eq!(again, first);
    })
    .await;
}

#[tokio::test]
async fn a_proposal_that_one_sees_is_linked() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = sensed(&served, json!([])).await;
        served
            .done("ben", "tensionShare", json!({ "tensionId": id }))
            .await;
        let query = "{ organization { circle(key: \"customer\") { id } } }";
        let circle = served.data(query, json!({})).await["organization"]["circle"]["id"].take();
        let draft = json!({ "circleId": circle, "changes": [] });
        let draft = served.done("ben", "proposalDraft", draft).await["proposal"]["id"].take();
        let link = json!({ "tensionId": id, "proposalId": draft });
        let faults = served.faults("dee", "tensionLink", link.clone()).await;
        assert_eq!(
            faults,
            ["NOT_FOUND input.proposalId: `proposalId` names no proposal here"]
        );
        served.done("ben", "tensionLink", link).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Tension { proposals { id } } } }";
        for (who, expected) in [("ben", json!([{ "id": draft }])), ("dee", json!([]))] {
            let token = served.token(who);
            let answer = served.ask(&token, query, json!({ "id": id }));
            assert_eq!(answer.await.data()["node"]["proposals"], expected, "{who}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_that_can_not_be_is_not_sensed() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut of = case("waiver").of("100").json();
        of["externalRef"] = json!("T-1");
        let id = sensed(&served, json!([{ "case": of }])).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Tension {
          about { case { decisionType externalRef } } } } }";
        let token = served.token("ben");
        let answer = served.ask(&token, query, json!({ "id": id }));
        let about = answer.await.data()["node"]["about"].take();
        let kept = json!([{ "case": { "decisionType": "waiver", "externalRef": "T-1" } }]);
        assert_eq!(about, kept);
        let (seat, _) = care(&served, "care").await;
        let wrong = json!({ "case": case("waiver").text("urgent", "yes").json() });
        let input = json!({ "seatId": seat, "situation": "Too slow", "about": [wrong] });
        let faults = served.faults("ben", "tensionSense", input).await;
        let told = "MALFORMED input.about.0.case.attributes.0: attribute `urgent` of `waiver` is \
                    given as text, it is boolean";
        assert_eq!(faults, [told]);
    })
    .await;
}

#[tokio::test]
async fn triage_says_whose_affair_it_is() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let (_, billing) = care(&served, "billing").await;
        let small = json!({ "case": case("waiver").of("100").json() });
        let large = json!({ "case": case("waiver").of("800").json() });
        let role = json!({ "roleId": billing });
        let id = sensed(&served, json!([small, large, role])).await;
        let member = "governance of Customer Circle, where you are a member";
        let ben = ways(&served, "ben", &id).await;
        assert_eq!(
            ben.first().unwrap(),
            "`waiver` is already within your authority"
        );
        assert_eq!(ben.last().unwrap(), member);
        served
            .done("ben", "tensionShare", json!({ "tensionId": id }))
            .await;
        let eli = ways(&served, "eli", &id).await;
        let outside = "governance of Customer Circle, where you are not a member";
        assert_eq!(eli.last().unwrap(), outside);
        assert!(eli[0].starts_with("a request to "), "{eli:?}");
        assert!(!eli.iter().any(|it| it.contains("already")), "{eli:?}");
    })
    .await;
}

/// The tensions that ask something of somebody.
async fn requests(served: &Served, who: &str) -> Value {
    let query = "{ viewer { inbox { complete requests { id } } } }";
    let data = served.ask(&served.token(who), query, json!({})).await;
    let mut inbox = data.data()["viewer"]["inbox"].take();
    assert_eq!(inbox["complete"], true);
    inbox["requests"].take()
}

#[tokio::test]
async fn gov_3_3_5_whoever_can_permit_a_case_finds_it_in_their_inbox_until_it_is_settled() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let large = json!([{ "case": case("waiver").of("800").json() }]);
        let id = sensed(&served, large).await;
        assert_eq!(requests(&served, "cy").await, json!([]), "it is private");
        let of = json!({ "tensionId": id });
        served.done("ben", "tensionShare", of.clone()).await;
        assert_eq!(requests(&served, "cy").await, json!([{ "id": id }]));
        for who in ["ben", "ana", "eli"] {
            assert_eq!(requests(&served, who).await, json!([]), "{who}");
        }
        served.done("ben", "tensionSettle", of).await;
        assert_eq!(requests(&served, "cy").await, json!([]));
    })
    .await;
}

//! A change of governance from its draft to the revision that it makes.

use super::stage::{MEMBERS, raised_limit, served};
use crate::support::{Served, case};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

/// Whether Ben may waive so much.
async fn verdict(served: &Served, amount: u32) -> String {
    let query = "query($case: CaseInput!) {
      mayResolve(actor: { key: \"ben\" }, case: $case) { verdict } }";
    let asked = case("waiver").of(&amount.to_string());
    let data = served.data(query, json!({ "case": asked.json() })).await;
    data["mayResolve"]["verdict"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn gov_4_7_1_a_proposal_is_in_force_with_the_last_confirmation() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        assert_eq!(verdict(&served, 800).await, "NEEDS_PERMISSION");
        let before = served.revision().await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        for who in ["ana", "cy"] {
            assert_eq!(served.confirmed(who, &id, 1).await["state"], "OPEN");
        }
        assert_eq!(served.revision().await, before, "nothing has changed yet");
        let adopted = served.confirmed("dee", &id, 1).await;
        assert_eq!(adopted["state"], "ADOPTED");
        assert_eq!(adopted["adoptedIn"], before + 1);
        assert_eq!(served.revision().await, before + 1);
        assert_eq!(verdict(&served, 800).await, "ALLOWED");
        for who in MEMBERS {
            let input = json!({ "proposalId": id, "version": 1 });
            let refused = served.refused(who, "proposalConfirm", input).await;
            assert_eq!(refused, ["WRONG_STATE -"]);
        }
    })
    .await;
}

#[tokio::test]
async fn from_a_policy_one_finds_the_decision_that_made_it_and_the_one_before() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        for who in ["ana", "cy", "dee"] {
            served.confirmed(who, &id, 1).await;
        }
        let query = "query($id: ID!) { node(id: $id) { ... on Circle {
          policies { nodes { id key } } } } }";
        let data = served.data(query, json!({ "id": circle })).await;
        let policy = &data["node"]["policies"]["nodes"][0]["id"];
        let why = "query($id: ID!, $asOf: AsOfInput) { whyIsThis(id: $id, asOf: $asOf) {
          number cause proposal { id tension versions { number responses { kind } } } } }";
        let data = served.data(why, json!({ "id": policy })).await;
        let decision = &data["whyIsThis"];
        assert_eq!(decision["cause"], "PROPOSAL");
        assert_eq!(decision["proposal"]["id"], json!(id));
        let versions = decision["proposal"]["versions"].as_array().unwrap();
        assert_eq!(versions[0]["responses"].as_array().unwrap().len(), 4);
        let before = decision["number"].as_i64().unwrap() - 1;
        let of = json!({ "id": policy, "asOf": { "revision": before } });
        let data = served.data(why, of).await;
        let setup = json!({ "number": 1, "cause": "SETUP", "proposal": null });
        assert_eq!(data["whyIsThis"], setup);
    })
    .await;
}

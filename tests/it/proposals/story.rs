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

//! An act by somebody who has seen an older revision.

use crate::support::{Served, VECTORS, offer};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn what_moved_since_stands_in_the_way_and_what_moved_elsewhere_does_not() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        served.offered("ana", "billing", "eli").await;
        let accept = json!({ "assignmentId": id, "revision": 1 });
        let refusals = served.refused("eli", "assignmentAccept", accept).await;
        assert_eq!(refusals, ["REVISION_MOVED - input.revision"]);
        let accept = json!({ "assignmentId": id, "revision": 2 });
        let payload = served.done("eli", "assignmentAccept", accept).await;
        assert_eq!(
            payload["revision"], 4,
            "billing moved in 3, which this does not touch"
        );
    })
    .await;
}

#[tokio::test]
async fn all_that_stands_in_the_way_is_told_with_it() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let id = served.offered("ana", "retention", "eli").await;
        let accept = json!({ "assignmentId": id, "revision": 1 });
        let refusals = served.refused("ben", "assignmentAccept", accept).await;
        assert_eq!(
            refusals,
            [
                "REVISION_MOVED - input.revision",
                "ASSIGNEE_NOT_WILLING GOV-2.1.2"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_revision_that_is_not_there_cannot_have_been_seen() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for revision in [0, 2] {
            let mut input = offer("retention", "eli");
            input["revision"] = json!(revision);
            let faults = served.faults("ana", "assignmentOffer", input).await;
            assert!(
                faults[0].starts_with("MALFORMED input.revision"),
                "{faults:?}"
            );
        }
    })
    .await;
}

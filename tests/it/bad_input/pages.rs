//! Page sizes, cursors and ids that do not fit.

use super::{answers_still, check, served};
use crate::support::Served;
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn pages_and_ids() {
    const WHO: &str = "query($case: CaseInput!, $asker: PersonRef, $a: Int, $b: Int) {
      whoMayResolve(case: $case, asker: $asker, authorizedFirst: $a, blockedFirst: $b) { revision } }";
    const BY: &str = "query($first: Int, $after: String) {
      resolvableBy(actor: { key: \"ben\" }, first: $first, after: $after) { totalCount } }";
    const PEOPLE: &str = "query($first: Int, $after: String) {
      organization { people(first: $first, after: $after) { totalCount } } }";
    const NODE: &str = "query($id: ID!) { node(id: $id) { id } }";
    const NODES: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    for_each_database(|url| async move {
        let served = served(&url).await;
        let who = |more: Value| {
            let mut variables = json!({ "case": { "decisionType": "waiver" } });
            variables.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            variables
        };
        check(&served, WHO, vec![
            ("-1 authorized", who(json!({ "a": -1 })), "MALFORMED authorizedFirst"),
            ("100000 authorized", who(json!({ "a": 100_000 })), "MALFORMED authorizedFirst"),
            ("-1 blocked", who(json!({ "b": -1 })), "MALFORMED blockedFirst"),
            ("101 blocked", who(json!({ "b": 101 })), "MALFORMED blockedFirst"),
            ("nobody asks", who(json!({ "asker": { "key": "nobody" } })), "NOT_FOUND asker.key"),
            ("all of it", json!({ "case": { "decisionType": "" }, "asker": { "key": "nobody" }, "a": -1, "b": -1 }),
                "MALFORMED case.decisionType; NOT_FOUND asker.key; MALFORMED authorizedFirst; MALFORMED blockedFirst"),
        ]).await;
        let elsewhere = cursor_of(&served).await;
        for query in [BY, PEOPLE] {
            check(&served, query, vec![
                ("-1", json!({ "first": -1 }), "MALFORMED first"),
                ("100000", json!({ "first": 100_000 }), "MALFORMED first"),
                ("garbage", json!({ "after": "garbage" }), "MALFORMED after"),
                ("an empty cursor", json!({ "after": "" }), "MALFORMED after"),
                ("a long cursor", json!({ "after": "x".repeat(900_000) }), "MALFORMED after"),
                ("a cursor of another list", json!({ "after": elsewhere }), "MALFORMED after"),
            ]).await;
        }
        let ids: Vec<&str> = vec!["role_01jz0000000000000000000000"; 101];
        check(&served, NODE, vec![
            ("garbage", json!({ "id": "garbage" }), "MALFORMED id"),
            ("an unknown kind", json!({ "id": "ghost_01jz0000000000000000000000" }), "MALFORMED id"),
            ("capitals", json!({ "id": "ROLE_01JZ0000000000000000000000" }), "MALFORMED id"),
            ("a long id", json!({ "id": "x".repeat(900_000) }), "MALFORMED id"),
            ("a number", json!({ "id": 7 }), "MALFORMED id"),
        ]).await;
        check(&served, NODES, vec![
            ("too many", json!({ "ids": ids }), "MALFORMED ids"),
            ("one is garbage", json!({ "ids": ["role_01jz0000000000000000000000", "garbage"] }), "MALFORMED ids.1"),
        ]).await;
        answers_still(&served).await;
    })
    .await;
}

/// A cursor of the roles of the anchor circle.
async fn cursor_of(served: &Served) -> Value {
    let query = "{ organization { anchor { roles(first: 1) { edges { cursor } } } } }";
    let mut data = served.data(query, json!({})).await;
    data["organization"]["anchor"]["roles"]["edges"][0]["cursor"].take()
}

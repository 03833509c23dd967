//! Reading the structure: all of it in one answer, page by page, and the same twice.

use crate::support::{Served, VECTORS};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use zirkel_testkit::{database::for_each_database, update};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/structure.json");
const DEMO: &str = include_str!("../../docs/demo/kranich.yaml");

/// The structure as somebody would read it who draws the organization.
const WHOLE: &str = include_str!("structure.graphql");

#[tokio::test]
async fn the_whole_structure_is_read_in_one_answer() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let data = served.data(WHOLE, json!({})).await;
        let mut text = serde_json::to_string_pretty(&data).unwrap();
        text.push('\n');
        update::compare(FILE, &text);
    })
    .await;
}

#[tokio::test]
async fn equal_questions_give_equal_bytes() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let token = served.token("service:crm");
        let first = served.ask(&token, WHOLE, json!({})).await;
        first.data();
        assert_eq!(first, served.ask(&token, WHOLE, json!({})).await);
    })
    .await;
}

#[tokio::test]
async fn another_server_on_the_same_record_gives_the_same_bytes() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let token = served.token("ben");
        let first = served.ask(&token, WHOLE, json!({})).await;
        first.data();
        let other = served.restarted(&url).await;
        assert_eq!(first, other.ask(&token, WHOLE, json!({})).await);
    })
    .await;
}

#[tokio::test]
async fn pages_through_all_people_show_each_once() {
    const PAGE: &str = "query($first: Int, $after: String) { organization {
      people(first: $first, after: $after) {
        edges { cursor node { key } } nodes { key } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }";
    for_each_database(|url| async move {
        let served = Served::from(&url, DEMO, "2026-11-02T08:00:00Z", "2026-11-21T10:00:00Z").await;
        let page = async |first: i32, after: &Value| -> Value {
            let variables = json!({ "first": first, "after": after });
            served.data(PAGE, variables).await["organization"]["people"].take()
        };
        let all = keys(&page(100, &Value::Null).await);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for size in [1, 7, 100] {
            let mut seen = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = page(size, &after).await;
                assert_eq!(page["totalCount"], all.len());
                let info = &page["pageInfo"];
                assert_eq!(info["hasPreviousPage"], !seen.is_empty());
                let edges = page["edges"].as_array().unwrap();
                assert_eq!(info["startCursor"], edges.first().unwrap()["cursor"]);
                assert_eq!(info["endCursor"], edges.last().unwrap()["cursor"]);
                seen.extend(keys(&page));
                after = info["endCursor"].clone();
                if info["hasNextPage"] == false {
                    break;
                }
            }
            assert_eq!(seen, all, "pages of {size}");
            assert_eq!(keys(&page(size, &after).await), [] as [String; 0]);
        }
        let none = page(0, &Value::Null).await;
        assert_eq!(none["totalCount"], all.len());
        assert_eq!(none["pageInfo"]["hasNextPage"], true);
    })
    .await;
}

fn keys(page: &Value) -> Vec<String> {
    let nodes = page["nodes"].as_array().unwrap().iter();
    nodes
        .map(|it| it["key"].as_str().unwrap().to_owned())
        .collect()
}

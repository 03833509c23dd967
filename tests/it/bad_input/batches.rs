//! Batches that are too large, or in which one item is bad.

use super::{codes_and_paths, may, may_amount, may_case, served};
use serde_json::json;
use zirkel_testkit::database::for_each_database;

#[tokio::test]
async fn batches() {
    const BATCH: &str = "query($requests: [MayResolveInput!]!) {
      mayResolveBatch(requests: $requests) { decision { verdict } error { code message path } } }";
    for_each_database(|url| async move {
        let served = served(&url).await;
        let token = served.token("ben");
        let batch = |count: usize| json!({ "requests": vec![may(&json!({})); count] });
        let answer = served.ask(&token, BATCH, batch(501)).await;
        assert_eq!(codes_and_paths(&answer), "MALFORMED requests");
        let whole = served.ask(&token, BATCH, batch(500)).await.data();
        let results = whole["mayResolveBatch"].as_array().unwrap();
        assert_eq!(results.len(), 500);
        assert!(
            results
                .iter()
                .all(|it| it["decision"]["verdict"] == "ALLOWED")
        );
        let none = served.ask(&token, BATCH, batch(0)).await.data();
        assert_eq!(none["mayResolveBatch"], json!([]));

        let requests = [
            may(&json!({})),
            may_amount("-5", "EUR"),
            may(&json!({ "actor": { "key": "nobody" } })),
            may_case("attributes", json!([{ "name": "region", "text": "MARS" }])),
            may(&json!({ "seatId": "garbage" })),
            may(&json!({ "actor": { "key": "cy" } })),
        ];
        let mixed = served
            .ask(&token, BATCH, json!({ "requests": requests }))
            .await
            .data();
        let told: Vec<String> = mixed["mayResolveBatch"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| match it["decision"]["verdict"].as_str() {
                Some(verdict) => verdict.to_owned(),
                None => format!("{} {}", it["error"]["code"], it["error"]["path"]),
            })
            .collect();
        insta::allow_duplicates! { insta::assert_snapshot!(told.join("\n"), @r#"
        ALLOWED
        "MALFORMED" ["requests","1","case","amount","amount"]
        "NOT_FOUND" ["requests","2","actor","key"]
        "MALFORMED" ["requests","3","case","attributes","0"]
        "MALFORMED" ["requests","4","seatId"]
        NEEDS_SPEND_AUTHORIZATION
        "#) };
    })
    .await;
}

//! The whole table of who may decide what in the vectors' organization: a change of a rule shows as a
//! difference of `authority.out`.

use crate::support::{Case, DECISION, Served, VECTORS, case, codes};
use serde_json::{Value, json};
use std::fmt::Write as _;
use zirkel_testkit::{database::for_each_database, update};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/authority.out");
const PEOPLE: [&str; 5] = ["ana", "ben", "cy", "dee", "eli"];

/// Every decision type with amounts around each limit, with and without what limits look at.
fn cases() -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    let mut add = |title: &str, case: Case| cases.push((title.to_owned(), case));
    for amount in ["0", "50", "500", "500.01", "2000.01"] {
        add(
            &format!("waiver of EUR {amount}"),
            case("waiver").of(amount),
        );
    }
    add("waiver", case("waiver"));
    add("waiver of USD 50", case("waiver").of_in("50", "USD"));
    for region in ["EMEA", "APAC"] {
        for amount in ["50", "50.01", "500.01"] {
            let title = format!("waiver.late_fee of EUR {amount} in {region}");
            add(
                &title,
                case("waiver.late_fee").of(amount).text("region", region),
            );
        }
    }
    add(
        "waiver.late_fee of EUR 50",
        case("waiver.late_fee").of("50"),
    );
    add("waiver.flood of EUR 50", case("waiver.flood").of("50"));
    for amount in ["100", "2000.01"] {
        add(
            &format!("credit of EUR {amount}"),
            case("credit").of(amount),
        );
    }
    add(
        "credit of EUR 100, hard to undo",
        case("credit").of("100").hard(),
    );
    add("retention", case("retention"));
    add("birthday_cake", case("birthday_cake"));
    add("birthday_cake of EUR 20", case("birthday_cake").of("20"));
    cases
}

#[tokio::test]
async fn the_table_is_as_checked_in() {
    const QUERY: &str = "query($requests: [MayResolveInput!]!) {
      mayResolveBatch(requests: $requests) { decision { ...decision } error { message } } }";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        assert_eq!(people(&served).await, PEOPLE);
        let cases = cases();
        let requests: Vec<Value> = cases
            .iter()
            .flat_map(|(_, case)| {
                let case = case.json();
                PEOPLE.map(|who| json!({ "actor": { "key": who }, "case": case }))
            })
            .collect();
        let query = format!("{QUERY} {DECISION}");
        let data = served.data(&query, json!({ "requests": requests })).await;
        let results = data["mayResolveBatch"].as_array().unwrap();
        let mut table = String::new();
        for ((title, _), row) in cases.iter().zip(results.chunks(PEOPLE.len())) {
            writeln!(table, "{title}").unwrap();
            for result in row {
                writeln!(table, "  {}", line(result)).unwrap();
            }
        }
        update::compare(FILE, &table);
    })
    .await;
}

/// Every decision type of the catalogue is in the table.
#[tokio::test]
async fn no_decision_type_is_left_out() {
    const QUERY: &str = "{ organization { decisionTypes(first: 100) { nodes { key } } } }";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let data = served.data(QUERY, json!({})).await;
        let types = data["organization"]["decisionTypes"]["nodes"].clone();
        for decision_type in types.as_array().unwrap() {
            let key = &decision_type["key"];
            let asked = cases()
                .iter()
                .any(|(_, it)| it.json()["decisionType"] == *key);
            assert!(asked, "{key}");
        }
    })
    .await;
}

async fn people(served: &Served) -> Vec<String> {
    let query = "{ organization { people(first: 100) { nodes { key } } } }";
    let data = served.data(query, json!({})).await;
    let people = data["organization"]["people"]["nodes"].as_array().unwrap();
    let keys = people.iter().map(|it| it["key"].as_str().unwrap());
    let mut keys: Vec<String> = keys.map(str::to_owned).collect();
    keys.sort();
    keys
}

/// Who, by which seat, with which outcome.
fn line(result: &Value) -> String {
    let decision = &result["decision"];
    let person = decision["person"]["key"].as_str().unwrap();
    let role = decision["seat"]["role"]["key"]
        .as_str()
        .unwrap_or("no seat");
    let basis = decision["basis"].as_str().unwrap_or_default();
    format!("{person:<4} {role:<10} {basis:<9} {}", codes(decision))
}

//! The whole table of who may decide what in the vectors' organization: a change of a rule shows as
//! a difference of `authority.out`.

use crate::support::{Case, DECISION, Served, VECTORS, authorized, case, codes};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Write as _};
use zirkel_testkit::{database::for_each_database, update};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/authority.out");
const MANDATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/it/mandates.out");
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

/// The list of everybody and the question about one person come from one evaluator.
#[tokio::test]
async fn the_list_names_exactly_those_who_may() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for (title, case) in cases() {
            let mut may = BTreeSet::new();
            for who in PEOPLE {
                let decision = served.may(who, &case).await;
                if decision["allowed"] == true {
                    may.insert(who);
                }
            }
            let list = served.who_may(&case).await;
            let listed: BTreeSet<&str> = authorized(&list).into_iter().collect();
            assert_eq!(listed, may, "{title}");
            assert_eq!(list["authorizedCount"], may.len(), "{title}");
            assert_eq!(list["gap"].is_null(), !may.is_empty(), "{title}");
            for decision in list["authorized"].as_array().unwrap() {
                let who = decision["person"]["key"].as_str().unwrap();
                let alone = served.may(who, &case).await;
                assert_eq!(told_alike(decision), told_alike(&alone), "{title}");
            }
        }
    })
    .await;
}

/// What does not depend on who else was asked about.
fn told_alike(decision: &Value) -> [&Value; 5] {
    ["verdict", "seat", "basis", "grounds", "validUntil"].map(|field| &decision[field])
}

#[tokio::test]
async fn a_mandate_holds_up_to_its_limit_and_not_beyond() {
    const BY: &str = "query($actor: PersonRef!) { resolvableBy(actor: $actor) { totalCount nodes {
      decisionType seat { id name } basis conditions limit { amount currency } } } }";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut table = String::new();
        for who in PEOPLE {
            let data = served.data(BY, json!({ "actor": { "key": who } })).await;
            let mandates = data["resolvableBy"]["nodes"].as_array().unwrap();
            assert_eq!(data["resolvableBy"]["totalCount"], mandates.len());
            for mandate in mandates {
                let line = format!("{who:<4} {}", mandate_line(mandate));
                let within = verdict(&served, who, mandate, str::to_owned).await;
                assert_eq!(within, "ALLOWED", "{line}");
                if !mandate["limit"].is_null() {
                    let above = |limit: &str| limit.replace(".00", ".01");
                    let beyond = verdict(&served, who, mandate, above).await;
                    assert_ne!(beyond, "ALLOWED", "{line}");
                }
                writeln!(table, "{line}").unwrap();
            }
        }
        update::compare(MANDATES, &table);
    })
    .await;
}

/// The verdict on a case within a mandate, of an amount made from its limit.
async fn verdict(
    served: &Served,
    who: &str,
    mandate: &Value,
    amount: impl Fn(&str) -> String,
) -> Value {
    const MAY: &str = "query($actor: PersonRef!, $seat: ID, $case: CaseInput!) {
      mayResolve(actor: $actor, seatId: $seat, case: $case) { verdict } }";
    let mut asked = case(mandate["decisionType"].as_str().unwrap());
    if let Some(limit) = mandate["limit"]["amount"].as_str() {
        let currency = mandate["limit"]["currency"].as_str().unwrap();
        asked = asked.of_in(&amount(limit), currency);
    }
    let conditions = mandate["conditions"].to_string();
    let mut regions = ["EMEA", "APAC", "AMER"].into_iter();
    if let Some(region) = regions.find(|it| conditions.contains(it)) {
        asked = asked.text("region", region);
    }
    let seat = &mandate["seat"]["id"];
    let variables = json!({ "actor": { "key": who }, "seat": seat, "case": asked.json() });
    let mut data = served.data(MAY, variables).await;
    data["mayResolve"]["verdict"].take()
}

fn mandate_line(mandate: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let conditions: Vec<String> = mandate["conditions"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    let limit = match mandate["limit"].as_object() {
        Some(limit) => format!(
            "up to {} {}",
            text(&limit["currency"]),
            text(&limit["amount"])
        ),
        None => "no limit".to_owned(),
    };
    format!(
        "{} as {}, {}, {limit}, where [{}]",
        text(&mandate["decisionType"]),
        text(&mandate["seat"]["name"]),
        text(&mandate["basis"]),
        conditions.join("; "),
    )
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

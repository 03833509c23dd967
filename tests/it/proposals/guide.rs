//! The guide to governance, done as it stands: each block of it, by whom it says.

use crate::support::{Served, guide};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use zirkel_testkit::database::for_each_database;

const GUIDE: &str = include_str!("../../../docs/guide/governance.md");
const FILE: &str = include_str!("../../../docs/demo/kranich.yaml");

/// Where the guide lets time pass.
const LATER: &str = "**Three days later**";

/// What the guide writes in place of ids.
const IDS: [&str; 6] = [
    "circle",
    "seat",
    "tension",
    "proposal",
    "objection",
    "policy",
];

/// What comes of each block until time passes.
const FIRST: [&str; 21] = [
    "jonas.weber: NEEDS_PERMISSION",
    "jonas.weber: PRIVATE",
    "jonas.weber: SHARED",
    "lena.hoffmann: ",
    "lena.hoffmann: DRAFT",
    "lena.hoffmann: ",
    "lena.hoffmann: CHANGED",
    "lena.hoffmann: ",
    "lena.hoffmann: OPEN",
    "mehmet.yilmaz: QUESTION",
    "jonas.weber: ANSWER",
    "jonas.weber: OPEN",
    "sanne.devries: ",
    "sanne.devries: CONCERN",
    "aylin.demir: TESTING",
    "sanne.devries: ",
    "aylin.demir: CAPTURED",
    "sanne.devries: INTEGRATING",
    "sanne.devries: INTEGRATING",
    "lena.hoffmann: RESOLVED",
    "jonas.weber: OPEN",
];

/// And after it.
const THEN: [&str; 4] = [
    "jonas.weber: ALLOWED",
    "jonas.weber: ",
    "jonas.weber: RESOLVED",
    "jonas.weber: SETTLED",
];

/// Sends the blocks of a part of the guide, with the ids that were shown last; what came of each.
async fn follow(
    served: &Served,
    part: &str,
    shown: &mut BTreeMap<&'static str, String>,
) -> Vec<String> {
    let mut told = Vec::new();
    for (who, block) in guide::blocks(part) {
        let written = |text: String, kind: &str| match shown.get(kind) {
            Some(id) => text.replace(&format!("\"{kind}_…\""), &format!("\"{id}\"")),
            None => text,
        };
        let query = IDS.into_iter().fold(block, written);
        let answer = served.ask(&served.token(&who), &query, json!({})).await;
        let data = answer.data();
        note(&data, shown);
        let fields = data.as_object().unwrap().values();
        let came: Vec<String> = fields.filter_map(outcome).collect();
        told.push(format!("{who}: {}", came.join(" ")));
    }
    told
}

/// Remembers the ids that an answer shows: of policies and of the lead's seats those that the guide
/// is about, of others the first.
fn note(data: &Value, shown: &mut BTreeMap<&'static str, String>) {
    let circle = &data["organization"]["circle"];
    let policies = circle["policies"]["nodes"].as_array();
    let policies = policies.into_iter().flatten();
    let about = policies.filter(|it| it["key"] == "refunds-above-80");
    let seats = circle["representedSeats"].as_array();
    let seats = seats.into_iter().flatten();
    let lead = seats.filter(|it| it["name"] == "Circle Lead of Frontline");
    let found: Vec<String> = about.chain(lead).chain([data]).flat_map(ids).collect();
    for kind in IDS {
        let of_kind = |id: &&String| id.split_once('_').is_some_and(|(it, _)| it == kind);
        if let Some(id) = found.iter().find(of_kind) {
            shown.insert(kind, id.clone());
        }
    }
}

/// Every id in an answer.
fn ids(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str).map(str::to_owned);
            own.into_iter()
                .chain(fields.values().flat_map(ids))
                .collect()
        }
        Value::Array(items) => items.iter().flat_map(ids).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// What a field comes to: why it was refused, or the first state or verdict in it.
fn outcome(field: &Value) -> Option<String> {
    if let Some(code) = field["userErrors"][0]["code"].as_str() {
        return Some(format!("refused {code}"));
    }
    first(field, &["state", "verdict", "kind"])
}

fn first(value: &Value, keys: &[&str]) -> Option<String> {
    match value {
        Value::Object(fields) => {
            let own = keys.iter().find_map(|key| fields.get(*key)?.as_str());
            own.map(str::to_owned)
                .or_else(|| fields.values().find_map(|it| first(it, keys)))
        }
        Value::Array(items) => items.iter().find_map(|it| first(it, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

#[tokio::test]
async fn the_guide_to_governance_can_be_followed_as_it_stands() {
    for_each_database(|url| async move {
        let (founded, now) = ("2026-11-02T08:00:00Z", "2026-11-21T10:00:00Z");
        let served = Served::from(&url, FILE, founded, now).await;
        let (first, then) = GUIDE.split_once(LATER).unwrap();
        let mut shown = BTreeMap::new();
        let told = follow(&served, first, &mut shown).await;
        assert_eq!(told, FIRST);
        served.time_passes("2026-11-24T10:00:00Z").await;
        let told = follow(&served, then, &mut shown).await;
        assert_eq!(told, THEN);
    })
    .await;
}

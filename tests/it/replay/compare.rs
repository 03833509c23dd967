//! The teams as the API shows them, field by field.

use super::{
    perform::{KIND, MEMBERS, PERMISSION},
    stream::{Team, Teams},
};
use crate::support::Served;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const ROLES: &str = "query($after: String, $asOf: AsOfInput) { organization(asOf: $asOf) {
  roles(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
    id name purpose circle { role { id } }
    accountabilities(first: 100) { totalCount nodes { text } }
    holders(first: 100) { totalCount nodes { person { key } } } } } } }";

const UNFILLED: &str = "query($after: String, $asOf: AsOfInput) { organization(asOf: $asOf) {
  findings(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
    rule severity element { __typename id } } } } }";

/// All entries of a list of the organization.
async fn all(served: &Served, (query, list): (&str, &str), as_of: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let mut after = Value::Null;
    loop {
        let variables = json!({ "after": after, "asOf": as_of });
        let data = served.data(query, variables).await;
        let page = &data["organization"][list];
        found.extend(page["nodes"].as_array().unwrap().iter().cloned());
        if page["pageInfo"]["hasNextPage"] == false {
            return found;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

/// The roles by id.
async fn roles(served: &Served, as_of: &Value) -> BTreeMap<String, Value> {
    let roles = all(served, (ROLES, "roles"), as_of).await.into_iter();
    roles.map(|it| (text(&it["id"]), it)).collect()
}

/// The teams: each role of a kind, with the role of its members.
pub(super) async fn shown(served: &Served, as_of: Value) -> Teams {
    let roles = roles(served, &as_of).await;
    let around = |it: &Value| roles.get(it["circle"]["role"]["id"].as_str()?);
    let of_kind = roles.values().filter(|it| !said(it, KIND).is_empty());
    let mut teams: Teams = of_kind
        .map(|it| {
            let parent = around(it).filter(|it| it["circle"] != Value::Null);
            let team = Team {
                kind: said(it, KIND).pop_first().unwrap(),
                parent: parent.map(|it| text(&it["name"])),
                purpose: it["purpose"].as_str().map(str::to_owned),
                leads: holders(it),
                members: BTreeSet::new(),
                permissions: said(it, PERMISSION),
            };
            (text(&it["name"]), team)
        })
        .collect();
    for members in roles.values().filter(|it| it["name"] == MEMBERS) {
        let team = around(members).unwrap()["name"].as_str().unwrap();
        teams.get_mut(team).unwrap().members = holders(members);
    }
    teams
}

/// Teams as there are in any real organization.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Untidy {
    /// By name.
    pub(super) without_leads: BTreeSet<String>,
    /// By name.
    pub(super) without_members: BTreeSet<String>,
}

/// What the lint tells of roles that nobody holds (GOV-2.2.1).
pub(super) async fn untidy(served: &Served, as_of: Value) -> Untidy {
    let roles = roles(served, &as_of).await;
    let findings = all(served, (UNFILLED, "findings"), &as_of).await;
    let unfilled = findings.iter().filter(|it| it["rule"] == "GOV-2.2.1");
    let mut untidy = Untidy::default();
    for finding in unfilled {
        assert_eq!(finding["severity"], "NOTICE");
        let role = &roles[finding["element"]["id"].as_str().unwrap()];
        if role["name"] == MEMBERS {
            let team = &roles[role["circle"]["role"]["id"].as_str().unwrap()];
            untidy.without_members.insert(text(&team["name"]));
        } else {
            untidy.without_leads.insert(text(&role["name"]));
        }
    }
    untidy
}

/// What its accountabilities say after these words.
fn said(role: &Value, words: &str) -> BTreeSet<String> {
    let texts = entries(&role["accountabilities"]).iter();
    let texts = texts.filter_map(|it| it["text"].as_str()?.strip_prefix(words));
    texts.map(str::to_owned).collect()
}

fn holders(role: &Value) -> BTreeSet<String> {
    let holders = entries(&role["holders"]).iter();
    holders.map(|it| text(&it["person"]["key"])).collect()
}

/// The entries of a list that one page holds.
fn entries(list: &Value) -> &Vec<Value> {
    let nodes = list["nodes"].as_array().unwrap();
    assert_eq!(list["totalCount"], nodes.len());
    nodes
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

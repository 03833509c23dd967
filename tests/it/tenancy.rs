//! Two organizations on one database: whoever belongs to one sees nothing of the other, through no
//! root field and for no kind of thing. The walk follows the schema: what is added is walked, too.

mod processes;
mod subscriptions;

use crate::support::{Served, VECTORS};
use processes::{in_a_process, propose};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{directory::Directory, snapshot::Snapshot};
use zirkel_testkit::database::for_each_database;

/// The first organization: the demo, in which every kind of thing occurs.
const FIRST: &str = include_str!("../../docs/demo/kranich.yaml");

/// A word in every name of the first organization, and in none of the second.
const MARK: &str = "Unseen";

/// Both organizations; the second's people carry keys of the first's.
async fn both(url: &str) -> (Served, Served) {
    let marked = FIRST
        .replace("name: ", &format!("name: {MARK} "))
        .replace("text: ", &format!("text: {MARK} "))
        .replace("title: ", &format!("title: {MARK} "))
        .replace("purpose: ", &format!("purpose: {MARK} "));
    let first = Served::over(url, &marked).await;
    sensed(&first).await;
    let second = first.beside(VECTORS).await;
    propose(&first).await;
    (first, second)
}

/// Somebody of the first organization shares a tension.
async fn sensed(first: &Served) {
    let query = "{ viewer { person { assignments { nodes { seat { id } } } } } }";
    let who = "jonas.weber";
    let answer = first.ask(&first.token(who), query, json!({})).await;
    let seat = &answer.data()["viewer"]["person"]["assignments"]["nodes"][0]["seat"]["id"];
    let sense = json!({ "seatId": seat, "situation": format!("{MARK} delays") });
    let sensed = first.done(who, "tensionSense", sense).await;
    let share = json!({ "tensionId": sensed["tension"]["id"] });
    first.done(who, "tensionShare", share).await;
}

#[tokio::test]
async fn no_kind_of_thing_is_seen_from_outside() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        let found = things(&first).await;
        let kinds = node_kinds(&first).await;
        let missing: Vec<_> = kinds.iter().filter(|it| !found.contains_key(*it)).collect();
        assert!(missing.is_empty(), "the walk found no {missing:?}");
        let query = "query($id: ID!, $ids: [ID!]!) {
          node(id: $id) { __typename id } nodes(ids: $ids) { id } }";
        for (kind, ids) in &found {
            let variables = json!({ "id": ids[0], "ids": ids });
            let own = first.data(query, variables.clone()).await;
            assert_eq!(own["node"], json!({ "__typename": kind, "id": ids[0] }));
            let shown = own["nodes"].as_array().unwrap().iter();
            assert!(shown.map(|it| &it["id"]).eq(ids), "{kind}");
            let nothing = json!({ "node": null, "nodes": vec![Value::Null; ids.len()] });
            assert_eq!(second.data(query, variables).await, nothing, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_root_field_shows_anything_of_another_organization() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        let ids = things(&first).await;
        for field in root_fields(&first, &["queryType"]).await {
            let probes = probes(&field, &ids);
            assert!(!probes.is_empty(), "the walk has no line for `{field}`");
            for (query, variables, expected) in probes {
                let answer = second.ask(&second.token("ben"), query, variables).await;
                let found = match answer.errors().first() {
                    Some(error) => error.split(": ").next().unwrap().to_owned(),
                    None => answer.json()["data"].to_string(),
                };
                assert!(found.contains(expected), "{field}: {}", answer.text);
                assert!(!answer.text.contains(MARK), "{field}: {}", answer.text);
            }
        }
    })
    .await;
}

/// Nothing of either organization changes: no revision, no name, no address.
#[tokio::test]
async fn no_act_reaches_into_another_organization_whoever_sends_it() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        let ids = things(&first).await;
        let before = pictures(&url, &first, &second).await;
        let mut at_home = Vec::new();
        for field in root_fields(&first, &["mutationType"]).await {
            let acts = from_outside(&field, &ids);
            for (input, expected) in acts.unwrap_or_else(|| panic!("no line for `{field}`")) {
                for sender in senders(&ids) {
                    let expected = match sender.fault {
                        // A seat is looked up while the input is read, before whoever acts is.
                        Some(_) if expected == "NOT_FOUND input.seatId" => expected,
                        Some(fault) => fault,
                        None if sender.admin && expected == "NOT_ADMIN" => continue,
                        None => expected,
                    };
                    let mut input = input.clone();
                    if let Some(person) = sender.on_behalf_of {
                        input["onBehalfOf"] = person;
                    }
                    let answer = second.send_act(sender.who, &field, &input).await;
                    let found = match answer.errors().first() {
                        Some(error) => error.split(": ").next().unwrap().to_owned(),
                        None => answer.json()["data"].to_string(),
                    };
                    assert!(found.contains(expected), "{field} {input}: {}", answer.text);
                    assert!(!answer.text.contains(MARK), "{field}: {}", answer.text);
                }
                if expected == "NOT_ADMIN" {
                    at_home.push((field.clone(), input));
                }
            }
        }
        let after = pictures(&url, &first, &second).await;
        assert!(after == before, "an act from outside changed something");
        // An admin may take keys and addresses that are taken next door, and changes nothing there.
        assert!(!at_home.is_empty());
        for (field, input) in at_home {
            let payload = second.done("ana", &field, input).await.to_string();
            let known = ids.values().flatten().find(|id| payload.contains(*id));
            assert_eq!(known, None, "{field}: {payload}");
            assert!(!payload.contains(MARK), "{field}: {payload}");
        }
        let after = pictures(&url, &first, &second).await;
        assert!(
            after[..2] == before[..2],
            "an act changed something next door"
        );
        assert!(after[2] != before[2], "the acts were done");
    })
    .await;
}

/// The whole of both organizations: the first as its server has it and as it is read anew, and so
/// the second.
async fn pictures(url: &str, first: &Served, second: &Served) -> Vec<(Snapshot, Directory)> {
    let mut pictures = Vec::new();
    for (served, who) in [(first, "thomas.berger"), (second, "ana")] {
        pictures.push(served.picture(who).await);
        pictures.push(served.restarted(url).await.picture(who).await);
    }
    pictures
}

/// Somebody of the second organization who sends an act.
struct Sender {
    who: &'static str,
    on_behalf_of: Option<Value>,
    /// Whether they, or whom they act for, are an admin.
    admin: bool,
    /// What is wrong with the sender, whatever the act.
    fault: Option<&'static str>,
}

/// Somebody, an admin, a machine for the admin, and a machine for people of the first organization.
fn senders(ids: &BTreeMap<String, Vec<String>>) -> Vec<Sender> {
    let by = |who, on_behalf_of, admin, fault| Sender {
        who,
        on_behalf_of,
        admin,
        fault,
    };
    let foreign = [
        (
            json!({ "id": ids["Person"][0] }),
            "NOT_FOUND input.onBehalfOf.id",
        ),
        (
            json!({ "key": "thomas.berger" }),
            "NOT_FOUND input.onBehalfOf.key",
        ),
        (
            json!({ "email": "jonas.weber@kranich.example" }),
            "NOT_FOUND input.onBehalfOf.email",
        ),
        (
            json!({ "external": { "system": "crm", "id": "u-1003" } }),
            "NOT_FOUND input.onBehalfOf.external",
        ),
    ];
    let foreign = foreign.map(|(person, fault)| by("service:crm", Some(person), true, Some(fault)));
    let mut senders = vec![
        by("ben", None, false, None),
        by("ana", None, true, None),
        by("service:crm", Some(json!({ "key": "ana" })), true, None),
    ];
    senders.extend(foreign);
    senders
}

/// Arguments that say which part of a list, or as of when: nothing of another organization.
const OWN: &[&str] = &["first", "after", "last", "before", "asOf"];

#[tokio::test]
async fn no_field_below_shows_anything_of_another_organization() {
    for_each_database(|url| async move {
        let (first, second) = both(&url).await;
        // Something to be told of, here and there.
        let renamed = json!({ "person": { "key": "ben" }, "partner": false });
        second.done("ana", "personChange", renamed).await;
        let proposal = &things(&first).await["Proposal"][0];
        let variables = json!({ "ids": mine(&second).await, "proposal": proposal });
        for field in fields_that_take_more(&first).await {
            let (query, expected) = line(&field).unwrap_or_else(|| panic!("no line for `{field}`"));
            let token = second.token("ana");
            let answer = second.ask(&token, query, variables.clone()).await;
            let data = answer.data().to_string();
            assert!(data.contains(expected), "{field}: {data}");
            assert!(!data.contains(MARK), "{field}: {data}");
        }
    })
    .await;
}

/// Everything of the organization that has a timeline.
async fn mine(served: &Served) -> Vec<String> {
    let found = things(served).await;
    let kinds = ["Circle", "Person", "Policy", "Role"];
    let ids = kinds.iter().flat_map(|kind| found[*kind].clone());
    ids.take(100).collect()
}

/// The fields below the roots that take a key, an id or the like, and all timelines, which are read
/// from the database by an id.
async fn fields_that_take_more(served: &Served) -> BTreeSet<String> {
    const QUERY: &str = "{ __schema { types { kind name fields { name args { name } } } } }";
    let schema = served.data(QUERY, json!({})).await;
    let types = schema["__schema"]["types"].as_array().unwrap().iter();
    let below = types.filter(|it| {
        let name = it["name"].as_str().unwrap();
        let is_root = ["Query", "Mutation", "Subscription"].contains(&name);
        it["kind"] == "OBJECT" && !name.starts_with("__") && !is_root
    });
    let mut found = BTreeSet::new();
    for of in below {
        for field in of["fields"].as_array().unwrap() {
            let mut arguments = field["args"].as_array().unwrap().iter();
            let more = arguments.any(|it| !OWN.contains(&it["name"].as_str().unwrap()));
            if more || field["name"] == "timeline" {
                let name = |it: &Value| it["name"].as_str().unwrap().to_owned();
                found.insert(format!("{}.{}", name(of), name(field)));
            }
        }
    }
    found
}

/// What is asked of such a field with what belongs to the other organization, and what is in the
/// data.
fn line(field: &str) -> Option<(&'static str, &'static str)> {
    const TIMELINES: &str = "query($ids: [ID!]!) { nodes(ids: $ids) {
      ... on Circle { timeline(first: 100) { nodes { ...T } } }
      ... on Person { timeline(first: 100) { nodes { ...T } } }
      ... on Policy { timeline(first: 100) { nodes { ...T } } }
      ... on Role { timeline(first: 100) { nodes { ...T } } } } }
      fragment T on TimelineEntry { text author { person { name } } element { id } }";
    Some(match field {
        "Circle.timeline" | "Person.timeline" | "Policy.timeline" | "Role.timeline" => {
            (TIMELINES, "\"text\":\"")
        }
        "Circle.proposals" => (
            "{ organization { circle(key: \"customer\") { proposals { totalCount } } } }",
            "\"totalCount\":0",
        ),
        "Circle.tensions" | "Viewer.tensions" => (
            "{ viewer { tensions { totalCount } }
               organization { circle(key: \"customer\") { tensions { totalCount } } } }",
            "\"totalCount\":0",
        ),
        "Proposal.notes" => (
            "query($proposal: ID!) { node(id: $proposal) { ... on Proposal { notes { __typename } } } }",
            "\"node\":null",
        ),
        "GovernanceDiff.differences" => (
            "{ governanceDiff(from: { revision: 1 }) { differences(kinds: [ADDED, AMENDED, RENAMED]) {
               nodes { text element { id } } } } }",
            "\"text\":\"",
        ),
        "Organization.circle" => ("{ organization { circle(key: \"frontline\") { name } } }", "null"),
        "Organization.decisionType" => {
            ("{ organization { decisionType(key: \"refund\") { title } } }", "null")
        }
        "Organization.domain" => {
            ("{ organization { domain(key: \"voucher-stock\") { text } } }", "null")
        }
        "Organization.person" => {
            ("{ organization { person(key: \"jonas.weber\") { name } } }", "null")
        }
        "Organization.policy" => {
            ("{ organization { policy(key: \"four-eyes\") { title } } }", "null")
        }
        "Organization.role" => ("{ organization { role(key: \"frontline\") { name } } }", "null"),
        "Organization.findings" => (
            "{ organization { findings(first: 100, severities: [ERROR, WARNING, NOTICE]) {
               nodes { message hint } } } }",
            "\"nodes\"",
        ),
        "Organization.revisions" => (
            "{ organization { revisions(newestFirst: false) { totalCount nodes {
               changes(first: 100) { nodes { text } } } } } }",
            "\"totalCount\":2",
        ),
        "Organization.revisionByNumber" => (
            "{ organization { revisionByNumber(number: 1) { changes(first: 100) { nodes { text } } } } }",
            "\"text\":\"",
        ),
        _ => return None,
    })
}

/// What is asked of a root field with what belongs to the other organization, and what must be in
/// the error or, without one, in the data.
#[expect(clippy::too_many_lines, reason = "one table")]
fn probes(
    field: &str,
    ids: &BTreeMap<String, Vec<String>>,
) -> Vec<(&'static str, Value, &'static str)> {
    const MAY: &str = "query($actor: PersonRef!, $seat: ID) {
      mayResolve(actor: $actor, seatId: $seat, case: { decisionType: \"waiver\" }) {
        person { name } explanation } }";
    const BATCH: &str = "query($actor: PersonRef!, $seat: ID) {
      mayResolveBatch(requests: [{ actor: $actor, seatId: $seat, case: { decisionType: \"waiver\" } }]) {
        decision { person { name } } error { code path message } } }";
    const WHO: &str = "query($asker: PersonRef) {
      whoMayResolve(case: { decisionType: \"waiver\" }, asker: $asker) {
        authorized { person { name } } blocked { person { name } } gap { message } } }";
    const BY: &str = "query($actor: PersonRef!) {
      resolvableBy(actor: $actor) { nodes { seat { name } grounds { text } } } }";
    let person = json!({ "id": ids["Person"][0] });
    let seat = &ids["Seat"][0];
    let others = [
        (person.clone(), "NOT_FOUND actor.id"),
        (json!({ "key": "jonas.weber" }), "NOT_FOUND actor.key"),
        (
            json!({ "email": "jonas.weber@kranich.example" }),
            "NOT_FOUND actor.email",
        ),
        (
            json!({ "external": { "system": "crm", "id": "u-1003" } }),
            "NOT_FOUND actor.external",
        ),
    ];
    let everybody = |query| {
        let others = others.clone().into_iter();
        others.map(move |(actor, error)| (query, json!({ "actor": actor }), error))
    };
    let own = json!({ "key": "ben" });
    match field {
        "node" => vec![("query($id: ID!) { node(id: $id) { id } }", person, "\"node\":null")],
        "nodes" => vec![("query($id: ID!) { nodes(ids: [$id]) { id } }", person, "\"nodes\":[null]")],
        "whyIsThis" => vec![(
            "query($id: ID!) { whyIsThis(id: $id) { number } }",
            person,
            "\"whyIsThis\":null",
        )],
        "mayResolve" => everybody(MAY)
            .chain([(MAY, json!({ "actor": own, "seat": seat }), "NOT_FOUND seatId")])
            .collect(),
        "mayResolveBatch" => vec![
            (BATCH, json!({ "actor": person }), "NOT_FOUND"),
            (BATCH, json!({ "actor": own, "seat": seat }), "NOT_FOUND"),
        ],
        "whoMayResolve" => vec![
            (WHO, json!({}), "Ben"),
            (WHO, json!({ "asker": person }), "NOT_FOUND asker.id"),
        ],
        "resolvableBy" => everybody(BY).collect(),
        "governanceDiff" => vec![(
            "{ governanceDiff(from: { revision: 1 }) { toRevision counts { kind }
               differences(first: 100) { totalCount nodes { text element { id } } } } }",
            json!({}),
            "\"totalCount\":0",
        )],
        "search" => vec![
            (
                "{ search(text: \"unseen\", first: 100) { totalCount nodes { element { id } } } }",
                json!({}),
                "\"totalCount\":0",
            ),
            (
                "{ search(text: \"jonas weber\", first: 100) { totalCount nodes { element { id } } } }",
                json!({}),
                "\"totalCount\":0",
            ),
        ],
        "organization" => vec![
            (
                "{ organization { key name people(first: 100) { nodes { name } totalCount }
                   circles(first: 100) { nodes { name } } roles(first: 100) { nodes { name } }
                   decisionTypes(first: 100) { nodes { title } } policies(first: 100) { nodes { title } }
                   domains(first: 100) { nodes { text } } serviceAccounts(first: 100) { nodes { key } }
                   findings(first: 100) { nodes { message hint } }
                   revisions { nodes { changes(first: 100) { nodes { text } } } } } }",
                json!({}),
                "\"key\":\"vectors\"",
            ),
            (
                "{ organization { person(key: \"jonas.weber\") { name } role(key: \"frontline\") { name }
                   circle(key: \"frontline\") { name } policy(key: \"four-eyes\") { title }
                   domain(key: \"voucher-stock\") { text } decisionType(key: \"refund\") { title } } }",
                json!({}),
                "{\"organization\":{\"circle\":null,\"decisionType\":null,\"domain\":null,\"person\":null,\
                 \"policy\":null,\"role\":null}}",
            ),
        ],
        "viewer" => vec![(
            "{ viewer { person { name } organization { key } } }",
            json!({}),
            "\"key\":\"vectors\"",
        )],
        _ => Vec::new(),
    }
}

/// What is sent to a mutation with what belongs to the other organization, and what is in the
/// error or, without one, in the data. `NOT_ADMIN` only stops who is none: keys are each
/// organization's own.
fn from_outside(
    field: &str,
    ids: &BTreeMap<String, Vec<String>>,
) -> Option<Vec<(Value, &'static str)>> {
    let assignment = json!({ "assignmentId": ids["Assignment"][0] });
    let person = json!({ "person": { "id": ids["Person"][0] } });
    let named = json!({ "person": { "key": "jonas.weber" } });
    let role = json!({ "role": { "id": ids["Role"][0] }, "person": { "key": "ben" } });
    let role_named = json!({ "role": { "key": "frontline" }, "person": { "key": "ben" } });
    let asked = json!({ "role": { "key": "retention" }, "person": { "id": ids["Person"][0] } });
    let on = |mut input: Value| {
        input["on"] = json!("2026-12-31");
        input
    };
    let taken = json!({
        "key": "jonas.weber", "name": "J", "email": "jonas.weber@kranich.example",
        "external": [{ "system": "crm", "id": "u-1003" }],
    });
    Some(match field {
        "assignmentAccept" | "assignmentDecline" | "assignmentWithdraw" | "assignmentEnd"
        | "assignmentResign" | "assignmentRefocus" => {
            vec![(assignment, "NOT_FOUND input.assignmentId")]
        }
        "assignmentOffer" => vec![
            (role, "NOT_FOUND input.role.id"),
            (role_named, "NOT_FOUND input.role.key"),
            (asked, "NOT_FOUND input.person.id"),
        ],
        "personAdd" => vec![(taken, "NOT_ADMIN")],
        "personLeave" => vec![
            (on(person), "NOT_FOUND input.person.id"),
            (on(named), "NOT_FOUND input.person.key"),
        ],
        "personChange" | "personReturn" | "personErase" => vec![
            (person, "NOT_FOUND input.person.id"),
            (named, "NOT_FOUND input.person.key"),
        ],
        "decisionTypeDefine" => vec![(json!({ "key": "goodwill", "spends": true }), "NOT_ADMIN")],
        "decisionTypeRetire" => vec![(json!({ "key": "goodwill" }), "NOT_FOUND input.key")],
        "serviceAccountRegister" => {
            vec![(json!({ "key": "wallboard", "may": ["ASK"] }), "NOT_ADMIN")]
        }
        "serviceAccountChange" => {
            let input = json!({ "key": "wallboard", "may": ["ASK"] });
            vec![(input, "NOT_FOUND input.key")]
        }
        "serviceAccountRevoke" => vec![(json!({ "key": "wallboard" }), "NOT_FOUND input.key")],
        "tensionSense" => {
            let input = json!({ "seatId": ids["Seat"][0], "situation": "Slow" });
            vec![(input, "NOT_FOUND input.seatId")]
        }
        "tensionEdit" | "tensionShare" | "tensionLink" | "tensionSettle" | "tensionDrop" => {
            let id = &ids["Tension"][0];
            let mut input = json!({ "tensionId": id });
            if field == "tensionEdit" {
                input["situation"] = json!("Slow");
            } else if field == "tensionLink" {
                input["proposalId"] = json!(id.replace("tension", "proposal"));
            }
            vec![(input, "NOT_FOUND input.tensionId")]
        }
        _ => vec![in_a_process(field, ids)?],
    })
}

/// The fields of these roots of the schema.
async fn root_fields(served: &Served, roots: &[&str]) -> Vec<String> {
    const QUERY: &str = "{ __schema {
      queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } } } }";
    let schema = &served.data(QUERY, json!({})).await["__schema"];
    roots
        .iter()
        .flat_map(|root| {
            schema[*root]["fields"]
                .as_array()
                .cloned()
                .unwrap_or_default()
        })
        .map(|field| field["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The kinds of things that have an id.
async fn node_kinds(served: &Served) -> BTreeSet<String> {
    let query = "{ __type(name: \"Node\") { possibleTypes { name } } }";
    let data = served.data(query, json!({})).await;
    let kinds = data["__type"]["possibleTypes"].as_array().unwrap().iter();
    kinds
        .map(|it| it["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Of each kind up to a hundred things, found by following the fields from the organization on.
async fn things(served: &Served) -> BTreeMap<String, Vec<String>> {
    let kinds = node_kinds(served).await;
    let organization = served.data("{ organization { id } }", json!({})).await;
    let id = organization["organization"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut found = BTreeMap::from([("Organization".to_owned(), vec![id])]);
    let mut waiting = vec!["Organization".to_owned()];
    while let Some(kind) = waiting.pop() {
        for field in ways_on(served, &kind, &kinds).await {
            let query = format!(
                "query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} {{ {field} }} }} }}"
            );
            let data = served.data(&query, json!({ "ids": found[&kind] })).await;
            let mut seen = Vec::new();
            gather(&data["nodes"], &mut seen);
            for (kind, id) in seen {
                let known = found.entry(kind.clone()).or_default();
                if known.is_empty() {
                    waiting.push(kind);
                }
                if known.len() < 100 && !known.contains(&id) {
                    known.push(id);
                }
            }
        }
    }
    found
}

/// The fields of a kind that lead to other things, as they are asked for.
async fn ways_on(served: &Served, kind: &str, kinds: &BTreeSet<String>) -> Vec<String> {
    const QUERY: &str = "query($name: String!) { __type(name: $name) { fields {
      name args { type { kind } defaultValue }
      type { name ofType { name ofType { name ofType { name } } } } } } }";
    let data = served.data(QUERY, json!({ "name": kind })).await;
    let fields = data["__type"]["fields"].as_array().unwrap().iter();
    let mut ways = Vec::new();
    for field in fields {
        let arguments = field["args"].as_array().unwrap();
        if arguments.iter().any(|it| it["type"]["kind"] == "NON_NULL") {
            continue;
        }
        let name = field["name"].as_str().unwrap();
        let inner = innermost(&field["type"]);
        if kinds.contains(&inner) {
            ways.push(format!("{name} {{ __typename id }}"));
        } else if let Some(node) = inner.strip_suffix("Connection")
            && kinds.contains(node)
        {
            ways.push(format!("{name}(first: 20) {{ nodes {{ __typename id }} }}"));
        }
    }
    ways
}

/// The name of a type without its lists and marks.
fn innermost(of: &Value) -> String {
    match of["name"].as_str() {
        Some(name) => name.to_owned(),
        None if of["ofType"].is_null() => String::new(),
        None => innermost(&of["ofType"]),
    }
}

/// Every thing in an answer, with its kind.
fn gather(value: &Value, found: &mut Vec<(String, String)>) {
    if let (Some(kind), Some(id)) = (value["__typename"].as_str(), value["id"].as_str()) {
        found.push((kind.to_owned(), id.to_owned()));
    }
    match value {
        Value::Array(entries) => entries.iter().for_each(|it| gather(it, found)),
        Value::Object(fields) => fields.values().for_each(|it| gather(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

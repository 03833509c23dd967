//! What was shown at a revision is shown as of it ever after: of every field of the root, and of
//! everything that an organization lists or looks up. What the schema adds needs a line here.

use crate::support::{Answer, FOUNDED, Served, VECTORS, changed, offer};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_testkit::database::{Database, Schema, for_each_database};

/// Something that an outside body owns, which the vectors' organization has not.
const OUTSIDE: &str = "external_domains:
  - { key: cards, text: Disputes, owner: The bank, covers: [{ decision: credit }] }
anchor:
  key: company\n";

/// What is asked of each field of the root, with `$asOf`.
const ROOT: &[(&str, &str)] = &[
    (
        "governanceDiff",
        "governanceDiff(from: { revision: 1 }, to: $asOf) { fromRevision toRevision
           counts { kind count } differences(first: 100) { totalCount nodes {
             kind text element { __typename id } fields { field before after } } } }",
    ),
    (
        "mayResolve",
        "mayResolve(actor: { key: \"eli\" }, case: { decisionType: \"retention\" }, asOf: $asOf) {
           verdict basis seat { id } grounds { text revision } blockers { code message }
           remedies { kind message people { key } } explanation revision validUntil }",
    ),
    (
        "mayResolveBatch",
        "mayResolveBatch(requests: [{ actor: { key: \"eli\" }, case: { decisionType: \"retention\" } }],
           asOf: $asOf) { decision { verdict explanation revision } error { code } }",
    ),
    (
        "node",
        "node(id: $role, asOf: $asOf) { id ... on Role { holders { nodes { id since person { key } } }
           offers { nodes { id state } } seats { nodes { id focus } } leads { nodes { basis } }
           timeline(first: 100) { totalCount nodes { text revision } } } }",
    ),
    (
        "nodes",
        "nodes(ids: [$role, $role], asOf: $asOf) { id ... on Role { offers { totalCount } } }",
    ),
    ("organization", "organization(asOf: $asOf) { revision shownAt articles admins { key } }"),
    (
        "resolvableBy",
        "resolvableBy(actor: { key: \"eli\" }, asOf: $asOf) { totalCount nodes {
           decisionType basis seat { id } grounds { text revision } when { attribute } } }",
    ),
    (
        "search",
        "search(text: \"f\", first: 100, asOf: $asOf) { totalCount complete nodes {
           rank element { __typename id } } }",
    ),
    (
        "viewer",
        "viewer(asOf: $asOf) { person { key assignments { totalCount } }
           offers { nodes { id state } } organization { revision } }",
    ),
    (
        "whoMayResolve",
        "whoMayResolve(case: { decisionType: \"retention\" }, asOf: $asOf) {
           authorized { person { key } seat { id } basis grounds { text revision } validUntil }
           blocked { person { key } verdict } gap { message } explanation revision }",
    ),
    (
        "whyIsThis",
        "whyIsThis(id: $role, asOf: $asOf) { number cause author { text } }",
    ),
];

/// What is asked of each list and each look-up of an organization; `$` stands for the moment.
const ORGANIZATION: &[(&str, &str)] = &[
    (
        "anchor",
        "anchor$ { key subCircles { nodes { members { totalCount nodes { key } } } } }",
    ),
    (
        "circle",
        "circle(key: \"customer\"$) { members { nodes { key } } timeline { totalCount } }",
    ),
    (
        "circles",
        "circles(first: 100$) { nodes { key members { totalCount } } }",
    ),
    (
        "decisionType",
        "decisionType(key: \"waiver.flood\"$) { key title adoptedIn }",
    ),
    (
        "decisionTypes",
        "decisionTypes(first: 100$) { totalCount nodes { key title adoptedIn } }",
    ),
    (
        "domain",
        "domain(key: \"credit-balance\"$) { holder { holders { nodes { id } } } }",
    ),
    (
        "domains",
        "domains(first: 100$) { nodes { key holder { holders { nodes { id } } } } }",
    ),
    (
        "externalDomains",
        "externalDomains(first: 100$) { totalCount nodes { key owner adoptedIn } }",
    ),
    (
        "findings",
        "findings(first: 100$) { totalCount nodes { severity rule message hint } }",
    ),
    (
        "people",
        "people(first: 100$) { totalCount nodes { key partner present since left
           assignments { nodes { id } } } }",
    ),
    (
        "person",
        "person(key: \"ben\"$) { partner seats { nodes { id } } timeline { totalCount } }",
    ),
    (
        "policies",
        "policies(first: 100$) { nodes { key circle { members { totalCount } } } }",
    ),
    (
        "policy",
        "policy(key: \"p1\"$) { adoptedIn circle { members { nodes { key } } } }",
    ),
    (
        "revisionByNumber",
        "revisionByNumber(number: 3$) { hash cause adoptedAt }",
    ),
    (
        "revisions",
        "revisions(first: 100$) { totalCount nodes { number hash cause author { text }
           changes { nodes { text } } } }",
    ),
    (
        "role",
        "role(key: \"retention\"$) { holders { nodes { id } } offers { nodes { state } } }",
    ),
    (
        "roles",
        "roles(first: 100$) { totalCount nodes { key leads { nodes { basis } } } }",
    ),
    (
        "serviceAccounts",
        "serviceAccounts(first: 100$) { nodes { key mayAsk mayAct adoptedIn } }",
    ),
];

/// What no act changes yet, so that nothing of it can be told apart.
const STILL: [&str; 2] = ["externalDomains", "whyIsThis"];

/// An act a day, by whom and with what; `$` stands for the id of the last assignment.
fn story() -> Vec<(&'static str, &'static str, Value)> {
    let given = || json!({ "assignmentId": "$" });
    let mut agreed = offer("billing", "ben");
    agreed["agreed"] = json!(true);
    vec![
        ("ana", "assignmentOffer", offer("retention", "eli")),
        ("eli", "assignmentAccept", given()),
        (
            "ana",
            "assignmentRefocus",
            json!({ "assignmentId": "$", "focus": { "text": "North" }, "agreed": true }),
        ),
        ("ana", "assignmentOffer", agreed),
        ("ana", "personAdd", json!({ "key": "fay", "name": "Fay" })),
        (
            "ana",
            "personChange",
            json!({ "person": { "key": "ben" }, "partner": false }),
        ),
        (
            "ana",
            "decisionTypeDefine",
            json!({ "key": "waiver.flood", "title": "After a flood" }),
        ),
        (
            "ana",
            "decisionTypeDefine",
            json!({ "key": "waiver.flood", "title": "After high water" }),
        ),
        (
            "ana",
            "serviceAccountRegister",
            json!({ "key": "robot", "may": ["ASK"] }),
        ),
        ("ana", "serviceAccountRevoke", json!({ "key": "robot" })),
        (
            "ana",
            "decisionTypeRetire",
            json!({ "key": "waiver.flood" }),
        ),
        ("ana", "assignmentEnd", given()),
        (
            "ana",
            "personLeave",
            json!({ "person": { "key": "ben" }, "on": "2026-03-01" }),
        ),
    ]
}

/// The questions in three documents: of the root; of the organization as of the moment; and of the
/// organization of now, of which each list is as of the moment.
fn documents() -> [String; 3] {
    let all = |table: &[(&str, &str)]| {
        let asked: Vec<_> = table.iter().map(|(_, asked)| *asked).collect();
        asked.join("\n")
    };
    let lists = all(ORGANIZATION);
    let plain = lists.replace('$', "");
    let own = lists
        .replace("$ ", "(asOf: $asOf) ")
        .replace("$)", ", asOf: $asOf)");
    let document = |of: &str| {
        format!("query($asOf: AsOfInput, $role: ID!) {{ used: node(id: $role) {{ id }} {of} }}")
    };
    [
        document(&all(ROOT)),
        document(&format!("organization(asOf: $asOf) {{ {plain} }}")),
        document(&format!("organization {{ {own} }}")),
    ]
}

/// The answers to the documents, now or as of a moment.
async fn shown(served: &Served, role: &Value, as_of: &Value) -> Vec<Answer> {
    let mut answers = Vec::new();
    for document in documents() {
        let variables = json!({ "asOf": as_of, "role": role });
        let token = served.token("eli");
        answers.push(served.ask(&token, &document, variables).await);
    }
    answers
}

/// The answer to each question, under its name.
fn parts(answers: &[Answer]) -> BTreeMap<String, Value> {
    let [root, whole, own] = answers else {
        panic!("{answers:?}")
    };
    let (root, whole, own) = (root.data(), whole.data(), own.data());
    let root = ROOT
        .iter()
        .map(|(field, _)| ((*field).to_owned(), root[*field].clone()));
    let of = ORGANIZATION.iter().flat_map(|(field, _)| {
        let whole = whole["organization"][*field].clone();
        let own = own["organization"][*field].clone();
        [
            (format!("organization(asOf) {field}"), whole),
            (format!("organization {field}(asOf)"), own),
        ]
    });
    root.chain(of).collect()
}

/// Fails where an answer is not the same to the byte, and says to which question.
#[track_caller]
fn compare(now: &[Answer], then: &[Answer], as_of: &Value) {
    if now != then {
        for ((name, now), (_, then)) in parts(now).into_iter().zip(parts(then)) {
            assert_eq!(now, then, "{name} as of {as_of}");
        }
        panic!("other bytes as of {as_of}: {now:?}\n{then:?}");
    }
}

/// Fails where the answers of different revisions could not be told apart.
#[track_caller]
fn differ(kept: &[(String, Vec<Answer>)]) {
    let mut forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, answers) in kept {
        for (name, part) in parts(answers) {
            forms.entry(name).or_default().insert(part.to_string());
        }
    }
    for (name, forms) in forms {
        let still = STILL.iter().any(|it| name.contains(it));
        assert_eq!(
            forms.len() == 1,
            still,
            "{name} was shown in {} ways",
            forms.len()
        );
    }
}

#[tokio::test]
async fn what_was_shown_at_a_revision_is_shown_as_of_it() {
    let file = changed(VECTORS, "anchor:\n  key: company\n", OUTSIDE);
    for_each_database(|url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await.asked_by("eli");
            let query = "{ organization { role(key: \"retention\") { id } } }";
            let role = served.data(query, Value::Null).await["organization"]["role"]["id"].take();
            let mut moment = FOUNDED.to_owned();
            served.at(&moment);
            let mut kept = vec![(moment, shown(&served, &role, &Value::Null).await)];
            let mut assignment = Value::Null;
            for (day, (who, verb, mut input)) in (1..).zip(story()) {
                moment = format!("2026-02-{day:02}T08:00:00Z");
                served.at(&moment);
                if input["assignmentId"] == "$" {
                    input["assignmentId"] = assignment.clone();
                }
                let payload = served.done(who, verb, input).await;
                if !payload["assignment"].is_null() {
                    assignment = payload["assignment"]["id"].clone();
                }
                kept.push((moment, shown(&served, &role, &Value::Null).await));
                assert_eq!(payload["revision"], kept.len(), "{verb}");
            }
            differ(&kept);
            served.at("2026-02-20T08:00:00Z");
            let other = served.restarted(&url).await;
            for (revision, (moment, then)) in (1..).zip(&kept) {
                let as_of = json!({ "revision": revision });
                compare(&shown(&served, &role, &as_of).await, then, &as_of);
                let as_of = json!({ "instant": moment });
                compare(&shown(&other, &role, &as_of).await, then, &as_of);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_way_into_the_past_has_its_line() {
    const QUERY: &str = "{ __schema { queryType { fields { name } } }
      __type(name: \"Organization\") { fields { name args { name } } } }";
    let sqlite = Database::sqlite(Schema::Migrated).await;
    let served = Served::over(sqlite.url(), VECTORS).await;
    let data = served.data(QUERY, Value::Null).await;
    let name = |field: &Value| field["name"].as_str().unwrap().to_owned();
    let root = data["__schema"]["queryType"]["fields"].as_array().unwrap();
    let root: BTreeSet<_> = root.iter().map(name).collect();
    let lines = |table: &[(&str, &str)]| -> BTreeSet<_> {
        table.iter().map(|(field, _)| (*field).to_owned()).collect()
    };
    assert_eq!(root, lines(ROOT));
    let of = data["__type"]["fields"].as_array().unwrap().iter();
    let takes = |field: &&Value| {
        let mut arguments = field["args"].as_array().unwrap().iter();
        arguments.any(|it| it["name"] == "asOf")
    };
    let of: BTreeSet<_> = of.filter(takes).map(name).collect();
    assert_eq!(of, lines(ORGANIZATION));
    sqlite.remove().await;
}

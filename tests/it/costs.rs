//! What requests cost the database, in statements and rows: the same in an organization of a
//! hundred people and of two thousand, but where a whole structure has to be read.

use crate::support::{Cost, NOTHING, Served, TURN, case, cost_of, offer};
use serde_json::{Value, json};
use zirkel_domain::example::sized;
use zirkel_testkit::database::{Database, Schema};

/// The cost of one question.
async fn cost(served: &Served, query: &str, as_of: Value) -> Cost {
    let variables = json!({
        "case": case("topic3").of("50").json(),
        "asOf": as_of,
        "person": { "key": "p25" },
    });
    cost_of(served.data(query, variables)).await.1
}

const MAY: &str = "query($case: CaseInput!, $person: PersonRef!, $asOf: AsOfInput) {
  mayResolve(case: $case, actor: $person, asOf: $asOf) { verdict revision } }";

const WHO_MAY: &str = "query($case: CaseInput!, $asOf: AsOfInput) {
  whoMayResolve(case: $case, asOf: $asOf) { authorized { person { key } } revision } }";

const WHAT_MAY: &str = "query($person: PersonRef!, $asOf: AsOfInput) {
  resolvableBy(actor: $person, asOf: $asOf) { nodes { decisionType } } }";

const BATCH: &str = "query($case: CaseInput!, $person: PersonRef!, $asOf: AsOfInput) {
  mayResolveBatch(requests: [{ case: $case, actor: $person }, { case: $case, actor: $person }],
    asOf: $asOf) { decision { verdict revision } } }";

const SEARCH: &str = "query($asOf: AsOfInput) {
  search(text: \"r\", first: 10, asOf: $asOf) { totalCount nodes { element { id } } } }";

const DIFF: &str = "query($asOf: AsOfInput) { governanceDiff(from: { revision: 1 }, to: $asOf) {
  differences(first: 10) { totalCount nodes { text element { id } } } } }";

/// What each request of a server costs, from its first on; and how many facts there are, with who
/// people are and without.
async fn costs(url: &str, people: usize) -> (Vec<(&'static str, Cost)>, [usize; 2]) {
    let it = Served::watched(url, people).await;
    let past = || json!({ "revision": 1 });
    let instant = json!({ "instant": "2026-01-20T00:00:00Z" });
    let costs = vec![
        (WHOLE[0], cost(&it, MAY, Value::Null).await),
        ("mayResolve", cost(&it, MAY, Value::Null).await),
        ("whoMayResolve", cost(&it, WHO_MAY, Value::Null).await),
        ("resolvableBy", cost(&it, WHAT_MAY, Value::Null).await),
        ("mayResolveBatch", cost(&it, BATCH, Value::Null).await),
        ("search", cost(&it, SEARCH, Value::Null).await),
        (WHOLE[1], cost(&it, MAY, past()).await),
        ("mayResolve as of it", cost(&it, MAY, past()).await),
        ("whoMayResolve as of it", cost(&it, WHO_MAY, past()).await),
        ("resolvableBy as of it", cost(&it, WHAT_MAY, past()).await),
        ("mayResolveBatch as of it", cost(&it, BATCH, past()).await),
        ("search as of it", cost(&it, SEARCH, past()).await),
        ("governanceDiff", cost(&it, DIFF, Value::Null).await),
        ("governanceDiff up to it", cost(&it, DIFF, past()).await),
        (BY_INSTANT, cost(&it, MAY, instant).await),
    ];
    let (events, profiles) = sized(people, 1).world.facts();
    (costs, [events.len() + profiles.len(), events.len()])
}

/// What reads a structure from the database, each thing of it once: a server's first question about
/// an organization, and the first about a past revision. After that it is in memory.
const WHOLE: [&str; 2] = ["the first question", "the first as of a revision"];

/// An instant has its revision looked up.
const BY_INSTANT: &str = "as of an instant";

/// Compares a small organization with a large one, each on a database of its own.
async fn compare(small: String, large: String) {
    let (few, few_facts) = costs(&small, 100).await;
    let (many, many_facts) = costs(&large, 2000).await;
    assert!(many_facts[1] > 10 * few_facts[1]);
    for ((name, few), (_, many)) in few.into_iter().zip(many) {
        assert_eq!(few.statements, many.statements, "statements of {name}");
        if let Some(at) = WHOLE.iter().position(|it| *it == name) {
            // Who people are is read with the present alone.
            let beside = |cost: Cost, facts: usize| cost.rows - u64::try_from(facts).unwrap();
            let beside = (beside(few, few_facts[at]), beside(many, many_facts[at]));
            assert_eq!(
                beside.0, beside.1,
                "rows of {name} beside one for each fact"
            );
        } else {
            assert_eq!(few.rows, many.rows, "rows of {name}");
            assert!(name == BY_INSTANT || few == NOTHING, "{name} costs {few:?}");
        }
    }
}

/// What happened to a person.
const TIMELINE: &str = "query($person: String!) { organization { person(key: $person) {
  timeline(first: 10) { totalCount nodes { revision text author { person { key } } } } } } }";

/// What happened to a role, to a circle that grows with its own team alone, and to a policy.
const TIMELINES: [(&str, &str); 3] = [
    (
        "the timeline of a role",
        "query($role: String!) { organization { role(key: $role) {
           timeline(first: 3) { totalCount nodes { revision text author { person { key } } } } } } }",
    ),
    (
        "the timeline of a circle",
        "query($circle: String!) { organization { circle(key: $circle) {
           timeline(first: 3) { totalCount nodes { revision text author { person { key } } } } } } }",
    ),
    (
        "the timeline of a policy",
        "{ organization { policy(key: \"p1\") {
           timeline(first: 3) { totalCount nodes { revision text author { person { key } } } } } } }",
    ),
];

/// A role that `p1` assigns, and somebody with one assignment: what a person holds and held is
/// read, too.
async fn somebody(it: &Served) -> (String, String) {
    let query = "{ organization { circle(key: \"c1-0\") { roles { nodes { key } } }
      people(first: 100) { nodes { key assignments { totalCount } } } } }";
    let organization = &it.data(query, Value::Null).await["organization"];
    let role = &organization["circle"]["roles"]["nodes"][0]["key"];
    let mut people = organization["people"]["nodes"].as_array().unwrap().iter();
    let person = people.rfind(|it| it["assignments"]["totalCount"] == 1);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(role), text(&person.unwrap()["key"]))
}

/// What acts of a server cost once it has read the organization: an offer, the same sent again, its
/// acceptance; and then the timelines of the person and of other things.
async fn costs_of_acts(url: &str, people: usize) -> Vec<(&'static str, Cost)> {
    let it = Served::watched(url, people).await;
    let (role, person) = &somebody(&it).await;
    let mut input = offer(role, person);
    input["clientMutationId"] = json!("one");
    let offer = it.done("p1", "assignmentOffer", input.clone());
    let (offered, first) = cost_of(offer).await;
    let again = it.done("p1", "assignmentOffer", input);
    let (repeated, again) = cost_of(again).await;
    assert_eq!(repeated, offered);
    let accept = json!({ "assignmentId": offered["assignment"]["id"] });
    let (_, accepted) = cost_of(it.done(person, "assignmentAccept", accept)).await;
    let timeline = it.data(TIMELINE, json!({ "person": person }));
    let (told, timeline) = cost_of(timeline).await;
    // They came, with one assignment; and now were asked, and accepted.
    assert_eq!(told["organization"]["person"]["timeline"]["totalCount"], 5);
    let mut costs = vec![
        ("an offer", first),
        ("the same again", again),
        ("its acceptance", accepted),
        ("the timeline of a person", timeline),
    ];
    let team = "{ organization { policy(key: \"p1\") { circle { key } } } }";
    let team = &it.data(team, Value::Null).await["organization"];
    let whose = json!({ "role": role, "circle": team["policy"]["circle"]["key"] });
    for (name, query) in TIMELINES {
        let (told, cost) = cost_of(it.data(query, whose.clone())).await;
        assert!(told.to_string().contains("\"text\":"), "{name}: {told}");
        costs.push((name, cost));
    }
    costs
}

#[tokio::test]
async fn what_a_question_costs_the_database_does_not_grow_with_the_organization() {
    let _turn = TURN.lock().await;
    let (small, large) = (
        Database::sqlite(Schema::Migrated).await,
        Database::sqlite(Schema::Migrated).await,
    );
    compare(small.url().to_owned(), large.url().to_owned()).await;
    if let (Some(small), Some(large)) = (
        Database::postgres(Schema::Migrated).await,
        Database::postgres(Schema::Migrated).await,
    ) {
        compare(small.url().to_owned(), large.url().to_owned()).await;
        small.remove().await;
        large.remove().await;
    }
}

#[tokio::test]
async fn what_an_act_costs_the_database_does_not_grow_with_the_organization() {
    let _turn = TURN.lock().await;
    let compare = async |small: &Database, large: &Database| {
        let few = costs_of_acts(small.url(), 100).await;
        assert_eq!(few, costs_of_acts(large.url(), 2000).await);
        assert!(few.iter().all(|(_, it)| it.statements > 0), "{few:?}");
    };
    let small = Database::sqlite(Schema::Migrated).await;
    let large = Database::sqlite(Schema::Migrated).await;
    compare(&small, &large).await;
    if let (Some(small), Some(large)) = (
        Database::postgres(Schema::Migrated).await,
        Database::postgres(Schema::Migrated).await,
    ) {
        compare(&small, &large).await;
        small.remove().await;
        large.remove().await;
    }
}

/// What it costs to put somebody into a role and out of it, time and again.
async fn costs_of_terms(url: &str) -> Vec<[Cost; 2]> {
    let it = Served::watched(url, 100).await;
    let (role, person) = &somebody(&it).await;
    let mut costs = Vec::new();
    for _ in 0..5 {
        let (id, assigned) = cost_of(it.assigned("p1", role, person)).await;
        let end = it.done("p1", "assignmentEnd", json!({ "assignmentId": id }));
        let (_, ended) = cost_of(end).await;
        costs.push([assigned, ended]);
    }
    costs
}

#[tokio::test]
async fn gov_2_1_7_what_somebody_held_before_is_not_read_where_no_policy_counts_terms() {
    let _turn = TURN.lock().await;
    let same = |costs: Vec<[Cost; 2]>| {
        assert!(costs.iter().all(|it| *it == costs[0]), "{costs:?}");
    };
    let database = Database::sqlite(Schema::Migrated).await;
    same(costs_of_terms(database.url()).await);
    if let Some(database) = Database::postgres(Schema::Migrated).await {
        same(costs_of_terms(database.url()).await);
        database.remove().await;
    }
}

/// What it costs a server to take in what another one wrote.
async fn cost_of_following(url: &str, people: usize) -> Cost {
    let it = Served::watched(url, people).await;
    let other = it.restarted(url).await;
    let (role, person) = somebody(&it).await;
    other.offered("p1", &role, &person).await;
    let (taken, cost) = cost_of(it.app().refresh()).await;
    taken.unwrap();
    assert_eq!(it.revision().await, other.revision().await);
    cost
}

#[tokio::test]
async fn what_another_servers_write_costs_does_not_grow_with_the_organization() {
    let _turn = TURN.lock().await;
    let compare = async |small: &Database, large: &Database| {
        let few = cost_of_following(small.url(), 100).await;
        assert_eq!(few, cost_of_following(large.url(), 2000).await);
        assert!(few.statements > 0);
    };
    let small = Database::sqlite(Schema::Migrated).await;
    let large = Database::sqlite(Schema::Migrated).await;
    compare(&small, &large).await;
    if let (Some(small), Some(large)) = (
        Database::postgres(Schema::Migrated).await,
        Database::postgres(Schema::Migrated).await,
    ) {
        compare(&small, &large).await;
        small.remove().await;
        large.remove().await;
    }
}

//! What is different between two moments, what happened to a thing, what is found by its words,
//! and what wants somebody's eye.

use crate::support::{Served, VECTORS};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

const DIFF: &str = "query($from: AsOfInput!, $to: AsOfInput, $first: Int, $after: String) {
  governanceDiff(from: $from, to: $to) { fromRevision toRevision counts { kind count }
    differences(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { kind text element { __typename } fields { field before after }
        before { __typename ... on Role { name } } after { __typename ... on Role { name } } } } } }";

const SEARCH: &str = "query($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount complete
    pageInfo { hasNextPage endCursor }
    nodes { rank element { __typename ... on Person { key } ... on Role { key } ... on Circle { key } } } } }";

/// Two revisions: in the second a role of many is renamed.
async fn renamed(url: &str) -> Served {
    Served::sized(url, 40).await
}

#[tokio::test]
async fn a_renaming_is_one_difference_between_two_revisions() {
    for_each_database(|url| async move {
        let served = renamed(&url).await;
        let ask = async |from: Value, to: Value| {
            let variables = json!({ "from": from, "to": to });
            served.data(DIFF, variables).await["governanceDiff"].take()
        };
        let found = ask(json!({ "revision": 1 }), json!({ "revision": 2 })).await;
        assert_eq!(found["fromRevision"], 1);
        assert_eq!(found["toRevision"], 2);
        assert_eq!(found["counts"], json!([{ "kind": "RENAMED", "count": 1 }]));
        let node = &found["differences"]["nodes"][0];
        assert_eq!(node["kind"], "RENAMED");
        let before = node["before"][0]["name"].as_str().unwrap();
        assert_eq!(
            node["after"],
            json!([{ "__typename": "Role", "name": "Renamed" }])
        );
        let text = format!("`{before}` is now called `Renamed`");
        assert_eq!(node["text"], text.as_str());
        let fields = json!([{ "field": "name", "before": before, "after": "Renamed" }]);
        assert_eq!(node["fields"], fields);
        // Neither moment differs from itself, and now is the newest.
        for moment in [json!({ "revision": 1 }), json!({ "revision": 2 })] {
            let same = ask(moment.clone(), moment).await;
            assert_eq!(same["differences"]["totalCount"], 0);
        }
        let now = ask(json!({ "revision": 1 }), Value::Null).await;
        assert_eq!(now, found);
        let back = ask(json!({}), json!({ "revision": 1 })).await;
        assert_eq!(back["differences"]["nodes"][0]["after"][0]["name"], before);
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_however_a_name_is_spelt_and_says_whether_it_is_all() {
    let file = VECTORS.replace("name: Eli }", "name: Elí Müller }");
    for_each_database(|url| {
        let file = file.clone();
        async move {
            let served = Served::over(&url, &file).await;
            let ask =
                async |variables: Value| served.data(SEARCH, variables).await["search"].take();
            for text in ["müller", "MUELLER eli", "muller", "Mu"] {
                let found = ask(json!({ "text": text })).await;
                assert_eq!(found["totalCount"], 1, "{text}");
                assert_eq!(found["complete"], true);
                let element = json!({ "__typename": "Person", "key": "eli" });
                assert_eq!(found["nodes"][0]["element"], element, "{text}");
            }
            let found = ask(json!({ "text": "customer", "kinds": ["ROLE", "CIRCLE"] })).await;
            let nodes = found["nodes"].as_array().unwrap();
            let ranks: Vec<_> = nodes
                .iter()
                .map(|it| it["rank"].as_str().unwrap())
                .collect();
            assert_eq!(ranks[..2], ["NAME", "NAME"], "{found}");
            let mut seen = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = ask(json!({ "text": "c", "first": 2, "after": after })).await;
                seen.extend(page["nodes"].as_array().unwrap().clone());
                after = page["pageInfo"]["endCursor"].clone();
                if page["pageInfo"]["hasNextPage"] == false {
                    assert_eq!(page["totalCount"], seen.len());
                    break;
                }
            }
            let all = ask(json!({ "text": "c", "first": 100 })).await;
            assert_eq!(all["nodes"], Value::Array(seen));
        }
    })
    .await;
}

#[tokio::test]
async fn a_search_without_words_or_with_too_many_is_refused() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        for text in ["", " -!", "a b c d e f g h i j k", &"x".repeat(201)] {
            let token = served.token("ben");
            let answer = served.ask(&token, SEARCH, json!({ "text": text })).await;
            let error = answer.errors().remove(0);
            assert!(error.starts_with("MALFORMED text"), "{text}: {error}");
        }
    })
    .await;
}

#[tokio::test]
async fn findings_are_listed_worst_first() {
    const QUERY: &str = "query($severities: [FindingSeverity!]) { organization {
      findings(first: 100, severities: $severities) { totalCount
        nodes { severity rule code message hint element { __typename } } } } }";
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let ask = async |severities: Value| {
            let variables = json!({ "severities": severities });
            served.data(QUERY, variables).await["organization"]["findings"].take()
        };
        let all = ask(Value::Null).await;
        let nodes = all["nodes"].as_array().unwrap();
        let order = ["ERROR", "WARNING", "NOTICE"];
        let place = |it: &Value| {
            order
                .iter()
                .position(|severity| it["severity"] == *severity)
        };
        assert!(nodes.is_sorted_by_key(place), "{all}");
        let message = "nobody holds Retention, so that its circle's leads cover it";
        let covered = nodes.iter().find(|it| it["message"] == message).unwrap();
        assert_eq!(covered["severity"], "NOTICE");
        assert_eq!(covered["rule"], "GOV-2.2.1");
        assert_eq!(covered["element"]["__typename"], "Role");
        let notices = ask(json!(["NOTICE"])).await;
        let of_notices = nodes.iter().filter(|it| it["severity"] == "NOTICE").count();
        assert_eq!(notices["totalCount"], of_notices);
    })
    .await;
}

const TIMELINE: &str = "query($id: ID!, $first: Int, $after: String) { node(id: $id) {
  ... on Role { timeline(first: $first, after: $after) { ...page } }
  ... on Circle { timeline(first: $first, after: $after) { ...page } }
  ... on Policy { timeline(first: $first, after: $after) { ...page } }
  ... on Person { timeline(first: $first, after: $after) { ...page } } } }
  fragment page on TimelineEntryConnection { totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { revision adoptedAt cause author { text } kinds text fields { field before after }
      element { __typename } before { ... on Role { name } } after { ... on Role { name } } } }";

/// The page of a timeline.
async fn timeline(served: &Served, id: &Value, first: i32, after: &Value) -> Value {
    let variables = json!({ "id": id, "first": first, "after": after });
    served.data(TIMELINE, variables).await["node"]["timeline"].take()
}

#[tokio::test]
async fn the_timeline_of_a_role_tells_its_renaming_before_its_beginning() {
    for_each_database(|url| async move {
        let served = renamed(&url).await;
        let query = "{ search(text: \"renamed\", kinds: [ROLE]) { nodes { element { id } } } }";
        let found = served.data(query, json!({})).await;
        let id = &found["search"]["nodes"][0]["element"]["id"];
        let all = timeline(&served, id, 100, &Value::Null).await;
        let nodes = all["nodes"].as_array().unwrap();
        assert_eq!(all["totalCount"], nodes.len());
        let newest = &nodes[0];
        assert_eq!(newest["revision"], 2);
        assert_eq!(newest["kinds"], json!(["RENAMED"]));
        assert_eq!(newest["fields"][0]["after"], "Renamed");
        assert_eq!(newest["after"]["name"], "Renamed");
        assert_eq!(newest["before"]["name"], newest["fields"][0]["before"]);
        assert_eq!(newest["author"]["text"], "the ratifiers");
        let beginning = nodes
            .iter()
            .find(|it| it["element"]["__typename"] == "Role" && it["revision"] == 1);
        let beginning = beginning.unwrap();
        assert_eq!(beginning["kinds"], json!(["ADDED"]));
        assert_eq!(beginning["before"], Value::Null);
        assert_eq!(beginning["after"]["name"], newest["before"]["name"]);
        // Page by page it is the same.
        let mut seen = Vec::new();
        let mut after = Value::Null;
        loop {
            let page = timeline(&served, id, 1, &after).await;
            assert_eq!(page["totalCount"], nodes.len());
            assert_eq!(page["pageInfo"]["hasPreviousPage"], !seen.is_empty());
            seen.extend(page["nodes"].as_array().unwrap().clone());
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(&seen, nodes);
    })
    .await;
}

#[tokio::test]
async fn timelines_tell_of_what_belongs_to_a_thing_and_of_nothing_else() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let query = "{ organization { role(key: \"agent\") { id } office: role(key: \"customer:secretary\") { id }
          circle(key: \"customer\") { id } policy(key: \"p1\") { id } person(key: \"eli\") { id } } }";
        let ids = served.data(query, json!({})).await["organization"].take();
        let texts = async |kind: &str| {
            let page = timeline(&served, &ids[kind]["id"], 100, &Value::Null).await;
            let nodes = page["nodes"].as_array().unwrap().iter();
            let texts = nodes.map(|it| it["text"].as_str().unwrap().to_owned());
            texts.collect::<Vec<_>>()
        };
        assert_eq!(
            texts("role").await,
            [
                "`Agent` is a new role in `Support desk`",
                "The accountability “Answering calls” of `Agent` is new",
                "The spend control of `Agent` is new",
                "The focus “EMEA” of `Agent` is new",
                "Eli now holds `Agent (EMEA)`",
            ]
        );
        assert_eq!(texts("office").await, ["Cy now holds `Secretary of Customer Circle`"]);
        assert_eq!(
            texts("circle").await,
            [
                "`Customer Circle` is a new role in `Company`",
                "`Care` is a new role in `Customer Circle`",
                "`Billing` is a new role in `Customer Circle`",
                "`Retention` is a new role in `Customer Circle`",
                "`Support desk` is a new role in `Customer Circle`",
                "The policy `P1` of `Customer Circle` is new",
                "Dee now holds `Facilitator of Customer Circle`",
                "Cy now holds `Secretary of Customer Circle`",
                "Ben now holds `Care`",
                "Cy now holds `Billing`",
                "Dee now holds `Support desk`",
            ]
        );
        assert_eq!(texts("policy").await, ["The policy `P1` of `Customer Circle` is new"]);
        assert_eq!(texts("person").await, ["Eli joined", "Eli now holds `Agent (EMEA)`"]);
    })
    .await;
}

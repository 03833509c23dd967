//! Lists read from either end: whatever the list and the size of its pages, the pages add up to it.

use crate::{
    fuzz::schema::Schema,
    support::{Served, VECTORS, offer},
};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

/// Lists of every kind of paging, with `PART` where the part is said: in memory, of the record in
/// either direction, of a timeline, of a search.
const LISTS: &[&str] = &[
    "{ organization { list: people(PART) { ...P } } }",
    "{ organization { list: circles(PART) { ...P } } }",
    "{ organization { list: revisions(PART) { ...P } } }",
    "{ organization { list: revisions(newestFirst: false PART) { ...P } } }",
    "{ organization { list: revisions(asOf: { revision: 4 } PART) { ...P } } }",
    "{ organization { list: role(key: \"retention\") { list: timeline(PART) { ...P } } } }",
    "{ organization { list: person(key: \"eli\") { list: timeline(PART) { ...P } } } }",
    "{ list: search(text: \"c\" PART) { ...P } }",
];

/// Seven revisions.
async fn past(url: &str) -> Served {
    let served = Served::over(url, VECTORS).await;
    for _ in 0..2 {
        let id = served.offered("ana", "retention", "eli").await;
        let id = json!({ "assignmentId": id });
        served.done("eli", "assignmentAccept", id.clone()).await;
        served.done("ana", "assignmentEnd", id).await;
    }
    served
}

fn found(data: &Value) -> &Value {
    let inside = data.as_object().and_then(|it| it.values().next());
    match inside {
        Some(_) if data.get("edges").is_some() => data,
        Some(inside) => found(inside),
        None => panic!("no list in {data}"),
    }
}

async fn asked(served: &Served, list: &str, part: &str) -> (Vec<String>, Value) {
    let fields = "edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage }";
    let query = list.replace("(PART)", if part.is_empty() { "" } else { "(PART)" });
    let query = query.replace("PART", part).replace("...P", fields);
    let data = served.data(&query, json!({})).await;
    let page = found(&data);
    let edges = page["edges"].as_array().unwrap().iter();
    let cursors = edges.map(|it| it["cursor"].as_str().unwrap().to_owned());
    (cursors.collect(), page["pageInfo"].clone())
}

#[tokio::test]
async fn the_pages_of_a_list_add_up_to_it_from_either_end() {
    for_each_database(|url| async move {
        let served = past(&url).await;
        for list in LISTS {
            let (all, info) = asked(&served, list, "first: 100").await;
            assert!(all.len() > 2, "{list}: {all:?}");
            let neither = json!({ "hasNextPage": false, "hasPreviousPage": false });
            assert_eq!(info, neither, "{list}");
            assert_eq!(asked(&served, list, "").await.0, all, "{list}");
            for size in 1..=3 {
                let mut left = all.as_slice();
                let mut before = String::new();
                while !left.is_empty() {
                    let part = format!("last: {size}{before}");
                    let (page, info) = asked(&served, list, &part).await;
                    let (rest, expected) = left.split_at(left.len().saturating_sub(size));
                    assert_eq!(page, expected, "{list} {part}");
                    assert_eq!(info["hasPreviousPage"], !rest.is_empty(), "{list} {part}");
                    assert_eq!(info["hasNextPage"], !before.is_empty(), "{list} {part}");
                    before = format!(", before: \"{}\"", page[0]);
                    left = rest;
                }
                let (none, info) = asked(&served, list, &format!("last: {size}{before}")).await;
                assert_eq!(none, [] as [String; 0], "{list}");
                assert_eq!(info["hasPreviousPage"], false, "{list}");
            }
            let (one, three) = (&all[0], &all[2]);
            let between = format!("after: \"{one}\", before: \"{three}\"");
            assert_eq!(asked(&served, list, &between).await.0, all[1..2], "{list}");
            let last = format!("{between}, last: 5");
            assert_eq!(asked(&served, list, &last).await.0, all[1..2], "{list}");
            let crossed = format!("after: \"{three}\", before: \"{one}\"");
            assert_eq!(
                asked(&served, list, &crossed).await.0,
                [] as [String; 0],
                "{list}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_part_that_is_none_is_refused() {
    for_each_database(|url| async move {
        let served = past(&url).await;
        for list in LISTS {
            for (part, path) in [
                ("first: 1, last: 1", "last"),
                ("last: -1", "last"),
                ("last: 101", "last"),
                ("first: -1", "first"),
                ("last: 1, before: \"\"", "before"),
                ("last: 1, before: \"WyJ4IiwxLDAsIiJd\"", "before"),
            ] {
                let query = list.replace("PART", part).replace("...P", "totalCount");
                let token = served.token("ana");
                let faults = served.ask(&token, &query, json!({})).await.errors();
                let expected = format!("MALFORMED {path}: ");
                assert!(faults[0].starts_with(&expected), "{query}: {faults:?}");
            }
        }
        // A variable that is null, or left out, says nothing.
        let query = "query($first: Int, $last: Int) { organization {
          people(first: $first, last: $last) { edges { cursor } } } }";
        for variables in [json!({ "last": 2 }), json!({ "first": null, "last": 2 })] {
            let data = served.data(query, variables).await;
            assert_eq!(found(&data)["edges"].as_array().unwrap().len(), 2);
        }
    })
    .await;
}

#[tokio::test]
async fn the_record_goes_on_under_a_cursor_from_its_end() {
    for_each_database(|url| async move {
        let served = past(&url).await;
        let list = LISTS[2];
        let (old, _) = asked(&served, list, "first: 2").await;
        served
            .done("ana", "assignmentOffer", offer("retention", "eli"))
            .await;
        let before = format!("last: 9, before: \"{}\"", old[0]);
        let (newer, _) = asked(&served, list, &before).await;
        let (now, _) = asked(&served, list, "first: 3").await;
        assert_eq!(newer, now[..1]);
        assert_eq!(now[1..], old);
        // As of before, what came later is before everything.
        let then = LISTS[4];
        let after = format!("first: 9, after: \"{}\"", now[0]);
        assert_eq!(
            asked(&served, then, &after).await,
            asked(&served, then, "first: 9").await
        );
        let none = asked(&served, then, &format!("last: 9, before: \"{}\"", now[0])).await;
        assert_eq!(none.0, [] as [String; 0]);
    })
    .await;
}

#[tokio::test]
async fn every_list_can_be_read_from_either_end() {
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let schema = Schema::of(&served).await;
        let mut count = 0;
        for (of, field) in schema.fields() {
            if field.shows.ends_with("Connection") {
                let names: Vec<_> = field.arguments.iter().map(|it| it.name.as_str()).collect();
                for name in ["first", "after", "last", "before"] {
                    assert!(names.contains(&name), "{of}.{} has no `{name}`", field.name);
                }
                count += 1;
            }
        }
        assert!(count >= 40, "{count} lists");
    })
    .await;
}

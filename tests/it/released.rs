//! Databases of released programs (`migrations/released`): brought forward, their records are
//! whole, every past moment is as it was, and acts go on.

use crate::support::{Served, offer};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use zirkel_testkit::database::{for_each_empty_database, load};

/// After everything that the files hold.
const LATER: &str = "2027-06-01T09:00:00Z";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/released")
}

/// The numbers of the changes that programs were released with, and with them the files' names.
fn released() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap();
    let names = files.map(|it| it.unwrap().file_name().into_string().unwrap());
    let numbers = names.filter_map(|name| {
        let number = name.strip_suffix(".sqlite.sql")?;
        Some(number.to_owned())
    });
    numbers.collect()
}

fn script(number: &str, url: &str) -> String {
    let kind = url.split(':').next().unwrap();
    fs::read_to_string(folder().join(format!("{number}.{kind}.sql"))).unwrap()
}

/// The organization of the files, after all changes of today.
async fn brought_forward(number: &str, url: &str) -> Served {
    load(url, &script(number, url)).await;
    let made = zirkel_migrations::up(url).await.unwrap();
    assert!(
        made.iter()
            .all(|it| it.as_str() > format!("m{number}").as_str())
    );
    Served::standing(url, "first", LATER).await
}

const SHOWN: &str = "query($asOf: AsOfInput) { organization { revision
  roles(asOf: $asOf, first: 100) { nodes { id key name accountabilities { nodes { text } } } }
  people(asOf: $asOf, first: 100) { nodes { key name email partner externalRefs { system id } } }
  policies(asOf: $asOf) { nodes { key title clauses { __typename } } }
  externalDomains(asOf: $asOf) { nodes { key owner } }
  circle(key: \"support\", asOf: $asOf) { links { nodes { id } } redirects { nodes { id } } } } }";

#[tokio::test]
async fn the_record_of_a_released_program_is_whole_and_as_it_was() {
    assert!(released().contains("0001"));
    for number in released() {
        let number = &number;
        for_each_empty_database(async |url| {
            let served = brought_forward(number, &url).await;
            assert_eq!(served.damage().await, [] as [String; 0]);
            let now = served.data(SHOWN, json!({})).await;
            let roles = now["organization"]["roles"]["nodes"].as_array().unwrap();
            assert!(roles.iter().any(|it| it["name"] == "Retention"), "{now}");
            let newest = served.revision().await;
            for revision in 1..=newest {
                let as_of = json!({ "asOf": { "revision": revision } });
                let then = served.data(SHOWN, as_of).await;
                assert!(revision < newest || then == now, "as of {revision}: {then}");
            }
        })
        .await;
    }
}

#[tokio::test]
async fn questions_and_acts_go_on_in_the_database_of_a_released_program() {
    const MAY: &str = "{ mayResolve(actor: { key: \"ben\" }, case: { decisionType: \"waiver\",
      amount: { amount: \"100\", currency: \"EUR\" } }) { verdict } }";
    for number in released() {
        let number = &number;
        for_each_empty_database(async |url| {
            let served = brought_forward(number, &url).await;
            let before = served.data(SHOWN, json!({})).await;
            let newest = served.revision().await;
            let verdict = served.data(MAY, json!({})).await;
            assert_eq!(verdict["mayResolve"]["verdict"], "ALLOWED");
            let mut input = offer("retention", "eli");
            input["clientMutationId"] = json!("one");
            let offered = served.done("ana", "assignmentOffer", input.clone()).await;
            assert_eq!(served.done("ana", "assignmentOffer", input).await, offered);
            let accept = json!({ "assignmentId": offered["assignment"]["id"] });
            served.done("eli", "assignmentAccept", accept).await;
            let rename = json!({ "person": { "key": "cy" }, "name": "Cyd" });
            served.done("ana", "personChange", rename).await;
            let define = json!({ "key": "gift", "spends": true });
            served.done("ana", "decisionTypeDefine", define).await;
            assert_eq!(served.revision().await, newest + 3);
            assert_eq!(served.damage().await, [] as [String; 0]);
            let as_of = json!({ "asOf": { "revision": newest } });
            let then = served.data(SHOWN, as_of).await;
            let roles = |it: &serde_json::Value| it["organization"]["roles"].clone();
            assert_eq!(roles(&then), roles(&before));
        })
        .await;
    }
}

//! The guide's section on acts, done as it stands: each block of it, by whom it says.

use crate::support::{Served, guide};
use serde_json::{Value, json};
use zirkel_testkit::database::for_each_database;

const GUIDE: &str = include_str!("../../../docs/guide.md");
const FILE: &str = include_str!("../../../docs/demo/kranich.yaml");

/// What the guide writes in place of an id.
const ID: &str = "assignment_…";

#[tokio::test]
async fn the_guide_can_be_followed_as_it_stands() {
    for_each_database(|url| async move {
        let (founded, now) = ("2026-11-02T08:00:00Z", "2026-11-21T10:00:00Z");
        let served = Served::from(&url, FILE, founded, now).await;
        let mut offer = String::new();
        let mut told = Vec::new();
        let section = GUIDE.split("\n## ").find(|it| it.starts_with("5. "));
        for (who, block) in guide::blocks(section.unwrap()) {
            let query = block.replace(ID, &offer);
            let data = served
                .ask(&served.token(&who), &query, json!({}))
                .await
                .data();
            if let Some(id) = data["viewer"]["offers"]["nodes"][0]["id"].as_str() {
                id.clone_into(&mut offer);
            }
            told.push(format!("{who}: {}", outcome(&data)));
        }
        assert_eq!(
            told,
            [
                "lena.hoffmann: OFFERED",
                "jonas.weber: 1 offered",
                "jonas.weber: ACTIVE",
                "jonas.weber: NOT_ASSIGNER",
                "thomas.berger: nora.lang",
                "service:crm: ACTIVE",
                "service:crm: ALLOWED",
            ]
        );
    })
    .await;
}

/// What an answer of the guide comes to.
fn outcome(data: &Value) -> String {
    let (_, field) = data.as_object().unwrap().iter().next().unwrap();
    let said = [
        &field["userErrors"][0]["code"],
        &field["assignment"]["state"],
        &field["person"]["key"],
        &field["verdict"],
    ];
    match said.iter().find_map(|it| it.as_str()) {
        Some(said) => said.to_owned(),
        None => format!(
            "{} offered",
            field["offers"]["nodes"].as_array().unwrap().len()
        ),
    }
}

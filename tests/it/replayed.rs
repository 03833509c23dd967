//! The beginning of the replay, as a test: the first weeks, in which a third of the teams of today
//! are made, and the day on which they are put in order.

use crate::{
    replay::{
        Stream,
        plan::{Edit, Proposal, proposals},
        stream::Structure,
        whole,
    },
    support::TURN,
};
use serde_json::{Value, json};
use zirkel_testkit::database::{Database, Schema};

/// The revision that puts twenty teams into others.
const UNTIL: usize = 17;

#[tokio::test]
async fn a_real_organization_is_the_same_when_its_changes_are_replayed() {
    let _turn = TURN.lock().await;
    let Some(stream) = Stream::read() else {
        return;
    };
    let database = Database::sqlite(Schema::Migrated).await;
    let taken = whole(database.url(), &stream, UNTIL, |_| {}).await;
    assert!(taken.is_steady() > 0);
    assert!(
        taken.page().contains("\n| down | 20 |\n"),
        "{}",
        taken.page()
    );
    if let Some(database) = Database::postgres(Schema::Migrated).await {
        let taken = whole(database.url(), &stream, UNTIL, |_| {}).await;
        assert!(taken.is_steady() > 0);
        database.remove().await;
    }
}

/// The structure after some operations.
fn after(before: &Structure, ops: &Value) -> Structure {
    let revision = json!({ "n": 1, "at": "2026-01-05T08:00:00Z", "commit": "one", "ops": ops });
    before.after(&serde_json::from_value(revision).unwrap())
}

fn created(team: &str, parent: Option<&str>) -> Value {
    json!({ "op": "create_team", "team": team, "kind": "team", "parent": parent, "purpose": null })
}

fn moved(team: &str, parent: Option<&str>) -> Value {
    json!({ "op": "move_team", "team": team, "parent": parent })
}

#[test]
fn gov_1_2_5_teams_that_move_past_each_other_take_one_proposal_of_the_circle_around_them() {
    let before = json!([
        created("one", None),
        created("two", Some("one")),
        created("three", Some("one")),
        created("four", Some("three")),
    ]);
    let before = after(&Structure::default(), &before);
    // The second moves out, and what the third held goes into it; the third goes.
    let removed = json!({ "op": "remove_team", "team": "three" });
    let ops = json!([moved("two", None), moved("four", Some("two")), removed]);
    let anchor = Proposal {
        circle: None,
        edits: vec![Edit::Up(2), Edit::Up(4), Edit::Down(4, 2)],
    };
    let inside = Proposal {
        circle: Some(1),
        edits: vec![Edit::Remove(3)],
    };
    assert_eq!(proposals(&before, &after(&before, &ops)), [anchor, inside]);
}

#[test]
fn gov_1_2_4_what_is_new_is_made_where_it_is_and_what_went_down_is_amended_there() {
    let before = after(&Structure::default(), &json!([created("one", None)]));
    let kind = json!({ "op": "set_kind", "team": "one", "kind": "group" });
    let ops = json!([
        created("three", Some("two")),
        created("two", None),
        moved("one", Some("three")),
        kind,
    ]);
    let proposal = |circle, edits| Proposal { circle, edits };
    let expected = [
        proposal(None, vec![Edit::Create(3)]),
        proposal(Some(3), vec![Edit::Create(2)]),
        proposal(None, vec![Edit::Down(1, 2)]),
        proposal(Some(2), vec![Edit::Amend(1)]),
    ];
    assert_eq!(proposals(&before, &after(&before, &ops)), expected);
}

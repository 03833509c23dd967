//! Fifty clients at two servers, and a clock that jumps: nothing is adopted twice, nothing with an
//! open objection, no answer counts for another version, and time passes once.

use super::stage::{circle, raised_limit, seat};
use crate::support::{Served, VECTORS, changed};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Write as _};
use tokio::task::JoinSet;
use zirkel_testkit::database::for_each_database;

const CLIENTS: usize = 50;
const MEMBERS: usize = 6;
const PROPOSALS: usize = 4;

/// The vectors' customer circle with so many more members, and a week to object.
fn file() -> String {
    let (mut people, mut roles) = (String::new(), String::new());
    for at in 0..MEMBERS {
        writeln!(people, "  - {{ key: p{at}, name: P{at} }}").unwrap();
        writeln!(
            roles,
            "            - {{ key: r{at}, name: R{at}, purpose: Help, filled_by: [p{at}] }}"
        )
        .unwrap();
    }
    let eli = "  - { key: eli, name: Eli }\n";
    let file = changed(VECTORS, eli, &format!("{eli}{people}"));
    let care = "            - key: care\n";
    let file = changed(&file, care, &format!("{roles}{care}"));
    let policies = "          policies:\n            - key: p1\n";
    let week = "          policies:\n            - key: week\n              title: A week\n\
        \x20             clauses:\n                - override: { hook: OBJECTION_TIME_LIMIT, days: 7 }\n\
        \x20           - key: p1\n";
    changed(&file, policies, week)
}

/// What the client with this number does in a round: mostly answering, now and then objecting,
/// amending, calling for a meeting.
async fn act(served: Served, (round, at): (usize, usize), ids: Vec<String>, text: Value) {
    let dice = (round * 31 + at * 17) % 11;
    let id = &ids[at % ids.len()];
    let member = (at >> 1) % MEMBERS;
    let who = format!("p{member}");
    let seen = served.proposal(&who, id).await;
    let version = &seen["version"];
    let of = json!({ "proposalId": id });
    let (verb, input) = match dice {
        0 => {
            let seat = seat(&served, &format!("r{member}")).await;
            let raised = json!({ "proposalId": id, "version": version, "seatId": seat });
            ("objectionRaise", raised)
        }
        1..=3 => {
            let mut open = seen["objections"].as_array().unwrap().iter();
            let Some(open) = open.find(|it| it["state"] == "CONCERN") else {
                return;
            };
            let of = json!({ "proposalId": id, "objectionId": open["id"] });
            ("objectionWithdraw", of)
        }
        4 => {
            let mut text = text;
            text["proposalId"] = json!(id);
            ("proposalAmend", text)
        }
        5 => ("proposalEscalate", of),
        6 => ("proposalRelease", of),
        _ => (
            "proposalConfirm",
            json!({ "proposalId": id, "version": version }),
        ),
    };
    // Refused or done: either is an answer.
    let payload = served.act(&who, verb, input).await;
    assert!(payload["userErrors"].is_array(), "{payload}");
}

/// Whoever is in the way lets go.
async fn settled(served: &Served, ids: &[String]) {
    for id in ids {
        for at in 0..MEMBERS {
            let of = json!({ "proposalId": id });
            served.act(&format!("p{at}"), "proposalRelease", of).await;
        }
        let shown = served.proposal("ana", id).await;
        let open = shown["objections"].as_array().unwrap().iter();
        for it in open.filter(|it| it["open"] == true) {
            let of = json!({ "proposalId": id, "objectionId": it["id"] });
            let who = it["objector"]["key"].as_str().unwrap();
            served.act(who, "objectionWithdraw", of).await;
        }
    }
}

fn events(proposal: &Value) -> Vec<&str> {
    let history = proposal["history"].as_array().unwrap().iter();
    history.map(|it| it["event"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn gov_4_7_1_fifty_at_once_adopt_nothing_twice_and_nothing_that_is_objected_to() {
    for_each_database(|url| Box::pin(played(url))).await;
}

async fn played(url: String) {
    let served = Served::over(&url, &file()).await;
    let other = served.restarted(&url).await;
    let circle = circle(&served, "customer").await;
    let mut text = raised_limit(&circle, 900);
    let mut ids = Vec::new();
    for at in 0..PROPOSALS {
        let limit = u32::try_from(600 + at).unwrap();
        let who = format!("p{at}");
        ids.push(served.proposed(&who, raised_limit(&circle, limit)).await);
    }
    text.as_object_mut().unwrap().remove("circleId");
    let days = ["06-01", "06-04", "06-09", "06-17", "06-25", "07-03"];
    for (round, day) in days.into_iter().enumerate() {
        let now = format!("2026-{day}T09:00:00Z");
        tokio::join!(served.time_passes(&now), other.time_passes(&now));
        let mut sent = JoinSet::new();
        for at in 0..CLIENTS {
            let served = if at % 2 == 0 { &served } else { &other };
            let (served, ids, text) = (served.clone(), ids.clone(), text.clone());
            sent.spawn(act(served, (round, at), ids, text));
        }
        sent.join_all().await;
    }
    settled(&served, &ids).await;
    tokio::join!(
        served.time_passes("2026-09-01T09:00:00Z"),
        other.time_passes("2026-09-01T09:00:00Z")
    );
    let fresh = served.restarted(&url).await;
    let mut adopted = BTreeSet::new();
    for id in &ids {
        let shown = fresh.proposal("ana", id).await;
        let events = events(&shown);
        let times = |event| events.iter().filter(|it| **it == event).count();
        let opened = times("OPENED");
        assert_eq!(shown["version"], json!(opened), "{events:?}");
        assert!(times("ADOPTED") <= 1, "{events:?}");
        if shown["state"] == "ADOPTED" {
            assert_eq!(events.last(), Some(&"ADOPTED"), "nothing comes after it");
            adopted.insert(shown["adoptedIn"].as_i64().unwrap());
            let objections = shown["objections"].as_array().unwrap().iter();
            for it in objections {
                let settled = ["WITHDRAWN", "CLOSED", "RESOLVED"];
                assert!(settled.contains(&it["state"].as_str().unwrap()), "{it}");
            }
        }
    }
    let query = "{ organization { revisions(first: 100) { nodes { number cause
          proposal { id adoptedIn } } } } }";
    let data = fresh.data(query, json!({})).await;
    let revisions = data["organization"]["revisions"]["nodes"].as_array();
    let made: BTreeSet<i64> = revisions
        .unwrap()
        .iter()
        .filter(|it| it["cause"] == "PROPOSAL")
        .map(|it| {
            assert_eq!(it["proposal"]["adoptedIn"], it["number"]);
            it["number"].as_i64().unwrap()
        })
        .collect();
    assert_eq!(made, adopted, "each is one revision");
    assert!(!adopted.is_empty(), "nothing was adopted");
    assert_eq!(fresh.damage().await, [] as [String; 0]);
}

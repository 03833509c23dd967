//! A replay from its beginning, with everything that is held about it on the way and at the end.

use super::{
    compare::{Untidy, untidy},
    perform::Replay,
    stream::{Revision, Stream, Teams},
    taken::{Asked, Taken},
};
use crate::support::{Cost, Served, cost_of};
use serde_json::{Value, json};
use std::time::Instant;
use zirkel_domain::text::Key;
use zirkel_persistence::Store;

/// How many moments of the record are asked about at its end.
const MOMENTS: usize = 128;

/// A small question about the whole.
const QUESTION: &str = "query($asOf: AsOfInput) { organization(asOf: $asOf) { revision
  anchor { roles(first: 10) { totalCount nodes { name leads { nodes { person { key } } } } } } } }";

/// A day whose structure is known.
#[derive(Debug)]
struct Day<'a> {
    teams: &'a Teams,
    revision: i64,
    /// What it cost a server that had not been asked about it yet.
    cost: Option<Cost>,
}

/// Replays the stream up to a revision; whoever waits is told of each. At each day that is known
/// the structure has to be equal, then and at the end as of that revision, and what is untidy told;
/// the record has to be whole, and no day of it dearer to ask about late than early.
pub(crate) async fn whole(
    url: &str,
    stream: &Stream,
    until: usize,
    told: impl Fn(&Revision),
) -> Taken {
    let known = stream.days();
    let mut replay = Replay::begin(url, &stream.revisions[0]).await;
    let mut days: Vec<Day<'_>> = Vec::new();
    for revision in stream.revisions.iter().take(until) {
        replay.revision(revision).await;
        let Some(day) = known.get(&revision.n) else {
            told(revision);
            continue;
        };
        let teams = &stream.states[*day];
        is_equal(&replay.served, Value::Null, teams).await;
        asked_before(url, &replay.served, &mut days).await;
        days.push(Day {
            teams,
            revision: replay.served.revision().await,
            cost: None,
        });
        told(revision);
    }
    is_equal(&replay.served, Value::Null, replay.teams()).await;
    asked_before(url, &replay.served, &mut days).await;
    for day in &days {
        let as_of = json!({ "revision": day.revision });
        is_equal(&replay.served, as_of, day.teams).await;
    }
    is_whole(&replay).await;
    let newest = replay.served.revision().await;
    let other = fresh(url, &replay.served).await;
    // Up to the newest, which is the present.
    let step = usize::try_from(newest).unwrap().div_ceil(MOMENTS);
    for revision in (1..newest).step_by(step) {
        let as_of = json!({ "revision": revision });
        let first = ask(&other, &as_of).await;
        let again = ask(&other, &as_of).await;
        replay.taken.asked(first, again);
    }
    replay.taken
}

/// Compares what the API shows with a known structure, and what the lint tells of it.
async fn is_equal(served: &Served, as_of: Value, teams: &Teams) {
    let shown = super::compare::shown(served, as_of.clone()).await;
    for (name, team) in teams {
        assert_eq!(shown.get(name), Some(team), "{name} as of {as_of}");
    }
    assert_eq!(shown.len(), teams.len());
    let without = |empty: &dyn Fn(&super::stream::Team) -> bool| {
        let teams = teams.iter().filter(|(_, it)| empty(it));
        teams.map(|(name, _)| name.clone()).collect()
    };
    let expected = Untidy {
        without_leads: without(&|it| it.leads.is_empty()),
        without_members: without(&|it| it.members.is_empty()),
    };
    assert_eq!(untidy(served, as_of).await, expected);
}

/// The record is whole, and `zirkel check` tells of everything that is untidy.
async fn is_whole(replay: &Replay) {
    let key = Key::new(replay.served.organization.as_str()).unwrap();
    let report = replay.served.app().record_check(&key).await;
    let report = report.unwrap().unwrap();
    assert_eq!(report.damage, [] as [String; 0]);
    let unfilled = report.findings.iter();
    let unfilled = unfilled.filter(|it| it.rule.is_some_and(|it| it.id == "GOV-2.2.1"));
    let untidy = untidy(&replay.served, Value::Null).await;
    let told = untidy.without_leads.len() + untidy.without_members.len();
    assert_eq!(unfilled.count(), told);
}

/// A server that has read the present and nothing else.
async fn fresh(url: &str, served: &Served) -> Served {
    let other = served.restarted_on(Store::connect_watched(url).await.unwrap());
    other.revision().await;
    other
}

async fn ask(served: &Served, as_of: &Value) -> Asked {
    let begun = Instant::now();
    let (_, cost) = cost_of(served.data(QUESTION, json!({ "asOf": as_of }))).await;
    Asked {
        elapsed: begun.elapsed(),
        cost,
    }
}

/// A day that is gone costs a fresh server what it cost before, however much came after it.
async fn asked_before(url: &str, served: &Served, days: &mut [Day<'_>]) {
    let other = fresh(url, served).await;
    for day in days {
        if day.revision < served.revision().await {
            let asked = ask(&other, &json!({ "revision": day.revision })).await;
            let first = *day.cost.get_or_insert(asked.cost);
            assert_eq!(first, asked.cost, "as of {}", day.revision);
        }
    }
}

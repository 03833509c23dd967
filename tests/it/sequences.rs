//! Any sequence of acts by anybody, sent through the whole server on both databases: at the end the
//! record folds into what the rows say, each past revision is as it was when it was the newest, and
//! the chain holds. `ZIRKEL_SEQUENCES_SEED` repeats a run whose seed was printed,
//! `ZIRKEL_SEQUENCES_ACTS` asks for longer ones.

mod dice;

use crate::support::{Served, VECTORS, refusals};
use dice::Dice;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::Value;
use std::collections::BTreeMap;
use zirkel_domain::snapshot::Snapshot;
use zirkel_persistence::{At, Store, verify};
use zirkel_testkit::database::{for_each_database, setting};

/// How many acts a sequence has where nothing is said.
const USUAL: usize = 150;

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    setting(name)?.parse().ok()
}

#[expect(clippy::print_stdout, reason = "a run is repeated by what it printed")]
#[tokio::test]
async fn after_any_sequence_of_acts_the_record_folds_into_the_rows_of_every_revision() {
    let acts = number("ZIRKEL_SEQUENCES_ACTS").unwrap_or(USUAL);
    let seed = number("ZIRKEL_SEQUENCES_SEED").unwrap_or_else(|| StdRng::from_os_rng().random());
    println!("ZIRKEL_SEQUENCES_SEED={seed} ZIRKEL_SEQUENCES_ACTS={acts}");
    for_each_database(|url| async move {
        let served = Served::over(&url, VECTORS).await;
        let mut passed = BTreeMap::from([(1, served.newest().await)]);
        let mut dice = Dice::of(seed);
        let (mut done, mut refused) = (0, BTreeMap::<_, usize>::new());
        for turn in 0..acts {
            let (who, verb, input) = dice.act();
            served.at(&dice.later());
            let answer = served.send_act(&who, verb, &input).await;
            let what = format!("turn {turn} of seed {seed}: {verb} by {who}: {input}");
            assert!(answer.status < 500, "{what}: {}", answer.text);
            let payload = if answer.status == 200 {
                answer.json()["data"][verb].take()
            } else {
                Value::Null
            };
            let newest = served.newest().await;
            let revision = newest.revision.0;
            if payload.is_null() || !refusals(&payload).is_empty() {
                let why = payload.as_object().map(|_| refusals(&payload));
                let why = why.unwrap_or_else(|| answer.errors());
                *refused.entry((verb, why)).or_default() += 1;
            } else {
                // What was done before under that name is told as it was told then.
                let again = !input["clientMutationId"].is_null();
                assert!(again || payload["revision"] == revision, "{what}");
                dice.learn(&payload);
                done += 1;
            }
            let known = passed.entry(revision).or_insert_with(|| newest.clone());
            assert_eq!(*known, newest, "{what}");
        }
        println!("{done} done, {refused:#?}");
        assert!(
            done * 10 > acts && !refused.is_empty(),
            "{done} done, {refused:#?} refused"
        );
        holds(&served, &url, &passed).await;
    })
    .await;
}

/// Whether the database holds what passed.
async fn holds(served: &Served, url: &str, passed: &BTreeMap<u32, Snapshot>) {
    let store = Store::connect(url).await.unwrap();
    let newest = passed.values().next_back().unwrap();
    let id = newest.organization.id;
    let record = store.record(id).await.unwrap();
    assert_eq!(record.len(), passed.len());
    verify(&record).unwrap();
    let mut folded: Option<Snapshot> = None;
    for (step, (number, then)) in record.iter().zip(passed) {
        let revision = &step.revision;
        match &mut folded {
            Some(folded) => folded.advance(revision).unwrap(),
            None => folded = Some(Snapshot::fold([revision]).unwrap()),
        }
        assert_eq!(folded.as_ref(), Some(then), "the fold of revision {number}");
        let rows = store.snapshot(id, At::Revision(revision.number)).await;
        let (rows, _) = rows.unwrap().unwrap();
        assert_eq!(rows, *then, "the rows as of revision {number}");
    }
    assert_eq!(served.damage().await, [] as [String; 0]);
}

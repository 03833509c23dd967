//! What people were told is kept by person and channel, and goes with who they are.

use super::{
    Beside, found, open,
    world::{ANA, BEN, ORGANIZATION, at, directory, first},
};
use crate::{Digested, Store};
use zirkel_testkit::database::for_each_database;

fn told(tries: u32) -> Digested {
    Digested {
        told: ["one/ANSWER/1", "two/TEST/1"].map(str::to_owned).into(),
        told_at: Some(at("2026-03-02T00:00:00.000001Z")),
        held_until: Some(at("2026-03-02T00:05:00Z")),
        tries,
        ..Digested::nothing(ANA)
    }
}

async fn put(store: &Store, channel: &str, it: &Digested) {
    let mut tx = store.begin().await.unwrap();
    tx.digested_put(ORGANIZATION, channel, it).await.unwrap();
    let known = tx.digested(ORGANIZATION, channel, Some(it.person)).await;
    assert_eq!(known.unwrap(), std::slice::from_ref(it));
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_somebody_was_told_by_a_channel_is_kept_and_replaced() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let known = async |channel| store.digested(ORGANIZATION, channel).await.unwrap();
        assert_eq!(known("webhook").await, []);
        put(&store, "webhook", &Digested::nothing(ANA)).await;
        put(&store, "webhook", &Digested::nothing(BEN)).await;
        put(&store, "webhook", &told(3)).await;
        let mut all = known("webhook").await;
        all.sort_by_key(|it| it.person);
        let mut expected = vec![told(3), Digested::nothing(BEN)];
        expected.sort_by_key(|it| it.person);
        assert_eq!(all, expected);
        assert_eq!(known("mail").await, []);
    })
    .await;
}

#[tokio::test]
async fn it_goes_with_the_person_and_with_the_organization() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        for channel in ["webhook", "mail"] {
            put(&store, channel, &told(0)).await;
            put(&store, channel, &Digested::nothing(BEN)).await;
        }
        let beside = Beside::open(&url).await;
        let mut tx = store.begin().await.unwrap();
        assert!(tx.profile_erase(ORGANIZATION, ANA).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(beside.count("digest").await, 2);
        let mut tx = store.begin().await.unwrap();
        tx.organization_remove(ORGANIZATION).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(beside.count("digest").await, 0);
        beside.close().await;
    })
    .await;
}

//! Many at once, and much at once.

use super::{
    append, found, head, key, open, snapshot,
    world::{ANA, BEN, ORGANIZATION, directory, first, joined, keyed, later, settings},
};
use crate::{At, Store, StoreError, verify};
use sea_orm::prelude::Uuid;
use std::time::Duration;
use tokio::{task::JoinSet, time::timeout};
use zirkel_domain::{
    directory::Directory,
    event::{Event, Revision},
    ids::{OrganizationId, PersonId, RevisionNumber},
    snapshot::Snapshot,
    structure::person::{ExternalRef, Profile},
    text::{Name, OutsideRef},
};
use zirkel_testkit::database::for_each_database;

/// Reads the head under its lock and adds a revision, as a command does.
async fn step(store: Store, person: PersonId) {
    let mut tx = store.begin().await.unwrap();
    let head = tx.head(&key()).await.unwrap().unwrap();
    let number = head.revision.0 + 1;
    let next = later(number, "2026-03-04T09:30:00Z", vec![joined(person)]);
    tx.revision_append(head.id, head.revision, &next)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_at_once_take_turns_and_each_gets_its_own_revision() {
    for_each_database(async |url| {
        // Two stores are two processes: they share nothing but the database.
        let stores = [open(&url).await, open(&url).await];
        found(&stores[0], &first(), &directory()).await;
        let mut tasks = JoinSet::new();
        for (store, person) in stores.iter().cycle().zip([ANA, BEN]).cycle().take(40) {
            tasks.spawn(step(store.clone(), person));
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        assert_eq!(head(&stores[0]).await.revision, RevisionNumber(41));
        let record = stores[1].record(ORGANIZATION).await.unwrap();
        assert_eq!(verify(&record), Ok(()));
        let revisions = record.iter().map(|it| &it.revision);
        let rows = snapshot(&stores[1], At::Latest).await.unwrap();
        assert_eq!(rows, Snapshot::fold(revisions).unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_read_the_same_revision_without_a_lock_one_is_stale() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let mut tasks = JoinSet::new();
        for person in [ANA, BEN] {
            let store = store.clone();
            tasks.spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let next = later(2, "2026-03-04T09:30:00Z", vec![joined(person)]);
                let base = RevisionNumber(1);
                tx.revision_append(ORGANIZATION, base, &next).await?;
                tx.commit().await
            });
        }
        let mut outcomes: Vec<Result<(), StoreError>> = Vec::new();
        while let Some(done) = tasks.join_next().await {
            outcomes.push(done.unwrap());
        }
        let lost: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
        assert!(matches!(lost.as_slice(), [StoreError::Stale]), "{lost:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_gives_up_waiting_for_a_turn_keeps_nobody_from_writing() {
    for_each_database(async |url| {
        let stores = [open(&url).await, open(&url).await];
        found(&stores[0], &first(), &directory()).await;
        for round in 1..=5 {
            let mut held = stores[0].begin().await.unwrap();
            held.head(&key()).await.unwrap();
            for store in &stores {
                let turn = async { store.begin().await.unwrap().head(&key()).await };
                let soon = Duration::from_millis(20);
                assert!(timeout(soon, turn).await.is_err(), "round {round}");
            }
            held.commit().await.unwrap();
            step(stores[1].clone(), ANA).await;
            step(stores[0].clone(), BEN).await;
        }
        assert_eq!(head(&stores[0]).await.revision, RevisionNumber(11));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_see_whole_revisions_while_others_write() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let writer = store.clone();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            for number in 2..=30 {
                let settings = Event::OrganizationFounded(settings());
                let events = vec![settings, joined(ANA), joined(BEN)];
                let next = later(number, "2026-03-04T09:30:00Z", events);
                append(&writer, number - 1, &next).await;
            }
        });
        for _ in 0..4 {
            let reader = store.clone();
            tasks.spawn(async move {
                loop {
                    let rows = snapshot(&reader, At::Latest).await.unwrap();
                    let seen = [
                        rows.organization.adopted_in,
                        rows.people[&ANA].adopted_in,
                        rows.people[&BEN].adopted_in,
                    ];
                    assert_eq!(seen, [rows.revision; 3]);
                    if rows.revision == RevisionNumber(30) {
                        break;
                    }
                }
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
    })
    .await;
}

/// An organization of so many people.
fn crowd(count: u128) -> (Revision, Directory) {
    let id = |n| PersonId::from_uuid(Uuid::from_u128(1_000_000 + n));
    let mut settings = settings();
    settings.id = OrganizationId::from_uuid(Uuid::from_u128(3));
    let mut first = first();
    first.events = vec![Event::OrganizationFounded(settings)];
    first.events.extend((0..count).map(|n| joined(id(n))));
    let profiles = (0..count).map(|n| Profile {
        person: id(n),
        key: keyed(&format!("p{n}")),
        name: Name::new(format!("Person {n}")).unwrap(),
        email: Some(OutsideRef::new(format!("p{n}@example.org")).unwrap()),
        external: vec![ExternalRef {
            system: keyed("crm"),
            id: OutsideRef::new(format!("u-{n}")).unwrap(),
        }],
    });
    (first, Directory::new(profiles))
}

#[tokio::test]
async fn two_thousand_people_are_imported_and_all_change_at_once() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let (first, people) = crowd(2_000);
        found(&store, &first, &people).await;
        let id = OrganizationId::from_uuid(Uuid::from_u128(3));
        let (rows, directory) = store.snapshot(id, At::Latest).await.unwrap().unwrap();
        assert_eq!(rows.people.len(), 2_000);
        assert_eq!(directory, people);

        let second = later(2, "2026-03-04T09:30:00Z", first.events[1..].to_vec());
        let mut tx = store.begin().await.unwrap();
        tx.revision_append(id, RevisionNumber(1), &second)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (rows, _) = store.snapshot(id, At::Latest).await.unwrap().unwrap();
        assert_eq!(rows, Snapshot::fold([&first, &second]).unwrap());
    })
    .await;
}

/// Run by hand: `cargo test -p zirkel-persistence -- --ignored`.
#[tokio::test]
#[ignore = "takes a while; says whether the largest organization fits"]
async fn a_hundred_thousand_people_are_imported() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let (first, people) = crowd(100_000);
        found(&store, &first, &people).await;
        let id = OrganizationId::from_uuid(Uuid::from_u128(3));
        let (rows, directory) = store.snapshot(id, At::Latest).await.unwrap().unwrap();
        assert_eq!(rows, Snapshot::fold([&first]).unwrap());
        assert_eq!(directory, people);
    })
    .await;
}

#[tokio::test]
async fn what_came_after_a_head_is_read_where_it_is_little_and_goes_on_from_there() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let known = head(&store).await;
        let nothing = store.since(&known, 0).await.unwrap().unwrap();
        assert_eq!(nothing.head, known);
        assert!(nothing.revisions.is_empty() && nothing.directory.is_none());

        let second = later(2, "2026-03-04T09:30:00Z", vec![joined(ANA)]);
        let third = later(3, "2026-03-04T09:31:00Z", vec![joined(BEN)]);
        append(&store, 1, &second).await;
        append(&store, 2, &third).await;
        let two = store.since(&known, 2).await.unwrap().unwrap();
        let revisions: Vec<_> = two.revisions.iter().map(|it| &it.revision).collect();
        assert_eq!(revisions, [&second, &third]);
        assert_eq!(two.head, head(&store).await);
        assert!(two.directory.is_none());
        assert!(store.since(&known, 1).await.unwrap().is_none(), "too much");

        let mut tx = store.begin().await.unwrap();
        tx.profile_erase(ORGANIZATION, ANA).await.unwrap();
        tx.commit().await.unwrap();
        let names = store.since(&two.head, 2).await.unwrap().unwrap();
        assert!(names.revisions.is_empty());
        let (_, whole) = store
            .snapshot(ORGANIZATION, At::Latest)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(names.directory, Some(whole));

        // A record that was put back to an earlier day, and none at all.
        let mut later = head(&store).await;
        later.revision = RevisionNumber(4);
        assert!(store.since(&later, 9).await.unwrap().is_none());
        later.id = OrganizationId::from_uuid(Uuid::from_u128(9));
        assert!(store.since(&later, 9).await.unwrap().is_none());
    })
    .await;
}

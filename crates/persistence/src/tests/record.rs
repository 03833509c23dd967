//! What goes in comes out: by rows, by the record, and as of any moment.

use super::{
    Beside, append, found, head, open, snapshot,
    world::{
        ANA, ANCHOR, ASSIGNMENT, BEN, CARE, ORGANIZATION, assigned, at, directory, first, joined,
        keyed, later, role, settings,
    },
};
use crate::{At, RevisionPage, StoreError, chain_hash, verify};
use sea_orm::prelude::Uuid;
use std::collections::BTreeSet;
use zirkel_domain::{
    event::{Event, Revision},
    ids::{CircleId, OrganizationId, PersonId, RevisionNumber},
    snapshot::Snapshot,
    structure::role::{RoleRef, SeatRef},
};
use zirkel_testkit::{database::for_each_database, update};

fn second() -> Revision {
    let anchor = Some(CircleId::inside(ANCHOR));
    later(
        2,
        "2026-03-04T09:30:00Z",
        vec![
            Event::RoleDefined(role(CARE, "interim", anchor)),
            Event::RoleDefined(role(CARE, "support", anchor)),
            assigned(ASSIGNMENT, SeatRef::Whole(RoleRef::Defined(CARE)), BEN),
        ],
    )
}

#[tokio::test]
async fn an_organization_with_everything_in_it_is_read_back_as_it_was_written() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let recorded = found(&store, &first(), &directory()).await;

        let (rows, people) = store
            .snapshot(ORGANIZATION, At::Latest)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(rows, Snapshot::fold([&first()]).unwrap());
        assert_eq!(people, directory());

        let record = store.record(ORGANIZATION).await.unwrap();
        assert_eq!(record, [recorded]);
        assert_eq!(record[0].revision, first());
        assert_eq!(verify(&record), Ok(()));
    })
    .await;
}

#[test]
fn the_sample_holds_every_kind_of_event_and_clause() {
    let stored: Vec<_> = first()
        .events
        .iter()
        .map(|event| crate::convert::event::StoredEvent::of(event).unwrap())
        .collect();
    let kinds: BTreeSet<_> = stored.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds.len(), 14);
    let lines: Vec<_> = stored
        .iter()
        .map(|event| format!("{} {} {}", event.kind, event.version, event.body))
        .collect();
    // What is stored once is read for ever: a change here needs a new version of the form.
    update::compare(
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/bodies.txt"),
        &(lines.join("\n") + "\n"),
    );
    for event in &stored {
        event.value().unwrap();
    }
}

#[test]
fn the_hash_of_a_revision_stays_the_same_for_ever() {
    let one = chain_hash(ORGANIZATION, &first(), None).unwrap();
    let two = chain_hash(ORGANIZATION, &second(), Some(one)).unwrap();
    update::compare(
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/hashes.txt"),
        &format!("{one}\n{two}\n"),
    );
}

#[tokio::test]
async fn the_head_names_the_newest_revision_and_when_the_first_was_adopted() {
    for_each_database(async |url| {
        let store = open(&url).await;
        assert_eq!(store.heads().await.unwrap(), []);
        found(&store, &first(), &directory()).await;
        append(&store, 1, &second()).await;

        let head = head(&store).await;
        assert_eq!(head.id, ORGANIZATION);
        assert_eq!(head.revision, RevisionNumber(2));
        assert_eq!(head.adopted_at, second().adopted_at);
        assert_eq!(head.first_adopted_at, first().adopted_at);
        assert_eq!(store.heads().await.unwrap(), std::slice::from_ref(&head));
        assert_eq!(store.head_of(ORGANIZATION).await.unwrap(), Some(head));
        store.ready().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_later_revision_closes_the_rows_it_replaces_and_opens_new_ones() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        append(&store, 1, &second()).await;

        let rows = snapshot(&store, At::Latest).await.unwrap();
        assert_eq!(rows, Snapshot::fold([&first(), &second()]).unwrap());
        assert_eq!(rows.roles[&CARE].adopted_in, RevisionNumber(2));
        assert_eq!(rows.roles[&CARE].key, keyed("support"));
        assert_eq!(rows.roles[&ANCHOR].adopted_in, RevisionNumber(1));

        let beside = Beside::open(&url).await;
        assert_eq!(beside.count("role WHERE valid_to = 2").await, 1);
        assert_eq!(beside.count("role WHERE valid_from = 2").await, 1);
        assert_eq!(beside.count("assignment WHERE valid_to = 2").await, 1);
        assert_eq!(beside.count("policy WHERE valid_to IS NOT NULL").await, 0);
        assert_eq!(beside.count("settings").await, 1);
        beside.close().await;
    })
    .await;
}

#[tokio::test]
async fn new_settings_close_the_old_ones_and_move_the_key() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let mut changed = settings();
        changed.key = keyed("acme-two");
        let event = Event::OrganizationFounded(changed.clone());
        append(&store, 1, &later(2, "2026-03-04T09:30:00Z", vec![event])).await;

        let rows = snapshot(&store, At::Latest).await.unwrap();
        assert_eq!(rows.organization.value, changed);
        assert_eq!(rows.organization.adopted_in, RevisionNumber(2));
        let before = snapshot(&store, At::Revision(RevisionNumber(1)))
            .await
            .unwrap();
        assert_eq!(before.organization.value, settings());
        let head = store.head(&keyed("acme-two")).await.unwrap().unwrap();
        assert_eq!(head.revision, RevisionNumber(2));
    })
    .await;
}

#[tokio::test]
async fn any_past_structure_is_the_fold_up_to_its_revision() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let history = [
            first(),
            second(),
            later(
                3,
                "2026-03-05T00:00:00Z",
                vec![joined(PersonId::from_uuid(Uuid::from_u128(14)))],
            ),
            later(
                4,
                "2026-03-05T00:00:00Z",
                vec![assigned(
                    ASSIGNMENT,
                    SeatRef::Whole(RoleRef::Defined(ANCHOR)),
                    ANA,
                )],
            ),
        ];
        found(&store, &history[0], &directory()).await;
        for (base, revision) in (1..).zip(&history[1..]) {
            append(&store, base, revision).await;
        }
        for (count, revision) in (1..).zip(&history) {
            let rows = snapshot(&store, At::Revision(revision.number))
                .await
                .unwrap();
            assert_eq!(rows, Snapshot::fold(&history[..count]).unwrap());
        }
        let record = store.record(ORGANIZATION).await.unwrap();
        assert!(record.iter().map(|it| &it.revision).eq(&history));
        assert_eq!(verify(&record), Ok(()));
    })
    .await;
}

#[tokio::test]
async fn as_of_an_instant_is_the_last_revision_adopted_at_or_before_it() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        append(&store, 1, &second()).await;
        append(
            &store,
            2,
            &later(3, "2026-03-04T09:30:00Z", vec![joined(ANA)]),
        )
        .await;
        for (instant, expected) in [
            ("2026-03-03T09:30:00Z", None),
            ("2026-03-03T09:30:00.000001Z", Some(1)),
            ("2026-03-03T09:30:00.5Z", Some(1)),
            ("2026-03-04T09:29:59.999999Z", Some(1)),
            ("2026-03-04T10:30:00+01:00", Some(3)),
            ("2036-01-01T00:00:00Z", Some(3)),
        ] {
            let rows = snapshot(&store, At::Instant(at(instant))).await;
            let found = rows.map(|it| it.revision.0);
            assert_eq!(found, expected, "{instant}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_none() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let nobody = OrganizationId::from_uuid(Uuid::from_u128(99));
        assert_eq!(store.head_of(nobody).await.unwrap(), None);
        assert_eq!(store.snapshot(nobody, At::Latest).await.unwrap(), None);
        assert_eq!(store.record(nobody).await.unwrap(), []);
        found(&store, &first(), &directory()).await;
        assert_eq!(store.head(&keyed("other")).await.unwrap(), None);
        assert_eq!(
            snapshot(&store, At::Revision(RevisionNumber(2))).await,
            None
        );
        assert_eq!(
            snapshot(&store, At::Revision(RevisionNumber(0))).await,
            None
        );
    })
    .await;
}

#[tokio::test]
async fn a_page_of_the_record_goes_on_after_the_last_one_in_either_direction() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        for number in 2..=5 {
            let next = later(
                number,
                "2026-03-04T09:30:00Z",
                vec![joined(ANA), joined(BEN)],
            );
            append(&store, number - 1, &next).await;
        }
        for (after, descending, expected) in [
            (None, false, vec![1, 2]),
            (Some(2), false, vec![3, 4]),
            (Some(4), false, vec![5]),
            (Some(5), false, vec![]),
            (None, true, vec![5, 4]),
            (Some(4), true, vec![3, 2]),
            (Some(1), true, vec![]),
        ] {
            let page = RevisionPage {
                after: after.map(RevisionNumber),
                limit: 2,
                descending,
            };
            let found = store.revisions(ORGANIZATION, page).await.unwrap();
            let numbers: Vec<u32> = found.iter().map(|it| it.revision.number.0).collect();
            assert_eq!(numbers, expected, "{page:?}");
            let whole = store.record(ORGANIZATION).await.unwrap();
            assert!(found.iter().all(|it| whole.contains(it)));
        }
    })
    .await;
}

#[tokio::test]
async fn an_organization_removed_leaves_nothing_and_its_key_is_free_again() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        append(&store, 1, &second()).await;
        let mut other = first();
        let mut settings = settings();
        settings.id = OrganizationId::from_uuid(Uuid::from_u128(2));
        settings.key = keyed("other");
        other.events[0] = Event::OrganizationFounded(settings);
        found(&store, &other, &directory()).await;

        let mut tx = store.begin().await.unwrap();
        tx.organization_remove(ORGANIZATION).await.unwrap();
        tx.organization_remove(ORGANIZATION).await.unwrap();
        tx.organization_found(&first(), &directory()).await.unwrap();
        tx.organization_remove(ORGANIZATION).await.unwrap();
        tx.commit().await.unwrap();

        let beside = Beside::open(&url).await;
        for table in TABLES {
            let id = if table == "organization" {
                "id"
            } else {
                "organization_id"
            };
            let others = beside.count(table).await;
            assert!(others > 0, "{table}");
            let left = format!("(SELECT DISTINCT {id} FROM {table}) AS them");
            assert_eq!(beside.count(&left).await, 1, "{table}");
        }
        beside.close().await;
        assert_eq!(store.heads().await.unwrap().len(), 1);
        found(&store, &first(), &directory()).await;
    })
    .await;
}

const TABLES: [&str; 19] = [
    "organization",
    "revision",
    "event",
    "settings",
    "person",
    "service_account",
    "decision_type",
    "role",
    "accountability",
    "domain",
    "external_domain",
    "policy",
    "spend_control",
    "seat",
    "assignment",
    "link",
    "redirect",
    "profile",
    "profile_external",
];

#[tokio::test]
async fn a_revision_that_does_not_continue_the_record_is_refused() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let mut tx = store.begin().await.unwrap();
        let refused = tx.organization_found(&second(), &directory()).await;
        assert!(matches!(refused, Err(StoreError::Fold(_))), "{refused:?}");
        drop(tx);
        found(&store, &first(), &directory()).await;
        let mut tx = store.begin().await.unwrap();
        let third = later(3, "2026-03-04T09:30:00Z", vec![joined(ANA)]);
        let refused = tx
            .revision_append(ORGANIZATION, RevisionNumber(1), &third)
            .await;
        assert!(matches!(refused, Err(StoreError::Fold(_))), "{refused:?}");
    })
    .await;
}

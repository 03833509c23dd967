//! What acts leave behind besides their events: receipts, profiles, and rows that ended.

use super::{
    Beside, append, found, head, open, put, snapshot,
    world::{
        ANA, ASSIGNMENT, BEN, CARE, ORGANIZATION, assigned, at, directory, first, joined, keyed,
        later,
    },
};
use crate::{At, History, Past, PastOf, Receipt, Store, StoreError};
use sea_orm::prelude::Uuid;
use std::collections::BTreeMap;
use zirkel_domain::{
    event::{Closing, Ending, Event, Revision},
    ids::{AssignmentId, OrganizationId, PersonId, RevisionNumber},
    snapshot::Snapshot,
    structure::{
        assignment::{Assignment, Offer},
        person::{ExternalRef, Profile},
        role::{RoleRef, SeatRef},
    },
    text::{Name, OutsideRef},
};
use zirkel_testkit::database::for_each_database;

const OFFER: AssignmentId = AssignmentId::from_uuid(Uuid::from_u128(801));

fn receipt(caller: &str, name: &str, day: u32) -> Receipt {
    Receipt {
        caller: caller.to_owned(),
        client_mutation_id: name.to_owned(),
        verb: "person_add".to_owned(),
        fingerprint: [7; 32],
        revision: RevisionNumber(1),
        subject: (caller == "ana").then(|| "person:1".to_owned()),
        done_at: at(&format!("2026-03-{day:02}T00:00:00Z")),
    }
}

async fn keep(store: &Store, receipt: &Receipt) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.receipt_put(ORGANIZATION, receipt).await?;
    tx.commit().await
}

async fn kept(store: &Store, caller: &str, name: &str) -> Option<Receipt> {
    let mut tx = store.begin().await.unwrap();
    tx.receipt(ORGANIZATION, caller, name).await.unwrap()
}

#[tokio::test]
async fn a_receipt_is_kept_under_its_callers_own_name_for_the_act() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        for caller in ["ana", "ben"] {
            keep(&store, &receipt(caller, "one", 4)).await.unwrap();
        }
        for caller in ["ana", "ben"] {
            let found = kept(&store, caller, "one").await;
            assert_eq!(found, Some(receipt(caller, "one", 4)));
        }
        assert_eq!(kept(&store, "ana", "two").await, None);
        let again = keep(&store, &receipt("ana", "one", 5)).await.unwrap_err();
        assert!(
            matches!(&again, StoreError::Taken { table, .. } if table == "receipt"),
            "{again:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn old_receipts_are_removed_oldest_first_and_so_many_at_a_time() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        for day in 1..=9 {
            let receipt = receipt("ana", &format!("r{day}"), day);
            keep(&store, &receipt).await.unwrap();
        }
        let before = at("2026-03-08T00:00:00Z");
        for (removed, oldest) in [(3, 4), (3, 7), (1, 8), (0, 8)] {
            assert_eq!(store.receipts_prune(before, 3).await.unwrap(), removed);
            let gone = kept(&store, "ana", &format!("r{}", oldest - 1)).await;
            assert_eq!(gone, None);
            let there = kept(&store, "ana", &format!("r{oldest}")).await;
            assert!(there.is_some(), "r{oldest}");
        }
    })
    .await;
}

fn profile(person: PersonId, key: &str, outside: &[(&str, &str)]) -> Profile {
    let external = outside.iter().map(|(system, id)| ExternalRef {
        system: keyed(system),
        id: OutsideRef::new(*id).unwrap(),
    });
    Profile {
        person,
        key: keyed(key),
        name: Name::new("Somebody Else").unwrap(),
        email: None,
        external: external.collect(),
    }
}

#[tokio::test]
async fn a_profile_is_replaced_whole_and_the_change_is_counted() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        assert_eq!(head(&store).await.directory, 1);
        let ana = profile(ANA, "ana2", &[("crm", "u-7"), ("wiki", "w")]);
        put(&store, &ana).await.unwrap();
        let (head, rows, people) = store.present(ORGANIZATION).await.unwrap().unwrap();
        assert_eq!((head.revision, head.directory), (RevisionNumber(1), 2));
        assert_eq!(rows, Snapshot::fold([&first()]).unwrap());
        assert_eq!(people.profile(ANA), Some(&ana));
        assert_eq!(people.profile(BEN), directory().profile(BEN));

        let mut tx = store.begin().await.unwrap();
        assert!(tx.profile_erase(ORGANIZATION, ANA).await.unwrap());
        assert!(!tx.profile_erase(ORGANIZATION, ANA).await.unwrap());
        assert_eq!(tx.directory(ORGANIZATION).await.unwrap().profile(ANA), None);
        let left = tx.head_of(ORGANIZATION).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        let (head, _, people) = store.present(ORGANIZATION).await.unwrap().unwrap();
        assert_eq!((&head, head.directory), (&left, 4));
        assert_eq!(people.name(ANA), "a former member");
        let beside = Beside::open(&url).await;
        assert_eq!(beside.count("profile_external").await, 0);
        beside.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_tells_people_apart_is_taken_by_one_of_them() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        for (profile, in_table, in_column) in [
            (profile(BEN, "ana", &[]), "profile", "key"),
            (
                profile(BEN, "ben", &[("crm", "u-101")]),
                "profile_external",
                "outside_id",
            ),
        ] {
            let error = put(&store, &profile).await.unwrap_err();
            let StoreError::Taken { table, column } = error else {
                panic!("{error:?}");
            };
            assert_eq!((table.as_str(), column.as_str()), (in_table, in_column));
        }
        let (head, _, people) = store.present(ORGANIZATION).await.unwrap().unwrap();
        assert_eq!((head.directory, people), (1, directory()));
        let nobody = OrganizationId::from_uuid(Uuid::from_u128(99));
        let mut tx = store.begin().await.unwrap();
        let error = tx.profile_erase(nobody, ANA).await.unwrap_err();
        assert!(matches!(error, StoreError::RowCount { .. }), "{error:?}");
    })
    .await;
}

fn care() -> SeatRef {
    SeatRef::Whole(RoleRef::Defined(CARE))
}

fn assignment(id: AssignmentId, person: PersonId) -> Assignment {
    let Event::SeatAssigned(it) = assigned(id, care(), person) else {
        panic!("another event");
    };
    it
}

fn offer(id: AssignmentId, person: PersonId) -> Offer {
    Offer {
        id,
        role: CARE,
        focus: None,
        person,
        since: None,
        until: None,
        resign_terms: None,
    }
}

fn history() -> [Revision; 5] {
    let on = |number, events| later(number, &format!("2026-04-{number:02}T00:00:00Z"), events);
    let other = AssignmentId::from_uuid(Uuid::from_u128(802));
    [
        first(),
        on(2, vec![Event::SeatOffered(offer(OFFER, ANA))]),
        on(
            3,
            vec![
                assigned(OFFER, care(), ANA),
                Event::SeatOffered(offer(other, BEN)),
            ],
        ),
        on(
            4,
            vec![
                Event::OfferClosed(offer(other, BEN), Closing::Declined),
                Event::AssignmentEnded(assignment(OFFER, ANA), Ending::Resigned),
            ],
        ),
        on(
            5,
            vec![
                Event::AssignmentEnded(assignment(ASSIGNMENT, ANA), Ending::Revoked),
                assigned(ASSIGNMENT, care(), ANA),
            ],
        ),
    ]
}

#[tokio::test]
async fn the_past_of_a_person_is_what_ended_by_an_act_and_how_long_it_was_there() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let revisions = history();
        found(&store, &revisions[0], &directory()).await;
        for (base, revision) in (1..).zip(&revisions[1..]) {
            append(&store, base, revision).await;
        }
        let past = async |of| store.history(ORGANIZATION, of).await.unwrap();
        let moment = |number: usize| revisions[number - 1].adopted_at;
        let accepted = Past {
            value: offer(OFFER, ANA),
            began_in: RevisionNumber(2),
            began_at: moment(2),
            ended_in: RevisionNumber(3),
            ended_at: moment(3),
        };
        let resigned = Past {
            value: assignment(OFFER, ANA),
            began_in: RevisionNumber(3),
            began_at: moment(3),
            ended_in: RevisionNumber(4),
            ended_at: moment(4),
        };
        let expected = History {
            assignments: vec![resigned],
            offers: vec![accepted],
            roles: BTreeMap::new(),
            last_days: Vec::new(),
        };
        assert_eq!(past(PastOf::Assignment(OFFER)).await, expected);
        // What ended and began again in one revision is there.
        assert_eq!(past(PastOf::Person(ANA)).await, expected);
        let of_ben = past(PastOf::Person(BEN)).await;
        assert_eq!((of_ben.assignments.len(), of_ben.offers.len()), (0, 1));
        let nothing = past(PastOf::Assignment(ASSIGNMENT)).await;
        assert_eq!(nothing, History::default());
        let mut tx = store.begin().await.unwrap();
        let within = tx.history(ORGANIZATION, PastOf::Person(ANA)).await;
        assert_eq!(within.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn which_role_a_part_was_of_is_known_after_its_seat_is_closed() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let first = first();
        found(&store, &first, &directory()).await;
        let snapshot = Snapshot::fold([&first]).unwrap();
        let seat = snapshot.seats.values().next().unwrap().value.clone();
        let held = snapshot.assignments.values();
        let held: Vec<_> = held
            .filter(|it| it.seat == SeatRef::Focused(seat.id))
            .map(|it| it.value.clone())
            .collect();
        assert!(!held.is_empty());
        let ended = held.iter().cloned();
        let mut events: Vec<Event> = ended
            .map(|it| Event::AssignmentEnded(it, Ending::Revoked))
            .collect();
        events.push(Event::SeatClosed(seat.clone()));
        append(&store, 1, &later(2, "2026-04-01T00:00:00Z", events)).await;
        let past = store.history(ORGANIZATION, PastOf::Person(held[0].person));
        let roles = past.await.unwrap().roles;
        assert_eq!(roles.get(&seat.id), Some(&seat.role));
    })
    .await;
}

#[tokio::test]
async fn whatever_is_taken_out_is_taken_out_of_the_rows_and_may_come_again_at_once() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let first = first();
        found(&store, &first, &directory()).await;
        let mut history = vec![first.clone()];
        let ends = endings(&first);
        assert_eq!(ends.len(), 5, "each kind of what can be taken out");
        for (put, end) in ends {
            let rounds = [
                vec![end.clone()],
                vec![put.clone(), end.clone(), put.clone()],
                vec![end.clone(), put.clone(), end.clone()],
                vec![put],
                vec![end],
            ];
            for events in rounds {
                let base = u32::try_from(history.len()).unwrap();
                let next = later(base + 1, "2026-04-01T00:00:00Z", events);
                append(&store, base, &next).await;
                history.push(next);
            }
        }
        for (count, revision) in (1..).zip(&history) {
            let rows = snapshot(&store, At::Revision(revision.number)).await;
            let folded = Snapshot::fold(&history[..count]).unwrap();
            assert_eq!(rows, Some(folded), "{:?}", revision.events);
        }
    })
    .await;
}

/// For each kind of thing that can be taken out: what puts it there, and what takes it out.
fn endings(first: &Revision) -> Vec<(Event, Event)> {
    let offered = offer(OFFER, ANA);
    let mut ends = vec![(
        Event::SeatOffered(offered.clone()),
        Event::OfferClosed(offered, Closing::Withdrawn),
    )];
    let mut others = Vec::new();
    for event in &first.events {
        let end = if let Event::ServiceAccountRegistered(it) = event {
            Event::ServiceAccountRevoked(it.clone())
        } else if let Event::DecisionTypeDefined(it) = event {
            Event::DecisionTypeRetired(it.clone())
        } else if let Event::SeatSplit(it) = event {
            Event::SeatClosed(it.clone())
        } else if let Event::SeatAssigned(it) = event {
            Event::AssignmentEnded(it.clone(), Ending::Revoked)
        } else {
            continue;
        };
        others.push((event.clone(), end));
    }
    others.dedup_by_key(|(_, end)| std::mem::discriminant(end));
    ends.extend(others);
    ends
}

#[tokio::test]
async fn nothing_of_a_removed_organization_stays_of_what_acts_left() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let offered = vec![Event::SeatOffered(offer(OFFER, ANA)), joined(ANA)];
        append(&store, 1, &later(2, "2026-04-01T00:00:00Z", offered)).await;
        keep(&store, &receipt("ana", "one", 4)).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        tx.organization_remove(ORGANIZATION).await.unwrap();
        tx.commit().await.unwrap();
        let beside = Beside::open(&url).await;
        for table in ["offer", "receipt"] {
            assert_eq!(beside.count(table).await, 0, "{table}");
        }
        beside.close().await;
    })
    .await;
}

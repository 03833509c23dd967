//! What happens in circles' processes is read as it was written, and what no program wrote is not.

use super::{
    Beside, found, head, open,
    world::{ANA, BEN, CARE, ORGANIZATION, at, directory, first, words},
};
use crate::{Change as Heard, Notice, StoreError};
use sea_orm::prelude::Uuid;
use std::collections::BTreeSet;
use zirkel_domain::{
    change::{Bases, Change},
    ids::{CircleId, NoteId, ObjectionId, PolicyId, ProposalId, RevisionNumber, RoleId, TensionId},
    process::tension::{About, Review, Sense},
    process::{
        ConcernFact, Content, Criterion, DropGround, Entry, Fact, Ground, NoteKind, OfficeFact,
        Opening, ProposalCriterion, StandKind, Tension, TensionFact, Told, Who, Why,
    },
    rule,
    structure::role::{CoreRole, RoleRef, SeatRef},
    subject::Subject,
    time::Wait,
};
use zirkel_testkit::database::{Database, Schema, for_each_database};

const CIRCLE: CircleId = CircleId::inside(CARE);
const PROPOSAL: ProposalId = ProposalId::from_uuid(Uuid::from_u128(901));
const TENSION: TensionId = TensionId::from_uuid(Uuid::from_u128(902));
const CONCERN: ObjectionId = ObjectionId::from_uuid(Uuid::from_u128(903));
const NOTE: NoteId = NoteId::from_uuid(Uuid::from_u128(904));
const POLICY: PolicyId = PolicyId::from_uuid(Uuid::from_u128(61));

const fn seat() -> SeatRef {
    SeatRef::Whole(RoleRef::Defined(CARE))
}

fn content() -> Content {
    Content {
        title: None,
        seat: seat(),
        tension: Some(words("It waits")),
        example: None,
        effect: Some(words("It would not")),
        changes: vec![
            Change::PolicyRemove(POLICY),
            Change::RoleMove {
                role: RoleId::from_uuid(Uuid::from_u128(905)),
                into: CIRCLE,
                fit_reason: Some(words("It serves it")),
            },
        ],
    }
}

fn bases() -> Bases {
    std::iter::once((Subject::Policy(POLICY), RevisionNumber(1))).collect()
}

fn proposals() -> Vec<Fact> {
    let opening = |why, wait| {
        Fact::Opened(Opening {
            why,
            content: content(),
            bases: bases(),
            members: BTreeSet::from([ANA, BEN]),
            wait,
        })
    };
    let mut facts = vec![
        Fact::Drafted(CIRCLE, content()),
        Fact::Edited(content()),
        Fact::Deleted,
        opening(Why::Submitted, None),
        opening(Why::Amended, Some(Wait::days(7))),
        opening(Why::Integrated(2), None),
        opening(Why::Rebased, None),
        opening(Why::TakenOver, None),
        Fact::Noted(NOTE, NoteKind::Question, words("Why?")),
        Fact::Noted(NOTE, NoteKind::Reaction, words("Good")),
        Fact::Confirmed(BEN, 1),
        Fact::Lapsed(BTreeSet::from([ANA, BEN])),
        Fact::Joined(ANA),
        Fact::Left(BEN),
        Fact::Integrating,
        Fact::Reopened,
        Fact::Escalated(Some(words("Let us talk"))),
        Fact::MeetingAsked(None),
        Fact::Released,
        Fact::Withdrawn,
        Fact::Discarded(ProposalCriterion::Example, words("It is a wish")),
        Fact::Dropped(DropGround::Unanswered, words("No answer")),
        Fact::Conflicted(vec![Subject::Policy(POLICY), Subject::Person(ANA)]),
        Fact::ProposerLeft,
        Fact::ProposerReturned,
        Fact::Orphaned,
        Fact::Adopted(RevisionNumber(2)),
        Fact::CircleGone,
    ];
    facts.extend(concerns().into_iter().map(|it| Fact::Concern(CONCERN, it)));
    facts
}

fn concerns() -> Vec<ConcernFact> {
    vec![
        ConcernFact::Raised(seat()),
        ConcernFact::Captured,
        ConcernFact::TestDemanded,
        ConcernFact::TestStarted,
        ConcernFact::Argued(Criterion::Harm, words("It hurts")),
        ConcernFact::FoundObjection,
        ConcernFact::FoundNone(BTreeSet::from(Criterion::FOUR), words("None")),
        ConcernFact::RulingAsked,
        ConcernFact::RuledViolation(words("It does")),
        ConcernFact::RuledLawful(words("It does not")),
        ConcernFact::AmendmentOffered(1, content(), bases()),
        ConcernFact::SolvedBy(1),
        ConcernFact::ServedBy(1),
        ConcernFact::Resolved(1),
        ConcernFact::Abandoned(words("Nobody tried")),
        ConcernFact::Withdrawn,
        ConcernFact::Passed(ANA),
        ConcernFact::Closed,
    ]
}

fn tensions() -> Vec<TensionFact> {
    let sense = || Sense {
        seat: seat(),
        situation: words("It waits"),
        need: None,
        example: Some(words("Yesterday")),
        about: vec![
            About::Role(RoleRef::Defined(CARE)),
            About::Policy(POLICY),
            About::Proposal(PROPOSAL),
        ],
    };
    vec![
        TensionFact::Sensed(CIRCLE, sense()),
        TensionFact::ReviewDue(
            CIRCLE,
            Review {
                policy: POLICY,
                since: "2026-03-01".parse().unwrap(),
            },
        ),
        TensionFact::Edited(sense()),
        TensionFact::Shared,
        TensionFact::Linked(PROPOSAL),
        TensionFact::Settled(Some(words("It was done"))),
        TensionFact::Dropped,
    ]
}

fn offices() -> Vec<OfficeFact> {
    let said = |kind| OfficeFact::Said(CoreRole::Facilitator, kind);
    vec![
        said(StandKind::Names(BEN)),
        said(StandKind::Declares),
        said(StandKind::Retracts),
        said(StandKind::Away),
        said(StandKind::Back),
        OfficeFact::LeaveGiven {
            seat: seat(),
            to: BEN,
            until: at("2026-04-01T00:00:00Z"),
        },
        OfficeFact::LeaveTaken {
            seat: seat(),
            to: BEN,
        },
    ]
}

fn all() -> Vec<Entry<Told>> {
    let proposals = proposals()
        .into_iter()
        .map(|it| Told::Proposal(PROPOSAL, it));
    let tensions = tensions().into_iter().map(|it| Told::Tension(TENSION, it));
    let offices = offices().into_iter().map(|it| Told::Office(CIRCLE, it));
    let by = Who {
        person: ANA,
        seat: Some(seat()),
        standing_in: Some(Ground::Named),
        via: None,
    };
    let facts = proposals.chain(tensions).chain(offices).enumerate();
    let entry = |(number, fact)| Entry {
        at: at("2026-03-01T00:00:00Z"),
        by: (number % 2 == 0).then_some(by),
        rule: rule::GOV_4_7_1,
        fact,
    };
    facts.map(entry).collect()
}

#[tokio::test]
async fn every_kind_of_entry_is_read_as_it_was_written() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let written = all();
        let mut tx = store.begin().await.unwrap();
        let appended = tx.process_append(ORGANIZATION, 0, CIRCLE, &written).await;
        assert_eq!(appended.unwrap(), u64::try_from(written.len()).unwrap());
        tx.commit().await.unwrap();
        let read = store.process_since(ORGANIZATION, 0, None, 1_000).await;
        let read: Vec<_> = read.unwrap().into_iter().map(|it| it.told.entry).collect();
        assert_eq!(read, written);
        assert_eq!(
            head(&store).await.process,
            u64::try_from(written.len()).unwrap()
        );
        let beside = Beside::open(&url).await;
        let broken = [
            "'{}'",
            "'\"unheard\"'",
            "'{\"confirmed\":[\"nobody\",1]}'",
            "'no json'",
        ];
        for body in broken {
            let sql = format!("UPDATE process_entry SET body = {body} WHERE number = 11");
            beside.run(&sql).await;
            let error = store.process_since(ORGANIZATION, 0, None, 1_000).await;
            let error = error.unwrap_err();
            assert!(
                matches!(&error, StoreError::BadRow { .. }),
                "{body}: {error:?}"
            );
        }
        beside.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_review_raises_one_tension_alone() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let due = tensions().into_iter();
        let mut due = due.filter(|it| matches!(it, TensionFact::ReviewDue(..)));
        let entry = Entry {
            at: at("2026-03-04T09:30:00Z"),
            by: None,
            rule: rule::GOV_9_4_1,
            fact: due.next().unwrap(),
        };
        let raised = |id| Tension::fold(TensionId::from_uuid(Uuid::from_u128(id)), [&entry]);
        let mut tx = store.begin().await.unwrap();
        let (one, other) = (raised(911).unwrap(), raised(912).unwrap());
        for _ in 0..2 {
            tx.tension_stands(ORGANIZATION, &one).await.unwrap();
        }
        let other = tx.tension_stands(ORGANIZATION, &other);
        let StoreError::Taken { table, column } = other.await.unwrap_err() else {
            panic!("another tension came of the same review");
        };
        assert_eq!((table.as_str(), column.as_str()), ("tension", "origin"));
    })
    .await;
}

/// The revision and the people stay as they are: the number of the last entry tells.
#[tokio::test]
async fn other_servers_hear_of_entries_once_they_are_committed() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let (writer, reader) = (open(database.url()).await, open(database.url()).await);
    found(&writer, &first(), &directory()).await;
    let mut changes = reader.changes().unwrap();
    assert_eq!(changes.next().await.unwrap(), Heard::Anything);
    let entries = all();
    let mut dropped = writer.begin().await.unwrap();
    let appended = dropped.process_append(ORGANIZATION, 0, CIRCLE, &entries);
    appended.await.unwrap();
    drop(dropped);
    let mut tx = writer.begin().await.unwrap();
    let appended = tx.process_append(ORGANIZATION, 0, CIRCLE, &entries[..3]);
    assert_eq!(appended.await.unwrap(), 3);
    tx.commit().await.unwrap();
    let notice = Notice {
        organization: ORGANIZATION,
        revision: RevisionNumber(1),
        directory: 1,
        process: 3,
    };
    assert_eq!(changes.next().await.unwrap(), Heard::Moved(notice));
    drop((changes, writer, reader));
    database.remove().await;
}

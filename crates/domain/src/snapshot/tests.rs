//! The fold of a record.

use super::{FoldError, Snapshot};
use crate::{
    event::{Author, Cause, Event, Revision},
    example::{World, moment},
    ids::RevisionNumber,
};

fn revision(number: u32, events: Vec<Event>) -> Revision {
    Revision {
        number: RevisionNumber(number),
        adopted_at: moment("2026-01-02T12:00:00Z"),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events,
    }
}

fn founding() -> Event {
    Event::OrganizationFounded(World::new().organization().clone())
}

#[test]
fn a_record_begins_with_the_founding_of_an_organization() {
    let none: [&Revision; 0] = [];
    assert_eq!(Snapshot::fold(none), Err(FoldError::NotFounded));
    let empty = revision(1, vec![]);
    assert_eq!(Snapshot::fold([&empty]), Err(FoldError::NotFounded));
    let founded = revision(1, vec![founding()]);
    let snapshot = Snapshot::fold([&founded]).expect("a record");
    assert_eq!(snapshot.revision, RevisionNumber::FIRST);
}

#[test]
fn its_revisions_are_numbered_without_a_gap() {
    let out_of_order = |expected: u32, found: u32| {
        Err(FoldError::OutOfOrder {
            expected: RevisionNumber(expected),
            found: RevisionNumber(found),
        })
    };
    let second_first = revision(2, vec![founding()]);
    assert_eq!(Snapshot::fold([&second_first]), out_of_order(1, 2));
    let first = revision(1, vec![founding()]);
    let third = revision(3, vec![]);
    assert_eq!(Snapshot::fold([&first, &third]), out_of_order(2, 3));
    assert_eq!(Snapshot::fold([&first, &first]), out_of_order(2, 1));
}

#[test]
fn a_thing_carries_the_revision_that_made_it_what_it_is() {
    let mut world = World::new();
    let role = world.role(world.anchor(), "desk");
    let defined = world
        .snapshot()
        .roles
        .get(&role)
        .expect("a role")
        .value
        .clone();
    let first = revision(1, vec![founding(), Event::RoleDefined(defined.clone())]);
    let second = revision(2, vec![Event::RoleDefined(defined)]);
    let adopted_in = |record: &[&Revision]| {
        let snapshot = Snapshot::fold(record.iter().copied()).expect("a record");
        snapshot.roles.get(&role).map(|r| r.adopted_in)
    };
    assert_eq!(adopted_in(&[&first]), Some(RevisionNumber(1)));
    assert_eq!(adopted_in(&[&first, &second]), Some(RevisionNumber(2)));
}

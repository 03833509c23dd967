//! What counts as the same mandate, as another reach of it, and as another one.

use super::{MandateChange, compare};
use crate::{
    authority::{
        live::LiveFacts,
        mandate::resolvable_by,
        verdict::{Basis, Mandate},
    },
    example::{above, condition, euros, moment, one_of, vectors},
    structure::{
        role::{RoleRef, SeatRef},
        scope::Condition,
    },
    text::DecisionKey,
};

fn emea() -> Vec<Condition> {
    vec![condition("region", one_of(&["EMEA"]))]
}

/// Care may `credit` under these conditions up to this limit.
fn mandate(conditions: Vec<Condition>, limit: Option<&str>) -> Mandate {
    Mandate {
        decision: DecisionKey::new("credit").expect("a decision type key"),
        seat: SeatRef::Whole(RoleRef::Defined(vectors().care)),
        basis: Basis::Assigned,
        conditions,
        if_easy_to_undo: false,
        limit: limit.map(euros),
        grounds: Vec::new(),
    }
}

#[test]
fn the_same_authority_on_other_grounds_is_no_change() {
    let org = vectors();
    let (index, live) = (org.world.index(), LiveFacts::default());
    let before = resolvable_by(&index, &live, moment("2026-06-01T09:00:00Z"), org.ben);
    let mut after = before.clone();
    for it in &mut after {
        assert!(!it.grounds.is_empty(), "{it:?}");
        it.grounds.clear();
    }
    assert_eq!(compare(&before, &after), []);
}

#[test]
fn what_was_not_there_is_gained_and_what_is_not_there_any_more_is_lost() {
    let it = mandate(Vec::new(), None);
    let gained = [MandateChange::Gained(it.clone())];
    assert_eq!(compare(&[], std::slice::from_ref(&it)), gained);
    let lost = [MandateChange::Lost(it.clone())];
    assert_eq!(compare(std::slice::from_ref(&it), &[]), lost);
}

#[test]
fn another_limit_under_the_same_conditions_is_a_change_of_that_mandate() {
    let other = mandate(vec![condition("days", above("9"))], Some("10"));
    let before = mandate(emea(), Some("50"));
    let after = mandate(emea(), Some("80"));
    let changes = compare(
        &[other.clone(), before.clone()],
        &[after.clone(), other.clone()],
    );
    assert_eq!(changes, [MandateChange::Changed { before, after }]);
}

#[test]
fn other_conditions_in_the_same_seat_are_a_change_and_what_is_over_is_gained() {
    let before = mandate(emea(), Some("50"));
    let after = mandate(Vec::new(), Some("50"));
    let more = mandate(vec![condition("days", above("9"))], Some("90"));
    assert_eq!(
        compare(
            std::slice::from_ref(&before),
            &[more.clone(), after.clone()]
        ),
        [
            MandateChange::Changed { before, after },
            MandateChange::Gained(more)
        ]
    );
}

#[test]
fn another_seat_or_another_decision_type_is_another_mandate() {
    let before = mandate(Vec::new(), None);
    let elsewhere = Mandate {
        seat: SeatRef::Whole(RoleRef::Defined(vectors().billing)),
        ..before.clone()
    };
    let wider = Mandate {
        decision: DecisionKey::new("waiver").expect("a decision type key"),
        ..before.clone()
    };
    for after in [elsewhere, wider] {
        let changes = compare(std::slice::from_ref(&before), std::slice::from_ref(&after));
        let mut kinds = [
            MandateChange::Lost(before.clone()),
            MandateChange::Gained(after),
        ];
        if changes.first() != kinds.first() {
            kinds.reverse();
        }
        assert_eq!(changes, kinds);
    }
}

//! Boxes against truth: what is said of them holds for every case that states every attribute.

use super::{contains, is_empty, negate, overlaps, subtract, tidy};
use crate::{
    authority::{
        case::Case,
        truth::{Truth, all},
    },
    example::{case, condition, euros, on},
    structure::scope::{Condition, Scope, Test, Value},
};
use proptest::prelude::*;

const AMOUNTS: [&str; 4] = ["0", "10", "10.01", "20"];
const REGIONS: [&str; 3] = ["A", "B", "C"];

/// Every case that differs in what conditions can tell apart.
fn cases() -> impl Iterator<Item = Case> {
    let amounts = AMOUNTS.iter().chain(&["5", "15", "30"]);
    amounts.flat_map(|amount| {
        REGIONS.iter().chain(&["D"]).flat_map(move |region| {
            (0..5_i64).map(move |score| {
                case("x.y")
                    .of(amount)
                    .saying("region", region)
                    .stating("score", Value::Number(score.into()))
            })
        })
    })
}

fn money() -> impl Strategy<Value = Value> {
    proptest::sample::select(&AMOUNTS[..]).prop_map(|amount| Value::Money(euros(amount)))
}

fn score() -> impl Strategy<Value = Value> {
    (0..4_i64).prop_map(|n| Value::Number(n.into()))
}

fn ordered(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Test> {
    (0..6, value).prop_map(|(kind, value)| match kind {
        0 => Test::Equals(value),
        1 => Test::Differs(value),
        2 => Test::Below(value),
        3 => Test::AtMost(value),
        4 => Test::Above(value),
        _ => Test::AtLeast(value),
    })
}

fn listed() -> impl Strategy<Value = Test> {
    let region = proptest::sample::select(&REGIONS[..]);
    let regions = proptest::collection::vec(region, 1..3);
    (0..4, regions).prop_map(|(kind, regions)| {
        let mut values: Vec<Value> = regions
            .iter()
            .map(|r| Value::Text((*r).to_owned()))
            .collect();
        match kind {
            0 => Test::OneOf(values),
            1 => Test::NoneOf(values),
            2 => Test::Equals(values.remove(0)),
            _ => Test::Differs(values.remove(0)),
        }
    })
}

fn any_condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        ordered(money()).prop_map(|test| condition("amount", test)),
        ordered(score()).prop_map(|test| condition("score", test)),
        listed().prop_map(|test| condition("region", test)),
    ]
}

fn any_box() -> impl Strategy<Value = Vec<Condition>> {
    proptest::collection::vec(any_condition(), 0..5)
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let key = proptest::sample::select(&["x", "x.y", "z"][..]);
    (key, any_box()).prop_map(|(key, when)| Scope { when, ..on(key) })
}

fn is_in(conditions: &[Condition], case: &Case) -> bool {
    all(conditions, case) == Truth::True
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_negation_holds_exactly_where_the_condition_does_not(it in any_condition()) {
        for case in cases() {
            prop_assert_ne!(it.truth(&case), negate(&it).truth(&case));
        }
    }

    #[test]
    fn what_contains_a_scope_speaks_of_every_case_that_it_speaks_of(
        a in any_scope(), b in any_scope(),
    ) {
        prop_assert!(contains(&a, &a));
        if contains(&a, &b) {
            for case in cases().filter(|c| b.truth(c) == Truth::True) {
                prop_assert_eq!(a.truth(&case), Truth::True);
            }
        }
    }

    #[test]
    fn scopes_that_meet_in_a_case_overlap(a in any_scope(), b in any_scope()) {
        let both = |c: &Case| a.truth(c) == Truth::True && b.truth(c) == Truth::True;
        prop_assert!(overlaps(&a, &b) || !cases().any(|c| both(&c)));
        prop_assert_eq!(overlaps(&a, &b), overlaps(&b, &a));
    }

    #[test]
    fn no_case_lies_in_an_empty_box(it in any_box()) {
        prop_assert!(!is_empty(&it) || !cases().any(|c| is_in(&it, &c)));
    }

    #[test]
    fn a_tidied_box_holds_the_same_cases(it in any_box()) {
        let tidied = tidy(it.clone());
        prop_assert!(tidied.len() <= it.len());
        for case in cases() {
            prop_assert_eq!(is_in(&tidied, &case), is_in(&it, &case));
        }
    }

    #[test]
    fn what_is_left_of_a_box_is_what_the_other_does_not_hold_each_case_once(
        from in any_box(), taken in any_box(),
    ) {
        let left = subtract(&from, &taken);
        for case in cases() {
            let pieces = left.iter().filter(|piece| is_in(piece, &case)).count();
            let expected = is_in(&from, &case) && !is_in(&taken, &case);
            prop_assert_eq!(pieces, usize::from(expected));
        }
    }
}

//! Truth tables: the connectives, and each comparison on each type of value.

use super::Truth::{self, False, True, Unknown};
use crate::{
    example::euros,
    money::{Currency, Money},
    structure::scope::{Test, Value},
};

#[test]
fn the_connectives_are_kleenes() {
    let table = [
        (False, False, False, False),
        (False, Unknown, False, Unknown),
        (False, True, False, True),
        (Unknown, Unknown, Unknown, Unknown),
        (Unknown, True, Unknown, True),
        (True, True, True, True),
    ];
    for (a, b, and, or) in table {
        assert_eq!([a.and(b), b.and(a)], [and; 2], "{a:?} {b:?}");
        assert_eq!([a.or(b), b.or(a)], [or; 2], "{a:?} {b:?}");
    }
}

/// Equals, differs, below, at most, above, at least, one of, none of.
fn row(value: &Value, constant: &Value) -> [Truth; 8] {
    let c = || constant.clone();
    [
        Test::Equals(c()),
        Test::Differs(c()),
        Test::Below(c()),
        Test::AtMost(c()),
        Test::Above(c()),
        Test::AtLeast(c()),
        Test::OneOf(vec![c()]),
        Test::NoneOf(vec![c()]),
    ]
    .map(|test| test.truth(value))
}

const LESS: [Truth; 8] = [False, True, True, True, False, False, False, True];
const SAME: [Truth; 8] = [True, False, False, True, False, True, True, False];
const MORE: [Truth; 8] = [False, True, False, False, True, True, False, True];
const NEVER: [Truth; 8] = [Unknown; 8];

#[test]
fn numbers_and_amounts_are_ordered() {
    let number = |n: i64| Value::Number(n.into());
    let money = |n: &str| Value::Money(euros(n));
    for (low, high) in [(number(-1), number(2)), (money("1"), money("1.01"))] {
        assert_eq!(row(&low, &high), LESS);
        assert_eq!(row(&low, &low), SAME);
        assert_eq!(row(&high, &low), MORE);
    }
}

#[test]
fn texts_and_booleans_are_equal_or_not_and_have_no_order() {
    let unordered = |row: [Truth; 8]| {
        [
            row[0], row[1], row[6], row[7], row[2], row[3], row[4], row[5],
        ]
    };
    let text = |t: &str| Value::Text(t.to_owned());
    for (a, b) in [
        (text("a"), text("b")),
        (Value::Boolean(true), Value::Boolean(false)),
    ] {
        let differ = [False, True, False, True, Unknown, Unknown, Unknown, Unknown];
        assert_eq!(unordered(row(&a, &b)), differ);
        let same = [True, False, True, False, Unknown, Unknown, Unknown, Unknown];
        assert_eq!(unordered(row(&a, &a)), same);
    }
}

#[test]
fn other_types_and_other_currencies_are_never_compared() {
    let usd = Currency::from_code("USD").expect("a currency");
    let dollars = Value::Money(Money::new(1.into(), usd).expect("an amount"));
    let values = [
        Value::Text("1".to_owned()),
        Value::Number(1.into()),
        Value::Boolean(true),
        Value::Money(euros("1")),
        dollars,
    ];
    for (at, a) in values.iter().enumerate() {
        for b in values.iter().skip(at + 1) {
            assert_eq!(row(a, b), NEVER, "{a:?} {b:?}");
            assert_eq!(row(b, a), NEVER, "{a:?} {b:?}");
        }
    }
}

#[test]
fn one_of_is_true_by_one_and_unknown_by_what_cannot_be_compared() {
    let mixed = [Value::Number(1.into()), Value::Text("a".to_owned())].to_vec();
    let text = |t: &str| Value::Text(t.to_owned());
    assert_eq!(Test::OneOf(mixed.clone()).truth(&text("a")), True);
    assert_eq!(Test::OneOf(mixed.clone()).truth(&text("b")), Unknown);
    assert_eq!(Test::NoneOf(mixed.clone()).truth(&text("a")), False);
    assert_eq!(Test::NoneOf(mixed).truth(&text("b")), Unknown);
    assert_eq!(Test::OneOf(Vec::new()).truth(&text("a")), False);
    assert_eq!(Test::NoneOf(Vec::new()).truth(&text("a")), True);
}

//! Scopes as boxes: comparing, intersecting and subtracting them. Conditions on one attribute are
//! intervals or sets, so containment and emptiness are decided condition by condition.

#[cfg(test)]
mod tests;

use super::truth::Truth;
use crate::structure::scope::{Condition, Scope, Test, Value};

/// Whether `outer` speaks of every case that `inner` speaks of. Sound; where conditions of several
/// kinds meet on one attribute it may say no for a pair that is contained.
pub fn contains(outer: &Scope, inner: &Scope) -> bool {
    let key = match (&outer.decision, &inner.decision) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => outer.covers(inner),
    };
    key && outer.when.iter().all(|needed| {
        inner
            .when
            .iter()
            .any(|given| given.attribute == needed.attribute && implies(&given.test, &needed.test))
    })
}

/// Whether two scopes can both speak of one case.
pub fn overlaps(a: &Scope, b: &Scope) -> bool {
    let keys = match (&a.decision, &b.decision) {
        (None, _) | (_, None) => true,
        (Some(a), Some(b)) => a.covers(b) || b.covers(a),
    };
    let both: Vec<Condition> = a.when.iter().chain(&b.when).cloned().collect();
    keys && !is_empty(&both)
}

/// Whether every value that passes `a` passes `b`.
fn implies(a: &Test, b: &Test) -> bool {
    if a == b {
        return true;
    }
    match (a, b) {
        (Test::Equals(v), b) => b.truth(v) == Truth::True,
        (Test::OneOf(many), b) => many.iter().all(|v| b.truth(v) == Truth::True),
        (Test::Below(v), Test::Below(w) | Test::AtMost(w)) | (Test::AtMost(v), Test::AtMost(w)) => {
            Test::AtMost(w.clone()).truth(v) == Truth::True
        }
        (Test::AtMost(v), Test::Below(w)) => Test::Below(w.clone()).truth(v) == Truth::True,
        (Test::Above(v), Test::Above(w) | Test::AtLeast(w))
        | (Test::AtLeast(v), Test::AtLeast(w)) => Test::AtLeast(w.clone()).truth(v) == Truth::True,
        (Test::AtLeast(v), Test::Above(w)) => Test::Above(w.clone()).truth(v) == Truth::True,
        (Test::NoneOf(many), Test::Differs(w)) => many.contains(w),
        (Test::NoneOf(many), Test::NoneOf(wanted)) => wanted.iter().all(|w| many.contains(w)),
        (Test::Differs(v), Test::NoneOf(wanted)) => wanted.iter().all(|w| w == v),
        _ => false,
    }
}

/// The condition that holds exactly where this one, on a comparable value, does not.
pub fn negate(condition: &Condition) -> Condition {
    let test = match &condition.test {
        Test::Equals(v) => Test::Differs(v.clone()),
        Test::Differs(v) => Test::Equals(v.clone()),
        Test::Below(v) => Test::AtLeast(v.clone()),
        Test::AtMost(v) => Test::Above(v.clone()),
        Test::Above(v) => Test::AtMost(v.clone()),
        Test::AtLeast(v) => Test::Below(v.clone()),
        Test::OneOf(many) => Test::NoneOf(many.clone()),
        Test::NoneOf(many) => Test::OneOf(many.clone()),
    };
    Condition {
        attribute: condition.attribute.clone(),
        test,
    }
}

/// Whether no case can meet all conditions, as far as bounds and listed values tell.
pub fn is_empty(conditions: &[Condition]) -> bool {
    conditions.iter().enumerate().any(|(at, a)| {
        conditions
            .iter()
            .skip(at.saturating_add(1))
            .any(|b| a.attribute == b.attribute && excludes(&a.test, &b.test))
            || no_listed_value_left(a, conditions)
    })
}

/// Whether the listed values of a condition all fail the others on its attribute.
fn no_listed_value_left(listed: &Condition, conditions: &[Condition]) -> bool {
    let values: &[Value] = match &listed.test {
        Test::Equals(v) => std::slice::from_ref(v),
        Test::OneOf(many) => many,
        Test::Differs(_)
        | Test::Below(_)
        | Test::AtMost(_)
        | Test::Above(_)
        | Test::AtLeast(_)
        | Test::NoneOf(_) => return false,
    };
    values.iter().all(|value| {
        conditions
            .iter()
            .any(|c| c.attribute == listed.attribute && c.test.truth(value) == Truth::False)
    })
}

/// Whether no value passes both bounds.
fn excludes(a: &Test, b: &Test) -> bool {
    match (a, b) {
        (Test::AtMost(top), Test::AtLeast(bottom)) | (Test::AtLeast(bottom), Test::AtMost(top)) => {
            Test::Below(bottom.clone()).truth(top) == Truth::True
        }
        (Test::Below(top) | Test::AtMost(top), Test::Above(bottom) | Test::AtLeast(bottom))
        | (Test::Above(bottom) | Test::AtLeast(bottom), Test::Below(top) | Test::AtMost(top)) => {
            Test::AtMost(bottom.clone()).truth(top) == Truth::True
        }
        _ => false,
    }
}

/// What is left of a box after taking another away: disjoint boxes, empty ones left out. Cut along
/// money last: what is left beside the box in another way then says nothing of amounts, which might
/// be of another currency.
pub fn subtract(from: &[Condition], taken: &[Condition]) -> Vec<Vec<Condition>> {
    let mut left = Vec::new();
    let mut inside = from.to_vec();
    let of_money = |it: &&Condition| it.test.constants().iter().any(is_money);
    let (money, others): (Vec<&Condition>, Vec<&Condition>) = taken.iter().partition(of_money);
    for condition in others.into_iter().chain(money) {
        let mut outside = inside.clone();
        outside.push(negate(condition));
        if !is_empty(&outside) {
            left.push(tidy(outside));
        }
        inside.push(condition.clone());
        if is_empty(&inside) {
            break;
        }
    }
    left
}

const fn is_money(value: &Value) -> bool {
    matches!(value, Value::Money(_))
}

/// A box without conditions that others in it imply.
pub fn tidy(conditions: Vec<Condition>) -> Vec<Condition> {
    let mut kept: Vec<Condition> = Vec::new();
    for condition in conditions {
        let implied = |by: &Condition, it: &Condition| {
            by.attribute == it.attribute && implies(&by.test, &it.test)
        };
        if kept.iter().any(|k| implied(k, &condition)) {
            continue;
        }
        kept.retain(|k| !implied(&condition, k));
        kept.push(condition);
    }
    kept
}

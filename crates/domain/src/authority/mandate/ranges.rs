//! From parts to ranges of amounts: parts that differ in the amount alone are put together, so that
//! a limit is where authority ends and not where two texts meet.

use super::{Conditions, both, take_away};
use crate::{
    money::{Decimal, Money},
    structure::scope::{Condition, Test, Value},
};

/// A range of amounts, inclusive at both ends; none means open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Range {
    from: Option<Money>,
    /// The condition that says where it begins.
    lower: Option<Condition>,
    to: Option<Money>,
}

/// Cases alike in everything but the amount, with the parts that they lie in.
struct Cell {
    within: Conditions,
    parts: Vec<usize>,
}

/// Puts parts together: one entry for each range of amounts that holds for the same other
/// conditions, which `settle` says as they are shown, or drops.
pub(super) fn ranges(
    parts: Vec<(Conditions, Option<Money>)>,
    settle: impl Fn(Conditions) -> Option<Conditions>,
) -> Vec<(Conditions, Option<Money>)> {
    let parts: Vec<(Conditions, Range)> = parts
        .into_iter()
        .map(|(conditions, limit)| split(conditions, limit))
        .collect();
    let mut found = Vec::new();
    for cell in cells(&parts) {
        let Some(within) = settle(cell.within) else {
            continue;
        };
        let covering = cell
            .parts
            .iter()
            .filter_map(|at| parts.get(*at))
            .map(|(_, r)| r.clone());
        for range in joined(covering.collect()) {
            let conditions = within.iter().cloned().chain(range.lower).collect();
            found.push((conditions, range.to));
        }
    }
    merged(found)
}

/// The bounds on the amount apart from all other conditions.
fn split(conditions: Conditions, limit: Option<Money>) -> (Conditions, Range) {
    let mut range = Range {
        from: None,
        lower: None,
        to: limit,
    };
    let mut others = Vec::new();
    for condition in conditions {
        let money = |v: &Value| match v {
            Value::Money(m) => Some(*m),
            Value::Text(_) | Value::Number(_) | Value::Boolean(_) => None,
        };
        let (from, upper) = match &condition.test {
            _ if !condition.attribute.is_amount() => (None, false),
            Test::Above(v) => (money(v).and_then(|m| step(m, Decimal::ONE)), false),
            Test::AtLeast(v) => (money(v), false),
            // The limit says it already.
            Test::AtMost(_) | Test::Below(_) => (None, true),
            Test::Equals(_) | Test::Differs(_) | Test::OneOf(_) | Test::NoneOf(_) => (None, false),
        };
        match from {
            Some(from) if range.from.is_none_or(|f| f < from) => {
                range.from = Some(from);
                range.lower = Some(condition);
            }
            Some(_) => {}
            None if upper => {}
            None => others.push(condition),
        }
    }
    (others, range)
}

/// One smallest unit up or down.
fn step(money: Money, by: Decimal) -> Option<Money> {
    let unit = Decimal::new(1, money.currency().decimals());
    Money::new(
        money.amount().checked_add(unit.checked_mul(by)?)?,
        money.currency(),
    )
    .ok()
}

/// Disjoint cells such that each part is a union of them.
fn cells(parts: &[(Conditions, Range)]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (at, (conditions, _)) in parts.iter().enumerate() {
        let mut next = Vec::new();
        let known: Vec<Conditions> = cells.iter().map(|c| c.within.clone()).collect();
        for cell in cells {
            if let Some(inside) = both(&cell.within, conditions) {
                let parts = cell.parts.iter().copied().chain([at]).collect();
                next.push(Cell {
                    within: inside,
                    parts,
                });
            }
            for outside in take_away(vec![cell.within.clone()], std::slice::from_ref(conditions)) {
                next.push(Cell {
                    within: outside,
                    parts: cell.parts.clone(),
                });
            }
        }
        for fresh in take_away(vec![conditions.clone()], &known) {
            next.push(Cell {
                within: fresh,
                parts: vec![at],
            });
        }
        cells = next;
        cells.truncate(super::BOXES_MOST);
    }
    cells
}

/// Ranges that touch or overlap, as one.
fn joined(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.retain(|r| match (r.from, r.to) {
        (Some(from), Some(to)) => from.compare(to).is_some_and(std::cmp::Ordering::is_le),
        _ => true,
    });
    ranges.sort_by_key(|r| (r.from.or(r.to).map(Money::currency), r.from));
    let mut found: Vec<Range> = Vec::new();
    for range in ranges {
        match found.last_mut() {
            Some(last) if touches(last, &range) => last.to = higher(last.to, range.to),
            _ => found.push(range),
        }
    }
    found
}

fn touches(lower: &Range, upper: &Range) -> bool {
    let Some(to) = lower.to else { return true };
    if upper.to.is_some_and(|u| u.currency() != to.currency()) {
        return false;
    }
    let next = step(to, Decimal::ONE);
    upper.from.is_none_or(|from| {
        next.and_then(|n| from.compare(n))
            .is_some_and(std::cmp::Ordering::is_le)
    })
}

fn higher(a: Option<Money>, b: Option<Money>) -> Option<Money> {
    let (a, b) = (a?, b?);
    Some(if a.compare(b).is_some_and(std::cmp::Ordering::is_ge) {
        a
    } else {
        b
    })
}

/// Entries that differ in the listed values of one attribute alone, as one.
fn merged(entries: Vec<(Conditions, Option<Money>)>) -> Vec<(Conditions, Option<Money>)> {
    let mut kept: Vec<(Conditions, Option<Money>)> = Vec::new();
    for (conditions, limit) in entries {
        let partner = kept
            .iter_mut()
            .filter(|(_, l)| *l == limit)
            .find_map(|(known, _)| {
                let joined = union(known, &conditions)?;
                Some((known, joined))
            });
        match partner {
            Some((known, joined)) => *known = joined,
            None => kept.push((conditions, limit)),
        }
    }
    kept
}

fn union(a: &Conditions, b: &Conditions) -> Option<Conditions> {
    let only_in = |x: &Conditions, y: &Conditions| -> Vec<Condition> {
        x.iter().filter(|c| !y.contains(c)).cloned().collect()
    };
    let (left, right) = (only_in(a, b), only_in(b, a));
    let ([left], [right]) = (left.as_slice(), right.as_slice()) else {
        return None;
    };
    let (Test::OneOf(some), Test::OneOf(more)) = (&left.test, &right.test) else {
        return None;
    };
    if left.attribute != right.attribute {
        return None;
    }
    let mut values: Vec<Value> = some.iter().chain(more).cloned().collect();
    values.sort();
    values.dedup();
    let whole = Condition {
        attribute: left.attribute.clone(),
        test: Test::OneOf(values),
    };
    Some(
        a.iter()
            .map(|c| if c == left { whole.clone() } else { c.clone() })
            .collect(),
    )
}

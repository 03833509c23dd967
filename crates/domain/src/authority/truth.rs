//! Three-valued conditions (`authority.md`): true, false, or unknown where the case does not say
//! enough. A scope is their Kleene conjunction: one false makes it false.

#[cfg(test)]
mod tests;

use super::case::Case;
use crate::structure::scope::{Condition, Scope, Test, Value};
use std::cmp::Ordering;

/// What is known of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold.
    False,
    /// The case does not say enough.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Kleene conjunction.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Kleene disjunction.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    const fn of(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

/// Why a condition is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unclear<'a> {
    /// The case states no value, or one of another type, for this attribute.
    Missing(&'a str),
    /// The case's amount is in another currency than the text's.
    Currency(&'a str),
}

impl Unclear<'_> {
    /// The attribute's name.
    pub const fn name(&self) -> &str {
        match self {
            Self::Missing(name) | Self::Currency(name) => name,
        }
    }
}

impl Scope {
    /// Whether a scope speaks of a case.
    pub fn truth(&self, case: &Case) -> Truth {
        if !self.reaches(&case.decision) {
            return Truth::False;
        }
        all(&self.when, case)
    }
}

/// Whether all conditions hold for a case.
pub fn all(conditions: &[Condition], case: &Case) -> Truth {
    conditions.iter().fold(Truth::True, |so_far, condition| {
        so_far.and(condition.truth(case))
    })
}

/// Why the conjunction is unknown: the first condition that is.
pub fn unclear<'a>(conditions: &'a [Condition], case: &Case) -> Option<Unclear<'a>> {
    conditions
        .iter()
        .find(|c| c.truth(case) == Truth::Unknown)
        .map(|condition| {
            let name = condition.attribute.as_str();
            match case.value(condition) {
                Some(Value::Money(_)) if money_only(&condition.test) => Unclear::Currency(name),
                Some(_) | None => Unclear::Missing(name),
            }
        })
}

fn money_only(test: &Test) -> bool {
    test.constants()
        .iter()
        .all(|c| matches!(c, Value::Money(_)))
}

impl Case {
    /// The value that a condition looks at; `amount` is the case's amount.
    fn value(&self, condition: &Condition) -> Option<Value> {
        if condition.attribute.is_amount() {
            return self.amount.map(Value::Money);
        }
        self.attributes.get(&condition.attribute).cloned()
    }
}

impl Condition {
    /// Whether the condition holds for a case.
    pub fn truth(&self, case: &Case) -> Truth {
        case.value(self)
            .map_or(Truth::Unknown, |value| self.test.truth(&value))
    }
}

impl Test {
    /// Whether a value passes; unknown where it cannot be compared.
    pub fn truth(&self, value: &Value) -> Truth {
        let equal = |constant: &Value| compare(value, constant).map(Ordering::is_eq);
        let order = |constant: &Value, fits: fn(Ordering) -> bool| match (value, constant) {
            (Value::Text(_), Value::Text(_)) | (Value::Boolean(_), Value::Boolean(_)) => {
                Truth::Unknown
            }
            _ => known(compare(value, constant).map(fits)),
        };
        match self {
            Self::Equals(c) => known(equal(c)),
            Self::Differs(c) => known(equal(c).map(|e| !e)),
            Self::Below(c) => order(c, Ordering::is_lt),
            Self::AtMost(c) => order(c, Ordering::is_le),
            Self::Above(c) => order(c, Ordering::is_gt),
            Self::AtLeast(c) => order(c, Ordering::is_ge),
            Self::OneOf(many) => any(many.iter().map(equal)),
            Self::NoneOf(many) => match any(many.iter().map(equal)) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
        }
    }
}

fn known(outcome: Option<bool>) -> Truth {
    outcome.map_or(Truth::Unknown, Truth::of)
}

fn any(outcomes: impl Iterator<Item = Option<bool>>) -> Truth {
    outcomes.fold(Truth::False, |so_far, outcome| so_far.or(known(outcome)))
}

/// The order of two values of one type; amounts of different currencies have none.
fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Boolean(a), Value::Boolean(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) => a.compare(*b),
        (Value::Text(_) | Value::Number(_) | Value::Boolean(_) | Value::Money(_), _) => None,
    }
}

//! A case in a box, to ask the evaluator about.

use super::bare_case;
use crate::{
    authority::{
        case::{self, Case},
        inquiry::Inquiry,
        truth::Truth,
    },
    money::{Decimal, Money},
    structure::{
        decision_type::Reversibility,
        scope::{Condition, Test, Value},
    },
    text::AttributeName,
};
use std::collections::BTreeSet;

/// A case in a box, at its limit; none where no value could be found.
pub fn sample(
    inquiry: &Inquiry<'_>,
    conditions: &[Condition],
    limit: Option<Money>,
    easy: bool,
) -> Option<Case> {
    within(inquiry, &whole_case(inquiry), conditions, limit, easy)
}

/// A whole case moved into a box.
pub(super) fn within(
    inquiry: &Inquiry<'_>,
    whole: &Case,
    conditions: &[Condition],
    limit: Option<Money>,
    easy: bool,
) -> Option<Case> {
    let mut case = whole.clone();
    case.reversibility = easy.then_some(Reversibility::Easy);
    let names: BTreeSet<_> = conditions.iter().map(|c| c.attribute.clone()).collect();
    for name in names {
        let on_it = conditions.iter().filter(|c| c.attribute == name);
        let value = passing(&on_it.map(|c| &c.test).collect::<Vec<_>>())?;
        if let (Value::Money(money), true) = (&value, name.is_amount()) {
            case.amount = limit.or(Some(*money));
        } else {
            case.attributes.insert(name, value);
        }
    }
    if case.amount.is_none() {
        let currency = inquiry.index.snapshot().organization.currency;
        case.amount = limit.or_else(|| Money::new(1.into(), currency).ok());
    }
    Some(case)
}

/// A case that states whatever a text about the decision may need to know.
pub(super) fn whole_case(inquiry: &Inquiry<'_>) -> Case {
    Case {
        customer_ref: crate::text::OutsideRef::new("any").ok(),
        attributes: mentioned(inquiry).into_iter().collect(),
        ..bare_case(&inquiry.case.decision)
    }
}

/// Every attribute that a scope reaching the decision, or a focus, looks at, with one of the values
/// that it names: what a text may need to know, a whole case states.
fn mentioned(inquiry: &Inquiry<'_>) -> Vec<(AttributeName, Value)> {
    let index = inquiry.index;
    let decision = &inquiry.case.decision;
    let scopes = index
        .scopes_reaching(decision)
        .flat_map(|(_, scope)| &scope.when);
    let focuses = index.snapshot().seats.values().flat_map(|s| &s.focus.when);
    let known = index.catalogue().nearest(decision);
    scopes
        .chain(focuses)
        .filter(|c| !c.attribute.is_amount())
        .filter_map(|c| Some((c.attribute.clone(), c.test.constants().first()?.clone())))
        .filter(|(name, value)| {
            let expected = known.and_then(|t| t.attributes.get(name));
            expected.is_none_or(|e| case::complaint(e, value).is_none())
        })
        .collect()
}

/// A value that passes all tests, looked for at, between and around their constants.
fn passing(tests: &[&Test]) -> Option<Value> {
    let constants: Vec<Value> = tests.iter().flat_map(|t| t.constants()).cloned().collect();
    let between = constants
        .iter()
        .flat_map(|a| constants.iter().filter_map(|b| middle(a, b)));
    let around = constants.iter().flat_map(neighbours);
    let other = Value::Text("any other".to_owned());
    around
        .chain(between)
        .chain([other])
        .find(|value| tests.iter().all(|t| t.truth(value) == Truth::True))
}

/// The value half way between two.
fn middle(a: &Value, b: &Value) -> Option<Value> {
    let half = |x: Decimal, y: Decimal| x.checked_add(y)?.checked_div(Decimal::TWO);
    if let (Value::Number(x), Value::Number(y)) = (a, b) {
        return half(*x, *y).map(Value::Number);
    }
    let (Value::Money(x), Value::Money(y)) = (a, b) else {
        return None;
    };
    let amount = half(x.amount(), y.amount())?.round_dp(x.currency().decimals());
    Money::new(amount, x.currency()).ok().map(Value::Money)
}

/// A value, and those just below and above it.
fn neighbours(value: &Value) -> Vec<Value> {
    let near =
        |n: Decimal, by: Decimal| [n.checked_sub(by), n.checked_add(by)].into_iter().flatten();
    match value {
        Value::Number(n) => std::iter::once(*n)
            .chain(near(*n, Decimal::ONE))
            .map(Value::Number)
            .collect(),
        Value::Money(m) => {
            let unit = Decimal::new(1, m.currency().decimals());
            let near = near(m.amount(), Decimal::ONE).chain(near(m.amount(), unit));
            let near = near.filter_map(|amount| Money::new(amount, m.currency()).ok());
            std::iter::once(*m).chain(near).map(Value::Money).collect()
        }
        Value::Boolean(b) => vec![Value::Boolean(*b), Value::Boolean(!b)],
        Value::Text(t) => vec![Value::Text(t.clone())],
    }
}

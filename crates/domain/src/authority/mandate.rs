//! What may this person resolve (design §4): the boxes of cases in which the evaluator would say
//! yes, with the limit that holds in each. Worked out by subtracting from what ties a seat all that
//! stands in its way; a property test holds it against the evaluator at every limit.

use super::{
    boxes,
    case::Case,
    inquiry::Inquiry,
    judgement::Seating,
    live::LiveFacts,
    resolve::{self, Question},
    verdict::{Basis, Mandate, Verdict},
};
use crate::{
    ids::{CircleId, PersonId},
    index::Index,
    money::Money,
    structure::{
        decision_type::AttributeType,
        role::{RoleRef, SeatRef},
        scope::{Condition, Test, Value},
    },
    text::DecisionKey,
    time::Timestamp,
};
use std::collections::BTreeSet;

mod blocks;
mod money;
mod seats;

/// A box of cases: conditions that must all hold.
pub(super) type Conditions = Vec<Condition>;

/// The most boxes that one seat and decision type are split into; what lies beyond is not listed.
const BOXES_MOST: usize = 256;

/// One seat of a person, with the boxes of cases in which they lead it.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) seat: SeatRef,
    pub(super) role: RoleRef,
    pub(super) basis: Basis,
    pub(super) within: Conditions,
}

/// Everything that a person may resolve, by decision type, seat and box.
pub fn resolvable_by(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    person: PersonId,
) -> Vec<Mandate> {
    let standings = seats::standings(index, at, person);
    let mut mandates = Vec::new();
    for key in keys(index) {
        let case = bare_case(&key);
        let inquiry = Inquiry::new(index, &case, at, live);
        for standing in &standings {
            mandates.extend(of_seat(&inquiry, person, standing));
        }
    }
    mandates.sort_by(|a, b| {
        let order = |m: &Mandate| {
            (
                m.decision.clone(),
                m.basis,
                m.seat,
                m.conditions.clone(),
                m.limit,
            )
        };
        order(a).cmp(&order(b))
    });
    mandates.dedup();
    mandates
}

/// Every decision type of the catalogue, and every key that only a scope knows.
fn keys(index: &Index) -> BTreeSet<DecisionKey> {
    let catalogued = index.catalogue().iter().map(|t| t.key.clone());
    catalogued.chain(index.scoped_keys().cloned()).collect()
}

fn bare_case(key: &DecisionKey) -> Case {
    Case {
        decision: key.clone(),
        amount: None,
        attributes: std::collections::BTreeMap::new(),
        reversibility: None,
        external_ref: None,
        customer_ref: None,
    }
}

fn of_seat(inquiry: &Inquiry<'_>, person: PersonId, standing: &Standing) -> Vec<Mandate> {
    let tied = blocks::tied(inquiry, standing);
    if tied.is_empty() {
        return Vec::new();
    }
    let blocked = blocks::blocked(inquiry, person, standing);
    let open: Vec<Conditions> = take_away(tied, &blocked.always);
    let mut mandates = Vec::new();
    for (conditions, if_easy_to_undo) in split_by(open, &blocked.unless_easy) {
        for (conditions, limit) in money::limits(inquiry, standing.role, conditions) {
            let Some(conditions) = settle(inquiry, conditions, limit) else {
                continue;
            };
            mandates.extend(mandate(
                inquiry,
                person,
                standing,
                conditions,
                limit,
                if_easy_to_undo,
            ));
            if mandates.len() >= BOXES_MOST {
                return mandates;
            }
        }
    }
    mandates
}

/// The mandate of a box, with the grounds that the evaluator gives for a case in it; none where the
/// evaluator does not agree.
fn mandate(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    standing: &Standing,
    conditions: Conditions,
    limit: Option<Money>,
    if_easy_to_undo: bool,
) -> Option<Mandate> {
    let case = sample(inquiry, &conditions, limit, if_easy_to_undo)?;
    let judged = Inquiry::new(inquiry.index, &case, inquiry.at, inquiry.live);
    let question = Question {
        person,
        seat: Some(standing.seat),
        statement: None,
    };
    let judgement = resolve::judge(&judged, question)?;
    (judgement.verdict() == Verdict::Allowed).then(|| Mandate {
        decision: case.decision.clone(),
        seat: standing.seat,
        basis: standing.basis,
        conditions,
        if_easy_to_undo,
        limit,
        grounds: judgement.grounds,
    })
}

/// A case in a box, at its limit; none where no value could be found.
pub fn sample(
    inquiry: &Inquiry<'_>,
    conditions: &[Condition],
    limit: Option<Money>,
    easy: bool,
) -> Option<Case> {
    let mut case = bare_case(&inquiry.case.decision);
    case.customer_ref = crate::text::OutsideRef::new("any").ok();
    case.reversibility = easy.then_some(crate::structure::decision_type::Reversibility::Easy);
    let names: BTreeSet<_> = conditions.iter().map(|c| c.attribute.clone()).collect();
    for name in names {
        let tests: Vec<&Test> = conditions
            .iter()
            .filter(|c| c.attribute == name)
            .map(|c| &c.test)
            .collect();
        if name.is_amount() {
            if limit.is_none() {
                case.amount = passing(&tests).and_then(|v| match v {
                    Value::Money(money) => Some(money),
                    Value::Text(_) | Value::Number(_) | Value::Boolean(_) => None,
                });
            }
        } else {
            case.attributes.insert(name, passing(&tests)?);
        }
    }
    if case.amount.is_none() {
        let currency = inquiry.index.snapshot().organization.currency;
        case.amount = limit.or_else(|| Money::new(1.into(), currency).ok());
    }
    Some(case)
}

/// A value that passes all tests, looked for at and around their constants.
fn passing(tests: &[&Test]) -> Option<Value> {
    let constants = tests.iter().flat_map(|t| t.constants()).cloned();
    let around = constants.flat_map(neighbours);
    let other = Value::Text("any other".to_owned());
    around.chain([other]).find(|value| {
        tests
            .iter()
            .all(|t| t.truth(value) == super::truth::Truth::True)
    })
}

/// A value, and those just below and above it.
fn neighbours(value: Value) -> Vec<Value> {
    let one = crate::money::Decimal::ONE;
    match value {
        Value::Number(n) => {
            vec![
                Value::Number(n),
                Value::Number(n - one),
                Value::Number(n + one),
            ]
        }
        Value::Money(m) => {
            let near = [m.amount() - one, m.amount() + one]
                .into_iter()
                .filter_map(|amount| Money::new(amount, m.currency()).ok());
            std::iter::once(m).chain(near).map(Value::Money).collect()
        }
        Value::Boolean(b) => vec![Value::Boolean(b), Value::Boolean(!b)],
        Value::Text(t) => vec![Value::Text(t)],
    }
}

/// What is left of boxes after taking others away.
pub(super) fn take_away(from: Vec<Conditions>, taken: &[Conditions]) -> Vec<Conditions> {
    taken.iter().fold(from, |left, away| {
        let mut rest: Vec<Conditions> = left
            .iter()
            .flat_map(|piece| boxes::subtract(piece, away))
            .collect();
        rest.truncate(BOXES_MOST);
        rest
    })
}

/// Both boxes at once; none where nothing is in both.
pub(super) fn both(a: &[Condition], b: &[Condition]) -> Option<Conditions> {
    let joined: Conditions = a.iter().chain(b).cloned().collect();
    (!boxes::is_empty(&joined)).then(|| boxes::tidy(joined))
}

/// Disjoint boxes that together are the given ones.
pub(super) fn disjoint(all: Vec<Conditions>) -> Vec<Conditions> {
    let mut kept: Vec<Conditions> = Vec::new();
    for one in all {
        let fresh = take_away(vec![one], &kept);
        kept.extend(fresh);
        kept.truncate(BOXES_MOST);
    }
    kept
}

/// Splits boxes along others: the parts inside are marked.
fn split_by(open: Vec<Conditions>, marks: &[Conditions]) -> Vec<(Conditions, bool)> {
    let inside: Vec<Conditions> = disjoint(marks.to_vec());
    let marked = open
        .iter()
        .flat_map(|piece| inside.iter().filter_map(|mark| both(piece, mark)))
        .map(|piece| (piece, true));
    let plain = take_away(open.clone(), &inside)
        .into_iter()
        .map(|piece| (piece, false));
    marked.chain(plain).collect()
}

/// A box as it is shown: the amount's upper bound is the limit, what the catalogue enumerates is
/// listed. None where no case is in it.
fn settle(
    inquiry: &Inquiry<'_>,
    conditions: Conditions,
    limit: Option<Money>,
) -> Option<Conditions> {
    let known = inquiry.index.catalogue().nearest(&inquiry.case.decision);
    let mut settled = Vec::new();
    for condition in conditions {
        let bounds_amount = condition.attribute.is_amount()
            && matches!(condition.test, Test::AtMost(_) | Test::Below(_))
            && limit.is_some();
        if bounds_amount {
            continue;
        }
        let kind = known.and_then(|t| t.attributes.get(&condition.attribute));
        settled.push(Condition {
            test: listed(condition.test, kind),
            ..condition
        });
    }
    let settled = boxes::tidy(settled);
    let top = limit.map(|l| Condition {
        attribute: crate::text::AttributeName::amount(),
        test: Test::AtMost(Value::Money(l)),
    });
    let whole: Conditions = settled.iter().cloned().chain(top).collect();
    (!boxes::is_empty(&whole)).then_some(settled)
}

/// Exclusions from a known list, said as what remains of it.
fn listed(test: Test, kind: Option<&AttributeType>) -> Test {
    let excluded: Vec<Value> = match &test {
        Test::NoneOf(many) => many.clone(),
        Test::Differs(one) => vec![one.clone()],
        _ => return test,
    };
    let all: Vec<Value> = match kind {
        Some(AttributeType::OneOf(known)) => known.iter().cloned().map(Value::Text).collect(),
        Some(AttributeType::Boolean) => vec![Value::Boolean(true), Value::Boolean(false)],
        _ => return test,
    };
    Test::OneOf(all.into_iter().filter(|v| !excluded.contains(v)).collect())
}

/// A seating as the evaluator's steps take it, in a box where the focus holds.
pub(super) fn seating(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    standing: &Standing,
) -> Option<Seating> {
    let index = inquiry.index;
    Some(Seating {
        person,
        seat: standing.seat,
        role: standing.role,
        circle: index.circle_of_seat(standing.seat)?,
        basis: standing.basis,
        by: crate::index::By::Circle(CircleId::from_uuid(index.anchor()?.uuid())),
        focus: super::truth::Truth::True,
        in_hole: false,
    })
}

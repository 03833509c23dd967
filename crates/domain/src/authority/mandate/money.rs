//! Up to which amount: the best alternative of the role's money in each part of a box, and the
//! upper bounds on the amount that the box itself has.

use super::{Conditions, both, take_away};
use crate::{
    authority::{inquiry::Inquiry, step::spending},
    money::{Currency, Decimal, Money},
    structure::{
        role::SeatRef,
        scope::{Condition, Test, Value},
    },
};
use std::collections::BTreeSet;

/// Splits a box by what the role may spend in it; each part with its limit.
pub(super) fn limits(
    inquiry: &Inquiry<'_>,
    seat: SeatRef,
    conditions: Conditions,
) -> Vec<(Conditions, Option<Money>)> {
    let known = inquiry.index.catalogue().nearest(&inquiry.case.decision);
    if known.is_some_and(|t| !t.spends) {
        let limit = bound(&conditions, None);
        return vec![(conditions, limit)];
    }
    let usable: Vec<(Vec<Conditions>, Vec<Limit>)> = spending::alternatives(inquiry, seat)
        .into_iter()
        .filter_map(|a| {
            let decision = &inquiry.case.decision;
            let within: Vec<Conditions> = a
                .scopes
                .iter()
                .filter(|s| s.reaches(decision))
                .map(|s| s.when.clone())
                .collect();
            let limits = spending::remaining(inquiry, &a);
            (!within.is_empty()).then_some((within, limits))
        })
        .collect();
    let limited = usable.iter().flat_map(|(_, limits)| limits);
    let limited: BTreeSet<Currency> = limited.filter_map(|l| l.map(Money::currency)).collect();
    if limited.is_empty() {
        return in_currency(&usable, &conditions, None);
    }
    // What one currency limits may be without limit in another, of which only a condition speaks.
    let scopes = usable.iter().flat_map(|(within, _)| within);
    let spoken = scopes.chain([&conditions]).flat_map(|it| amounts(it));
    limited
        .into_iter()
        .chain(spoken.map(Money::currency))
        .collect::<BTreeSet<Currency>>()
        .iter()
        .flat_map(|c| in_currency(&usable, &conditions, Some(*c)))
        .collect()
}

/// The parts of a box for amounts of one currency; none means that nothing is limited.
fn in_currency(
    usable: &[(Vec<Conditions>, Vec<Limit>)],
    conditions: &Conditions,
    currency: Option<Currency>,
) -> Vec<(Conditions, Option<Money>)> {
    let mut alternatives: Vec<(&Vec<Conditions>, Option<Money>)> = usable
        .iter()
        .filter_map(|(within, limits)| Some((within, least(limits, currency)?)))
        .collect();
    // The largest first; without limit before all.
    alternatives
        .sort_by_key(|(_, limit)| std::cmp::Reverse(limit.map_or(Decimal::MAX, Money::amount)));
    let mut rest = vec![conditions.clone()];
    let mut found = Vec::new();
    for (within, limit) in alternatives {
        for part in within {
            for piece in &rest {
                let Some(inside) = both(piece, part) else {
                    continue;
                };
                if !comparable(&inside, currency) {
                    continue;
                }
                let limit = bound(&inside, limit);
                if !limit.is_some_and(Money::is_zero) {
                    found.push((inside, limit));
                }
            }
            rest = take_away(rest, std::slice::from_ref(part));
        }
    }
    found
}

/// A limit; none means without limit.
type Limit = Option<Money>;

/// The least of the limits that are comparable; none where none is.
fn least(limits: &[Limit], currency: Option<Currency>) -> Option<Limit> {
    let comparable: Vec<Limit> = limits
        .iter()
        .copied()
        .filter(|limit| limit.is_none_or(|l| Some(l.currency()) == currency))
        .collect();
    let only_others = comparable.iter().all(Option::is_none) && limits.iter().any(Option::is_some);
    if comparable.is_empty() || only_others {
        return None;
    }
    Some(comparable.into_iter().flatten().min_by_key(|l| l.amount()))
}

/// The constants that a box compares the amount with.
fn amounts(conditions: &[Condition]) -> impl Iterator<Item = Money> {
    let of_amount = conditions.iter().filter(|c| c.attribute.is_amount());
    of_amount
        .flat_map(|c| c.test.constants())
        .filter_map(|value| {
            if let Value::Money(money) = value {
                Some(*money)
            } else {
                None
            }
        })
}

/// Whether every condition on the amount is in this currency.
fn comparable(conditions: &[Condition], currency: Option<Currency>) -> bool {
    let Some(currency) = currency else {
        return true;
    };
    conditions
        .iter()
        .filter(|c| c.attribute.is_amount())
        .flat_map(|c| c.test.constants())
        .all(|v| matches!(v, Value::Money(m) if m.currency() == currency))
}

/// The lowest of a limit and the upper bounds on the amount in a box.
fn bound(conditions: &[Condition], limit: Option<Money>) -> Option<Money> {
    let bounds = conditions
        .iter()
        .filter(|c| c.attribute.is_amount())
        .filter_map(|c| {
            if let Test::AtMost(Value::Money(m)) = &c.test {
                Some(*m)
            } else if let Test::Below(Value::Money(m)) = &c.test {
                just_below(*m)
            } else {
                None
            }
        });
    bounds.chain(limit).min_by_key(|m| m.amount())
}

/// One smallest unit less.
fn just_below(money: Money) -> Option<Money> {
    let unit = Decimal::new(1, money.currency().decimals());
    Money::new(money.amount().checked_sub(unit)?, money.currency()).ok()
}

//! Short words for scopes, clauses, cases and amounts.
#![expect(
    clippy::expect_used,
    reason = "an example that cannot be built is a mistake in the test that asks for it"
)]

use super::{attribute, decision};
use crate::{
    authority::case::Case,
    ids::RoleId,
    money::{Currency, Money, decimal},
    structure::{
        policy::{ClauseKind, Constraint, Effect, Grant},
        scope::{Condition, Scope, Test, Value},
    },
    time::Timestamp,
};
use std::collections::BTreeMap;

/// A constraint on all roles inside.
pub fn constrain(scope: Scope, effect: Effect) -> ClauseKind {
    ClauseKind::Constrain(Constraint {
        scope,
        roles: Vec::new(),
        effect,
    })
}

/// A grant without money.
pub fn grant(scope: Scope, to: &[RoleId]) -> ClauseKind {
    ClauseKind::Grant(Grant {
        scope,
        to: to.to_vec(),
        spend: None,
    })
}

/// A scope on a key.
pub fn on(decision_key: &str) -> Scope {
    Scope {
        decision: Some(decision(decision_key)),
        when: Vec::new(),
    }
}

impl Scope {
    /// The same with one more condition.
    #[must_use]
    pub fn with(mut self, attribute_name: &str, test: Test) -> Self {
        self.when.push(condition(attribute_name, test));
        self
    }
}

/// A condition.
pub fn condition(attribute_name: &str, test: Test) -> Condition {
    Condition {
        attribute: attribute(attribute_name),
        test,
    }
}

/// One of these texts.
pub fn one_of(values: &[&str]) -> Test {
    Test::OneOf(
        values
            .iter()
            .map(|v| Value::Text((*v).to_owned()))
            .collect(),
    )
}

/// Above an amount of euros.
pub fn above(amount: &str) -> Test {
    Test::Above(Value::Money(euros(amount)))
}

/// A case with nothing but its key.
pub fn case(decision_key: &str) -> Case {
    Case {
        decision: decision(decision_key),
        amount: None,
        attributes: BTreeMap::new(),
        reversibility: None,
        external_ref: None,
        customer_ref: None,
    }
}

impl Case {
    /// The same with an amount of euros.
    #[must_use]
    pub fn of(mut self, amount: &str) -> Self {
        self.amount = Some(euros(amount));
        self
    }

    /// The same with an attribute.
    #[must_use]
    pub fn stating(mut self, attribute_name: &str, value: Value) -> Self {
        self.attributes.insert(attribute(attribute_name), value);
        self
    }

    /// The same with a text attribute.
    #[must_use]
    pub fn saying(self, attribute_name: &str, value: &str) -> Self {
        self.stating(attribute_name, Value::Text(value.to_owned()))
    }
}

/// An amount of euros.
pub fn euros(amount: &str) -> Money {
    Money::new(decimal(amount).expect("a decimal"), eur()).expect("an amount")
}

pub(super) fn eur() -> Currency {
    Currency::from_code("EUR").expect("a currency")
}

/// An instant.
pub fn moment(instant: &str) -> Timestamp {
    Timestamp::parse(instant).expect("an instant")
}

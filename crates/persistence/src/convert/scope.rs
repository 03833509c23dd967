//! Scopes, conditions and the values that they compare with. Numbers are texts: no float is stored.

use super::{
    Stored, Unreadable,
    field::{self, decimal, maybe_text, text},
};
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    money::{self, Decimal},
    structure::scope,
    text::{AttributeName, DecisionKey},
};

/// Which decisions a text speaks of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scope {
    decision: Option<String>,
    when: Vec<Condition>,
}

/// One attribute compared with constants.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    attribute: String,
    test: Test,
}

/// A comparison.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Test {
    Eq(Value),
    Ne(Value),
    Lt(Value),
    Lte(Value),
    Gt(Value),
    Gte(Value),
    In(Vec<Value>),
    NotIn(Vec<Value>),
}

/// The value of an attribute.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Value {
    Text(String),
    Number(String),
    Boolean(bool),
    Money(Money),
}

/// An amount.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Money {
    amount: String,
    currency: String,
}

/// The stored forms of many values.
pub(crate) fn all_of<S: Stored>(values: &[S::Value]) -> Vec<S> {
    values.iter().map(S::of).collect()
}

/// Many values, in the field that holds them.
pub(crate) fn values<S: Stored>(
    field: &'static str,
    forms: Vec<S>,
) -> Result<Vec<S::Value>, Unreadable> {
    forms
        .into_iter()
        .map(|form| form.value().map_err(|error| error.within(field)))
        .collect()
}

impl Stored for Scope {
    type Value = scope::Scope;

    fn of(scope: &scope::Scope) -> Self {
        Self {
            decision: scope.decision.as_ref().map(DecisionKey::to_string),
            when: all_of(&scope.when),
        }
    }

    fn value(self) -> Result<scope::Scope, Unreadable> {
        Ok(scope::Scope {
            decision: maybe_text("decision", self.decision, DecisionKey::new)?,
            when: values("when", self.when)?,
        })
    }
}

impl Stored for Condition {
    type Value = scope::Condition;

    fn of(condition: &scope::Condition) -> Self {
        Self {
            attribute: condition.attribute.to_string(),
            test: Test::of(&condition.test),
        }
    }

    fn value(self) -> Result<scope::Condition, Unreadable> {
        Ok(scope::Condition {
            attribute: text("attribute", self.attribute, AttributeName::new)?,
            test: self.test.value()?,
        })
    }
}

impl Stored for Test {
    type Value = scope::Test;

    fn of(test: &scope::Test) -> Self {
        match test {
            scope::Test::Equals(value) => Self::Eq(Value::of(value)),
            scope::Test::Differs(value) => Self::Ne(Value::of(value)),
            scope::Test::Below(value) => Self::Lt(Value::of(value)),
            scope::Test::AtMost(value) => Self::Lte(Value::of(value)),
            scope::Test::Above(value) => Self::Gt(Value::of(value)),
            scope::Test::AtLeast(value) => Self::Gte(Value::of(value)),
            scope::Test::OneOf(many) => Self::In(all_of(many)),
            scope::Test::NoneOf(many) => Self::NotIn(all_of(many)),
        }
    }

    fn value(self) -> Result<scope::Test, Unreadable> {
        Ok(match self {
            Self::Eq(value) => scope::Test::Equals(value.value()?),
            Self::Ne(value) => scope::Test::Differs(value.value()?),
            Self::Lt(value) => scope::Test::Below(value.value()?),
            Self::Lte(value) => scope::Test::AtMost(value.value()?),
            Self::Gt(value) => scope::Test::Above(value.value()?),
            Self::Gte(value) => scope::Test::AtLeast(value.value()?),
            Self::In(many) => scope::Test::OneOf(values("in", many)?),
            Self::NotIn(many) => scope::Test::NoneOf(values("not_in", many)?),
        })
    }
}

impl Stored for Value {
    type Value = scope::Value;

    fn of(value: &scope::Value) -> Self {
        match value {
            scope::Value::Text(text) => Self::Text(text.clone()),
            scope::Value::Number(number) => Self::Number(Decimal::to_string(number)),
            scope::Value::Boolean(yes) => Self::Boolean(*yes),
            scope::Value::Money(money) => Self::Money(Money::of(money)),
        }
    }

    fn value(self) -> Result<scope::Value, Unreadable> {
        Ok(match self {
            Self::Text(text) => scope::Value::Text(text),
            Self::Number(digits) => scope::Value::Number(decimal("number", &digits)?),
            Self::Boolean(yes) => scope::Value::Boolean(yes),
            Self::Money(money) => scope::Value::Money(money.value()?),
        })
    }
}

impl Stored for Money {
    type Value = money::Money;

    fn of(money: &money::Money) -> Self {
        Self {
            amount: money.amount().to_string(),
            currency: money.currency().code().to_owned(),
        }
    }

    fn value(self) -> Result<money::Money, Unreadable> {
        field::money("money", &self.amount, &self.currency)
    }
}

//! Scopes: how governance text meets cases. A scope is a decision type key and conditions that must
//! all hold: a box, so that it can be compared with other boxes (design §4).

use crate::{
    money::{Decimal, Money},
    text::{AttributeName, DecisionKey},
};
use std::collections::BTreeMap;

/// Which decisions a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// This key and all below it; none means every decision.
    pub decision: Option<DecisionKey>,
    /// Conditions that must all hold.
    pub when: Vec<Condition>,
}

impl Scope {
    /// Every decision, unconditionally.
    pub const EVERY: Self = Self {
        decision: None,
        when: Vec::new(),
    };

    /// The same scope in one form: conditions and listed values in order, none twice. Two scopes
    /// that differ only in how they were written down are equal in it.
    #[must_use]
    pub fn normal(&self) -> Self {
        let mut when: Vec<Condition> = self.when.iter().map(Condition::normal).collect();
        when.sort();
        when.dedup();
        Self {
            decision: self.decision.clone(),
            when,
        }
    }

    /// Whether its key reaches a decision type, conditions aside.
    pub fn reaches(&self, decision: &DecisionKey) -> bool {
        self.decision
            .as_ref()
            .is_none_or(|key| key.covers(decision))
    }
}

/// One attribute compared with constants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    /// The case's attribute; `amount` is the case's amount.
    pub attribute: AttributeName,
    /// The comparison.
    pub test: Test,
}

impl Condition {
    fn normal(&self) -> Self {
        let listed = |values: &[Value]| {
            let mut values = values.to_vec();
            values.sort();
            values.dedup();
            values
        };
        let test = match &self.test {
            Test::OneOf(values) => Test::OneOf(listed(values)),
            Test::NoneOf(values) => Test::NoneOf(listed(values)),
            Test::Equals(_)
            | Test::Differs(_)
            | Test::Below(_)
            | Test::AtMost(_)
            | Test::Above(_)
            | Test::AtLeast(_) => self.test.clone(),
        };
        Self {
            attribute: self.attribute.clone(),
            test,
        }
    }
}

/// A comparison with constants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// `eq`
    Equals(Value),
    /// `ne`
    Differs(Value),
    /// `lt`
    Below(Value),
    /// `lte`
    AtMost(Value),
    /// `gt`
    Above(Value),
    /// `gte`
    AtLeast(Value),
    /// `in`
    OneOf(Vec<Value>),
    /// `not_in`
    NoneOf(Vec<Value>),
}

impl Test {
    /// The comparison's name in files and answers.
    pub const fn operator(&self) -> &'static str {
        match self {
            Self::Equals(_) => "eq",
            Self::Differs(_) => "ne",
            Self::Below(_) => "lt",
            Self::AtMost(_) => "lte",
            Self::Above(_) => "gt",
            Self::AtLeast(_) => "gte",
            Self::OneOf(_) => "in",
            Self::NoneOf(_) => "not_in",
        }
    }

    /// The constants.
    pub fn constants(&self) -> &[Value] {
        match self {
            Self::Equals(v)
            | Self::Differs(v)
            | Self::Below(v)
            | Self::AtMost(v)
            | Self::Above(v)
            | Self::AtLeast(v) => std::slice::from_ref(v),
            Self::OneOf(many) | Self::NoneOf(many) => many,
        }
    }
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A text or a member of an enumeration.
    Text(String),
    /// A number.
    Number(Decimal),
    /// Yes or no.
    Boolean(bool),
    /// An amount of money.
    Money(Money),
}

impl Value {
    /// The name of its type in files and answers.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "number",
            Self::Boolean(_) => "boolean",
            Self::Money(_) => "money",
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{}", number.normalize()),
            Self::Boolean(yes) => f.write_str(if *yes { "true" } else { "false" }),
            Self::Money(money) => write!(f, "{money}"),
        }
    }
}

/// The values that a case states, by attribute.
pub type Attributes = BTreeMap<AttributeName, Value>;

//! How governance text meets cases, as data and as text.

use super::money::Money;
use crate::scalar::Decimal;
use async_graphql::{Enum, Object, SimpleObject};
use zirkel_domain::{
    authority::explain::{Catalogue as _, English},
    structure::scope,
};

/// Which decisions a text speaks of.
#[derive(Clone, Debug)]
pub(crate) struct Scope(scope::Scope);

impl Scope {
    /// Several scopes; the text speaks of a case where any one of them does.
    pub(crate) fn all(scopes: &[scope::Scope]) -> Vec<Self> {
        scopes.iter().cloned().map(Self).collect()
    }
}

impl From<scope::Scope> for Scope {
    fn from(scope: scope::Scope) -> Self {
        Self(scope)
    }
}

/// Which decisions a text speaks of: a decision type with all below it, under conditions that must
/// all hold.
#[Object]
impl Scope {
    /// The decision type's key, which reaches every key below it as well; null means every
    /// decision.
    async fn decision_type(&self) -> Option<&str> {
        self.0
            .decision
            .as_ref()
            .map(zirkel_domain::text::DecisionKey::as_str)
    }

    /// Conditions that must all hold. Where the case lacks an attribute, what gives authority does
    /// not hold, and what limits it asks for the attribute.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn when(&self) -> Vec<Condition> {
        self.0.when.iter().cloned().map(Condition::from).collect()
    }

    /// In words.
    async fn text(&self) -> String {
        words(&self.0)
    }
}

/// A scope in words.
pub(crate) fn words(scope: &scope::Scope) -> String {
    let subject = scope
        .decision
        .as_ref()
        .map_or_else(|| "every decision".to_owned(), |key| format!("`{key}`"));
    let conditions: Vec<String> = scope.when.iter().map(|c| English.condition(c)).collect();
    if conditions.is_empty() {
        subject
    } else {
        format!("{subject} where {}", conditions.join(" and "))
    }
}

/// Several scopes in words, after a word that binds them to a sentence.
pub(crate) fn list_words(scopes: &[scope::Scope]) -> String {
    scopes.iter().map(words).collect::<Vec<_>>().join("; or ")
}

/// Comparisons of an attribute with constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum Operator {
    /// Equal to the constant.
    Eq,
    /// Different from the constant.
    Ne,
    /// Below the constant.
    Lt,
    /// At most the constant.
    Lte,
    /// Above the constant.
    Gt,
    /// At least the constant.
    Gte,
    /// One of the constants.
    In,
    /// None of the constants.
    NotIn,
}

/// One attribute compared with constants.
#[derive(Clone, Debug)]
pub(crate) struct Condition(scope::Condition);

impl From<scope::Condition> for Condition {
    fn from(condition: scope::Condition) -> Self {
        Self(condition)
    }
}

/// One attribute of a case compared with constants.
#[Object]
impl Condition {
    /// The attribute's name; `amount` is the case's amount.
    async fn attribute(&self) -> &str {
        self.0.attribute.as_str()
    }

    /// The comparison.
    async fn operator(&self) -> Operator {
        match self.0.test {
            scope::Test::Equals(_) => Operator::Eq,
            scope::Test::Differs(_) => Operator::Ne,
            scope::Test::Below(_) => Operator::Lt,
            scope::Test::AtMost(_) => Operator::Lte,
            scope::Test::Above(_) => Operator::Gt,
            scope::Test::AtLeast(_) => Operator::Gte,
            scope::Test::OneOf(_) => Operator::In,
            scope::Test::NoneOf(_) => Operator::NotIn,
        }
    }

    /// The constants: one, or several for `IN` and `NOT_IN`.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn values(&self) -> Vec<Value> {
        self.0.test.constants().iter().map(Value::from).collect()
    }

    /// In words.
    async fn text(&self) -> String {
        English.condition(&self.0)
    }
}

/// A constant: exactly one of the fields is not null.
#[derive(Clone, Debug, Default, SimpleObject)]
pub(crate) struct Value {
    /// A text, or a member of an enumeration.
    text: Option<String>,
    /// A number.
    number: Option<Decimal>,
    /// Yes or no.
    boolean: Option<bool>,
    /// An amount of money.
    money: Option<Money>,
}

impl From<&scope::Value> for Value {
    fn from(value: &scope::Value) -> Self {
        match value {
            scope::Value::Text(text) => Self {
                text: Some(text.clone()),
                ..Self::default()
            },
            scope::Value::Number(number) => Self {
                number: Some((*number).into()),
                ..Self::default()
            },
            scope::Value::Boolean(yes) => Self {
                boolean: Some(*yes),
                ..Self::default()
            },
            scope::Value::Money(money) => Self {
                money: Some((*money).into()),
                ..Self::default()
            },
        }
    }
}

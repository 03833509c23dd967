//! What the CRM can ask about.

use super::{case::Reversibility, stored};
use crate::{context::Shown, page::Item as _};
use async_graphql::{Enum, ID, Object, SimpleObject};
use zirkel_app::command::act::Done;
use zirkel_domain::{
    ids::DecisionTypeId, index::ResolvedType, structure::decision_type, subject::Subject,
    text::AttributeName,
};

stored!(
    DecisionType: decision_type::DecisionType, decision_types, DecisionTypeId, Subject::DecisionType
);

impl DecisionType {
    /// The one that an act was about.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        match done.subject {
            Some(Subject::DecisionType(id)) => super::acted_on(shown, done, id),
            _ => None,
        }
    }

    fn resolved(&self) -> Option<&ResolvedType> {
        self.shown.index.catalogue().get(&self.it.key)
    }
}

/// What values an attribute takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum AttributeKind {
    /// Any text.
    Text,
    /// A decimal number.
    Number,
    /// Yes or no.
    Boolean,
    /// An amount of money.
    Money,
    /// One of the texts in `values`.
    OneOf,
}

/// An attribute of a decision type, its own or inherited.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AttributeDefinition {
    /// Its name.
    name: String,
    /// What values it takes; another one is refused.
    kind: AttributeKind,
    /// The texts that it takes where its kind is `ONE_OF`, else empty.
    values: Vec<String>,
}

impl AttributeDefinition {
    fn new(name: &AttributeName, kind: &decision_type::AttributeType) -> Self {
        let (kind, values) = match kind {
            decision_type::AttributeType::Text => (AttributeKind::Text, Vec::new()),
            decision_type::AttributeType::Number => (AttributeKind::Number, Vec::new()),
            decision_type::AttributeType::Boolean => (AttributeKind::Boolean, Vec::new()),
            decision_type::AttributeType::Money => (AttributeKind::Money, Vec::new()),
            decision_type::AttributeType::OneOf(known) => (AttributeKind::OneOf, known.clone()),
        };
        Self {
            name: name.to_string(),
            kind,
            values,
        }
    }
}

/// What the CRM can ask about: an entry of the integrators' vocabulary, with what it inherits from
/// its nearest known ancestor. It gives nobody anything.
#[Object]
impl DecisionType {
    /// The id, `decisiontype_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Its dotted key, e.g. `refund.late_delivery`.
    async fn key(&self) -> &str {
        self.it.key.as_str()
    }

    /// What people call it; the key where it has no title.
    async fn title(&self) -> &str {
        self.resolved()
            .map_or_else(|| self.it.key.as_str(), |it| it.title.as_str())
    }

    /// What it is about.
    async fn description(&self) -> Option<&str> {
        self.it
            .description
            .as_ref()
            .map(zirkel_domain::text::Text::as_str)
    }

    /// Whether a case's amount counts as spending (GOV-3.4.2); such a case needs an amount.
    async fn spends(&self) -> bool {
        self.resolved().is_some_and(|it| it.spends)
    }

    /// How hard it is to undo unless the case says otherwise; null where the case has to say it.
    async fn reversibility(&self) -> Option<Reversibility> {
        self.resolved()
            .and_then(|it| it.reversibility)
            .map(Into::into)
    }

    /// Its attributes, inherited ones included, by name.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn attributes(&self) -> Vec<AttributeDefinition> {
        let attributes = self
            .resolved()
            .map(|it| it.attributes.iter())
            .into_iter()
            .flatten();
        attributes
            .map(|(name, kind)| AttributeDefinition::new(name, kind))
            .collect()
    }

    /// The nearest known ancestor, from which it inherits.
    async fn parent(&self) -> Option<Self> {
        let parent = self.it.key.parent()?;
        let known = self.shown.index.catalogue().nearest(&parent)?;
        Self::of(&self.shown, known.id)
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

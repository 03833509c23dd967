//! What stands in the way.

use super::{circle::Circle, node::Node};
use crate::{code::RuleCode, context::Shown, page::Item as _};
use async_graphql::Object;
use std::sync::Arc;
use zirkel_domain::authority::{
    explain::{Catalogue as _, English},
    verdict,
};

/// A blocker at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Blocker {
    shown: Shown,
    it: verdict::Blocker,
}

impl Blocker {
    /// The blockers of an answer.
    pub(crate) fn all(shown: &Shown, blockers: &[verdict::Blocker]) -> Vec<Self> {
        blockers
            .iter()
            .map(|it| Self {
                shown: Arc::clone(shown),
                it: it.clone(),
            })
            .collect()
    }
}

/// Something that stands in the way of a yes.
#[Object]
impl Blocker {
    /// What, for machines.
    async fn code(&self) -> RuleCode {
        self.it.code.into()
    }

    /// By which rule, e.g. `GOV-3.3.3`.
    async fn rule(&self) -> &str {
        self.it.rule.id
    }

    /// What, for people.
    async fn message(&self) -> String {
        English.blocker(&self.shown.index, &self.it)
    }

    /// The thing that stands in the way: a policy, a domain, a role.
    async fn element(&self) -> Option<Node> {
        self.it
            .element
            .and_then(|element| Node::of(&self.shown, element))
    }

    /// The condition, limit or attribute that failed, where there is one.
    async fn failed(&self) -> Option<String> {
        self.it.failed.as_ref().map(|failed| English.failed(failed))
    }

    /// The circle whose governance could remove it (GOV-3.6.3).
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.it.circle)
    }
}

//! What is wrong with a structure, or wants somebody's eye.

use super::node::Node;
use crate::{code::RuleCode, context::Shown, node};
use async_graphql::{Enum, Object};
use std::sync::Arc;
use zirkel_domain::check;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "check::Severity")]
pub(crate) enum FindingSeverity {
    /// A rule is broken.
    Error,
    /// Lawful, but somebody should look.
    Warning,
    /// Worth knowing.
    Notice,
}

/// A finding at the moment shown.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    shown: Shown,
    it: check::Finding,
}

impl Finding {
    /// The view of one.
    pub(crate) fn new(shown: &Shown, it: check::Finding) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }

    /// What cursors remember of one.
    pub(crate) fn mark(it: &check::Finding) -> String {
        format!(
            "{}/{}",
            it.severity.as_str(),
            node::encode(it.subject).as_str()
        )
    }
}

/// One thing that was found when the whole structure was looked through.
#[Object]
impl Finding {
    /// How bad.
    async fn severity(&self) -> FindingSeverity {
        self.it.severity.into()
    }

    /// The rule that it rests on (`GOV-2.2.3`); null where it is mere untidiness.
    async fn rule(&self) -> Option<&str> {
        self.it.rule.map(|rule| rule.id)
    }

    /// The code, where a rule is broken.
    async fn code(&self) -> Option<RuleCode> {
        self.it.code.map(Into::into)
    }

    /// Where; of a clause its policy.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.it.subject)
    }

    /// What was found, in a clause without a full stop.
    async fn message(&self) -> &str {
        &self.it.message
    }

    /// What to do about it.
    async fn hint(&self) -> &str {
        &self.it.hint
    }
}

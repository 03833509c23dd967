//! A rule said no: the refusal as every mutation's payload carries it.

use crate::{
    code::RuleCode,
    context::Shown,
    object::{node::Node, remedy::Remedy},
};
use async_graphql::Object;
use std::sync::Arc;
use zirkel_domain::rejection::Rejection;

/// A refusal, at the revision that the act was judged by.
#[derive(Debug)]
pub(crate) struct UserError {
    shown: Shown,
    it: Rejection,
}

impl UserError {
    pub(crate) fn of(shown: &Shown, it: Rejection) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }
}

/// A rule said no. Every mutation payload carries `userErrors: [UserError!]!`, all refusals at
/// once; the list is empty where the act was done.
#[Object]
impl UserError {
    /// What stands in the way, for machines.
    async fn code(&self) -> RuleCode {
        self.it.code.into()
    }

    /// The rule that says no, e.g. `GOV-2.1.8`.
    async fn rule(&self) -> Option<&str> {
        self.it.rule.map(|rule| rule.id)
    }

    /// What stands in the way, for people.
    async fn message(&self) -> &str {
        &self.it.message
    }

    /// The field of the input that it is about, from the arguments on, e.g. `["input", "until"]`;
    /// empty where it is about all.
    async fn path(&self) -> Vec<&str> {
        let input = (!self.it.path.is_empty()).then_some("input");
        input
            .into_iter()
            .chain(self.it.path.iter().map(AsRef::as_ref))
            .collect()
    }

    /// The thing that it is about, where it is one thing.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.it.subject?)
    }

    /// What could be done about it, in the order of the rulebook.
    async fn remedies(&self) -> Vec<Remedy> {
        Remedy::all(&self.shown, &self.it.remedies)
    }
}

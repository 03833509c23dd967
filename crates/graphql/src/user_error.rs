//! A rule said no: the refusal as every mutation's payload carries it.

use crate::{code::RuleCode, context::Shown, object::remedy::Remedy};
use async_graphql::Object;
use zirkel_domain::{authority::verdict, code::Code, rule::Rule};

/// A refusal by a rule.
#[derive(Debug)]
pub struct UserError {
    pub(crate) shown: Shown,
    /// What stands in the way.
    pub code: Code,
    /// By which rule.
    pub rule: Option<Rule>,
    /// For people.
    pub message: String,
    /// Which field of the input.
    pub path: Vec<String>,
    /// What can be done.
    pub remedies: Vec<verdict::Remedy>,
}

/// A rule said no. Every mutation payload carries `userErrors: [UserError!]!`, all refusals at
/// once; the list is empty where the act was done.
#[Object]
impl UserError {
    /// What stands in the way, for machines.
    async fn code(&self) -> RuleCode {
        self.code.into()
    }

    /// The rule that says no, e.g. `GOV-2.1.8`.
    async fn rule(&self) -> Option<&str> {
        self.rule.map(|rule| rule.id)
    }

    /// What stands in the way, for people.
    async fn message(&self) -> &str {
        &self.message
    }

    /// The field of the input that it is about, from the arguments on; empty where it is about all.
    async fn path(&self) -> &[String] {
        &self.path
    }

    /// What could be done about it, in the order of the rulebook.
    async fn remedies(&self) -> Vec<Remedy> {
        Remedy::all(&self.shown, &self.remedies)
    }
}

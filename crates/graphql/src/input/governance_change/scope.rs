//! Which decisions a text speaks of.

use crate::input::{Path, Problems, each, focus::ConditionInput, text};
use async_graphql::InputObject;
use zirkel_domain::{structure::scope::Scope, text::DecisionKey};

/// Which decisions a text speaks of: a decision type with all below it, under conditions that must
/// all hold.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ScopeInput {
    /// The decision type's key, which reaches every key below it as well; the catalogue need not
    /// know it yet. May be left out, for every decision, in clauses that constrain or open a domain
    /// alone.
    decision_type: Option<String>,
    /// Conditions that must all hold, at most 50.
    when: Option<Vec<ConditionInput>>,
}

impl ScopeInput {
    /// Reads several, each on a decision type.
    pub(super) fn all(path: &Path, given: Vec<Self>) -> Result<Vec<Scope>, Problems> {
        each(path, given, Self::read_narrow)
    }

    /// Reads several, or none.
    pub(super) fn all_or_none(
        path: &Path,
        given: Option<Vec<Self>>,
    ) -> Result<Vec<Scope>, Problems> {
        Self::all(path, given.unwrap_or_default())
    }

    /// Reads one on a decision type: what gives authority and forgets to say for what would give
    /// all.
    pub(super) fn read_narrow(self, path: &Path) -> Result<Scope, Problems> {
        let is_narrow = self.decision_type.is_some();
        let mut problems = Problems::default();
        if !is_narrow {
            let path = path.at("decisionType");
            problems.add(path.wrong("is left out: name the decision type that it is about"));
        }
        let scope = problems.keep_all(self.read(path));
        problems.or(scope)
    }

    /// Reads one.
    pub(super) fn read(self, path: &Path) -> Result<Scope, Problems> {
        let mut problems = Problems::default();
        let key = self.decision_type;
        let key = key.map(|it| text(&path.at("decisionType"), DecisionKey::new, it));
        let decision = problems.keep(key.transpose());
        let when = ConditionInput::all(&path.at("when"), self.when.unwrap_or_default());
        let when = problems.keep_all(when);
        let both = decision.zip(when);
        problems.or(both.map(|(decision, when)| Scope { decision, when }))
    }
}

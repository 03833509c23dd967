//! Why nobody may.

use super::{circle::Circle, role::Role};
use crate::{code::RuleCode, context::Shown, fault, page::Item as _};
use async_graphql::{Enum, Object, Result};
use std::sync::Arc;
use zirkel_domain::authority::{
    case::Case,
    explain::{Catalogue as _, English},
    verdict,
};

/// Kinds of gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "verdict::GapKind")]
pub(crate) enum GapKind {
    /// No text anywhere speaks of the case (GOV-3.6.2).
    Ungoverned,
    /// Roles are tied to the case, but nobody leads or covers them (GOV-2.2.3).
    Uncovered,
    /// Somebody is tied to the case, but nobody is authorized (GOV-3.6.1).
    NobodyAuthorized,
}

/// A gap at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    pub(crate) shown: Shown,
    pub(crate) case: Arc<Case>,
    pub(crate) it: verdict::Gap,
}

/// Why nobody may resolve the case, and where that can be changed.
#[Object]
impl Gap {
    /// Which kind.
    async fn kind(&self) -> GapKind {
        self.it.kind.into()
    }

    /// The code that goes with it, for machines.
    async fn code(&self) -> RuleCode {
        self.it.kind.code().into()
    }

    /// The rule that it follows from.
    async fn rule(&self) -> &str {
        self.it.kind.rule().id
    }

    /// Why, for people.
    async fn message(&self) -> String {
        English.gap(&self.shown.index, &self.it, &self.case)
    }

    /// The circle whose governance could close it: the innermost that contains every circle holding
    /// a text on such decisions, else the anchor.
    async fn circle(&self) -> Result<Circle> {
        Circle::of(&self.shown, self.it.circle)
            .ok_or_else(|| fault::broken("a gap in a circle that is not in the record"))
    }

    /// The roles that are tied to the case but led by nobody.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn roles(&self) -> Vec<Role> {
        self.it
            .roles
            .iter()
            .filter_map(|role| Role::of(&self.shown, *role))
            .collect()
    }
}

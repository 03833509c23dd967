//! Clauses that give authority.

use super::{role_names, roles};
use crate::{
    context::Shown,
    object::{
        role::Role,
        scope,
        spend_control::{self, SpendLimit},
    },
};
use async_graphql::{ComplexObject, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    change::Names,
    structure::policy::{self, Grant},
};

/// Gives an authority to roles. It ties them to the decisions; it clears no constraint and no other
/// role's domain.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub(crate) struct GrantClause {
    /// In words, made from the data.
    pub(crate) text: String,
    /// Whether it reaches only roles directly in the circle (GOV-3.2.3).
    pub(crate) local: bool,
    /// Whether a sub-circle may override it.
    pub(crate) may_override: bool,
    #[graphql(skip)]
    shown: Shown,
    #[graphql(skip)]
    it: Grant,
}

impl GrantClause {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        clause: &policy::Clause,
        it: &Grant,
    ) -> Self {
        let money = it.spend.map_or_else(String::new, |limit| {
            format!(", with {}", spend_control::words(limit))
        });
        let whom = role_names(names, &it.to);
        Self {
            text: format!("{whom} may decide {}{money}", scope::words(&it.scope)),
            local: clause.local,
            may_override: clause.may_override,
            shown: Arc::clone(shown),
            it: it.clone(),
        }
    }
}

#[ComplexObject]
impl GrantClause {
    /// Which decisions.
    async fn covers(&self) -> scope::Scope {
        self.it.scope.clone().into()
    }

    /// To which roles; a circle's role means its leads, not its inside.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn to(&self) -> Vec<Role> {
        roles(&self.shown, &self.it.to)
    }

    /// With how much money; null where it gives none.
    async fn spend(&self) -> Option<SpendLimit> {
        self.it.spend.map(Into::into)
    }
}

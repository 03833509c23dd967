//! What a person may resolve.

use super::{decision::Basis, ground::Ground, money::Money, scope::Condition, seat::Seat};
use crate::{context::Shown, fault, page::Item as _};
use async_graphql::{Object, Result};
use zirkel_domain::authority::{
    explain::{Catalogue as _, English},
    verdict,
};

/// A mandate at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Mandate {
    pub(crate) shown: Shown,
    pub(crate) it: verdict::Mandate,
}

/// What a person may resolve in one seat: one decision type under conditions that must all hold. A
/// seat may have several for one decision type; each counts by itself.
#[Object]
impl Mandate {
    /// The decision type: exactly this key, not those below it.
    async fn decision_type(&self) -> &str {
        self.it.decision.as_str()
    }

    /// In which seat.
    async fn seat(&self) -> Result<Seat> {
        Seat::of(&self.shown, self.it.seat)
            .ok_or_else(|| fault::broken("a mandate of a seat that is not in the record"))
    }

    /// How the person comes to lead it.
    async fn basis(&self) -> Basis {
        self.it.basis.into()
    }

    /// Conditions on the case that must all hold, in words; the limit on the amount aside.
    async fn conditions(&self) -> Vec<String> {
        English.conditions(&self.it)
    }

    /// The conditions on the case's attributes as data.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn when(&self) -> Vec<Condition> {
        self.it
            .conditions
            .iter()
            .cloned()
            .map(Condition::from)
            .collect()
    }

    /// Whether the actor must believe that it is easy to undo (GOV-3.3.2).
    async fn if_easy_to_undo(&self) -> bool {
        self.it.if_easy_to_undo
    }

    /// Up to which amount, inclusive; null means without limit, or that no amount matters.
    async fn limit(&self) -> Option<Money> {
        self.it.limit.map(Into::into)
    }

    /// What it relies on, broadest first.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn grounds(&self) -> Vec<Ground> {
        Ground::all(&self.shown, &self.it.grounds)
    }
}

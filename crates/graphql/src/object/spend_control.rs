//! Money that a role controls.

use super::{money::Money, role::Role, scope::Scope, stored};
use crate::{fault, page::Item as _};
use async_graphql::{Enum, ID, Object, Result, SimpleObject};
use zirkel_domain::{
    ids::SpendControlId,
    structure::{element, role::RoleRef},
    subject::Subject,
};

stored!(
    SpendControl: element::SpendControl, spend_controls, SpendControlId, Subject::SpendControl
);

/// What a limit on money is counted over. Calendar periods are those of the organization's time
/// zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "element::Period")]
pub(crate) enum Period {
    /// Each case by itself.
    Case,
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// A calendar month, for each customer.
    CustomerMonth,
    /// A calendar year, for each customer.
    CustomerYear,
}

/// How much may be spent, inclusive.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SpendLimit {
    /// The most; null means without limit.
    most: Option<Money>,
    /// What it is counted over.
    per: Period,
}

impl From<element::SpendLimit> for SpendLimit {
    fn from(limit: element::SpendLimit) -> Self {
        Self {
            most: limit.most.map(Into::into),
            per: limit.per.into(),
        }
    }
}

/// A limit in words.
pub(crate) fn words(limit: element::SpendLimit) -> String {
    let most = limit
        .most
        .map_or_else(|| "any amount".to_owned(), |most| format!("up to {most}"));
    format!("{most} per {}", limit.per.as_str().replace('_', " and "))
}

/// An amount that a role may spend (GOV-3.4.1). Controls with the same scopes are limits that all
/// hold; those with different scopes are alternatives, never a sum.
#[Object]
impl SpendControl {
    /// The id, `spendcontrol_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Whose it is; shared by the role's seats. It does not flow into the role's inside.
    async fn role(&self) -> Result<Role> {
        Role::of(&self.shown, RoleRef::Defined(self.it.role))
            .ok_or_else(|| fault::broken("money of a role that is not in the record"))
    }

    /// How much, and counted over what.
    async fn limit(&self) -> SpendLimit {
        self.it.limit.into()
    }

    /// For which decisions; empty means for every one.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn covers(&self) -> Vec<Scope> {
        Scope::all(&self.it.scopes)
    }

    /// In words.
    async fn text(&self) -> String {
        let limit = words(self.it.limit);
        if self.it.scopes.is_empty() {
            limit
        } else {
            format!("{limit} for {}", super::scope::list_words(&self.it.scopes))
        }
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

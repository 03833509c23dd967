//! What others may expect of a role.

use super::{link::Link, role::Role, scope::Scope, stored};
use crate::{fault, page::Item as _};
use async_graphql::{ID, Object, Result};
use zirkel_domain::{ids::AccountabilityId, structure::element, subject::Subject};

stored!(
    Accountability: element::Accountability,
    accountabilities,
    AccountabilityId,
    Subject::Accountability
);

/// Continuing work that others may expect of a role (GOV-1.1.2). It says who is expected; it
/// forbids nobody else (GOV-3.1.3).
#[Object]
impl Accountability {
    /// The id, `accountability_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// In words, as adopted.
    async fn text(&self) -> &str {
        self.it.text.as_str()
    }

    /// For the machine: the decisions that it speaks of; empty where it is text for people alone.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn covers(&self) -> Vec<Scope> {
        Scope::all(&self.it.covers)
    }

    /// Whose it is.
    async fn role(&self) -> Result<Role> {
        Role::of(&self.shown, self.it.role)
            .ok_or_else(|| fault::broken("an accountability of a role that is not in the record"))
    }

    /// The link under which the target circle added it; null where the role's own circle did
    /// (GOV-1.5.3).
    async fn added_by(&self) -> Option<Link> {
        self.it
            .added_by
            .and_then(|link| Link::of(&self.shown, link))
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

//! What somebody outside owns.

use super::{scope::Scope, stored};
use async_graphql::{ID, Object};
use zirkel_domain::{ids::ExternalDomainId, structure::domain, subject::Subject};

stored!(
    ExternalDomain alone: domain::ExternalDomain,
    external_domains,
    ExternalDomainId,
    Subject::ExternalDomain
);

/// Something that an outside body owns; only it can permit, and no announcement in the house
/// reaches it (GOV-3.3.4).
#[Object]
impl ExternalDomain {
    /// The id, `externaldomain_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Its key, unique among the external domains.
    async fn key(&self) -> &str {
        self.it.key.as_str()
    }

    /// In words.
    async fn text(&self) -> &str {
        self.it.text.as_str()
    }

    /// Who owns it.
    async fn owner(&self) -> &str {
        self.it.owner.as_str()
    }

    /// For the machine: the decisions that touch it.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn covers(&self) -> Vec<Scope> {
        Scope::all(&self.it.covers)
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

//! What one role alone controls.

use super::{link::Link, role::Role, scope::Scope, stored};
use crate::{
    fault,
    page::{self, Item as _, Page},
};
use async_graphql::{Context, Enum, ID, Object, Result};
use zirkel_domain::{ids::DomainId, structure::domain, subject::Subject};

stored!(Domain: domain::Domain, domains, DomainId, Subject::Domain);

/// Whom a domain binds (GOV-3.3.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Reach")]
pub(crate) enum Reach {
    /// The whole organization.
    Organization,
    /// Only the circle that placed it, and what is below.
    Internal,
}

/// Something that one role alone controls (GOV-1.1.3): others need its permission.
#[Object]
impl Domain {
    /// The id, `domain_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Its key, unique among the domains.
    async fn key(&self) -> &str {
        self.it.key.as_str()
    }

    /// In words, as adopted.
    async fn text(&self) -> &str {
        self.it.text.as_str()
    }

    /// The role that controls it.
    async fn holder(&self) -> Result<Role> {
        Role::of(&self.shown, self.it.holder)
            .ok_or_else(|| fault::broken("a domain of a role that is not in the record"))
    }

    /// Whom it binds.
    async fn reach(&self) -> Reach {
        self.it.reach.into()
    }

    /// For the machine: the decisions that touch it; empty where it is text for people alone.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn covers(&self) -> Vec<Scope> {
        Scope::all(&self.it.covers)
    }

    /// The domain that it is a part of; null where it comes straight from the anchor (GOV-3.3.9).
    async fn delegated_from(&self) -> Option<Self> {
        self.it
            .delegated_from
            .and_then(|parent| Self::of(&self.shown, parent))
    }

    /// The domains that were carved out of it. Of those that a case touches the deepest controls
    /// (GOV-3.3.3).
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn delegates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Self>> {
        let keys = self.shown.index.delegates_of(self.it.id);
        let whose = (self.subject(), "delegates");
        page::of(
            ctx,
            &self.shown,
            whose,
            &keys,
            page::window(ctx, first, after, last, before),
        )
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

//! Roles that take part in another circle.

use super::{
    accountability::Accountability, circle::Circle, domain::Domain, policy::Policy, seat::Seat,
    stored,
};
use crate::{fault, page::Item as _};
use async_graphql::{ID, Object, Result};
use zirkel_domain::{ids::LinkId, structure::circle, subject::Subject};

stored!(Link: circle::Link, links, LinkId, Subject::Link);

/// A seat that also takes part in another circle, which invited it (GOV-1.5.1). It makes neither
/// super- nor sub-circle (GOV-1.5.5).
#[Object]
impl Link {
    /// The id, `link_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// The linked seat; a seat within a focus links on its own (GOV-1.5.2).
    async fn seat(&self) -> Result<Seat> {
        Seat::of(&self.shown, self.it.seat)
            .ok_or_else(|| fault::broken("a link of a seat that is not in the record"))
    }

    /// The circle that it takes part in.
    async fn target(&self) -> Result<Circle> {
        Circle::of(&self.shown, self.it.target)
            .ok_or_else(|| fault::broken("a link into a circle that is not in the record"))
    }

    /// The policy that invites it.
    async fn policy(&self) -> Option<Policy> {
        Policy::of(&self.shown, self.it.policy)
    }

    /// What the target circle added to the linked role (GOV-1.5.3).
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn accountabilities(&self) -> Vec<Accountability> {
        let all = self.shown.index.snapshot().accountabilities.values();
        let added = all.filter(|it| it.added_by == Some(self.it.id));
        added
            .filter_map(|it| Accountability::of(&self.shown, it.id))
            .collect()
    }

    /// The domains that the target circle gave to the linked role (GOV-1.5.3).
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn domains(&self) -> Vec<Domain> {
        let all = self.shown.index.snapshot().domains.values();
        let added = all.filter(|it| it.added_by == Some(self.it.id));
        added
            .filter_map(|it| Domain::of(&self.shown, it.id))
            .collect()
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

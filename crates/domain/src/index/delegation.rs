//! How domains are carved out of one another, and who permits for them.

use super::{Index, ids};
use crate::{
    ids::{CircleId, DomainId},
    structure::{domain::Domain, policy::Hook, role::RoleRef},
};
use std::collections::BTreeSet;

impl Index {
    /// The domains that were carved out of a domain.
    pub fn delegates_of(&self, domain: DomainId) -> Vec<DomainId> {
        ids(&self.delegates, &domain)
    }

    /// The domains that were carved out of a domain, and those carved out of them, at any depth.
    /// Delegations that run in a circle are walked once.
    pub fn parts_of(&self, domain: DomainId) -> Vec<DomainId> {
        let mut seen = BTreeSet::from([domain]);
        let mut open = ids(&self.delegates, &domain);
        let mut parts = Vec::new();
        while let Some(part) = open.pop() {
            if seen.insert(part) {
                parts.push(part);
                open.extend(ids(&self.delegates, &part));
            }
        }
        parts
    }

    /// A domain and those that it is a part of, nearest first. A chain that runs in a circle ends
    /// where it began.
    pub fn delegation_chain(&self, domain: DomainId) -> Vec<DomainId> {
        let mut chain = vec![domain];
        let mut next = self
            .snapshot
            .domains
            .get(&domain)
            .and_then(|d| d.delegated_from);
        while let Some(parent) = next.filter(|p| !chain.contains(p)) {
            chain.push(parent);
            next = self
                .snapshot
                .domains
                .get(&parent)
                .and_then(|d| d.delegated_from);
        }
        chain
    }

    /// Whether a circle has a say over a domain (GOV-3.2.6, GOV-3.3.10): the inside of its holder,
    /// a circle around the holder, or one around where a link's target placed it.
    pub fn has_say(&self, circle: CircleId, domain: &Domain) -> bool {
        let home = self.home_of(domain.holder, domain.added_by);
        domain.holder == RoleRef::Defined(circle.role())
            || self.is_inside(domain.holder, circle)
            || home.is_some_and(|home| self.is_or_contains(circle, home))
    }

    /// The clause that changes how a domain's permission is got, of the broadest circle that
    /// adopted one (GOV-3.3.10).
    pub fn domain_permission(&self, domain: &Domain) -> Option<&Hook> {
        let own = match domain.holder {
            RoleRef::Defined(role) => Some(CircleId::inside(role)),
            RoleRef::Core(..) => None,
        };
        let around: Vec<CircleId> = self.circles_containing(domain.holder).collect();
        let broadest_first = around.into_iter().rev().chain(own);
        broadest_first
            .flat_map(|circle| self.hooks_of(circle))
            .map(|(_, _, hook)| hook)
            .find(
                |hook| matches!(hook, Hook::DomainPermission { domain: d, .. } if *d == domain.id),
            )
    }
}

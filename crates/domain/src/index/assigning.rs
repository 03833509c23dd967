//! Who fills a role: the leads of its circle, or whom policies made it the affair of.

use super::{Index, leads::Lead, unique};
use crate::{
    ids::{CircleId, PersonId, PolicyId},
    structure::{
        policy::{Delegate, Hook, LeadFunction},
        role::RoleRef,
    },
    time::Timestamp,
};

/// Whose affair it is to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assigning {
    /// The leads of the circle that holds it (GOV-2.1.1).
    Leads(CircleId),
    /// What a policy of that circle placed the function with (GOV-1.4.3).
    Placed(PolicyId, Delegate),
    /// The leads that an assignment policy of a circle around names (GOV-2.1.7).
    Narrowed(PolicyId, Delegate),
}

impl Index {
    /// Who fills a role: the leads of its circle (GOV-2.1.1), unless a policy of the circle placed
    /// that elsewhere (GOV-1.4.3) or one around it says whose leads assign (GOV-2.1.7). Where a
    /// process does, nobody in particular.
    pub fn assigners(&self, role: RoleRef, at: Timestamp) -> Vec<PersonId> {
        unique(self.assigning_leads(role, at).into_iter().map(|l| l.person))
    }

    /// The seats of those who fill a role, each with its person.
    pub fn assigning_leads(&self, role: RoleRef, at: Timestamp) -> Vec<Lead> {
        let by = match self.assigning(role) {
            Some(Assigning::Leads(circle)) => circle.role(),
            Some(
                Assigning::Placed(_, Delegate::Role(by))
                | Assigning::Narrowed(_, Delegate::Role(by)),
            ) => by,
            Some(
                Assigning::Placed(_, Delegate::Process(_))
                | Assigning::Narrowed(_, Delegate::Process(_)),
            )
            | None => return Vec::new(),
        };
        self.leads(RoleRef::Defined(by), at)
    }

    /// Whose affair it is to fill a role; nobody's for the anchor's, which no circle holds.
    pub fn assigning(&self, role: RoleRef) -> Option<Assigning> {
        let circle = self.source_of(role)?;
        let placed = self.hooks_of(circle).find_map(|(policy, _, hook)| {
            if let Hook::LeadFunction {
                function: LeadFunction::Assigning,
                to,
            } = hook
            {
                Some(Assigning::Placed(policy.id, to.clone()))
            } else {
                None
            }
        });
        let narrowed = || {
            self.circles_containing(role)
                .flat_map(|c| self.hooks_of(c))
                .find_map(|(policy, clause, hook)| {
                    let Hook::Assignment {
                        roles,
                        by: Some(by),
                        ..
                    } = hook
                    else {
                        return None;
                    };
                    let named = roles.iter().any(|r| RoleRef::Defined(*r) == role);
                    let direct = !clause.local || policy.circle == circle;
                    (named || roles.is_empty() && direct)
                        .then_some(Assigning::Narrowed(policy.id, Delegate::Role(*by)))
                })
        };
        Some(placed.or_else(narrowed).unwrap_or(Assigning::Leads(circle)))
    }
}

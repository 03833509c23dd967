//! Who fills a role: the leads of its circle, or whom policies made it the affair of.

use super::{At, Index, leads::Lead, unique};
use crate::{
    ids::{CircleId, PersonId, PolicyId, RoleId},
    structure::{
        policy::{Delegate, Hook, LeadFunction},
        role::RoleRef,
    },
    text::Text,
};

/// Whose affair it is to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assigning {
    /// The leads of the circle that holds it (GOV-2.1.1).
    Leads(CircleId),
    /// What a policy of that circle placed the function with (GOV-1.4.3).
    Placed(PolicyId, Delegate),
    /// The leads of the roles that assignment policies of the circle and of those around name
    /// (GOV-2.1.7), nearest first, at least one. They add up: only who leads each of them assigns.
    Narrowed(Vec<(PolicyId, RoleId)>),
}

impl Index {
    /// Who fills a role: the leads of its circle (GOV-2.1.1), unless a policy of the circle placed
    /// that elsewhere (GOV-1.4.3) or assignment policies say whose leads assign (GOV-2.1.7). Where
    /// a process does, nobody in particular.
    pub fn assigners<'w>(&self, role: RoleRef, at: impl Into<At<'w>>) -> Vec<PersonId> {
        unique(self.assigning_leads(role, at).into_iter().map(|l| l.person))
    }

    /// The seats of those who fill a role, each with its person.
    pub fn assigning_leads<'w>(&self, role: RoleRef, at: impl Into<At<'w>>) -> Vec<Lead> {
        let at = at.into();
        let leads = |by: RoleId| self.leads(RoleRef::Defined(by), at);
        match self.assigning(role) {
            Some(Assigning::Leads(circle)) => leads(circle.role()),
            Some(Assigning::Placed(_, Delegate::Role(by))) => leads(by),
            Some(Assigning::Narrowed(by)) => {
                let mut each = by.into_iter().map(|(_, by)| leads(by));
                let mut found = each.next().unwrap_or_default();
                for others in each {
                    found.retain(|lead| others.iter().any(|l| l.person == lead.person));
                }
                found
            }
            Some(Assigning::Placed(_, Delegate::Process(_))) | None => Vec::new(),
        }
    }

    /// Whose affair it is to fill a role; nobody's for the anchor's, which no circle holds. What a
    /// circle says of its own function (GOV-1.4.3) frees nobody of what it, or a circle around it,
    /// asks of assignments: such limits reach down, and no local version loosens them (GOV-2.1.7,
    /// GOV-3.2.3).
    pub fn assigning(&self, role: RoleRef) -> Option<Assigning> {
        let circle = self.source_of(role)?;
        let narrowed = self.assigned_by(role, circle);
        if !narrowed.is_empty() {
            return Some(Assigning::Narrowed(narrowed));
        }
        let placed = self.assigning_placed(circle);
        let placed = placed.map(|(policy, to)| Assigning::Placed(policy, to.clone()));
        Some(placed.unwrap_or(Assigning::Leads(circle)))
    }

    /// The policy by which a circle picks its rep otherwise than by election, with its words
    /// (GOV-2.1.8).
    pub fn rep_process(&self, circle: CircleId) -> Option<(PolicyId, &Text)> {
        self.hooks_of(circle).find_map(|(policy, _, hook)| {
            if let Hook::RepProcess(words) = hook {
                Some((policy.id, words))
            } else {
                None
            }
        })
    }

    /// Where a policy of a circle placed the filling of its roles (GOV-1.4.3). With a role that is
    /// gone, or in another circle by now, it is placed no more.
    pub fn assigning_placed(&self, circle: CircleId) -> Option<(PolicyId, &Delegate)> {
        self.hooks_of(circle).find_map(|(policy, _, hook)| {
            if let Hook::LeadFunction {
                function: LeadFunction::Assigning,
                to,
            } = hook
            {
                let stands = match to {
                    Delegate::Role(role) => self.is_inside(RoleRef::Defined(*role), circle),
                    Delegate::Process(_) => true,
                };
                stands.then_some((policy.id, to))
            } else {
                None
            }
        })
    }

    /// The roles whose leads assign a role, by assignment policies, nearest first.
    fn assigned_by(&self, role: RoleRef, circle: CircleId) -> Vec<(PolicyId, RoleId)> {
        let said = self
            .circles_containing(role)
            .flat_map(|c| self.hooks_of(c))
            .filter_map(|(policy, clause, hook)| {
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
                (named || roles.is_empty() && direct).then_some((policy.id, *by))
            });
        said.collect()
    }
}

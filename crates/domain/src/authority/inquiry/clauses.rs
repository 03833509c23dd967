//! Clauses as they stand to roles and seats: whom they name, and whom they reach.

use super::Inquiry;
use crate::{
    ids::{CircleId, LinkId, PolicyId, RoleId},
    structure::{
        policy::{Clause, ClauseKind, Constraint, DomainAccess, Grant, Policy},
        role::{RoleRef, SeatRef},
    },
};

impl<'a> Inquiry<'a> {
    /// The roles that a grant reaches (GOV-3.2.3): those it names, inside its circle or linked into
    /// it.
    pub fn grantees(&self, policy: PolicyId, at: usize) -> Vec<RoleRef> {
        let Some((policy, clause, grant)) = self.grant(policy, at) else {
            return Vec::new();
        };
        grant
            .to
            .iter()
            .map(|role| RoleRef::Defined(*role))
            .filter(|role| {
                self.reaches_role(policy.circle, clause.local, *role)
                    || self.index.is_linked(*role, policy.circle)
            })
            .collect()
    }

    /// Whether a clause of a circle that names a seat's role reaches the seat: by containment, or
    /// by a link of the seat (GOV-1.5.2).
    pub fn reaches_seat(&self, circle: CircleId, local: bool, seat: SeatRef) -> bool {
        self.index
            .snapshot()
            .role_of_seat(seat)
            .is_some_and(|role| self.reaches_role(circle, local, role))
            || self.linked_into(seat).any(|target| target == circle)
    }

    /// Whether a grant names a seat's role and reaches the seat.
    pub fn is_granted(&self, policy: PolicyId, at: usize, seat: SeatRef) -> bool {
        let role = self.index.snapshot().role_of_seat(seat);
        self.grant(policy, at)
            .is_some_and(|(policy, clause, grant)| {
                grant
                    .to
                    .iter()
                    .any(|named| role == Some(RoleRef::Defined(*named)))
                    && self.reaches_seat(policy.circle, clause.local, seat)
            })
    }

    /// Whether a seat takes part in what a link added; what no link added is every seat's
    /// (GOV-1.5.2).
    pub fn has_part(&self, seat: SeatRef, added_by: Option<LinkId>) -> bool {
        added_by.is_none_or(|link| self.index.links_of(seat).any(|l| l.id == link))
    }

    /// Whether a clause of a circle reaches a role by containment: any depth, or directly where it
    /// is local (GOV-3.2.3).
    pub fn reaches_role(&self, circle: CircleId, local: bool, role: RoleRef) -> bool {
        if local {
            self.index.source_of(role) == Some(circle)
        } else {
            self.index.is_inside(role, circle)
        }
    }

    /// The circles that a seat takes part in by a link (GOV-1.5.8).
    pub fn linked_into(&self, seat: SeatRef) -> impl Iterator<Item = CircleId> {
        self.index.links_of(seat).map(|l| l.target)
    }

    /// A constraining clause.
    pub fn constraint(
        &self,
        policy: PolicyId,
        at: usize,
    ) -> Option<(&'a Policy, &'a Clause, &'a Constraint)> {
        let (policy, clause) = self.index.clause(policy, at)?;
        match &clause.kind {
            ClauseKind::Constrain(it) => Some((policy, clause, it)),
            ClauseKind::Grant(_) | ClauseKind::DomainAccess(_) | ClauseKind::Override(_) => None,
        }
    }

    /// A granting clause.
    pub fn grant(
        &self,
        policy: PolicyId,
        at: usize,
    ) -> Option<(&'a Policy, &'a Clause, &'a Grant)> {
        let (policy, clause) = self.index.clause(policy, at)?;
        match &clause.kind {
            ClauseKind::Grant(it) => Some((policy, clause, it)),
            ClauseKind::Constrain(_) | ClauseKind::DomainAccess(_) | ClauseKind::Override(_) => {
                None
            }
        }
    }

    /// A clause that opens a domain over which its circle has a say (GOV-3.2.6).
    pub fn access(
        &self,
        policy: PolicyId,
        at: usize,
    ) -> Option<(&'a Policy, &'a Clause, &'a DomainAccess)> {
        let (policy, clause) = self.index.clause(policy, at)?;
        match &clause.kind {
            ClauseKind::DomainAccess(it) => {
                let domain = self.index.snapshot().domains.get(&it.domain)?;
                let opens = self.index.has_say(policy.circle, domain);
                opens.then_some((policy, clause, it))
            }
            ClauseKind::Constrain(_) | ClauseKind::Grant(_) | ClauseKind::Override(_) => None,
        }
    }

    /// Whether a role is one of these, or inside one of them; none named means every role.
    pub fn is_among(&self, role: RoleRef, named: &[RoleId]) -> bool {
        named.is_empty()
            || named.iter().any(|id| {
                role == RoleRef::Defined(*id) || self.index.is_inside(role, CircleId::inside(*id))
            })
    }
}

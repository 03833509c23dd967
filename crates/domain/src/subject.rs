//! Anything in a structure that an answer or a finding can point at.

use crate::ids::{
    AccountabilityId, AssignmentId, CircleId, DecisionTypeId, DomainId, ExternalDomainId, LinkId,
    OrganizationId, PersonId, PolicyId, RedirectId, ServiceAccountId, SpendControlId,
};
use crate::structure::role::{CoreRole, RoleRef, SeatRef};

/// One thing of the structure, by kind and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The organization.
    Organization(OrganizationId),
    /// A person.
    Person(PersonId),
    /// A service account.
    ServiceAccount(ServiceAccountId),
    /// A decision type.
    DecisionType(DecisionTypeId),
    /// A circle.
    Circle(CircleId),
    /// A role.
    Role(RoleRef),
    /// A seat.
    Seat(SeatRef),
    /// An accountability.
    Accountability(AccountabilityId),
    /// A domain.
    Domain(DomainId),
    /// An outside body's domain.
    ExternalDomain(ExternalDomainId),
    /// A policy.
    Policy(PolicyId),
    /// A clause of a policy, counted from 0.
    Clause(PolicyId, usize),
    /// Money that a role controls.
    SpendControl(SpendControlId),
    /// An assignment, or a term in an elected role; also while it is an offer.
    Assignment(AssignmentId),
    /// A link.
    Link(LinkId),
    /// A re-pointed reference.
    Redirect(RedirectId),
}

impl Subject {
    /// An office of a circle.
    pub const fn office(circle: CircleId, office: CoreRole) -> Self {
        Self::Role(RoleRef::Core(circle, office))
    }
}

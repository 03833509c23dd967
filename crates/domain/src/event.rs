//! Facts of the record, in past tense, in the order in which they hold. Each carries the whole new
//! value of one thing, so that folding can not fail. None carries a person's name (design §3).

use crate::{
    ids::{PersonId, RevisionNumber},
    structure::{
        assignment::Assignment,
        circle::{Link, Redirect},
        decision_type::DecisionType,
        domain::{Domain, ExternalDomain},
        element::{Accountability, SpendControl},
        organization::{Organization, ServiceAccount},
        person::Person,
        policy::Policy,
        role::{Role, Seat, SeatRef},
    },
    time::Timestamp,
};

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The organization exists, with these settings.
    OrganizationFounded(Organization),
    /// A person belongs to it.
    PersonJoined(Person),
    /// A machine may ask.
    ServiceAccountRegistered(ServiceAccount),
    /// The catalogue has an entry.
    DecisionTypeDefined(DecisionType),
    /// A role exists, and with it a circle inside it.
    RoleDefined(Role),
    /// A role has an accountability.
    AccountabilityAdded(Accountability),
    /// A role controls a domain.
    DomainDelegated(Domain),
    /// An outside body is known to own something.
    ExternalDomainRecognized(ExternalDomain),
    /// A circle has a policy.
    PolicyAdopted(Policy),
    /// A role controls money.
    SpendControlGiven(SpendControl),
    /// A focus splits a seat off a role.
    SeatSplit(Seat),
    /// A person holds a seat.
    SeatAssigned(Assignment),
    /// A role takes part in another circle.
    RoleLinked(Link),
    /// A lead re-points an outside reference.
    ReferenceRedirected(Redirect),
}

/// Why a revision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The ratifiers set the organization up (GOV-10.2.1).
    Setup,
}

impl Cause {
    /// Its name in rows and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
        }
    }
}

/// Who made a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The ratifiers.
    Ratifiers,
    /// A person, in a seat where the act needed one.
    Person(PersonId, Option<SeatRef>),
}

/// One step of the record, whole: what an adoption changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number; the first is 1.
    pub number: RevisionNumber,
    /// When it was adopted.
    pub adopted_at: Timestamp,
    /// Why.
    pub cause: Cause,
    /// By whom.
    pub author: Author,
    /// What changed, in order; never empty.
    pub events: Vec<Event>,
}

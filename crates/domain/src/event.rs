//! Facts of the record, in past tense, in the order in which they hold. Each carries the whole new
//! value of one thing, or the last value of the thing that it ends, so that folding can not fail
//! and each reads by itself. None carries a person's name.

use crate::{
    ids::{
        AccountabilityId, AssignmentId, DecisionTypeId, DomainId, LinkId, PersonId, PolicyId,
        ProposalId, RedirectId, RevisionNumber, RoleId, SeatId, ServiceAccountId, SpendControlId,
    },
    structure::{
        assignment::{Assignment, Offer},
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
    /// What is known of a person changed: whether they are a partner, or their first or last day.
    PersonChanged(Person),
    /// A machine may ask.
    ServiceAccountRegistered(ServiceAccount),
    /// What a machine may do changed.
    ServiceAccountChanged(ServiceAccount),
    /// A machine may do nothing any more.
    ServiceAccountRevoked(ServiceAccount),
    /// The catalogue has an entry.
    DecisionTypeDefined(DecisionType),
    /// An entry of the catalogue says something else.
    DecisionTypeChanged(DecisionType),
    /// The catalogue has an entry no more.
    DecisionTypeRetired(DecisionType),
    /// A role exists, and with it a circle inside it.
    RoleDefined(Role),
    /// A role is called otherwise, is for something else, or another circle holds it.
    RoleChanged(Role),
    /// A role is there no more, nor is the circle inside it.
    RoleRemoved(Role),
    /// A role has an accountability.
    AccountabilityAdded(Accountability),
    /// An accountability says something else.
    AccountabilityChanged(Accountability),
    /// A role has an accountability no more.
    AccountabilityRemoved(Accountability),
    /// A role controls a domain.
    DomainDelegated(Domain),
    /// A domain is another part of what there is, or binds others.
    DomainChanged(Domain),
    /// A role controls a domain no more.
    DomainWithdrawn(Domain),
    /// An outside body is known to own something.
    ExternalDomainRecognized(ExternalDomain),
    /// A circle has a policy.
    PolicyAdopted(Policy),
    /// A policy says something else, or another circle has it.
    PolicyAmended(Policy),
    /// A policy is in force no more.
    PolicyRepealed(Policy),
    /// A role controls money.
    SpendControlGiven(SpendControl),
    /// A role controls more money, or less, or for other decisions.
    SpendControlChanged(SpendControl),
    /// A role controls an amount no more.
    SpendControlWithdrawn(SpendControl),
    /// A focus splits a seat off a role.
    SeatSplit(Seat),
    /// Nobody holds the part of a role that a focus had split off, so it is part of the role again.
    SeatClosed(Seat),
    /// A person is asked to hold a seat.
    SeatOffered(Offer),
    /// An offer came to nothing.
    OfferClosed(Offer, Closing),
    /// A person holds a seat; an offer with the same id is thereby accepted.
    SeatAssigned(Assignment),
    /// A person holds a seat no more.
    AssignmentEnded(Assignment, Ending),
    /// A role takes part in another circle.
    RoleLinked(Link),
    /// A role takes part in another circle no more.
    LinkEnded(Link),
    /// A lead re-points an outside reference.
    ReferenceRedirected(Redirect),
    /// A reference means again what it says.
    RedirectEnded(Redirect),
}

/// A thing that a fact takes out of the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removed {
    /// A machine.
    ServiceAccount(ServiceAccountId),
    /// An entry of the catalogue.
    DecisionType(DecisionTypeId),
    /// A seat within a focus.
    Seat(SeatId),
    /// An offer; there need be none.
    Offer(AssignmentId),
    /// An assignment.
    Assignment(AssignmentId),
    /// A role.
    Role(RoleId),
    /// An accountability.
    Accountability(AccountabilityId),
    /// A domain.
    Domain(DomainId),
    /// A policy.
    Policy(PolicyId),
    /// Money that a role controlled.
    SpendControl(SpendControlId),
    /// A link.
    Link(LinkId),
    /// A re-pointed reference.
    Redirect(RedirectId),
}

impl Event {
    /// What it takes out of the structure.
    pub const fn removes(&self) -> Option<Removed> {
        match self {
            Self::ServiceAccountRevoked(it) => Some(Removed::ServiceAccount(it.id)),
            Self::DecisionTypeRetired(it) => Some(Removed::DecisionType(it.id)),
            Self::SeatClosed(it) => Some(Removed::Seat(it.id)),
            Self::OfferClosed(it, _) => Some(Removed::Offer(it.id)),
            Self::SeatAssigned(it) => Some(Removed::Offer(it.id)),
            Self::AssignmentEnded(it, _) => Some(Removed::Assignment(it.id)),
            Self::RoleRemoved(it) => Some(Removed::Role(it.id)),
            Self::AccountabilityRemoved(it) => Some(Removed::Accountability(it.id)),
            Self::DomainWithdrawn(it) => Some(Removed::Domain(it.id)),
            Self::PolicyRepealed(it) => Some(Removed::Policy(it.id)),
            Self::SpendControlWithdrawn(it) => Some(Removed::SpendControl(it.id)),
            Self::LinkEnded(it) => Some(Removed::Link(it.id)),
            Self::RedirectEnded(it) => Some(Removed::Redirect(it.id)),
            Self::OrganizationFounded(_)
            | Self::PersonJoined(_)
            | Self::PersonChanged(_)
            | Self::ServiceAccountRegistered(_)
            | Self::ServiceAccountChanged(_)
            | Self::DecisionTypeDefined(_)
            | Self::DecisionTypeChanged(_)
            | Self::RoleDefined(_)
            | Self::RoleChanged(_)
            | Self::AccountabilityAdded(_)
            | Self::AccountabilityChanged(_)
            | Self::DomainDelegated(_)
            | Self::DomainChanged(_)
            | Self::ExternalDomainRecognized(_)
            | Self::PolicyAdopted(_)
            | Self::PolicyAmended(_)
            | Self::SpendControlGiven(_)
            | Self::SpendControlChanged(_)
            | Self::SeatSplit(_)
            | Self::SeatOffered(_)
            | Self::RoleLinked(_)
            | Self::ReferenceRedirected(_) => None,
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$each])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in rows and answers.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

words! {
    /// How an offer came to nothing (rulebook §13.4).
    Closing {
        /// The person declined.
        Declined = "declined";
        /// The assigner took it back.
        Withdrawn = "withdrawn";
        /// The person left the organization.
        Left = "left";
        /// The role is there no more.
        RoleGone = "role_gone";
    }
}

words! {
    /// How an assignment ended before its last day (rulebook §13.4).
    Ending {
        /// The assigner ended it (GOV-2.1.5).
        Revoked = "revoked";
        /// The person resigned (GOV-2.1.6).
        Resigned = "resigned";
        /// It was given up for one with another focus (GOV-2.1.4).
        Refocused = "refocused";
        /// A rep came to lead the circle, or lost membership of it (GOV-5.2.2).
        Ineligible = "ineligible";
        /// The person left the organization.
        Left = "left";
        /// Its last day had gone by long since; it is told when its part of the role is closed.
        Expired = "expired";
        /// The role is there no more.
        RoleGone = "role_gone";
    }
}

/// Why a revision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The ratifiers set the organization up (GOV-10.2.1).
    Setup,
    /// Somebody was assigned, or an assignment ended (GOV-2.1.1).
    Assignment,
    /// An admin changed who is known here or what the catalogue says.
    Administration,
    /// A circle adopted this proposal (GOV-4.7.4).
    Proposal(ProposalId),
}

/// Who made a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The ratifiers.
    Ratifiers,
    /// A person.
    Person {
        /// Who.
        person: PersonId,
        /// The seat in which they acted, where the act needed one.
        seat: Option<SeatRef>,
        /// The machine that acted for them.
        via: Option<ServiceAccountId>,
    },
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

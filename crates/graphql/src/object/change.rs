//! What a revision changed.

use super::{node::Node, spend_control};
use crate::context::Shown;
use async_graphql::{Enum, Object};
use std::sync::Arc;
use zirkel_domain::{
    event::Event,
    index::Index,
    structure::{
        assignment::Offer,
        person::Person,
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};

/// Kinds of changes. Those that change or end roles, their parts, policies and links come with
/// proposals that were adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ChangeKind {
    /// The organization was founded.
    OrganizationFounded,
    /// A person belongs to it.
    PersonJoined,
    /// What is known of a person changed.
    PersonChanged,
    /// A machine may ask.
    ServiceAccountRegistered,
    /// What a machine may do changed.
    ServiceAccountChanged,
    /// A machine may do nothing any more.
    ServiceAccountRevoked,
    /// The catalogue has an entry.
    DecisionTypeDefined,
    /// An entry of the catalogue says something else.
    DecisionTypeChanged,
    /// The catalogue has an entry no more.
    DecisionTypeRetired,
    /// A role exists, and with it a circle inside it.
    RoleDefined,
    /// A role is called otherwise, is for something else, or another circle holds it.
    RoleChanged,
    /// A role is there no more, nor is the circle inside it.
    RoleRemoved,
    /// A role has an accountability.
    AccountabilityAdded,
    /// An accountability says something else.
    AccountabilityChanged,
    /// A role has an accountability no more.
    AccountabilityRemoved,
    /// A role controls a domain.
    DomainDelegated,
    /// A domain is another part of what there is, or binds others.
    DomainChanged,
    /// A role controls a domain no more.
    DomainWithdrawn,
    /// An outside body is known to own something.
    ExternalDomainRecognized,
    /// A circle has a policy.
    PolicyAdopted,
    /// A policy says something else, or another circle has it.
    PolicyAmended,
    /// A policy is in force no more.
    PolicyRepealed,
    /// A role controls money.
    SpendControlGiven,
    /// A role controls more money, or less, or for other decisions.
    SpendControlChanged,
    /// A role controls an amount no more.
    SpendControlWithdrawn,
    /// A focus splits a seat off a role.
    SeatSplit,
    /// The part of a role that a focus had split off is part of it again.
    SeatClosed,
    /// A person is asked to hold a seat.
    SeatOffered,
    /// An offer came to nothing.
    OfferClosed,
    /// A person holds a seat.
    SeatAssigned,
    /// A person holds a seat no more.
    AssignmentEnded,
    /// A role takes part in another circle.
    RoleLinked,
    /// A role takes part in another circle no more.
    LinkEnded,
    /// A lead re-points an outside reference.
    ReferenceRedirected,
    /// A reference means again what it says.
    RedirectEnded,
}

/// A change at the moment shown.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    shown: Shown,
    kind: ChangeKind,
    element: Subject,
    text: String,
}

/// One thing that a revision changed: it became what the change says.
#[Object]
impl Change {
    /// What kind of change.
    async fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// The thing that changed, as it is at the moment shown; null where it does not exist then.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.element)
    }

    /// In words.
    async fn text(&self) -> &str {
        &self.text
    }
}

impl Change {
    /// The view of one.
    pub(crate) fn new(shown: &Shown, event: &Event) -> Self {
        Self {
            shown: Arc::clone(shown),
            kind: event.into(),
            element: element(event),
            text: text(&shown.index, event),
        }
    }
}

impl From<&Event> for ChangeKind {
    fn from(event: &Event) -> Self {
        match event {
            Event::OrganizationFounded(_) => Self::OrganizationFounded,
            Event::PersonJoined(_) => Self::PersonJoined,
            Event::PersonChanged(_) => Self::PersonChanged,
            Event::ServiceAccountRegistered(_) => Self::ServiceAccountRegistered,
            Event::ServiceAccountChanged(_) => Self::ServiceAccountChanged,
            Event::ServiceAccountRevoked(_) => Self::ServiceAccountRevoked,
            Event::DecisionTypeDefined(_) => Self::DecisionTypeDefined,
            Event::DecisionTypeChanged(_) => Self::DecisionTypeChanged,
            Event::DecisionTypeRetired(_) => Self::DecisionTypeRetired,
            Event::RoleDefined(_) => Self::RoleDefined,
            Event::AccountabilityAdded(_) => Self::AccountabilityAdded,
            Event::DomainDelegated(_) => Self::DomainDelegated,
            Event::ExternalDomainRecognized(_) => Self::ExternalDomainRecognized,
            Event::PolicyAdopted(_) => Self::PolicyAdopted,
            Event::SpendControlGiven(_) => Self::SpendControlGiven,
            Event::SeatSplit(_) => Self::SeatSplit,
            Event::SeatClosed(_) => Self::SeatClosed,
            Event::SeatOffered(_) => Self::SeatOffered,
            Event::OfferClosed(..) => Self::OfferClosed,
            Event::SeatAssigned(_) => Self::SeatAssigned,
            Event::AssignmentEnded(..) => Self::AssignmentEnded,
            Event::RoleLinked(_) => Self::RoleLinked,
            Event::ReferenceRedirected(_) => Self::ReferenceRedirected,
            Event::RoleChanged(_) => Self::RoleChanged,
            Event::RoleRemoved(_) => Self::RoleRemoved,
            Event::AccountabilityChanged(_) => Self::AccountabilityChanged,
            Event::AccountabilityRemoved(_) => Self::AccountabilityRemoved,
            Event::DomainChanged(_) => Self::DomainChanged,
            Event::DomainWithdrawn(_) => Self::DomainWithdrawn,
            Event::PolicyAmended(_) => Self::PolicyAmended,
            Event::PolicyRepealed(_) => Self::PolicyRepealed,
            Event::SpendControlChanged(_) => Self::SpendControlChanged,
            Event::SpendControlWithdrawn(_) => Self::SpendControlWithdrawn,
            Event::LinkEnded(_) => Self::LinkEnded,
            Event::RedirectEnded(_) => Self::RedirectEnded,
        }
    }
}

const fn element(event: &Event) -> Subject {
    match event {
        Event::OrganizationFounded(it) => Subject::Organization(it.id),
        Event::PersonJoined(it) | Event::PersonChanged(it) => Subject::Person(it.id),
        Event::ServiceAccountRegistered(it)
        | Event::ServiceAccountChanged(it)
        | Event::ServiceAccountRevoked(it) => Subject::ServiceAccount(it.id),
        Event::DecisionTypeDefined(it)
        | Event::DecisionTypeChanged(it)
        | Event::DecisionTypeRetired(it) => Subject::DecisionType(it.id),
        Event::RoleDefined(it) | Event::RoleChanged(it) | Event::RoleRemoved(it) => {
            Subject::Role(RoleRef::Defined(it.id))
        }
        Event::AccountabilityAdded(it)
        | Event::AccountabilityChanged(it)
        | Event::AccountabilityRemoved(it) => Subject::Accountability(it.id),
        Event::DomainDelegated(it) | Event::DomainChanged(it) | Event::DomainWithdrawn(it) => {
            Subject::Domain(it.id)
        }
        Event::ExternalDomainRecognized(it) => Subject::ExternalDomain(it.id),
        Event::PolicyAdopted(it) | Event::PolicyAmended(it) | Event::PolicyRepealed(it) => {
            Subject::Policy(it.id)
        }
        Event::SpendControlGiven(it)
        | Event::SpendControlChanged(it)
        | Event::SpendControlWithdrawn(it) => Subject::SpendControl(it.id),
        Event::SeatSplit(it) | Event::SeatClosed(it) => Subject::Seat(SeatRef::Focused(it.id)),
        Event::SeatOffered(it) | Event::OfferClosed(it, _) => Subject::Assignment(it.id),
        Event::SeatAssigned(it) | Event::AssignmentEnded(it, _) => Subject::Assignment(it.id),
        Event::RoleLinked(it) | Event::LinkEnded(it) => Subject::Link(it.id),
        Event::ReferenceRedirected(it) | Event::RedirectEnded(it) => Subject::Redirect(it.id),
    }
}

#[expect(clippy::too_many_lines, reason = "one sentence for each fact")]
fn text(index: &Index, event: &Event) -> String {
    let role = |id| index.role_name(RoleRef::Defined(id));
    let person = |id| index.directory().name(id);
    match event {
        Event::OrganizationFounded(it) => format!("{} was founded", it.name),
        Event::PersonJoined(it) => format!("{} belongs to the organization", person(it.id)),
        Event::PersonChanged(it) => person_changed(person(it.id), it),
        Event::ServiceAccountRegistered(it) => {
            format!("the service account `{}` is registered", it.key)
        }
        Event::ServiceAccountChanged(it) => format!("the service account `{}` changed", it.key),
        Event::ServiceAccountRevoked(it) => {
            format!("the service account `{}` is revoked", it.key)
        }
        Event::DecisionTypeDefined(it) => format!("the catalogue has `{}`", it.key),
        Event::DecisionTypeChanged(it) => format!("`{}` changed in the catalogue", it.key),
        Event::DecisionTypeRetired(it) => format!("the catalogue has no `{}` any more", it.key),
        Event::RoleDefined(it) | Event::RoleChanged(it) => it.source.map_or_else(
            || format!("{} is the anchor", it.name),
            |circle| format!("{} is a role in {}", it.name, index.circle_name(circle)),
        ),
        Event::RoleRemoved(it) => format!("{} is a role no more", it.name),
        Event::AccountabilityAdded(it) | Event::AccountabilityChanged(it) => {
            let role = index.role_name(it.role);
            format!("{role} is accountable for: {}", it.text)
        }
        Event::AccountabilityRemoved(it) => {
            let role = index.role_name(it.role);
            format!("{role} is accountable no more for: {}", it.text)
        }
        Event::DomainDelegated(it) | Event::DomainChanged(it) => {
            format!("{} controls: {}", index.role_name(it.holder), it.text)
        }
        Event::DomainWithdrawn(it) => {
            format!(
                "{} controls no more: {}",
                index.role_name(it.holder),
                it.text
            )
        }
        Event::ExternalDomainRecognized(it) => format!("{} owns: {}", it.owner, it.text),
        Event::PolicyAdopted(it) | Event::PolicyAmended(it) => {
            let circle = index.circle_name(it.circle);
            format!("{circle} has the policy: {}", it.title)
        }
        Event::PolicyRepealed(it) => {
            let circle = index.circle_name(it.circle);
            format!("{circle} has no more the policy: {}", it.title)
        }
        Event::SpendControlWithdrawn(it) => {
            let limit = spend_control::words(it.limit);
            format!("{} may no more spend {limit}", role(it.role))
        }
        Event::SpendControlGiven(it) | Event::SpendControlChanged(it) => {
            let limit = spend_control::words(it.limit);
            format!("{} may spend {limit}", role(it.role))
        }
        Event::SeatSplit(it) => format!("{} has a seat for: {}", role(it.role), it.focus.text),
        Event::SeatClosed(it) => {
            let focus = &it.focus.text;
            format!("{} has no seat for {focus} any more", role(it.role))
        }
        Event::SeatOffered(it) => {
            let seat = offered(index, it);
            format!("{} is asked to hold {seat}", person(it.person))
        }
        Event::OfferClosed(it, how) => {
            let (person, seat) = (person(it.person), offered(index, it));
            format!("{person} does not come to hold {seat} ({})", how.as_str())
        }
        Event::SeatAssigned(it) => {
            format!("{} holds {}", person(it.person), index.seat_name(it.seat))
        }
        Event::AssignmentEnded(it, how) => {
            let (person, seat) = (person(it.person), index.seat_name(it.seat));
            format!("{person} holds {seat} no more ({})", how.as_str())
        }
        Event::RoleLinked(it) => {
            let (seat, circle) = (index.seat_name(it.seat), index.circle_name(it.target));
            format!("{seat} takes part in {circle}")
        }
        Event::LinkEnded(it) => {
            let (seat, circle) = (index.seat_name(it.seat), index.circle_name(it.target));
            format!("{seat} takes part in {circle} no more")
        }
        Event::RedirectEnded(it) => {
            format!("mentions of {} mean it again", role(it.mention))
        }
        Event::ReferenceRedirected(it) => {
            format!("mentions of {} mean {}", role(it.mention), role(it.to))
        }
    }
}

fn person_changed(name: &str, it: &Person) -> String {
    let partner = if it.partner {
        "a partner"
    } else {
        "no partner"
    };
    match it.left {
        Some(day) => format!("{name} is {partner}; their last day is {day}"),
        None => format!("{name} is {partner}"),
    }
}

fn offered(index: &Index, it: &Offer) -> String {
    let role = index.role_name(RoleRef::Defined(it.role));
    match &it.focus {
        Some(focus) => format!("{role} for {}", focus.text),
        None => role,
    }
}

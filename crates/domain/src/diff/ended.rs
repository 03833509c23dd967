//! What a revision puts an end to: the states of before that its facts replace or take out.

use super::{Thing, thing::thing};
use crate::{
    event::{Event, Removed, Revision},
    snapshot::{Adopted, Snapshot},
};

/// The states of `before`, the structure just before a revision, that the revision ends; one that
/// several of its facts end is there as often.
pub fn ended(before: &Snapshot, revision: &Revision) -> Vec<Adopted<Thing>> {
    let events = revision.events.iter();
    let states = events.flat_map(|it| [replaced(before, it), removed(before, it.removes())]);
    states.flatten().collect()
}

fn replaced(before: &Snapshot, event: &Event) -> Option<Adopted<Thing>> {
    match event {
        Event::OrganizationFounded(_) => Some(thing(&before.organization)),
        Event::PersonJoined(it) | Event::PersonChanged(it) => before.people.get(&it.id).map(thing),
        Event::ServiceAccountRegistered(it) | Event::ServiceAccountChanged(it) => {
            before.service_accounts.get(&it.id).map(thing)
        }
        Event::DecisionTypeDefined(it) | Event::DecisionTypeChanged(it) => {
            before.decision_types.get(&it.id).map(thing)
        }
        Event::RoleDefined(it) | Event::RoleChanged(it) => before.roles.get(&it.id).map(thing),
        Event::AccountabilityAdded(it) | Event::AccountabilityChanged(it) => {
            before.accountabilities.get(&it.id).map(thing)
        }
        Event::DomainDelegated(it) | Event::DomainChanged(it) => {
            before.domains.get(&it.id).map(thing)
        }
        Event::ExternalDomainRecognized(it) => before.external_domains.get(&it.id).map(thing),
        Event::PolicyAdopted(it) | Event::PolicyAmended(it) => {
            before.policies.get(&it.id).map(thing)
        }
        Event::SpendControlGiven(it) | Event::SpendControlChanged(it) => {
            before.spend_controls.get(&it.id).map(thing)
        }
        Event::SeatSplit(it) => before.seats.get(&it.id).map(thing),
        Event::SeatOffered(it) => before.offers.get(&it.id).map(thing),
        Event::SeatAssigned(it) => before.assignments.get(&it.id).map(thing),
        Event::RoleLinked(it) => before.links.get(&it.id).map(thing),
        Event::ReferenceRedirected(it) => before.redirects.get(&it.id).map(thing),
        Event::ServiceAccountRevoked(_)
        | Event::DecisionTypeRetired(_)
        | Event::SeatClosed(_)
        | Event::OfferClosed(..)
        | Event::AssignmentEnded(..)
        | Event::RoleRemoved(_)
        | Event::AccountabilityRemoved(_)
        | Event::DomainWithdrawn(_)
        | Event::PolicyRepealed(_)
        | Event::SpendControlWithdrawn(_)
        | Event::LinkEnded(_)
        | Event::RedirectEnded(_) => None,
    }
}

fn removed(before: &Snapshot, removed: Option<Removed>) -> Option<Adopted<Thing>> {
    match removed? {
        Removed::ServiceAccount(id) => before.service_accounts.get(&id).map(thing),
        Removed::DecisionType(id) => before.decision_types.get(&id).map(thing),
        Removed::Seat(id) => before.seats.get(&id).map(thing),
        Removed::Offer(id) => before.offers.get(&id).map(thing),
        Removed::Assignment(id) => before.assignments.get(&id).map(thing),
        Removed::Role(id) => before.roles.get(&id).map(thing),
        Removed::Accountability(id) => before.accountabilities.get(&id).map(thing),
        Removed::Domain(id) => before.domains.get(&id).map(thing),
        Removed::Policy(id) => before.policies.get(&id).map(thing),
        Removed::SpendControl(id) => before.spend_controls.get(&id).map(thing),
        Removed::Link(id) => before.links.get(&id).map(thing),
        Removed::Redirect(id) => before.redirects.get(&id).map(thing),
    }
}

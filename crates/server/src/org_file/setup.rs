//! What a file sets up: the facts of revision 1, the people's profiles, and where each thing
//! stands.

use super::places::Places;
use std::collections::BTreeSet;
use zirkel_domain::{
    event::Event,
    ids::DomainId,
    structure::{
        assignment::Assignment,
        circle::{Link, Redirect},
        decision_type::DecisionType,
        domain::{Domain, ExternalDomain},
        element::{Accountability, SpendControl},
        organization::{Organization, ServiceAccount},
        person::{Person, Profile},
        policy::Policy,
        role::{Role, Seat},
    },
};

/// What a file sets up. Where the file has mistakes, what could be made out of it: enough to look
/// for breaches of rules, not to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The facts of revision 1, each after those that it refers to.
    pub events: Vec<Event>,
    /// Who the people are.
    pub profiles: Vec<Profile>,
    /// Where each thing stands.
    pub places: Places,
}

/// What reading gathers, by kind, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) organization: Option<Organization>,
    pub(super) people: Vec<Person>,
    pub(super) profiles: Vec<Profile>,
    pub(super) service_accounts: Vec<ServiceAccount>,
    pub(super) decision_types: Vec<DecisionType>,
    pub(super) roles: Vec<Role>,
    pub(super) external_domains: Vec<ExternalDomain>,
    pub(super) policies: Vec<Policy>,
    pub(super) seats: Vec<Seat>,
    pub(super) links: Vec<Link>,
    pub(super) domains: Vec<Domain>,
    pub(super) accountabilities: Vec<Accountability>,
    pub(super) spend_controls: Vec<SpendControl>,
    pub(super) assignments: Vec<Assignment>,
    pub(super) redirects: Vec<Redirect>,
}

impl Made {
    /// Everything as facts.
    pub(super) fn setup(self, places: Places) -> Option<Setup> {
        let mut events = vec![Event::OrganizationFounded(self.organization?)];
        events.extend(self.people.into_iter().map(Event::PersonJoined));
        let accounts = self.service_accounts.into_iter();
        events.extend(accounts.map(Event::ServiceAccountRegistered));
        events.extend(
            self.decision_types
                .into_iter()
                .map(Event::DecisionTypeDefined),
        );
        events.extend(self.roles.into_iter().map(Event::RoleDefined));
        let external = self.external_domains.into_iter();
        events.extend(external.map(Event::ExternalDomainRecognized));
        events.extend(self.policies.into_iter().map(Event::PolicyAdopted));
        events.extend(self.seats.into_iter().map(Event::SeatSplit));
        let links: BTreeSet<_> = self.links.iter().map(|link| link.id).collect();
        events.extend(self.links.into_iter().map(Event::RoleLinked));
        // What a link that could not be read would add has nothing to hang on.
        let domains = self.domains.into_iter();
        let domains = domains.filter(|d| d.added_by.is_none_or(|link| links.contains(&link)));
        let domains = parents_first(domains.collect());
        events.extend(domains.into_iter().map(Event::DomainDelegated));
        let accountabilities = self.accountabilities.into_iter();
        events.extend(
            accountabilities
                .filter(|a| a.added_by.is_none_or(|link| links.contains(&link)))
                .map(Event::AccountabilityAdded),
        );
        events.extend(
            self.spend_controls
                .into_iter()
                .map(Event::SpendControlGiven),
        );
        events.extend(self.assignments.into_iter().map(Event::SeatAssigned));
        events.extend(self.redirects.into_iter().map(Event::ReferenceRedirected));
        Some(Setup {
            events,
            profiles: self.profiles,
            places,
        })
    }
}

/// Domains in an order in which each comes after the one that it is a part of. A parent that could
/// not be read is forgotten.
fn parents_first(domains: Vec<Domain>) -> Vec<Domain> {
    let known: BTreeSet<DomainId> = domains.iter().map(|d| d.id).collect();
    let mut rest = domains;
    for domain in &mut rest {
        domain.delegated_from = domain.delegated_from.filter(|from| known.contains(from));
    }
    let mut done: BTreeSet<DomainId> = BTreeSet::new();
    let mut ordered = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let ready = |d: &Domain| d.delegated_from.is_none_or(|from| done.contains(&from));
        let (now, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(ready);
        if now.is_empty() {
            // Only a cycle leaves nothing ready, and reading opens those.
            ordered.extend(later);
            break;
        }
        done.extend(now.iter().map(|d| d.id));
        ordered.extend(now);
        rest = later;
    }
    ordered
}

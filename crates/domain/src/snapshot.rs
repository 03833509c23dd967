//! A plain picture of one organization's governance at one revision: the fold of its record.

#[cfg(test)]
mod tests;

use crate::{
    event::{Event, Removed, Revision},
    ids::{
        AccountabilityId, AssignmentId, DecisionTypeId, DomainId, ExternalDomainId, LinkId,
        PersonId, PolicyId, RedirectId, RevisionNumber, RoleId, SeatId, ServiceAccountId,
        SpendControlId,
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
        role::{Role, Seat},
    },
    time::Timestamp,
};
use std::collections::BTreeMap;

/// A thing with the revision that adopted it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted<T> {
    /// The thing.
    pub value: T,
    /// The revision that made it what it is.
    pub adopted_in: RevisionNumber,
}

impl<T> std::ops::Deref for Adopted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Things by id; ids sort by the moment they were made, so this is also their order of adoption.
pub type Table<I, T> = BTreeMap<I, Adopted<T>>;

/// One organization at one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The revision.
    pub revision: RevisionNumber,
    /// When it was adopted.
    pub adopted_at: Timestamp,
    /// The organization's settings.
    pub organization: Adopted<Organization>,
    /// People, without their names.
    pub people: Table<PersonId, Person>,
    /// Machines that may ask.
    pub service_accounts: Table<ServiceAccountId, ServiceAccount>,
    /// The catalogue.
    pub decision_types: Table<DecisionTypeId, DecisionType>,
    /// Defined roles, the anchor's among them.
    pub roles: Table<RoleId, Role>,
    /// Accountabilities of all roles.
    pub accountabilities: Table<AccountabilityId, Accountability>,
    /// Domains of all roles.
    pub domains: Table<DomainId, Domain>,
    /// What outside bodies own.
    pub external_domains: Table<ExternalDomainId, ExternalDomain>,
    /// Policies of all circles.
    pub policies: Table<PolicyId, Policy>,
    /// Money that roles control.
    pub spend_controls: Table<SpendControlId, SpendControl>,
    /// Seats within a focus.
    pub seats: Table<SeatId, Seat>,
    /// Who is asked to hold which seat.
    pub offers: Table<AssignmentId, Offer>,
    /// Who holds which seat.
    pub assignments: Table<AssignmentId, Assignment>,
    /// Links.
    pub links: Table<LinkId, Link>,
    /// Re-pointed references.
    pub redirects: Table<RedirectId, Redirect>,
}

/// Why a list of revisions is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The first revision does not found an organization.
    #[error("the record does not begin with the founding of an organization")]
    NotFounded,
    /// A number is missing, repeated or out of order.
    #[error("revision {found} stands where {expected} is expected")]
    OutOfOrder {
        /// The number expected.
        expected: RevisionNumber,
        /// The number found.
        found: RevisionNumber,
    },
}

impl Snapshot {
    /// The fold of a record from its first revision on.
    pub fn fold<'a>(revisions: impl IntoIterator<Item = &'a Revision>) -> Result<Self, FoldError> {
        let mut revisions = revisions.into_iter();
        let first = revisions.next().ok_or(FoldError::NotFounded)?;
        let mut snapshot = Self::founded(first)?;
        for revision in revisions {
            snapshot.advance(revision)?;
        }
        Ok(snapshot)
    }

    /// The next revision on top of this one.
    pub fn advance(&mut self, revision: &Revision) -> Result<(), FoldError> {
        let expected = RevisionNumber(self.revision.0.saturating_add(1));
        if revision.number != expected {
            return Err(FoldError::OutOfOrder {
                expected,
                found: revision.number,
            });
        }
        self.revision = revision.number;
        self.adopted_at = revision.adopted_at;
        for event in &revision.events {
            self.apply(event);
        }
        Ok(())
    }

    fn founded(first: &Revision) -> Result<Self, FoldError> {
        if first.number != RevisionNumber::FIRST {
            let expected = RevisionNumber::FIRST;
            return Err(FoldError::OutOfOrder {
                expected,
                found: first.number,
            });
        }
        let Some(Event::OrganizationFounded(organization)) = first.events.first() else {
            return Err(FoldError::NotFounded);
        };
        let organization = Adopted {
            value: organization.clone(),
            adopted_in: first.number,
        };
        let mut snapshot = Self::bare(first.number, first.adopted_at, organization);
        for event in &first.events {
            snapshot.apply(event);
        }
        Ok(snapshot)
    }

    /// An organization in which nothing has been defined yet.
    pub const fn bare(
        revision: RevisionNumber,
        adopted_at: Timestamp,
        organization: Adopted<Organization>,
    ) -> Self {
        Self {
            revision,
            adopted_at,
            organization,
            people: BTreeMap::new(),
            service_accounts: BTreeMap::new(),
            decision_types: BTreeMap::new(),
            roles: BTreeMap::new(),
            accountabilities: BTreeMap::new(),
            domains: BTreeMap::new(),
            external_domains: BTreeMap::new(),
            policies: BTreeMap::new(),
            spend_controls: BTreeMap::new(),
            seats: BTreeMap::new(),
            offers: BTreeMap::new(),
            assignments: BTreeMap::new(),
            links: BTreeMap::new(),
            redirects: BTreeMap::new(),
        }
    }

    /// Folds one fact in; total, it can not refuse.
    pub(crate) fn apply(&mut self, event: &Event) {
        let adopted_in = self.revision;
        match event {
            Event::OrganizationFounded(it) => {
                self.organization = Adopted {
                    value: it.clone(),
                    adopted_in,
                };
            }
            Event::PersonJoined(it) | Event::PersonChanged(it) => {
                put(&mut self.people, it.id, it, adopted_in);
            }
            Event::ServiceAccountRegistered(it) | Event::ServiceAccountChanged(it) => {
                put(&mut self.service_accounts, it.id, it, adopted_in);
            }
            Event::DecisionTypeDefined(it) | Event::DecisionTypeChanged(it) => {
                put(&mut self.decision_types, it.id, it, adopted_in);
            }
            Event::RoleDefined(it) | Event::RoleChanged(it) => {
                put(&mut self.roles, it.id, it, adopted_in);
            }
            Event::AccountabilityAdded(it) | Event::AccountabilityChanged(it) => {
                put(&mut self.accountabilities, it.id, it, adopted_in);
            }
            Event::DomainDelegated(it) | Event::DomainChanged(it) => {
                put(&mut self.domains, it.id, it, adopted_in);
            }
            Event::ExternalDomainRecognized(it) => {
                put(&mut self.external_domains, it.id, it, adopted_in);
            }
            Event::PolicyAdopted(it) | Event::PolicyAmended(it) => {
                put(&mut self.policies, it.id, it, adopted_in);
            }
            Event::SpendControlGiven(it) | Event::SpendControlChanged(it) => {
                put(&mut self.spend_controls, it.id, it, adopted_in);
            }
            Event::SeatSplit(it) => put(&mut self.seats, it.id, it, adopted_in),
            Event::SeatOffered(it) => put(&mut self.offers, it.id, it, adopted_in),
            Event::SeatAssigned(it) => put(&mut self.assignments, it.id, it, adopted_in),
            Event::RoleLinked(it) => put(&mut self.links, it.id, it, adopted_in),
            Event::ReferenceRedirected(it) => put(&mut self.redirects, it.id, it, adopted_in),
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
            | Event::RedirectEnded(_) => {}
        }
        if let Some(removed) = event.removes() {
            self.remove(removed);
        }
    }

    /// What is not there need not be taken out.
    fn remove(&mut self, removed: Removed) {
        match removed {
            Removed::ServiceAccount(id) => drop(self.service_accounts.remove(&id)),
            Removed::DecisionType(id) => drop(self.decision_types.remove(&id)),
            Removed::Seat(id) => drop(self.seats.remove(&id)),
            Removed::Offer(id) => drop(self.offers.remove(&id)),
            Removed::Assignment(id) => drop(self.assignments.remove(&id)),
            Removed::Role(id) => drop(self.roles.remove(&id)),
            Removed::Accountability(id) => drop(self.accountabilities.remove(&id)),
            Removed::Domain(id) => drop(self.domains.remove(&id)),
            Removed::Policy(id) => drop(self.policies.remove(&id)),
            Removed::SpendControl(id) => drop(self.spend_controls.remove(&id)),
            Removed::Link(id) => drop(self.links.remove(&id)),
            Removed::Redirect(id) => drop(self.redirects.remove(&id)),
        }
    }
}

fn put<I: Ord, T: Clone>(table: &mut Table<I, T>, id: I, value: &T, adopted_in: RevisionNumber) {
    table.insert(
        id,
        Adopted {
            value: value.clone(),
            adopted_in,
        },
    );
}

//! What roles of an example consist of: accountabilities, domains, money.

use super::{World, euros, key, name, text};
use crate::{
    event::Event,
    ids::{AccountabilityId, DomainId, ExternalDomainId, LinkId, RoleId, SpendControlId},
    money::Money,
    structure::{
        domain::{Domain, ExternalDomain, Reach},
        element::{Accountability, Period, SpendControl, SpendLimit},
        role::RoleRef,
        scope::Scope,
    },
};

impl World {
    /// An accountability of any role, with its scopes.
    pub fn accountable(&mut self, role: impl Into<RoleRef>, covers: &[Scope]) -> AccountabilityId {
        self.accountable_by(role.into(), covers, None)
    }

    /// An accountability that a link's target added.
    pub fn accountable_by(
        &mut self,
        role: RoleRef,
        covers: &[Scope],
        added_by: Option<LinkId>,
    ) -> AccountabilityId {
        let id = AccountabilityId::from_uuid(self.fresh());
        let covers = covers.to_vec();
        let text = text("an accountability");
        self.events.push(Event::AccountabilityAdded(Accountability {
            id,
            role,
            text,
            covers,
            added_by,
        }));
        id
    }

    /// A domain of any role.
    pub fn domain(
        &mut self,
        holder: impl Into<RoleRef>,
        called: &str,
        reach: Reach,
        covers: &[Scope],
    ) -> DomainId {
        self.domain_from(holder.into(), called, reach, covers, None)
    }

    /// A part of another domain.
    pub fn domain_from(
        &mut self,
        holder: RoleRef,
        called: &str,
        reach: Reach,
        covers: &[Scope],
        delegated_from: Option<DomainId>,
    ) -> DomainId {
        let id = DomainId::from_uuid(self.fresh());
        self.events.push(Event::DomainDelegated(Domain {
            id,
            key: key(called),
            holder,
            text: text(called),
            reach,
            delegated_from,
            covers: covers.to_vec(),
            added_by: None,
        }));
        id
    }

    /// A domain that a link's target added.
    pub fn domain_by(&mut self, holder: RoleId, called: &str, covers: &[Scope], link: LinkId) {
        let id = DomainId::from_uuid(self.fresh());
        self.events.push(Event::DomainDelegated(Domain {
            id,
            key: key(called),
            holder: holder.into(),
            text: text(called),
            reach: Reach::Organization,
            delegated_from: None,
            covers: covers.to_vec(),
            added_by: Some(link),
        }));
    }

    /// What an outside body owns.
    pub fn external(&mut self, called: &str, covers: &[Scope]) {
        let id = ExternalDomainId::from_uuid(self.fresh());
        self.events
            .push(Event::ExternalDomainRecognized(ExternalDomain {
                id,
                key: key(called),
                text: text(called),
                owner: name("Somebody outside"),
                covers: covers.to_vec(),
            }));
    }

    /// Money of a role, in euros.
    pub fn control(
        &mut self,
        role: RoleId,
        most: Option<&str>,
        scopes: &[Scope],
    ) -> SpendControlId {
        self.control_per(role, most.map(euros), Period::Case, scopes)
    }

    /// Money of a role, counted over a period.
    pub fn control_per(
        &mut self,
        role: RoleId,
        most: Option<Money>,
        per: Period,
        scopes: &[Scope],
    ) -> SpendControlId {
        let id = SpendControlId::from_uuid(self.fresh());
        let limit = SpendLimit { most, per };
        let scopes = scopes.to_vec();
        self.events.push(Event::SpendControlGiven(SpendControl {
            id,
            role,
            limit,
            scopes,
        }));
        id
    }
}

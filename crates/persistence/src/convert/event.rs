//! Stored event bodies: kind, version, JSON. What is written here stays readable for ever; a new
//! form gets a new version beside the old one.

use super::{
    Stored, Unreadable,
    assignment::Assignment,
    circle::{Link, Redirect},
    decision_type::DecisionType,
    domain::{Domain, ExternalDomain},
    element::{Accountability, SpendControl},
    ending::{Closed, Ended},
    offer::Offer,
    organization::{ServiceAccount, Settings},
    person::Person,
    policy::Policy,
    role::{Role, Seat},
};
use serde::{Serialize, de::DeserializeOwned};
use zirkel_domain::event::Event;

/// The version that is written.
const VERSION: i64 = 1;

/// An event as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredEvent {
    /// What happened.
    pub(crate) kind: String,
    /// The version of the body's form.
    pub(crate) version: i64,
    /// The new value, as JSON.
    pub(crate) body: String,
}

impl StoredEvent {
    /// Takes an event down.
    pub(crate) fn of(event: &Event) -> Result<Self, serde_json::Error> {
        match event {
            Event::OrganizationFounded(it) => write::<Settings>("organization_founded", it),
            Event::PersonJoined(it) => write::<Person>("person_joined", it),
            Event::PersonChanged(it) => write::<Person>("person_changed", it),
            Event::ServiceAccountRegistered(it) => {
                write::<ServiceAccount>("service_account_registered", it)
            }
            Event::ServiceAccountChanged(it) => {
                write::<ServiceAccount>("service_account_changed", it)
            }
            Event::ServiceAccountRevoked(it) => {
                write::<ServiceAccount>("service_account_revoked", it)
            }
            Event::DecisionTypeDefined(it) => write::<DecisionType>("decision_type_defined", it),
            Event::DecisionTypeChanged(it) => write::<DecisionType>("decision_type_changed", it),
            Event::DecisionTypeRetired(it) => write::<DecisionType>("decision_type_retired", it),
            Event::RoleDefined(it) => write::<Role>("role_defined", it),
            Event::AccountabilityAdded(it) => write::<Accountability>("accountability_added", it),
            Event::DomainDelegated(it) => write::<Domain>("domain_delegated", it),
            Event::ExternalDomainRecognized(it) => {
                write::<ExternalDomain>("external_domain_recognized", it)
            }
            Event::PolicyAdopted(it) => write::<Policy>("policy_adopted", it),
            Event::SpendControlGiven(it) => write::<SpendControl>("spend_control_given", it),
            Event::SeatSplit(it) => write::<Seat>("seat_split", it),
            Event::SeatClosed(it) => write::<Seat>("seat_closed", it),
            Event::SeatOffered(it) => write::<Offer>("seat_offered", it),
            Event::OfferClosed(it, how) => write::<Closed>("offer_closed", &(it.clone(), *how)),
            Event::SeatAssigned(it) => write::<Assignment>("seat_assigned", it),
            Event::AssignmentEnded(it, how) => {
                write::<Ended>("assignment_ended", &(it.clone(), *how))
            }
            Event::RoleLinked(it) => write::<Link>("role_linked", it),
            Event::ReferenceRedirected(it) => write::<Redirect>("reference_redirected", it),
            Event::RoleChanged(it) => write::<Role>("role_changed", it),
            Event::RoleRemoved(it) => write::<Role>("role_removed", it),
            Event::AccountabilityChanged(it) => {
                write::<Accountability>("accountability_changed", it)
            }
            Event::AccountabilityRemoved(it) => {
                write::<Accountability>("accountability_removed", it)
            }
            Event::DomainChanged(it) => write::<Domain>("domain_changed", it),
            Event::DomainWithdrawn(it) => write::<Domain>("domain_withdrawn", it),
            Event::PolicyAmended(it) => write::<Policy>("policy_amended", it),
            Event::PolicyRepealed(it) => write::<Policy>("policy_repealed", it),
            Event::SpendControlChanged(it) => write::<SpendControl>("spend_control_changed", it),
            Event::SpendControlWithdrawn(it) => {
                write::<SpendControl>("spend_control_withdrawn", it)
            }
            Event::LinkEnded(it) => write::<Link>("link_ended", it),
            Event::RedirectEnded(it) => write::<Redirect>("redirect_ended", it),
        }
    }

    /// Makes the event again.
    pub(crate) fn value(&self) -> Result<Event, Unreadable> {
        if self.version != VERSION {
            let why = format_args!("has the unknown value {}", self.version);
            return Err(Unreadable::new("version", why));
        }
        let body = self.body.as_str();
        Ok(match self.kind.as_str() {
            "organization_founded" => Event::OrganizationFounded(read::<Settings>(body)?),
            "person_joined" => Event::PersonJoined(read::<Person>(body)?),
            "person_changed" => Event::PersonChanged(read::<Person>(body)?),
            "service_account_registered" => {
                Event::ServiceAccountRegistered(read::<ServiceAccount>(body)?)
            }
            "service_account_changed" => {
                Event::ServiceAccountChanged(read::<ServiceAccount>(body)?)
            }
            "service_account_revoked" => {
                Event::ServiceAccountRevoked(read::<ServiceAccount>(body)?)
            }
            "decision_type_defined" => Event::DecisionTypeDefined(read::<DecisionType>(body)?),
            "decision_type_changed" => Event::DecisionTypeChanged(read::<DecisionType>(body)?),
            "decision_type_retired" => Event::DecisionTypeRetired(read::<DecisionType>(body)?),
            "role_defined" => Event::RoleDefined(read::<Role>(body)?),
            "accountability_added" => Event::AccountabilityAdded(read::<Accountability>(body)?),
            "domain_delegated" => Event::DomainDelegated(read::<Domain>(body)?),
            "external_domain_recognized" => {
                Event::ExternalDomainRecognized(read::<ExternalDomain>(body)?)
            }
            "policy_adopted" => Event::PolicyAdopted(read::<Policy>(body)?),
            "spend_control_given" => Event::SpendControlGiven(read::<SpendControl>(body)?),
            "seat_split" => Event::SeatSplit(read::<Seat>(body)?),
            "seat_closed" => Event::SeatClosed(read::<Seat>(body)?),
            "seat_offered" => Event::SeatOffered(read::<Offer>(body)?),
            "offer_closed" => {
                let (it, how) = read::<Closed>(body)?;
                Event::OfferClosed(it, how)
            }
            "assignment_ended" => {
                let (it, how) = read::<Ended>(body)?;
                Event::AssignmentEnded(it, how)
            }
            "seat_assigned" => Event::SeatAssigned(read::<Assignment>(body)?),
            "role_linked" => Event::RoleLinked(read::<Link>(body)?),
            "reference_redirected" => Event::ReferenceRedirected(read::<Redirect>(body)?),
            "role_changed" => Event::RoleChanged(read::<Role>(body)?),
            "role_removed" => Event::RoleRemoved(read::<Role>(body)?),
            "accountability_changed" => Event::AccountabilityChanged(read::<Accountability>(body)?),
            "accountability_removed" => Event::AccountabilityRemoved(read::<Accountability>(body)?),
            "domain_changed" => Event::DomainChanged(read::<Domain>(body)?),
            "domain_withdrawn" => Event::DomainWithdrawn(read::<Domain>(body)?),
            "policy_amended" => Event::PolicyAmended(read::<Policy>(body)?),
            "policy_repealed" => Event::PolicyRepealed(read::<Policy>(body)?),
            "spend_control_changed" => Event::SpendControlChanged(read::<SpendControl>(body)?),
            "spend_control_withdrawn" => Event::SpendControlWithdrawn(read::<SpendControl>(body)?),
            "link_ended" => Event::LinkEnded(read::<Link>(body)?),
            "redirect_ended" => Event::RedirectEnded(read::<Redirect>(body)?),
            kind => {
                let why = format_args!("has the unknown value `{kind}`");
                return Err(Unreadable::new("kind", why));
            }
        })
    }
}

fn write<F: Stored + Serialize>(
    kind: &str,
    value: &F::Value,
) -> Result<StoredEvent, serde_json::Error> {
    Ok(StoredEvent {
        kind: kind.to_owned(),
        version: VERSION,
        body: serde_json::to_string(&F::of(value))?,
    })
}

fn read<F: Stored + DeserializeOwned>(body: &str) -> Result<F::Value, Unreadable> {
    let form: F = serde_json::from_str(body).map_err(|error| Unreadable::new("body", error))?;
    form.value().map_err(|error| error.within("body"))
}

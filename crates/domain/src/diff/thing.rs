//! Anything that a snapshot holds, as one type: what a difference carries before and after.

use crate::{
    ids::{
        AccountabilityId, AssignmentId, DecisionTypeId, DomainId, ExternalDomainId, LinkId,
        OrganizationId, PersonId, PolicyId, RedirectId, RoleId, SeatId, ServiceAccountId,
        SpendControlId,
    },
    snapshot::{Adopted, Snapshot, Table},
    structure::{
        assignment::{Assignment, Offer},
        circle::{Link, Redirect},
        decision_type::DecisionType,
        domain::{Domain, ExternalDomain},
        element::{Accountability, SpendControl},
        organization::{Organization, ServiceAccount},
        person::Person,
        policy::Policy,
        role::{Role, RoleRef, Seat, SeatRef},
    },
    subject::Subject,
};
use uuid::Uuid;

macro_rules! things {
    ($($(#[$doc:meta])* $name:ident($value:ty, $id:ty) $table:literal = $subject:expr;)*) => {
        /// One thing of a structure, whole.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Thing {
            $($(#[$doc])* $name($value),)*
        }

        impl Thing {
            /// What it is, by kind and id.
            pub fn subject(&self) -> Subject {
                match self {
                    $(Self::$name(it) => {
                        let subject: fn($id) -> Subject = $subject;
                        subject(it.id)
                    })*
                }
            }

            /// Its bare id.
            pub const fn uuid(&self) -> Uuid {
                match self {
                    $(Self::$name(it) => it.id.uuid(),)*
                }
            }

            /// The table that holds things of its kind, for messages.
            pub const fn table(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $table,)*
                }
            }
        }

        $(impl From<$value> for Thing {
            fn from(it: $value) -> Self {
                Self::$name(it)
            }
        })*
    };
}

things! {
    /// The organization's settings.
    Organization(Organization, OrganizationId) "settings" = Subject::Organization;
    /// A person, without a name.
    Person(Person, PersonId) "person" = Subject::Person;
    /// A machine that may ask.
    ServiceAccount(ServiceAccount, ServiceAccountId) "service_account" = Subject::ServiceAccount;
    /// An entry of the catalogue.
    DecisionType(DecisionType, DecisionTypeId) "decision_type" = Subject::DecisionType;
    /// A defined role.
    Role(Role, RoleId) "role" = |id| Subject::Role(RoleRef::Defined(id));
    /// An accountability.
    Accountability(Accountability, AccountabilityId) "accountability" = Subject::Accountability;
    /// A domain.
    Domain(Domain, DomainId) "domain" = Subject::Domain;
    /// What an outside body owns.
    ExternalDomain(ExternalDomain, ExternalDomainId) "external_domain" = Subject::ExternalDomain;
    /// A policy.
    Policy(Policy, PolicyId) "policy" = Subject::Policy;
    /// Money that a role controls.
    SpendControl(SpendControl, SpendControlId) "spend_control" = Subject::SpendControl;
    /// A seat within a focus.
    Seat(Seat, SeatId) "seat" = |id| Subject::Seat(SeatRef::Focused(id));
    /// One person in one seat.
    Assignment(Assignment, AssignmentId) "assignment" = Subject::Assignment;
    /// An assignment that awaits its person's word.
    Offer(Offer, AssignmentId) "offer" = Subject::Assignment;
    /// A link.
    Link(Link, LinkId) "link" = Subject::Link;
    /// A re-pointed reference.
    Redirect(Redirect, RedirectId) "redirect" = Subject::Redirect;
}

/// One thing in two structures; at least one side is there, and they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// As it is in the first.
    pub before: Option<Adopted<Thing>>,
    /// As it is in the second.
    pub after: Option<Adopted<Thing>>,
}

/// What counts as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Same {
    /// Equal values.
    Value,
    /// Equal values, adopted in the same revision.
    ValueAndRevision,
}

/// Every thing that is not the same in both, table by table, by id. Taken apart field by field, so
/// that a new kind of thing must be compared here.
pub(super) fn pairs(before: &Snapshot, after: &Snapshot, same: Same) -> Vec<Pair> {
    let Snapshot {
        revision: _,
        adopted_at: _,
        organization,
        people,
        service_accounts,
        decision_types,
        roles,
        accountabilities,
        domains,
        external_domains,
        policies,
        spend_controls,
        seats,
        assignments,
        offers,
        links,
        redirects,
    } = before;
    let mut found = Vec::new();
    if !equal(organization, &after.organization, same) {
        found.push(Pair {
            before: Some(thing(organization)),
            after: Some(thing(&after.organization)),
        });
    }
    compare(people, &after.people, same, &mut found);
    compare(service_accounts, &after.service_accounts, same, &mut found);
    compare(decision_types, &after.decision_types, same, &mut found);
    compare(roles, &after.roles, same, &mut found);
    compare(accountabilities, &after.accountabilities, same, &mut found);
    compare(domains, &after.domains, same, &mut found);
    compare(external_domains, &after.external_domains, same, &mut found);
    compare(policies, &after.policies, same, &mut found);
    compare(spend_controls, &after.spend_controls, same, &mut found);
    compare(seats, &after.seats, same, &mut found);
    compare(assignments, &after.assignments, same, &mut found);
    compare(offers, &after.offers, same, &mut found);
    compare(links, &after.links, same, &mut found);
    compare(redirects, &after.redirects, same, &mut found);
    found
}

fn compare<I: Ord, T: Clone + PartialEq + Into<Thing>>(
    before: &Table<I, T>,
    after: &Table<I, T>,
    same: Same,
    found: &mut Vec<Pair>,
) {
    for (id, old) in before {
        let new = after.get(id);
        if new.is_none_or(|new| !equal(old, new, same)) {
            found.push(Pair {
                before: Some(thing(old)),
                after: new.map(thing),
            });
        }
    }
    for (_, new) in after.iter().filter(|(id, _)| !before.contains_key(id)) {
        found.push(Pair {
            before: None,
            after: Some(thing(new)),
        });
    }
}

fn equal<T: PartialEq>(one: &Adopted<T>, other: &Adopted<T>, same: Same) -> bool {
    one.value == other.value && (same == Same::Value || one.adopted_in == other.adopted_in)
}

/// It as anything.
pub(super) fn thing<T: Clone + Into<Thing>>(it: &Adopted<T>) -> Adopted<Thing> {
    Adopted {
        value: it.value.clone().into(),
        adopted_in: it.adopted_in,
    }
}

//! Small organizations for tests: a builder, and the one of the rulebook's test vectors.
#![expect(
    clippy::expect_used,
    reason = "an example that cannot be built is a mistake in the test that asks for it"
)]

mod vectors;

pub use vectors::{Vectors, vectors};

use crate::{
    authority::case::Case,
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    ids::{
        AccountabilityId, AssignmentId, CircleId, DecisionTypeId, DomainId, LinkId, OrganizationId,
        PersonId, PolicyId, RevisionNumber, RoleId, SeatId, SpendControlId,
    },
    index::Index,
    money::{Currency, Money, decimal},
    snapshot::Snapshot,
    structure::{
        assignment::Assignment,
        circle::Link,
        decision_type::{AttributeType, DecisionType, Reversibility},
        domain::{Domain, Reach},
        element::{Accountability, Period, SpendControl, SpendLimit},
        organization::{Articles, Clocks, Organization, Profile as Rules},
        person::{Person, Profile},
        policy::{Clause, ClauseKind, Constraint, Effect, Grant, Hook, Policy},
        role::{Focus, Role, RoleRef, Seat, SeatRef},
        scope::{Condition, Scope, Test, Value},
    },
    text::{AttributeName, DecisionKey, Key, Name, Text},
    time::{Date, TimeZone, Timestamp},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An organization in the making. Every thing gets the next id, so equal calls build equal ones.
#[derive(Clone, Debug)]
pub struct World {
    events: Vec<Event>,
    profiles: Vec<Profile>,
    drawn: u128,
    anchor: RoleId,
}

impl World {
    /// An organization with an anchor circle that nobody leads.
    pub fn new() -> Self {
        let mut world = Self {
            events: Vec::new(),
            profiles: Vec::new(),
            drawn: 0,
            anchor: RoleId::from_uuid(Uuid::nil()),
        };
        let id = OrganizationId::from_uuid(world.fresh());
        world.events.push(Event::OrganizationFounded(Organization {
            id,
            key: key("example"),
            name: name("Example"),
            profile: Rules::V5,
            articles: Articles::all(),
            currency: eur(),
            time_zone: TimeZone::UTC,
            admins: Vec::new(),
            clocks: Clocks::default(),
        }));
        world.anchor = world.place("anchor", None);
        world
    }

    fn fresh(&mut self) -> Uuid {
        self.drawn += 1;
        Uuid::from_u128(self.drawn)
    }

    /// The anchor's role.
    pub const fn anchor(&self) -> RoleId {
        self.anchor
    }

    /// The founding facts, to be changed in place.
    pub fn organization(&mut self) -> &mut Organization {
        self.events
            .iter_mut()
            .find_map(|event| {
                if let Event::OrganizationFounded(it) = event {
                    Some(it)
                } else {
                    None
                }
            })
            .expect("it is founded")
    }

    /// Without some articles.
    pub fn adopt(&mut self, articles: &[u8]) {
        self.organization().articles = Articles::new(articles.iter().copied()).expect("articles");
    }

    fn add_person(&mut self, who: &str, partner: bool) -> PersonId {
        let id = PersonId::from_uuid(self.fresh());
        self.events.push(Event::PersonJoined(Person {
            id,
            partner,
            since: None,
            left: None,
        }));
        self.profiles.push(Profile {
            person: id,
            key: key(&who.to_lowercase()),
            name: name(who),
            email: None,
            external: Vec::new(),
        });
        id
    }

    /// A partner.
    pub fn person(&mut self, who: &str) -> PersonId {
        self.add_person(who, true)
    }

    /// Somebody who did not agree to the rules.
    pub fn non_partner(&mut self, who: &str) -> PersonId {
        self.add_person(who, false)
    }

    fn place(&mut self, called: &str, source: Option<CircleId>) -> RoleId {
        let id = RoleId::from_uuid(self.fresh());
        self.events.push(Event::RoleDefined(Role {
            id,
            key: key(called),
            name: name(called),
            purpose: Some(text("a purpose")),
            source,
        }));
        id
    }

    /// A role inside another one.
    pub fn role(&mut self, inside: RoleId, called: &str) -> RoleId {
        self.place(called, Some(CircleId::inside(inside)))
    }

    /// A decision type.
    pub fn decision_type(
        &mut self,
        called: &str,
        spends: bool,
        reversibility: Option<Reversibility>,
        attributes: &[(&str, AttributeType)],
    ) {
        let id = DecisionTypeId::from_uuid(self.fresh());
        let attributes = attributes
            .iter()
            .map(|(n, t)| (attribute(n), t.clone()))
            .collect();
        self.events.push(Event::DecisionTypeDefined(DecisionType {
            id,
            key: decision(called),
            title: None,
            description: None,
            spends: Some(spends),
            reversibility,
            attributes,
        }));
    }

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

    /// What an outside body owns.
    pub fn external(&mut self, called: &str, covers: &[Scope]) {
        let id = crate::ids::ExternalDomainId::from_uuid(self.fresh());
        self.events.push(Event::ExternalDomainRecognized(
            crate::structure::domain::ExternalDomain {
                id,
                key: key(called),
                text: text(called),
                owner: name("Somebody outside"),
                covers: covers.to_vec(),
            },
        ));
    }

    /// A policy of the circle inside a role.
    pub fn policy(&mut self, inside: RoleId, called: &str, kinds: Vec<ClauseKind>) -> PolicyId {
        let clauses = kinds.into_iter().map(everywhere).collect();
        self.policy_of(inside, called, clauses)
    }

    /// A policy with the reach of its clauses.
    pub fn policy_of(&mut self, inside: RoleId, called: &str, clauses: Vec<Clause>) -> PolicyId {
        let id = PolicyId::from_uuid(self.fresh());
        self.events.push(Event::PolicyAdopted(Policy {
            id,
            circle: CircleId::inside(inside),
            key: key(called),
            title: name(called),
            text: None,
            legacy: false,
            review_at: None,
            clauses,
        }));
        id
    }

    /// The anchor's leads, by policy.
    pub fn anchor_leads(&mut self, people: &[PersonId]) -> PolicyId {
        let people = people.to_vec();
        let hook = ClauseKind::Override(Hook::AnchorLead { people });
        self.policy(self.anchor, "anchor-lead", vec![hook])
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

    /// A person holds a whole role.
    pub fn hold(&mut self, role: RoleId, person: PersonId) -> AssignmentId {
        self.assign(SeatRef::Whole(RoleRef::Defined(role)), person, None, None)
    }

    /// A person holds a role within a focus.
    pub fn hold_within(&mut self, role: RoleId, person: PersonId, when: Vec<Condition>) -> SeatId {
        let id = SeatId::from_uuid(self.fresh());
        let focus = Focus {
            text: text("a focus"),
            when,
        };
        self.events.push(Event::SeatSplit(Seat { id, role, focus }));
        self.assign(SeatRef::Focused(id), person, None, None);
        id
    }

    /// A person holds a seat for a term.
    pub fn assign(
        &mut self,
        seat: SeatRef,
        person: PersonId,
        since: Option<Date>,
        until: Option<Date>,
    ) -> AssignmentId {
        let id = AssignmentId::from_uuid(self.fresh());
        self.events.push(Event::SeatAssigned(Assignment {
            id,
            seat,
            person,
            since,
            until,
        }));
        id
    }

    /// A role takes part in the circle inside another one, invited by a policy.
    pub fn link(&mut self, role: RoleId, into: RoleId, policy: PolicyId) -> LinkId {
        let id = LinkId::from_uuid(self.fresh());
        let seat = SeatRef::Whole(RoleRef::Defined(role));
        let target = CircleId::inside(into);
        self.events.push(Event::RoleLinked(Link {
            id,
            seat,
            target,
            policy,
        }));
        id
    }

    /// The structure, adopted as revision 1 on 2 January 2026.
    pub fn snapshot(&self) -> Snapshot {
        let revision = Revision {
            number: RevisionNumber::FIRST,
            adopted_at: moment("2026-01-02T12:00:00Z"),
            cause: Cause::Setup,
            author: Author::Ratifiers,
            events: self.events.clone(),
        };
        Snapshot::fold([&revision]).expect("the record begins with the founding")
    }

    /// The structure, ready to be asked.
    pub fn index(&self) -> Index {
        Index::new(self.snapshot(), Directory::new(self.profiles.clone()))
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

impl From<RoleId> for RoleRef {
    fn from(role: RoleId) -> Self {
        Self::Defined(role)
    }
}

fn everywhere(kind: ClauseKind) -> Clause {
    Clause {
        kind,
        local: false,
        may_override: false,
    }
}

/// A constraint on all roles inside.
pub fn constrain(scope: Scope, effect: Effect) -> ClauseKind {
    ClauseKind::Constrain(Constraint {
        scope,
        roles: Vec::new(),
        effect,
    })
}

/// A grant without money.
pub fn grant(scope: Scope, to: &[RoleId]) -> ClauseKind {
    ClauseKind::Grant(Grant {
        scope,
        to: to.to_vec(),
        spend: None,
    })
}

/// A scope on a key.
pub fn on(decision_key: &str) -> Scope {
    Scope {
        decision: Some(decision(decision_key)),
        when: Vec::new(),
    }
}

impl Scope {
    /// The same with one more condition.
    #[must_use]
    pub fn with(mut self, attribute_name: &str, test: Test) -> Self {
        self.when.push(condition(attribute_name, test));
        self
    }
}

/// A condition.
pub fn condition(attribute_name: &str, test: Test) -> Condition {
    Condition {
        attribute: attribute(attribute_name),
        test,
    }
}

/// One of these texts.
pub fn one_of(values: &[&str]) -> Test {
    Test::OneOf(
        values
            .iter()
            .map(|v| Value::Text((*v).to_owned()))
            .collect(),
    )
}

/// Above an amount of euros.
pub fn above(amount: &str) -> Test {
    Test::Above(Value::Money(euros(amount)))
}

/// A case with nothing but its key.
pub fn case(decision_key: &str) -> Case {
    Case {
        decision: decision(decision_key),
        amount: None,
        attributes: BTreeMap::new(),
        reversibility: None,
        external_ref: None,
        customer_ref: None,
    }
}

impl Case {
    /// The same with an amount of euros.
    #[must_use]
    pub fn of(mut self, amount: &str) -> Self {
        self.amount = Some(euros(amount));
        self
    }

    /// The same with an attribute.
    #[must_use]
    pub fn stating(mut self, attribute_name: &str, value: Value) -> Self {
        self.attributes.insert(attribute(attribute_name), value);
        self
    }

    /// The same with a text attribute.
    #[must_use]
    pub fn saying(self, attribute_name: &str, value: &str) -> Self {
        self.stating(attribute_name, Value::Text(value.to_owned()))
    }
}

/// An amount of euros.
pub fn euros(amount: &str) -> Money {
    Money::new(decimal(amount).expect("a decimal"), eur()).expect("an amount")
}

fn eur() -> Currency {
    Currency::from_code("EUR").expect("a currency")
}

/// An instant.
pub fn moment(instant: &str) -> Timestamp {
    Timestamp::parse(instant).expect("an instant")
}

fn decision(decision_key: &str) -> DecisionKey {
    DecisionKey::new(decision_key).expect("a decision type key")
}

fn attribute(attribute_name: &str) -> AttributeName {
    AttributeName::new(attribute_name).expect("an attribute name")
}

fn key(it: &str) -> Key {
    Key::new(it).expect("a key")
}

fn name(it: &str) -> Name {
    Name::new(it).expect("a name")
}

fn text(it: &str) -> Text {
    Text::new(it).expect("a text")
}

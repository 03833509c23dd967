//! Organizations for tests: a builder, the one of the rulebook's test vectors, and large ones.
#![expect(
    clippy::expect_used,
    reason = "an example that cannot be built is a mistake in the test that asks for it"
)]

mod elements;
mod relations;
mod sized;
mod vectors;
mod words;

pub use sized::{Sized, sized};
pub use vectors::{Vectors, vectors};
pub use words::{above, case, condition, constrain, euros, grant, moment, on, one_of};

use crate::{
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    ids::{
        CircleId, DecisionTypeId, DomainId, OrganizationId, PersonId, PolicyId, RevisionNumber,
        RoleId,
    },
    index::Index,
    snapshot::Snapshot,
    structure::{
        decision_type::{AttributeType, DecisionType, Reversibility},
        domain::Domain,
        organization::{Articles, Clocks, Organization, Profile as Rules},
        person::{Person, Profile},
        policy::{Clause, ClauseKind, Hook, Policy},
        role::{Role, RoleRef},
    },
    text::{AttributeName, DecisionKey, Key, Name, Text},
    time::TimeZone,
};
use uuid::Uuid;
use words::eur;

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
        self.child_type(called, Some(spends), reversibility, attributes);
    }

    /// A decision type that leaves out what it inherits.
    pub fn child_type(
        &mut self,
        called: &str,
        spends: Option<bool>,
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
            spends,
            reversibility,
            attributes,
        }));
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

    /// A role, to be changed in place.
    pub fn amend_role(&mut self, id: RoleId) -> &mut Role {
        let found = self.events.iter_mut().find_map(|event| {
            if let Event::RoleDefined(it) = event {
                (it.id == id).then_some(it)
            } else {
                None
            }
        });
        found.expect("the role was defined")
    }

    /// A person, to be changed in place.
    pub fn amend_person(&mut self, id: PersonId) -> &mut Person {
        let found = self.events.iter_mut().find_map(|event| {
            if let Event::PersonJoined(it) = event {
                (it.id == id).then_some(it)
            } else {
                None
            }
        });
        found.expect("the person joined")
    }

    /// A domain, to be changed in place.
    pub fn amend_domain(&mut self, id: DomainId) -> &mut Domain {
        let found = self.events.iter_mut().find_map(|event| {
            if let Event::DomainDelegated(it) = event {
                (it.id == id).then_some(it)
            } else {
                None
            }
        });
        found.expect("the domain was delegated")
    }

    /// The record's first revision, adopted on 2 January 2026.
    pub fn setup(&self) -> Revision {
        Revision {
            number: RevisionNumber::FIRST,
            adopted_at: moment("2026-01-02T12:00:00Z"),
            cause: Cause::Setup,
            author: Author::Ratifiers,
            events: self.events.clone(),
        }
    }

    /// The structure at that revision.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::fold([&self.setup()]).expect("the record begins with the founding")
    }

    /// All facts and profiles, to be set up elsewhere.
    pub fn facts(self) -> (Vec<Event>, Vec<Profile>) {
        (self.events, self.profiles)
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

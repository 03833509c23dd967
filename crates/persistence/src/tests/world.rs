//! A small organization in which everything occurs that the record can hold: each event, each kind
//! of clause, each open door, each comparison and each type of value.

mod policy;

use policy::{clauses, limit};
use sea_orm::prelude::Uuid;
use zirkel_domain::{
    directory::Directory,
    event::{Author, Cause, Event, Revision},
    ids::{
        AccountabilityId, AssignmentId, CircleId, DecisionTypeId, DomainId, ExternalDomainId,
        LinkId, OrganizationId, PersonId, PolicyId, RedirectId, RevisionNumber, RoleId, SeatId,
        ServiceAccountId, SpendControlId,
    },
    money::{Currency, Money, decimal},
    structure::{
        assignment::Assignment,
        circle::{Link, Redirect},
        decision_type::{AttributeType, DecisionType, Reversibility},
        domain::{Domain, ExternalDomain, Reach},
        element::{Accountability, Period, SpendControl, SpendLimit},
        organization::{Articles, Clocks, Organization, Profile, ServiceAccount},
        person::{self, ExternalRef, Person},
        policy::Policy,
        role::{CoreRole, Focus, Role, RoleRef, Seat, SeatRef},
        scope::{Condition, Scope, Test, Value},
    },
    text::{AttributeName, DecisionKey, Key, Name, OutsideRef, Text},
    time::{Date, TimeZone, Timestamp, Wait},
};

pub(super) const KEY: &str = "acme";
pub(super) const ORGANIZATION: OrganizationId = OrganizationId::from_uuid(Uuid::from_u128(1));
pub(super) const ANA: PersonId = PersonId::from_uuid(Uuid::from_u128(11));
pub(super) const BEN: PersonId = PersonId::from_uuid(Uuid::from_u128(12));
pub(super) const ANCHOR: RoleId = RoleId::from_uuid(Uuid::from_u128(21));
pub(super) const CARE: RoleId = RoleId::from_uuid(Uuid::from_u128(22));
const CREDIT: DomainId = DomainId::from_uuid(Uuid::from_u128(41));
const SEAT: SeatId = SeatId::from_uuid(Uuid::from_u128(51));
const POLICY: PolicyId = PolicyId::from_uuid(Uuid::from_u128(61));
const LINK: LinkId = LinkId::from_uuid(Uuid::from_u128(71));
pub(super) const ASSIGNMENT: AssignmentId = AssignmentId::from_uuid(Uuid::from_u128(81));

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn words(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn named(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub(super) fn keyed(text: &str) -> Key {
    Key::new(text).unwrap()
}

fn euro(text: &str) -> Money {
    Money::new(decimal(text).unwrap(), Currency::from_code("EUR").unwrap()).unwrap()
}

fn number(text: &str) -> Value {
    Value::Number(decimal(text).unwrap())
}

fn when(attribute: &str, test: Test) -> Condition {
    let attribute = AttributeName::new(attribute).unwrap();
    Condition { attribute, test }
}

/// A scope with every comparison and every type of value.
fn scope() -> Scope {
    let texts = || {
        vec![
            Value::Text("DACH".into()),
            Value::Text("a \"b\"\n\0".into()),
        ]
    };
    Scope {
        decision: Some(DecisionKey::new("refund.late_delivery").unwrap()),
        when: vec![
            when("region", Test::Equals(Value::Text(String::new()))),
            when("vip", Test::Differs(Value::Boolean(true))),
            when(
                "amount",
                Test::Below(Value::Money(euro("79228162514264337593543.95"))),
            ),
            when("age", Test::AtMost(number("0.000000000000000000000000001"))),
            when("age", Test::Above(number("-7922816251426433759354395033"))),
            when("age", Test::AtLeast(number("1.50"))),
            when("region", Test::OneOf(texts())),
            when("region", Test::NoneOf(texts())),
        ],
    }
}

pub(super) fn settings() -> Organization {
    Organization {
        id: ORGANIZATION,
        key: keyed(KEY),
        name: named("Acme, the \u{1F7E0} one"),
        profile: Profile::V5,
        articles: Articles::new([1, 2, 5]).unwrap(),
        currency: Currency::from_code("EUR").unwrap(),
        time_zone: TimeZone::from_name("Europe/Berlin").unwrap(),
        admins: vec![BEN, ANA],
        clocks: Clocks {
            announcement: Wait::days(2),
            spending: Wait { minutes: 90 },
            reply: Wait { minutes: 1 },
        },
    }
}

pub(super) fn role(id: RoleId, key: &str, source: Option<CircleId>) -> Role {
    Role {
        id,
        key: keyed(key),
        name: named(key),
        purpose: source.map(|_| words("Customers stay.\nGladly.")),
        source,
    }
}

fn decision_type(id: u128, key: &str, full: bool) -> Event {
    let attributes = [
        ("note", AttributeType::Text),
        ("age", AttributeType::Number),
        ("vip", AttributeType::Boolean),
        ("value", AttributeType::Money),
        (
            "region",
            AttributeType::OneOf(vec!["DACH".into(), "Nord".into()]),
        ),
    ];
    Event::DecisionTypeDefined(DecisionType {
        id: DecisionTypeId::from_uuid(Uuid::from_u128(id)),
        key: DecisionKey::new(key).unwrap(),
        title: full.then(|| named("Refund")),
        description: full.then(|| words("Money back.")),
        spends: full.then_some(true),
        reversibility: full.then_some(Reversibility::Hard),
        attributes: attributes
            .into_iter()
            .filter(|_| full)
            .map(|(name, kind)| (AttributeName::new(name).unwrap(), kind))
            .collect(),
    })
}

fn spend_control(id: u128, limit: SpendLimit, scopes: Vec<Scope>) -> Event {
    Event::SpendControlGiven(SpendControl {
        id: SpendControlId::from_uuid(Uuid::from_u128(id)),
        role: CARE,
        limit,
        scopes,
    })
}

fn governance() -> Vec<Event> {
    let core = |office| RoleRef::Core(CircleId::inside(ANCHOR), office);
    let anchor = Some(CircleId::inside(ANCHOR));
    let domain = |id, key, holder, reach, from, link| {
        Event::DomainDelegated(Domain {
            id,
            key: keyed(key),
            holder,
            text: words("Credit balances"),
            reach,
            delegated_from: from,
            covers: vec![scope()],
            added_by: link,
        })
    };
    let policy = Policy {
        id: POLICY,
        circle: CircleId::inside(ANCHOR),
        key: keyed("p1"),
        title: named("All that a policy can say"),
        text: Some(words("In words.")),
        legacy: true,
        review_at: Some(day("2027-01-31")),
        clauses: clauses(),
    };
    let second = DomainId::from_uuid(Uuid::from_u128(42));
    vec![
        decision_type(91, "refund", true),
        decision_type(92, "refund.late_delivery", false),
        Event::RoleDefined(role(ANCHOR, "anchor", None)),
        Event::RoleDefined(role(CARE, "care", anchor)),
        Event::AccountabilityAdded(Accountability {
            id: AccountabilityId::from_uuid(Uuid::from_u128(31)),
            role: core(CoreRole::CircleLead),
            text: words("Refunding"),
            covers: vec![scope(), Scope::EVERY],
            added_by: Some(LINK),
        }),
        domain(
            CREDIT,
            "credit",
            RoleRef::Defined(CARE),
            Reach::Organization,
            None,
            None,
        ),
        domain(
            second,
            "tone",
            core(CoreRole::CircleRep),
            Reach::Internal,
            Some(CREDIT),
            Some(LINK),
        ),
        Event::ExternalDomainRecognized(ExternalDomain {
            id: ExternalDomainId::from_uuid(Uuid::from_u128(43)),
            key: keyed("law"),
            text: words("Consumer law"),
            owner: named("The state"),
            covers: Vec::new(),
        }),
        Event::PolicyAdopted(policy),
        spend_control(
            44,
            limit(Some(euro("199.95")), Period::Month),
            vec![scope()],
        ),
        spend_control(45, limit(None, Period::Day), Vec::new()),
    ]
}

fn seats() -> Vec<Event> {
    let core = |office| SeatRef::Whole(RoleRef::Core(CircleId::inside(CARE), office));
    let mut events = vec![
        Event::SeatSplit(Seat {
            id: SEAT,
            role: CARE,
            focus: Focus {
                text: words("DACH"),
                when: scope().when,
            },
        }),
        Event::RoleLinked(Link {
            id: LINK,
            seat: SeatRef::Focused(SEAT),
            target: CircleId::inside(ANCHOR),
            policy: POLICY,
        }),
        Event::ReferenceRedirected(Redirect {
            id: RedirectId::from_uuid(Uuid::from_u128(72)),
            circle: CircleId::inside(CARE),
            mention: ANCHOR,
            to: CARE,
        }),
        assigned(ASSIGNMENT, SeatRef::Whole(RoleRef::Defined(CARE)), ANA),
    ];
    let others = [
        SeatRef::Focused(SEAT),
        core(CoreRole::Facilitator),
        core(CoreRole::Secretary),
    ];
    events.extend(
        (82..)
            .zip(others)
            .map(|(id, seat)| assigned(AssignmentId::from_uuid(Uuid::from_u128(id)), seat, BEN)),
    );
    events
}

pub(super) fn assigned(id: AssignmentId, seat: SeatRef, person: PersonId) -> Event {
    Event::SeatAssigned(Assignment {
        id,
        seat,
        person,
        since: (person == BEN).then(|| day("2026-01-01")),
        until: (person == ANA).then(|| day("2026-12-31")),
        resign_terms: None,
    })
}

pub(super) fn joined(id: PersonId) -> Event {
    Event::PersonJoined(Person {
        id,
        partner: id != BEN,
        since: (id == BEN).then(|| day("2024-02-29")),
        left: (id == BEN).then(|| day("2030-06-30")),
    })
}

/// The first revision, with everything.
pub(super) fn first() -> Revision {
    let service = ServiceAccount {
        id: ServiceAccountId::from_uuid(Uuid::from_u128(13)),
        key: keyed("crm"),
        may_ask: true,
        may_act: false,
    };
    let mut events = vec![
        Event::OrganizationFounded(settings()),
        joined(ANA),
        joined(BEN),
        Event::ServiceAccountRegistered(service),
    ];
    events.extend(governance());
    events.extend(seats());
    Revision {
        number: RevisionNumber::FIRST,
        adopted_at: at("2026-03-03T09:30:00.000001Z"),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events,
    }
}

/// A later revision, by a person.
pub(super) fn later(number: u32, adopted_at: &str, events: Vec<Event>) -> Revision {
    Revision {
        number: RevisionNumber(number),
        adopted_at: at(adopted_at),
        cause: Cause::Setup,
        author: Author::Person {
            person: ANA,
            seat: Some(SeatRef::Focused(SEAT)),
            via: None,
        },
        events,
    }
}

pub(super) fn directory() -> Directory {
    let other = |system: &str, id: &str| ExternalRef {
        system: keyed(system),
        id: OutsideRef::new(id).unwrap(),
    };
    Directory::new([
        person::Profile {
            person: ANA,
            key: keyed("ana"),
            name: named("Ana Äpfel"),
            email: Some(OutsideRef::new("Ana@example.org").unwrap()),
            external: vec![other("tickets", "t-1"), other("crm", "u-101")],
        },
        person::Profile {
            person: BEN,
            key: keyed("ben"),
            name: named("Ben"),
            email: None,
            external: Vec::new(),
        },
    ])
}

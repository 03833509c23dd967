//! Global ids: `role_01j…`, the kind in front of the UUID. The only file that knows their text
//! form.
//!
//! Core roles are never stored: their ids carry their circle's UUID behind a prefix of their own. A
//! seat that is a whole role carries the role's UUID.

mod process;

pub(crate) use process::{
    names_proposal, names_tension, objection, objection_id, proposal, proposal_id, tension,
    tension_id,
};

use async_graphql::ID;
use std::borrow::Cow;
use type_safe_id::{Type, TypeSafeId};
use uuid::Uuid;
use zirkel_app::{
    Actor, Who,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{
    ids::{
        AccountabilityId, AssignmentId, CircleId, DecisionTypeId, DomainId, ExternalDomainId,
        LinkId, ObjectionId, OrganizationId, PersonId, PolicyId, ProposalId, RedirectId, RoleId,
        SeatId, ServiceAccountId, SpendControlId, TensionId,
    },
    index::Index,
    structure::role::{CoreRole, RoleRef, SeatRef},
    subject::Subject,
};

pub(crate) use zirkel_app::query::role::exists as role_exists;

/// The most characters of an id.
const MOST: usize = 60;

/// A kind of id: its prefix, the thing's name in messages, and how the UUID becomes a subject.
struct Kind {
    prefix: &'static str,
    noun: &'static str,
    subject: fn(Uuid) -> Subject,
}

macro_rules! kinds {
    ($($id:ident $noun:literal => $subject:expr;)*) => {
        [$(Kind { prefix: $id::PREFIX, noun: $noun, subject: |uuid| {
            let wrap: fn($id) -> Subject = $subject;
            wrap($id::from_uuid(uuid))
        } }),*]
    };
}

const STORED: [Kind; 15] = kinds! {
    AccountabilityId "accountability" => Subject::Accountability;
    AssignmentId "assignment" => Subject::Assignment;
    CircleId "circle" => Subject::Circle;
    DecisionTypeId "decision type" => Subject::DecisionType;
    DomainId "domain" => Subject::Domain;
    ExternalDomainId "external domain" => Subject::ExternalDomain;
    LinkId "link" => Subject::Link;
    OrganizationId "organization" => Subject::Organization;
    PersonId "person" => Subject::Person;
    PolicyId "policy" => Subject::Policy;
    RedirectId "redirect" => Subject::Redirect;
    RoleId "role" => |id| Subject::Role(RoleRef::Defined(id));
    SeatId "seat" => |id| Subject::Seat(SeatRef::Focused(id));
    ServiceAccountId "service account" => Subject::ServiceAccount;
    SpendControlId "spend control" => Subject::SpendControl;
};

/// The role, or the whole seat, of an office.
const fn office(uuid: Uuid, core: CoreRole) -> RoleRef {
    RoleRef::Core(CircleId::from_uuid(uuid), core)
}

const CORE: [Kind; 8] = [
    Kind {
        prefix: "circlelead",
        noun: "role",
        subject: |uuid| Subject::Role(office(uuid, CoreRole::CircleLead)),
    },
    Kind {
        prefix: "facilitator",
        noun: "role",
        subject: |uuid| Subject::Role(office(uuid, CoreRole::Facilitator)),
    },
    Kind {
        prefix: "secretary",
        noun: "role",
        subject: |uuid| Subject::Role(office(uuid, CoreRole::Secretary)),
    },
    Kind {
        prefix: "circlerep",
        noun: "role",
        subject: |uuid| Subject::Role(office(uuid, CoreRole::CircleRep)),
    },
    Kind {
        prefix: "circleleadseat",
        noun: "seat",
        subject: |uuid| Subject::Seat(SeatRef::Whole(office(uuid, CoreRole::CircleLead))),
    },
    Kind {
        prefix: "facilitatorseat",
        noun: "seat",
        subject: |uuid| Subject::Seat(SeatRef::Whole(office(uuid, CoreRole::Facilitator))),
    },
    Kind {
        prefix: "secretaryseat",
        noun: "seat",
        subject: |uuid| Subject::Seat(SeatRef::Whole(office(uuid, CoreRole::Secretary))),
    },
    Kind {
        prefix: "circlerepseat",
        noun: "seat",
        subject: |uuid| Subject::Seat(SeatRef::Whole(office(uuid, CoreRole::CircleRep))),
    },
];

/// A prefix that is known.
#[derive(Clone, Copy)]
struct Prefix(&'static str);

impl Type for Prefix {
    fn try_from_type_prefix(tag: &str) -> Result<Self, Cow<'static, str>> {
        kind(tag)
            .map(|k| Self(k.prefix))
            .ok_or(Cow::Borrowed("a known prefix"))
    }

    fn to_type_prefix(&self) -> &str {
        self.0
    }
}

fn kind(prefix: &str) -> Option<&'static Kind> {
    STORED
        .iter()
        .chain(CORE.iter())
        .find(|k| k.prefix == prefix)
}

/// The id of a thing. A clause goes by its policy's.
pub(crate) fn encode(subject: Subject) -> ID {
    let (prefix, uuid) = match subject {
        Subject::Organization(id) => (OrganizationId::PREFIX, id.uuid()),
        Subject::Person(id) => (PersonId::PREFIX, id.uuid()),
        Subject::ServiceAccount(id) => (ServiceAccountId::PREFIX, id.uuid()),
        Subject::DecisionType(id) => (DecisionTypeId::PREFIX, id.uuid()),
        Subject::Circle(id) => (CircleId::PREFIX, id.uuid()),
        Subject::Role(RoleRef::Defined(id)) => (RoleId::PREFIX, id.uuid()),
        Subject::Role(RoleRef::Core(circle, core)) => (role_prefix(core), circle.uuid()),
        Subject::Seat(SeatRef::Whole(RoleRef::Defined(id))) => (SeatId::PREFIX, id.uuid()),
        Subject::Seat(SeatRef::Whole(RoleRef::Core(circle, core))) => {
            (seat_prefix(core), circle.uuid())
        }
        Subject::Seat(SeatRef::Focused(id)) => (SeatId::PREFIX, id.uuid()),
        Subject::Accountability(id) => (AccountabilityId::PREFIX, id.uuid()),
        Subject::Domain(id) => (DomainId::PREFIX, id.uuid()),
        Subject::ExternalDomain(id) => (ExternalDomainId::PREFIX, id.uuid()),
        Subject::Policy(id) | Subject::Clause(id, _) => (PolicyId::PREFIX, id.uuid()),
        Subject::SpendControl(id) => (SpendControlId::PREFIX, id.uuid()),
        Subject::Assignment(id) => (AssignmentId::PREFIX, id.uuid()),
        Subject::Link(id) => (LinkId::PREFIX, id.uuid()),
        Subject::Redirect(id) => (RedirectId::PREFIX, id.uuid()),
    };
    ID(TypeSafeId::from_type_and_uuid(Prefix(prefix), uuid).to_string())
}

/// The id of a thing, as the API shows it: for what is said outside of it.
pub fn id_of(subject: Subject) -> String {
    encode(subject).to_string()
}

/// The same of a proposal.
pub fn id_of_proposal(id: ProposalId) -> String {
    proposal(id).to_string()
}

/// The same of an objection.
pub fn id_of_objection(id: ObjectionId) -> String {
    objection(id).to_string()
}

/// The ids of an organization and of who asks in it, as the API shows them: for the log.
pub fn ids_of(actor: &Actor) -> (String, String) {
    let who = match actor.who {
        Who::Person(id) => Subject::Person(id),
        Who::Service(id) => Subject::ServiceAccount(id),
    };
    let organization = Subject::Organization(actor.organization);
    (encode(organization).to_string(), encode(who).to_string())
}

const fn role_prefix(core: CoreRole) -> &'static str {
    match core {
        CoreRole::CircleLead => "circlelead",
        CoreRole::Facilitator => "facilitator",
        CoreRole::Secretary => "secretary",
        CoreRole::CircleRep => "circlerep",
    }
}

const fn seat_prefix(core: CoreRole) -> &'static str {
    match core {
        CoreRole::CircleLead => "circleleadseat",
        CoreRole::Facilitator => "facilitatorseat",
        CoreRole::Secretary => "secretaryseat",
        CoreRole::CircleRep => "circlerepseat",
    }
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A thing of the structure.
    Subject(Subject),
    /// A proposal.
    Proposal(ProposalId),
    /// A tension.
    Tension(TensionId),
}

/// What an id of any kind names, whether or not it exists.
pub(crate) fn named(text: &str, path: Vec<String>) -> Result<Named, Problem> {
    let proposal = names_proposal(text).map(Named::Proposal);
    let found = proposal.or_else(|| names_tension(text).map(Named::Tension));
    found.map_or_else(|| decode(text, path).map(Named::Subject), Ok)
}

/// What an id names, whether or not it exists. `seat_…` is read as a focused seat; [`seat_in`]
/// tells it from a whole role.
pub(crate) fn decode(text: &str, path: Vec<String>) -> Result<Subject, Problem> {
    parse(text)
        .map(|(kind, uuid)| (kind.subject)(uuid))
        .ok_or_else(|| Problem {
            code: ProblemCode::Malformed,
            message: format!(
                "`{}` is not an id: ids look like `role_01j…` and come from this API",
                shortened(text)
            ),
            path,
        })
}

fn parse(text: &str) -> Option<(&'static Kind, Uuid)> {
    if text.len() > MOST || !text.is_ascii() {
        return None;
    }
    let id: TypeSafeId<Prefix> = text.parse().ok()?;
    // One id has one text: no second spelling passes.
    (id.to_string() == text).then_some(())?;
    Some((kind(id.type_prefix())?, id.uuid()))
}

/// A person's id.
pub(crate) fn person(text: &str, path: Vec<String>) -> Result<PersonId, Problem> {
    if let Subject::Person(id) = decode(text, path.clone())? {
        Ok(id)
    } else {
        Err(wrong_kind(text, "person", path))
    }
}

/// A role's id.
pub(crate) fn role(text: &str, path: Vec<String>) -> Result<RoleRef, Problem> {
    if let Subject::Role(role) = decode(text, path.clone())? {
        Ok(role)
    } else {
        Err(wrong_kind(text, "role", path))
    }
}

/// An assignment's id, or an offer's.
pub(crate) fn assignment(text: &str, path: Vec<String>) -> Result<AssignmentId, Problem> {
    if let Subject::Assignment(id) = decode(text, path.clone())? {
        Ok(id)
    } else {
        Err(wrong_kind(text, "assignment", path))
    }
}

/// A seat's id, as far as the text tells.
pub(crate) fn seat(text: &str, path: Vec<String>) -> Result<SeatRef, Problem> {
    if let Subject::Seat(seat) = decode(text, path.clone())? {
        Ok(seat)
    } else {
        Err(wrong_kind(text, "seat", path))
    }
}

/// An id, of another kind than is expected.
pub(crate) fn wrong_kind(text: &str, wanted: &str, path: Vec<String>) -> Problem {
    let found = parse(text).map_or("thing", |(kind, _)| kind.noun);
    Problem {
        code: ProblemCode::Malformed,
        message: format!("`{text}` is the id of a {found}, the id of a {wanted} is expected"),
        path,
    }
}

/// The seat of an organization that an id names: within a focus, or a whole role; none where it has
/// neither.
pub(crate) fn seat_in(index: &Index, seat: SeatRef) -> Option<SeatRef> {
    let snapshot = index.snapshot();
    match seat {
        SeatRef::Focused(id) if snapshot.seats.contains_key(&id) => Some(seat),
        SeatRef::Focused(id) => {
            let role = RoleId::from_uuid(id.uuid());
            let known = snapshot.roles.contains_key(&role);
            known.then_some(SeatRef::Whole(RoleRef::Defined(role)))
        }
        SeatRef::Whole(role) => role_exists(index, role).then_some(seat),
    }
}

/// The beginning of what a client sent, fit for a message.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}

#[cfg(test)]
mod tests;

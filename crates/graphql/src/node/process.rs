//! Ids of what is in circles' processes and in no structure: proposals, objections, notes,
//! tensions.

use super::{MOST, parse, shortened};
use async_graphql::ID;
use std::borrow::Cow;
use type_safe_id::{Type, TypeSafeId};
use uuid::Uuid;
use zirkel_app::error::{Problem, ProblemCode};
use zirkel_domain::ids::{NoteId, ObjectionId, ProposalId, TensionId};

/// The prefixes, each with the thing's name in messages.
const KINDS: [(&str, &str); 4] = [
    (NoteId::PREFIX, "note"),
    (ObjectionId::PREFIX, "objection"),
    (ProposalId::PREFIX, "proposal"),
    (TensionId::PREFIX, "tension"),
];

/// A prefix that is known.
#[derive(Clone, Copy)]
struct Prefix(&'static str);

impl Type for Prefix {
    fn try_from_type_prefix(tag: &str) -> Result<Self, Cow<'static, str>> {
        let known = KINDS.iter().find(|(prefix, _)| *prefix == tag);
        known
            .map(|(prefix, _)| Self(prefix))
            .ok_or(Cow::Borrowed("a known prefix"))
    }

    fn to_type_prefix(&self) -> &str {
        self.0
    }
}

fn encode(prefix: &'static str, uuid: Uuid) -> ID {
    ID(TypeSafeId::from_type_and_uuid(Prefix(prefix), uuid).to_string())
}

/// The id of a proposal.
pub(crate) fn proposal(id: ProposalId) -> ID {
    encode(ProposalId::PREFIX, id.uuid())
}

/// The id of an objection.
pub(crate) fn objection(id: ObjectionId) -> ID {
    encode(ObjectionId::PREFIX, id.uuid())
}

/// A proposal's id.
pub(crate) fn proposal_id(text: &str, path: Vec<String>) -> Result<ProposalId, Problem> {
    of_kind(text, ProposalId::PREFIX, path).map(ProposalId::from_uuid)
}

/// The id of a tension.
pub(crate) fn tension(id: TensionId) -> ID {
    encode(TensionId::PREFIX, id.uuid())
}

/// A tension's id.
pub(crate) fn tension_id(text: &str, path: Vec<String>) -> Result<TensionId, Problem> {
    of_kind(text, TensionId::PREFIX, path).map(TensionId::from_uuid)
}

/// The tension that an id names, where it names one.
pub(crate) fn names_tension(text: &str) -> Option<TensionId> {
    let (prefix, uuid) = read(text)?;
    (prefix == TensionId::PREFIX).then(|| TensionId::from_uuid(uuid))
}

/// An objection's id.
pub(crate) fn objection_id(text: &str, path: Vec<String>) -> Result<ObjectionId, Problem> {
    of_kind(text, ObjectionId::PREFIX, path).map(ObjectionId::from_uuid)
}

/// The proposal that an id names, where it names one.
pub(crate) fn names_proposal(text: &str) -> Option<ProposalId> {
    let (prefix, uuid) = read(text)?;
    (prefix == ProposalId::PREFIX).then(|| ProposalId::from_uuid(uuid))
}

fn read(text: &str) -> Option<(&'static str, Uuid)> {
    if text.len() > MOST || !text.is_ascii() {
        return None;
    }
    let id: TypeSafeId<Prefix> = text.parse().ok()?;
    // One id has one text: no second spelling passes.
    (id.to_string() == text).then_some(())?;
    let known = KINDS.iter().find(|(it, _)| *it == id.type_prefix());
    known.map(|(prefix, _)| (*prefix, id.uuid()))
}

fn noun(prefix: &str) -> &'static str {
    let known = KINDS.iter().find(|(it, _)| *it == prefix);
    known.map_or("thing", |(_, noun)| noun)
}

fn of_kind(text: &str, prefix: &'static str, path: Vec<String>) -> Result<Uuid, Problem> {
    let wanted = noun(prefix);
    let found = match read(text) {
        Some((found, uuid)) if found == prefix => return Ok(uuid),
        Some((found, _)) => Some(noun(found)),
        None => parse(text).map(|(kind, _)| kind.noun),
    };
    let message = match found {
        Some(found) => {
            format!("`{text}` is the id of a {found}, the id of a {wanted} is expected")
        }
        None => format!(
            "`{}` is not an id: ids look like `{prefix}_01j…` and come from this API",
            shortened(text)
        ),
    };
    Err(Problem {
        code: ProblemCode::Malformed,
        message,
        path,
    })
}

//! What every act in a circle's process goes through. What follows by itself is settled first, in a
//! transaction of its own, so that each act is judged by what holds at its moment; then the act,
//! everything that follows from it and, where it is adopted, the revision that it makes, all in
//! one.

mod begun;
mod kept;
mod offices;
mod proposal;
mod tensions;
mod text;

pub(super) use kept::keep;
pub(crate) use proposal::Sight;
pub(crate) use tensions::Subject;
pub use text::Text;

use crate::{
    AppError,
    error::{Problem, ProblemCode},
    process::Within,
};
use zirkel_domain::ids::{CircleId, NoteId, ObjectionId, ProposalId, TensionId};

/// A proposal as a receipt holds it: its id, and the number of its last entry with the act.
const PROPOSAL: &str = ProposalId::PREFIX;

/// What a receipt says of an act on a proposal.
pub(super) fn written(id: ProposalId, number: u64, within: Option<Within>) -> String {
    let within = match within {
        None => String::new(),
        Some(Within::Objection(id)) => format!(" {} {}", ObjectionId::PREFIX, id.uuid()),
        Some(Within::Note(id)) => format!(" {} {}", NoteId::PREFIX, id.uuid()),
    };
    format!("{PROPOSAL} {} {number}{within}", id.uuid())
}

/// What a receipt says of an act on the offices of a circle.
pub(super) fn written_circle(id: CircleId) -> String {
    format!("{} {}", CircleId::PREFIX, id.uuid())
}

/// What a receipt says of an act on a tension.
pub(super) fn written_tension(id: TensionId, number: u64) -> String {
    format!("{} {} {number}", TensionId::PREFIX, id.uuid())
}

/// The tension on which an act was, and the number of its last entry with the act.
pub(super) fn read_tension(text: &str) -> Option<(TensionId, u64)> {
    let mut words = text.split(' ');
    let kind = words.next()?;
    let id = words.next()?.parse().ok()?;
    let number = words.next()?.parse().ok()?;
    (kind == TensionId::PREFIX).then(|| (TensionId::from_uuid(id), number))
}

/// The circle on whose offices an act was.
pub(super) fn read_circle(text: &str) -> Option<CircleId> {
    let (kind, id) = text.split_once(' ')?;
    let id = id.parse().ok()?;
    (kind == CircleId::PREFIX).then(|| CircleId::from_uuid(id))
}

/// What a receipt says of an act on a proposal.
pub(super) fn read(text: &str) -> Option<(ProposalId, u64, Option<Within>)> {
    let mut words = text.split(' ');
    let kind = words.next()?;
    let id = ProposalId::from_uuid(words.next()?.parse().ok()?);
    let number = words.next()?.parse().ok()?;
    let part = words.next().zip(words.next());
    let within = part.and_then(|(kind, id)| {
        let id = id.parse().ok()?;
        match kind {
            ObjectionId::PREFIX => Some(Within::Objection(ObjectionId::from_uuid(id))),
            NoteId::PREFIX => Some(Within::Note(NoteId::from_uuid(id))),
            _ => None,
        }
    });
    (kind == PROPOSAL).then_some((id, number, within))
}

/// Nothing by this id; also where there is one that the caller does not see.
pub(crate) fn unknown(field: &'static str, what: &str) -> AppError {
    let message = format!("`{field}` names no {what} here");
    Problem::at([field], ProblemCode::NotFound, message).into()
}

/// A circle of the organization by id.
pub(crate) fn circle(
    view: &crate::View,
    id: CircleId,
    field: &'static str,
) -> Result<CircleId, AppError> {
    if view.index.contains(id.role()) {
        Ok(id)
    } else {
        Err(unknown(field, "circle"))
    }
}

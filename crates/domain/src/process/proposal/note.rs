//! Questions and reactions, each in a thread of its own; never in the way.

use super::{Event, in_state};
use crate::{
    act::Acting,
    ids::NoteId,
    process::{Case, Fact, Floor, NoteKind, Step, floor},
    rule,
    text::Text,
};

/// GOV-4.8.2: a member asks, or says what they think.
pub fn note(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    (id, kind): (NoteId, NoteKind),
    text: &Text,
) -> Step {
    in_state(case, Event::Note)?;
    floor::all([floor.member(by)])?;
    let fact = Fact::Noted(id, kind, text.clone());
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_8_2, fact)])
}

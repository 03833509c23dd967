//! A draft: its author's alone, and nobody else's business.

use super::{Event, in_state};
use crate::{
    act::Acting,
    code::Code,
    process::{Case, Content, Entry, Fact, Floor, Step, floor},
    rejection::Rejection,
    rule,
};

/// GOV-4.2.2: a member begins a draft, for a seat that they represent. It may lack anything else.
pub fn draft(floor: &Floor<'_>, by: Acting, content: &Content) -> Step {
    floor::all([
        floor.member(by),
        floor.represented(by, content.seat, "seatId"),
    ])?;
    Ok(vec![drafted(floor, by, content)])
}

fn drafted(floor: &Floor<'_>, by: Acting, content: &Content) -> Entry {
    let who = crate::process::Who {
        seat: Some(content.seat),
        ..Floor::plainly(by)
    };
    floor.entry(
        who,
        rule::GOV_4_2_2,
        Fact::Drafted(floor.circle, content.clone()),
    )
}

/// The author changes the draft.
pub fn edit(floor: &Floor<'_>, case: &Case, by: Acting, content: &Content) -> Step {
    author(case, by)?;
    in_state(case, Event::Edit)?;
    let fact = Fact::Edited(content.clone());
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_3_2, fact)])
}

/// The author throws the draft away.
pub fn delete(floor: &Floor<'_>, case: &Case, by: Acting) -> Step {
    author(case, by)?;
    in_state(case, Event::Delete)?;
    Ok(vec![floor.entry(
        Floor::plainly(by),
        rule::GOV_4_7_6,
        Fact::Deleted,
    )])
}

/// Only the author.
pub(super) fn author(case: &Case, by: Acting) -> Result<(), Vec<Rejection>> {
    if case.proposer == by.person {
        return Ok(());
    }
    let message = "only its author does this: take the text up as a proposal of your own";
    Err(vec![Rejection::by(
        rule::GOV_4_2_1,
        Code::WrongState,
        message,
    )])
}

//! A member calls for a meeting, or lets go again.

use super::{Event, in_state};
use crate::{
    act::Acting,
    code::Code,
    process::{Case, Fact, Floor, State, Step, floor, version},
    rejection::Rejection,
    rule,
    text::Text,
};

/// GOV-4.8.1: any member, without a reason. The proposal is off the table until a meeting takes it
/// up, unless a policy lets it go on meanwhile.
pub fn escalate(floor: &Floor<'_>, case: &Case, by: Acting, reason: Option<&Text>) -> Step {
    in_state(case, Event::Escalate)?;
    floor::all([floor.member(by)])?;
    let fact = if version::escalation_stops(floor.world.index, floor.circle) {
        Fact::Escalated(reason.cloned())
    } else {
        Fact::MeetingAsked(reason.cloned())
    };
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_8_1, fact)])
}

/// Who called for the meeting lets go: the right was theirs; any member where they are none any
/// more. Answers are kept, a limit begins anew.
pub fn release(floor: &Floor<'_>, case: &Case, by: Acting) -> Step {
    in_state(case, Event::Release)?;
    floor::all([floor.member(by), theirs(floor, case, by)])?;
    let who = Floor::plainly(by);
    Ok(vec![floor.entry(who, rule::GOV_4_8_1, Fact::Released)])
}

/// §13.1: who called for the meeting lets go. Who is no member any more has no right left to hold
/// on to.
fn theirs(floor: &Floor<'_>, case: &Case, by: Acting) -> Option<Rejection> {
    let State::Escalated { by: asked } = case.state else {
        return None;
    };
    (asked != by.person && floor.is_member(asked)).then(|| {
        let name = floor.world.index.directory().name(asked);
        let message = format!("{name} called for the meeting, and only they let go of it");
        Rejection::by(rule::GOV_4_8_1, Code::WrongState, message)
    })
}

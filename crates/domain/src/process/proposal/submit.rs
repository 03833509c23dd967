//! A draft is put before everybody.

use super::{Event, draft::author, in_state};
use crate::{
    act::Acting,
    process::{Case, Fact, Floor, Step, Who, Why, version},
    rejection::Rejection,
    rule,
};

/// GOV-4.3.2: everything that stands in the way of submitting a draft, as it is; nothing for what
/// was submitted.
pub fn problems(floor: &Floor<'_>, case: &Case) -> Vec<Rejection> {
    if !Event::Submit.fits(&case.state) {
        return Vec::new();
    }
    let by = Acting {
        person: case.proposer,
        via: None,
    };
    if let Some(refusal) = floor.member(by) {
        return vec![refusal];
    }
    let opening = version::opening(floor, case, by, &case.content, Why::Submitted);
    opening.err().unwrap_or_default()
}

/// GOV-4.3.1: the author submits the draft to every member. That counts as their own answer to it
///
pub fn submit(floor: &Floor<'_>, case: &Case, by: Acting) -> Step {
    author(case, by)?;
    in_state(case, Event::Submit)?;
    if let Some(refusal) = floor.member(by) {
        return Err(vec![refusal]);
    }
    let opening = version::opening(floor, case, by, &case.content, Why::Submitted)?;
    let who = Who {
        seat: Some(case.content.seat),
        ..Floor::plainly(by)
    };
    Ok(vec![floor.entry(
        who,
        rule::GOV_4_3_1,
        Fact::Opened(opening),
    )])
}

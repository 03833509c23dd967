//! A proposer changes the text: a new version, and everybody's answer anew.

use super::{Event, in_state};
use crate::{
    act::Acting,
    process::{Case, Content, Fact, Floor, Step, Who, Why, floor, version},
    rule::{self, Rule},
};

/// GOV-4.7.2: the proposer amends it, to serve their own tension better.
pub fn amend(floor: &Floor<'_>, case: &Case, by: Acting, content: &Content) -> Step {
    in_state(case, Event::Amend)?;
    reopen(floor, case, by, content, (Why::Amended, rule::GOV_4_7_2))
}

/// GOV-4.7.5: the proposer places it on what moved.
pub fn rebase(floor: &Floor<'_>, case: &Case, by: Acting, content: &Content) -> Step {
    in_state(case, Event::Rebase)?;
    reopen(floor, case, by, content, (Why::Rebased, rule::GOV_4_7_5))
}

fn reopen(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    content: &Content,
    (why, rule): (Why, Rule),
) -> Step {
    floor::all([floor::proposer(floor, case, by), floor.member(by)])?;
    let opening = version::opening(floor, case, by, content, why)?;
    let who = Who {
        seat: Some(content.seat),
        ..Floor::plainly(by)
    };
    Ok(vec![floor.entry(who, rule, Fact::Opened(opening))])
}

//! Another member makes an orphaned proposal their own.

use super::{Event, in_state};
use crate::{
    act::Acting,
    code::Code,
    process::{Case, Content, Fact, Floor, Step, Who, Why, floor, version},
    rejection::Rejection,
    rule,
};

/// GOV-4.2.1: as a tension of theirs, with what a proposer must be able to give (GOV-4.3.2).
pub fn take_over(floor: &Floor<'_>, case: &Case, by: Acting, content: &Content) -> Step {
    in_state(case, Event::TakeOver)?;
    let own = (case.proposer == by.person).then(|| {
        let message = "it was yours before: propose it anew";
        Rejection::by(rule::GOV_4_2_1, Code::WrongState, message)
    });
    floor::all([own, floor.member(by)])?;
    let opening = version::opening(floor, case, by, content, Why::TakenOver)?;
    let who = Who {
        seat: Some(content.seat),
        ..Floor::plainly(by)
    };
    Ok(vec![floor.entry(
        who,
        rule::GOV_4_2_1,
        Fact::Opened(opening),
    )])
}

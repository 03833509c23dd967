//! A proposer takes their proposal back.

use super::{Event, in_state};
use crate::{
    act::Acting,
    process::{Case, Fact, Floor, Step, floor},
    rule,
};

/// GOV-4.7.6: at any time before it is adopted. Others may take the text up as their own.
pub fn withdraw(floor: &Floor<'_>, case: &Case, by: Acting) -> Step {
    in_state(case, Event::Withdraw)?;
    floor::all([floor::proposer(floor, case, by)])?;
    Ok(vec![floor.entry(
        Floor::plainly(by),
        rule::GOV_4_7_6,
        Fact::Withdrawn,
    )])
}

//! A proposer takes their proposal back.

use super::{Event, draft::author, in_state};
use crate::{
    act::Acting,
    process::{Case, Fact, Floor, Step},
    rule,
};

/// GOV-4.7.6: at any time before it is adopted. Others may take the text up as their own.
pub fn withdraw(floor: &Floor<'_>, case: &Case, by: Acting) -> Step {
    in_state(case, Event::Withdraw)?;
    author(case, by)?;
    Ok(vec![floor.entry(
        Floor::plainly(by),
        rule::GOV_4_7_6,
        Fact::Withdrawn,
    )])
}

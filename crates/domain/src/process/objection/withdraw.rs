//! Who has a concern takes it back.

use super::{Event, in_state, objector, of};
use crate::{
    act::Acting,
    ids::ObjectionId,
    process::{Case, ConcernFact, Floor, Step, floor},
    rule,
};

/// §13.2: while it is not tested, and no ruling is awaited.
pub fn withdraw(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    let concern = in_state(case, id, Event::Withdraw)?;
    floor::all([objector(concern, by)])?;
    let fact = of(id, ConcernFact::Withdrawn);
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_4_1, fact)])
}

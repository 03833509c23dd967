//! A claim that the proposal breaks the rules: the Secretary says whether it does.

use super::{Event, in_state, of};
use crate::{
    act::Acting,
    ids::ObjectionId,
    process::{Case, ConcernFact, Floor, Step},
    rule as rules,
    structure::role::CoreRole,
    text::Text,
};

/// GOV-4.4.2: the Facilitator asks the Secretary.
pub fn ask(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    in_state(case, id, Event::AskSecretary)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    let fact = of(id, ConcernFact::RulingAsked);
    Ok(vec![floor.entry(who, rules::GOV_4_4_2, fact)])
}

/// GOV-4.4.2: the Secretary says whether a rule would be broken. Where none would, the concern is
/// dismissed.
pub fn rule(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    id: ObjectionId,
    (violates, reason): (bool, &Text),
) -> Step {
    in_state(case, id, Event::Rule)?;
    let who = floor.officer(by, CoreRole::Secretary)?;
    let fact = if violates {
        ConcernFact::RuledViolation(reason.clone())
    } else {
        ConcernFact::RuledLawful(reason.clone())
    };
    Ok(vec![floor.entry(who, rules::GOV_4_4_2, of(id, fact))])
}

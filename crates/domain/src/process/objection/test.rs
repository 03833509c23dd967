//! Whether a concern is an objection: arguments by who has it, a test by the acting Facilitator.

use super::{Event, in_state, objector, of};
use crate::{
    act::Acting,
    code::Code,
    ids::ObjectionId,
    process::{Case, ConcernFact, Criterion, Floor, Step, floor},
    rejection::Rejection,
    rule,
    structure::role::CoreRole,
    text::Text,
};
use std::collections::BTreeSet;

/// GOV-4.5.1: the Facilitator lets the concern count, untested.
pub fn capture(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    in_state(case, id, Event::Capture)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    Ok(vec![floor.entry(
        who,
        rule::GOV_4_5_1,
        of(id, ConcernFact::Captured),
    )])
}

/// GOV-4.6.1: any member asks for a test, which then has to be made.
pub fn demand(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    in_state(case, id, Event::DemandTest)?;
    floor::all([floor.member(by)])?;
    let fact = of(id, ConcernFact::TestDemanded);
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_6_1, fact)])
}

/// GOV-4.5.1: the Facilitator tests of their own accord.
pub fn start(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    in_state(case, id, Event::StartTest)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    Ok(vec![floor.entry(
        who,
        rule::GOV_4_5_1,
        of(id, ConcernFact::TestStarted),
    )])
}

/// GOV-4.4.1: who has the concern argues that a criterion is met.
pub fn argue(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    id: ObjectionId,
    (criterion, text): (Criterion, &Text),
) -> Step {
    let concern = in_state(case, id, Event::Argue)?;
    floor::all([objector(concern, by), floor.member(by)])?;
    let fact = of(id, ConcernFact::Argued(criterion, text.clone()));
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_4_1, fact)])
}

/// GOV-4.4.1: the Facilitator finds that every criterion is argued for, or that a rule is said to
/// be broken (GOV-4.4.2). Only that the arguments are there is held against them.
pub fn find_objection(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId) -> Step {
    let concern = in_state(case, id, Event::FindObjection)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    let missing: Vec<&str> = Criterion::FOUR
        .into_iter()
        .filter(|it| !concern.argues(*it))
        .map(Criterion::as_str)
        .collect();
    if !missing.is_empty() && !concern.argues(Criterion::Rules) {
        let message = format!(
            "there is no argument for {}: the objector gives one, or you find that there is none",
            missing.join(", ")
        );
        let refusal = Rejection::by(rule::GOV_4_4_1, Code::ObjectionIncomplete, message);
        return Err(vec![refusal]);
    }
    let fact = of(id, ConcernFact::FoundObjection);
    Ok(vec![floor.entry(who, rule::GOV_4_5_1, fact)])
}

/// GOV-4.5.1, GOV-4.6.1: the Facilitator names the criteria for which there is no argument, or none
/// that hangs together, and says why. Never on its accuracy, weight or importance.
pub fn find_none(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    id: ObjectionId,
    (lacking, reason): (&BTreeSet<Criterion>, &Text),
) -> Step {
    let concern = in_state(case, id, Event::FindNone)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    if concern.argues(Criterion::Rules) && !lacking.contains(&Criterion::Rules) {
        let message = "the claim that a rule is broken stands alone: name `OBJ-RULES` as well, or \
                       ask the Secretary";
        let refusal = Rejection::by(rule::GOV_4_4_2, Code::ReasonRequired, message);
        return Err(vec![refusal.at(["criteria"])]);
    }
    if lacking.iter().all(|it| *it == Criterion::Rules) {
        let message = "name which of the four criteria has no argument: `OBJ-RULES` is an \
                       alternative to them, and an objection that argues all four stands";
        let refusal = Rejection::by(rule::GOV_4_5_1, Code::ReasonRequired, message);
        return Err(vec![refusal.at(["criteria"])]);
    }
    let fact = of(id, ConcernFact::FoundNone(lacking.clone(), reason.clone()));
    Ok(vec![floor.entry(who, rule::GOV_4_6_1, fact)])
}

//! Looking for a text that removes the objection and still serves the tension.

use super::{Event, in_state, objector, of};
use crate::{
    act::Acting,
    code::Code,
    ids::ObjectionId,
    process::{Amendment, Case, ConcernFact, Content, Floor, Step, floor, version},
    rejection::Rejection,
    rule,
    structure::role::CoreRole,
    text::Text,
};

/// GOV-4.6.2: the objector, or any member who helps, offers a text. The tension and its example
/// stay the proposer's own. Outside of meetings several objections are worked on side by side; only
/// a meeting takes them in turn (GOV-4.6.6).
pub fn offer(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    id: ObjectionId,
    content: &Content,
) -> Step {
    in_state(case, id, Event::Offer)?;
    floor::all([floor.member(by)])?;
    let content = Content {
        changes: content.changes.clone(),
        title: content.title.clone(),
        ..case.content.clone()
    };
    let proposer = Acting {
        person: case.proposer,
        via: None,
    };
    let adoption = version::adoption(floor, case, proposer, &content)?;
    let number = u32::try_from(case.amendments.len()).unwrap_or(u32::MAX);
    let number = number.saturating_add(1);
    let bases = adoption.plan.bases;
    let fact = of(id, ConcernFact::AmendmentOffered(number, content, bases));
    Ok(vec![floor.entry(Floor::plainly(by), rule::GOV_4_6_2, fact)])
}

/// GOV-4.6.5: the objector says that a text would not trigger the objection.
pub fn solved(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId, number: u32) -> Step {
    let concern = in_state(case, id, Event::ConfirmSolved)?;
    floor::all([objector(concern, by), floor.member(by)])?;
    offered(case, id, number)?;
    let who = Floor::plainly(by);
    let said = floor.entry(who, rule::GOV_4_6_5, of(id, ConcernFact::SolvedBy(number)));
    let both = concern.served_by.contains(&number);
    Ok(vec![said]
        .into_iter()
        .chain(resolved(floor, id, number, both))
        .collect())
}

/// GOV-4.6.5: the proposer says that a text still serves their tension.
pub fn serves(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId, number: u32) -> Step {
    let concern = in_state(case, id, Event::ConfirmServes)?;
    floor::all([floor::proposer(floor, case, by), floor.member(by)])?;
    offered(case, id, number)?;
    let who = Floor::plainly(by);
    let said = floor.entry(who, rule::GOV_4_6_5, of(id, ConcernFact::ServedBy(number)));
    let both = concern.solved_by.contains(&number);
    Ok(vec![said]
        .into_iter()
        .chain(resolved(floor, id, number, both))
        .collect())
}

/// GOV-4.6.5: two yeses on the same text.
fn resolved(
    floor: &Floor<'_>,
    id: ObjectionId,
    number: u32,
    both: bool,
) -> Option<crate::process::Entry> {
    both.then(|| floor.follows(rule::GOV_4_6_5, of(id, ConcernFact::Resolved(number))))
}

/// A text that was offered for an objection, on top of what others were resolved by.
fn offered(case: &Case, id: ObjectionId, number: u32) -> Result<&Amendment, Vec<Rejection>> {
    let current = case.version();
    let found = case.amendment(number);
    let found = found.filter(|it| it.objection == id && it.version == current);
    let found = found.ok_or_else(|| {
        let message = format!(
            "no amendment `{number}` was offered for this objection under version {current}"
        );
        let refusal = Rejection::by(rule::GOV_4_6_5, Code::WrongState, message);
        vec![refusal.at(["amendment"])]
    })?;
    if let Some(settling) = case.settled_by.filter(|it| number < *it) {
        let message = format!(
            "amendment `{number}` was written before `{settling}`, which resolved another \
             objection and would be lost: offer it anew, on top of that one"
        );
        let refusal = Rejection::by(rule::GOV_4_6_5, Code::WrongState, message);
        return Err(vec![refusal.at(["amendment"])]);
    }
    Ok(found)
}

/// GOV-4.6.2: the Facilitator sees no good-faith try, and says why.
pub fn abandon(floor: &Floor<'_>, case: &Case, by: Acting, id: ObjectionId, reason: &Text) -> Step {
    in_state(case, id, Event::Abandon)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    let fact = of(id, ConcernFact::Abandoned(reason.clone()));
    Ok(vec![floor.entry(who, rule::GOV_4_6_2, fact)])
}

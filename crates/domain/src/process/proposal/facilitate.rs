//! The acting Facilitator ends a proposal, for a reason that everybody reads.

use super::{Event, in_state};
use crate::{
    act::Acting,
    process::{Case, DropGround, Fact, Floor, ProposalCriterion, Step},
    rule,
    structure::role::CoreRole,
    text::Text,
};

/// GOV-4.3.3: it clearly fails a criterion of GOV-4.3.2. Not because it is poor, or its example
/// untrue.
pub fn discard(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    criterion: ProposalCriterion,
    reason: &Text,
) -> Step {
    in_state(case, Event::Discard)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    let fact = Fact::Discarded(criterion, reason.clone());
    Ok(vec![floor.entry(who, rule::GOV_4_3_3, fact)])
}

/// GOV-4.6.3, GOV-4.6.4: the proposer did not hold up their part of the integration.
pub fn drop_it(
    floor: &Floor<'_>,
    case: &Case,
    by: Acting,
    ground: DropGround,
    reason: &Text,
) -> Step {
    in_state(case, Event::Drop)?;
    let who = floor.officer(by, CoreRole::Facilitator)?;
    let rule = match ground {
        DropGround::Unanswered => rule::GOV_4_6_3,
        DropGround::AmendmentUnrefuted => rule::GOV_4_6_4,
    };
    let fact = Fact::Dropped(ground, reason.clone());
    Ok(vec![floor.entry(who, rule, fact)])
}

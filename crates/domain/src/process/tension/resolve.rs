//! What the author of a tension and the members of its circle do with it: name the proposal that is
//! to resolve it, and say that it is resolved.

use super::{
    Tension, TensionFact, TensionState,
    sense::{entry, over},
};
use crate::{
    act::{Acting, World},
    code::Code,
    ids::ProposalId,
    process::{Step, floor},
    rejection::Rejection,
    rule,
    text::Text,
};

/// Its author or a member of its circle names a proposal that is to resolve it.
pub fn link(
    world: World<'_>,
    tension: &Tension,
    by: Acting,
    proposal: ProposalId,
) -> Step<TensionFact> {
    let known = tension.proposals.contains(&proposal).then(|| {
        let message = "the proposal is linked to the tension already";
        Rejection::plain(Code::WrongState, message).at(["proposalId"])
    });
    floor::all([outsider(world, tension, by), over(tension), known])?;
    let fact = TensionFact::Linked(proposal);
    Ok(vec![entry(world, by, None, fact)])
}

/// Its author or a member of its circle says that it is resolved, and may say how.
pub fn settle(
    world: World<'_>,
    tension: &Tension,
    by: Acting,
    outcome: Option<&Text>,
) -> Step<TensionFact> {
    let unseen = (tension.state == TensionState::Private).then(|| {
        let message = "nobody has seen the tension yet: share it first, or let it go";
        Rejection::plain(Code::WrongState, message)
    });
    floor::all([outsider(world, tension, by), over(tension), unseen])?;
    let fact = TensionFact::Settled(outcome.cloned());
    Ok(vec![entry(world, by, None, fact)])
}

fn outsider(world: World<'_>, tension: &Tension, by: Acting) -> Option<Rejection> {
    let index = world.index;
    let members = index.members(tension.circle, world.now);
    let takes_part = tension.by == Some(by.person) || members.contains(&by.person);
    (!takes_part).then(|| {
        let message = format!(
            "{} neither sensed the tension nor is a member of {}",
            index.directory().name(by.person),
            index.circle_name(tension.circle)
        );
        Rejection::by(rule::GOV_9_4_1, Code::NotCircleMember, message)
    })
}

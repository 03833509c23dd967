//! Opening a version: what must be there, what it rests on, and how long silence waits.

use super::{Case, Content, Floor, Opening, fact::Why};
use crate::{
    act::Acting,
    change::{self, Adoption},
    code::Code,
    ids::CircleId,
    index::Index,
    rejection::Rejection,
    rule,
    structure::policy::Hook,
    time::Wait,
};

/// A version of a text by its proposer, fit to be answered; or everything that it lacks.
pub(super) fn opening(
    floor: &Floor<'_>,
    case: &Case,
    proposer: Acting,
    content: &Content,
    why: Why,
) -> Result<Opening, Vec<Rejection>> {
    let lacking = incomplete(content);
    let seat = floor.represented(proposer, content.seat, "seatId");
    let found = adoption(floor, case, proposer, content);
    let (adoption, refusals) = match found {
        Ok(adoption) => (Some(adoption), Vec::new()),
        Err(refusals) => (None, refusals),
    };
    let mut refusals: Vec<Rejection> = lacking.into_iter().chain(seat).chain(refusals).collect();
    refusals.sort_by_key(|it| it.rule);
    match adoption {
        Some(adoption) if refusals.is_empty() => Ok(Opening {
            why,
            content: content.clone(),
            bases: adoption.plan.bases,
            members: floor.world.index.members(floor.circle, floor.now()),
            wait: time_limit(floor.world.index, floor.circle),
        }),
        Some(_) | None => Err(refusals),
    }
}

/// What adopting a text now would come to.
pub(super) fn adoption(
    floor: &Floor<'_>,
    case: &Case,
    proposer: Acting,
    content: &Content,
) -> Result<Adoption, Vec<Rejection>> {
    let (what, whose) = ((case.id, floor.site()), (proposer, Some(content.seat)));
    change::adopt(floor.world, what, whose, &content.changes)
}

/// GOV-4.3.2: what a proposer must be able to give. A draft may lack it.
fn incomplete(content: &Content) -> Option<Rejection> {
    let fields = [
        (content.tension.is_none(), "the tension", "tension"),
        (content.example.is_none(), "a real example of it", "example"),
        (
            content.effect.is_none(),
            "why the example would have gone better",
            "effect",
        ),
    ];
    let missing: Vec<(&str, &'static str)> = fields
        .into_iter()
        .filter(|(lacks, _, _)| *lacks)
        .map(|(_, words, field)| (words, field))
        .collect();
    let (_, first) = missing.first()?;
    let words: Vec<&str> = missing.iter().map(|(words, _)| *words).collect();
    let message = format!("give {}", words.join(" and "));
    Some(Rejection::by(rule::GOV_4_3_2, Code::ProposalIncomplete, message).at([*first]))
}

/// GOV-4.7.3: how long silence waits in a circle before it means no objection; none without a
/// policy: then everybody has to answer. A policy of a circle around that reaches down counts where
/// the circle has none of its own, and over its own where it allows no other (GOV-3.2.3).
pub(super) fn time_limit(index: &Index, circle: CircleId) -> Option<Wait> {
    default_of(index, circle, |hook| {
        if let Hook::ObjectionTimeLimit { days: days @ 1.. } = hook {
            Some(Wait::days(*days))
        } else {
            None
        }
    })
}

/// GOV-4.8.1: whether a call for a meeting takes a proposal off the table, which it does unless a
/// policy says otherwise.
pub(super) fn escalation_stops(index: &Index, circle: CircleId) -> bool {
    let said = default_of(index, circle, |hook| {
        if let Hook::AsyncEscalation { stops } = hook {
            Some(*stops)
        } else {
            None
        }
    });
    said.unwrap_or(true)
}

/// GOV-3.2.3: what policies say of a default in a circle: the outermost that allows no local
/// version, else the nearest.
fn default_of<T>(index: &Index, circle: CircleId, pick: impl Fn(&Hook) -> Option<T>) -> Option<T> {
    let around = std::iter::once(circle).chain(index.circles_above(circle));
    let mut nearest = None;
    let mut binding = None;
    for at in around {
        for (_, clause, hook) in index.hooks_of(at) {
            let reaches = at == circle || !clause.local;
            let Some(said) = pick(hook).filter(|_| reaches) else {
                continue;
            };
            if at != circle && !clause.may_override {
                binding = Some(said);
            } else if nearest.is_none() {
                nearest = Some(said);
            }
        }
    }
    binding.or(nearest)
}

//! What may this person resolve (design §4): the boxes of cases in which the evaluator would say
//! yes, with the limit that holds in each. Worked out by subtracting from what ties a seat all that
//! stands in its way; a property test holds it against the evaluator at every limit.

use super::{
    boxes,
    case::Case,
    inquiry::Inquiry,
    judgement::Seating,
    live::LiveFacts,
    resolve::{self, Question},
    verdict::{Basis, Mandate, Verdict},
};
use crate::{
    ids::{CircleId, PersonId},
    index::Index,
    money::Money,
    structure::{
        decision_type::AttributeType,
        role::{RoleRef, SeatRef},
        scope::{Condition, Test, Value},
    },
    text::DecisionKey,
    time::Timestamp,
};
use std::collections::BTreeSet;

mod blocks;
mod compare;
mod money;
mod ranges;
mod sample;
mod seats;

pub use compare::{MandateChange, compare};
pub use sample::sample;
use sample::{whole_case, within};

/// A box of cases: conditions that must all hold.
pub(super) type Conditions = Vec<Condition>;

/// The most boxes that one seat and decision type are split into; what lies beyond is not listed.
const BOXES_MOST: usize = 256;

/// One seat of a person, with the boxes of cases in which they lead it.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) seat: SeatRef,
    pub(super) role: RoleRef,
    pub(super) basis: Basis,
    pub(super) within: Conditions,
}

/// A person with all their seats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor<'a> {
    pub(super) person: PersonId,
    standings: &'a seats::Standings,
}

impl Actor<'_> {
    /// The boxes in which they lead a role.
    fn led(&self, role: RoleRef) -> impl Iterator<Item = Conditions> {
        self.leading(role).map(|s| s.within.clone())
    }

    /// The seats in which they lead a role.
    fn leading(&self, role: RoleRef) -> impl Iterator<Item = &Standing> {
        self.standings.get(&role).into_iter().flatten()
    }
}

/// Everything that a person may resolve, by decision type, seat and box.
pub fn resolvable_by(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    person: PersonId,
) -> Vec<Mandate> {
    resolvable_among(index, live, at, (person, &keys(index)))
}

/// What a person may resolve of these decision types alone, whether or not a text or the catalogue
/// names them: what holds for a type holds for those below it.
pub fn resolvable_among(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    (person, keys): (PersonId, &BTreeSet<DecisionKey>),
) -> Vec<Mandate> {
    let standings = &seats::standings(index, at, person);
    let actor = Actor { person, standings };
    let mut mandates = Vec::new();
    for key in keys {
        let case = bare_case(key);
        let inquiry = Inquiry::new(index, &case, at, live);
        let roles = inquiry.roles_spoken_of();
        let concerned: Vec<&Standing> = roles
            .iter()
            .filter_map(|role| standings.get(role))
            .flatten()
            .collect();
        if concerned.is_empty() {
            continue;
        }
        let whole = whole_case(&inquiry);
        for standing in concerned {
            mandates.extend(of_seat(&inquiry, actor, standing, &whole));
        }
    }
    mandates.sort_by(|a, b| {
        let order = |m: &Mandate| {
            (
                m.decision.clone(),
                m.basis,
                m.seat,
                m.conditions.clone(),
                m.limit,
            )
        };
        order(a).cmp(&order(b))
    });
    mandates.dedup();
    mandates
}

/// Every decision type of the catalogue, and every key that only a scope knows.
pub fn keys(index: &Index) -> BTreeSet<DecisionKey> {
    let catalogued = index.catalogue().iter().map(|t| t.key.clone());
    catalogued.chain(index.scoped_keys().cloned()).collect()
}

fn bare_case(key: &DecisionKey) -> Case {
    Case {
        decision: key.clone(),
        amount: None,
        attributes: std::collections::BTreeMap::new(),
        reversibility: None,
        external_ref: None,
        customer_ref: None,
    }
}

fn of_seat(
    inquiry: &Inquiry<'_>,
    actor: Actor<'_>,
    standing: &Standing,
    whole: &Case,
) -> Vec<Mandate> {
    let tied = blocks::tied(inquiry, standing);
    if tied.is_empty() {
        return Vec::new();
    }
    let blocked = blocks::blocked(inquiry, actor, standing);
    let open: Vec<Conditions> = take_away(tied, &blocked.always);
    let firmly = ranges_of(
        inquiry,
        standing,
        take_away(open.clone(), &blocked.unless_easy),
    );
    let if_easy = if blocked.unless_easy.is_empty() {
        Vec::new()
    } else {
        ranges_of(inquiry, standing, open)
    };
    let added = if_easy
        .iter()
        .filter(|entry| !firmly.contains(entry))
        .map(|entry| (entry, true));
    firmly
        .iter()
        .map(|entry| (entry, false))
        .chain(added)
        .filter_map(|((conditions, limit), easy)| {
            let case = within(inquiry, whole, conditions, *limit, easy)?;
            mandate(inquiry, actor.person, standing, &case, conditions.clone()).map(|it| Mandate {
                limit: *limit,
                if_easy_to_undo: easy,
                ..it
            })
        })
        .take(BOXES_MOST)
        .collect()
}

/// Boxes with the money that the role has in them, as ranges of amounts.
fn ranges_of(
    inquiry: &Inquiry<'_>,
    standing: &Standing,
    open: Vec<Conditions>,
) -> Vec<(Conditions, Option<Money>)> {
    let parts = open
        .into_iter()
        .flat_map(|conditions| money::limits(inquiry, standing.seat, conditions))
        .collect();
    ranges::ranges(parts, |conditions| settle(inquiry, conditions))
}

/// The mandate of a box, with the grounds that the evaluator gives for a case in it; none where the
/// evaluator does not agree.
fn mandate(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    standing: &Standing,
    case: &Case,
    conditions: Conditions,
) -> Option<Mandate> {
    let judged = Inquiry::new(inquiry.index, case, inquiry.watch.at(), inquiry.live);
    let question = Question {
        person,
        seat: Some(standing.seat),
        statement: None,
    };
    let judgement = resolve::judge(&judged, question)?;
    (judgement.verdict() == Verdict::Allowed).then(|| Mandate {
        decision: inquiry.case.decision.clone(),
        seat: standing.seat,
        basis: standing.basis,
        conditions,
        if_easy_to_undo: false,
        limit: None,
        grounds: judgement.grounds,
    })
}

/// What is left of boxes after taking others away.
pub(super) fn take_away(from: Vec<Conditions>, taken: &[Conditions]) -> Vec<Conditions> {
    taken.iter().fold(from, |left, away| {
        let mut rest: Vec<Conditions> = left
            .iter()
            .flat_map(|piece| boxes::subtract(piece, away))
            .collect();
        rest.truncate(BOXES_MOST);
        rest
    })
}

/// Both boxes at once; none where nothing is in both.
pub(super) fn both(a: &[Condition], b: &[Condition]) -> Option<Conditions> {
    let joined: Conditions = a.iter().chain(b).cloned().collect();
    (!boxes::is_empty(&joined)).then(|| boxes::tidy(joined))
}

/// Disjoint boxes that together are the given ones.
pub(super) fn disjoint(all: Vec<Conditions>) -> Vec<Conditions> {
    let mut kept: Vec<Conditions> = Vec::new();
    for one in all {
        let fresh = take_away(vec![one], &kept);
        kept.extend(fresh);
        kept.truncate(BOXES_MOST);
    }
    kept
}

/// A box as it is shown: what the catalogue enumerates is listed, and what excludes nothing is left
/// out. None where no case is in it.
fn settle(inquiry: &Inquiry<'_>, conditions: Conditions) -> Option<Conditions> {
    let known = inquiry.index.catalogue().nearest(&inquiry.case.decision);
    let listed: Conditions = conditions
        .into_iter()
        .map(|c| {
            let kind = known.and_then(|t| t.attributes.get(&c.attribute));
            Condition {
                test: listed(c.test, kind),
                attribute: c.attribute,
            }
        })
        .collect();
    (!boxes::is_empty(&listed)).then(|| boxes::tidy(listed))
}

/// Exclusions from a known list, said as what remains of it.
fn listed(test: Test, kind: Option<&AttributeType>) -> Test {
    let excluded: Vec<Value> = match &test {
        Test::NoneOf(many) => many.clone(),
        Test::Differs(one) => vec![one.clone()],
        Test::Equals(_)
        | Test::Below(_)
        | Test::AtMost(_)
        | Test::Above(_)
        | Test::AtLeast(_)
        | Test::OneOf(_) => return test,
    };
    let all: Vec<Value> = match kind {
        Some(AttributeType::OneOf(known)) => known.iter().cloned().map(Value::Text).collect(),
        Some(AttributeType::Boolean) => vec![Value::Boolean(true), Value::Boolean(false)],
        _ => return test,
    };
    Test::OneOf(all.into_iter().filter(|v| !excluded.contains(v)).collect())
}

/// A seating as the evaluator's steps take it, in a box where the focus holds.
pub(super) fn seating(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    standing: &Standing,
) -> Option<Seating> {
    let index = inquiry.index;
    Some(Seating {
        person,
        seat: standing.seat,
        role: standing.role,
        circle: index.circle_of_seat(standing.seat)?,
        basis: standing.basis,
        by: crate::index::By::Circle(CircleId::from_uuid(index.anchor()?.uuid())),
        focus: super::truth::Truth::True,
        in_hole: false,
    })
}

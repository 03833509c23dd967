//! The one evaluator: runs every step for every seat of a person, gathers every blocker, ranks the
//! verdicts (rulebook §3.6, `authority.md`). May-one, who-may and what-may all end here.

mod seats;

use super::{
    inquiry::Inquiry,
    judgement::{Judgement, Seating},
    remedy,
    step::{
        breakdown, domains,
        mapping::{self, Ties},
        policies, seat, spending,
    },
    validity,
    verdict::{Basis, Blocker, Decision, Fact, Ground, Reason, Verdict},
};
use crate::{
    code::Code,
    ids::{CircleId, PersonId, RedirectId},
    index::earlier,
    rule,
    structure::role::{RoleRef, SeatRef},
    subject::Subject,
    time::Timestamp,
};
use seats::{seating_in, seatings};

/// What is asked about one person, besides the case.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Who.
    pub person: PersonId,
    /// Only in this seat.
    pub seat: Option<SeatRef>,
    /// Whether a statement ties the case to the seat's purpose, and who sent it.
    pub statement: Option<Statement>,
}

/// Who sent a statement (`authority.md`, Which seat 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The person themselves: it lifts `UNMAPPED`.
    OwnWords,
    /// Somebody else, such as a service account: recorded, it lifts nothing.
    SentByOther,
}

impl Question {
    /// About one person, in any seat.
    pub const fn about(person: PersonId) -> Self {
        Self {
            person,
            seat: None,
            statement: None,
        }
    }
}

/// Judges one person: the best of their seats, or nothing where they hold none that was asked for.
pub(super) fn judge(inquiry: &Inquiry<'_>, question: Question) -> Option<Judgement> {
    let seatings = match question.seat {
        Some(seat) => seating_in(inquiry, question.person, seat),
        None => seatings(inquiry, question.person),
    };
    let mut tied: Vec<(Seating, Ties<'_>)> = seatings
        .into_iter()
        .map(|seating| (seating, mapping::ties(inquiry, &seating)))
        .collect();
    let applies = |(seating, ties): &(Seating, Ties<'_>)| ties.reach(seating);
    if tied.iter().any(applies) {
        tied.retain(applies);
    }
    let mut judgements: Vec<Judgement> = tied
        .into_iter()
        .map(|(seating, ties)| judge_seat(inquiry, seating, &ties))
        .collect();
    let stated = question.statement == Some(Statement::OwnWords);
    if stated && mapping::open_tie(inquiry, question.person).is_none() {
        judgements.iter_mut().for_each(lift_unmapped);
    }
    let mut best = judgements.into_iter().min_by_key(rank)?;
    note_lead(inquiry, &mut best);
    note_redirects(inquiry, &mut best);
    Some(best)
}

/// The best verdict wins, then fewest blockers, then basis, then seat: an office after what
/// somebody was assigned to do.
fn rank(judgement: &Judgement) -> (Verdict, usize, Basis, bool, SeatRef) {
    let seating = judgement.seating;
    (
        judgement.verdict(),
        judgement.blocker_count(),
        seating.basis,
        matches!(seating.role, RoleRef::Core(..)),
        seating.seat,
    )
}

/// Runs all steps for one seating.
fn judge_seat(inquiry: &Inquiry<'_>, seating: Seating, ties: &Ties<'_>) -> Judgement {
    let mut judgement = Judgement::new(seating);
    seat::run(inquiry, &mut judgement);
    mapping::run(inquiry, ties, &mut judgement);
    policies::run(inquiry, &mut judgement);
    domains::run(inquiry, &mut judgement);
    spending::run(inquiry, &mut judgement);
    breakdown::run(inquiry, &mut judgement);
    judgement
}

/// GOV-3.6.2, A-11: the actor's own statement ties the case to the seat's purpose.
fn lift_unmapped(judgement: &mut Judgement) {
    let before = judgement.blockers.len();
    judgement
        .blockers
        .retain(|b| !matches!(b.code, Code::Unmapped | Code::UngovernedDecision));
    if judgement.blockers.len() < before {
        let seating = judgement.seating;
        judgement.assume("A-11");
        judgement.rely(Ground {
            fact: Fact::Stated,
            rule: rule::GOV_3_6_2,
            element: Subject::Person(seating.person),
            circle: Some(seating.circle),
            since: crate::ids::RevisionNumber::FIRST,
        });
    }
}

/// GOV-1.6.1: where a clause that the answer rests on mentions something re-pointed, the
/// re-pointing is shown beside it; what was mentioned and what is meant are both in it.
fn note_redirects(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    let index = inquiry.index;
    let blockers = judgement.blockers.iter().filter_map(|b| b.element);
    let elements = judgement.grounds.iter().map(|g| g.element).chain(blockers);
    let mut followed: Vec<RedirectId> = elements
        .flat_map(|element| {
            if let Subject::Clause(policy, at) = element {
                index.redirects_in(policy, at)
            } else {
                &[]
            }
        })
        .copied()
        .collect();
    followed.sort_unstable();
    followed.dedup();
    for id in followed {
        if let Some(redirect) = index.snapshot().redirects.get(&id) {
            judgement.rely(Ground {
                fact: Fact::Redirected,
                rule: rule::GOV_1_6_1,
                element: Subject::Redirect(id),
                circle: Some(redirect.circle),
                since: redirect.adopted_in,
            });
        }
    }
}

/// GOV-3.1.4: beside another blocker, a lead is told that the decision is a role's inside.
fn note_lead(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    let index = inquiry.index;
    if judgement.blockers.is_empty() || !index.snapshot().organization.articles.adopted(4) {
        return;
    }
    let person = judgement.seating.person;
    let deciding = judgement.blockers.iter().find_map(|b| {
        if let Reason::OtherDomain(_, role, _) = &b.reason {
            Some(*role)
        } else {
            None
        }
    });
    let untied = judgement.blockers.iter().any(|b| b.code == Code::Unmapped);
    let tied_role = || {
        inquiry.roles_spoken_of().into_iter().find(|role| {
            inquiry.leads_around(person, *role) && inquiry.seat_leading(person, *role).is_none()
        })
    };
    let role = deciding
        .filter(|role| inquiry.leads_around(person, *role))
        .or_else(|| untied.then(tied_role).flatten());
    if let Some(role) = role {
        let circle = judgement.seating.circle;
        judgement.block(Blocker {
            code: Code::LeadCannotOverride,
            rule: rule::GOV_3_1_4,
            reason: Reason::Lead(role),
            element: Some(Subject::Role(role)),
            failed: None,
            circle: index.source_of(role).unwrap_or(circle),
        });
    }
}

/// What an answer is made of besides the judgement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    /// Those who may, best first.
    pub(super) authorized: &'a [PersonId],
    /// The next day at which the judgement, or who may, could change.
    pub(super) next: Option<Timestamp>,
}

/// The answer for one person, with remedies.
pub(super) fn decide(
    inquiry: &Inquiry<'_>,
    question: Question,
    judged: Option<Judgement>,
    Beside { authorized, next }: Beside<'_>,
) -> Decision {
    let index = inquiry.index;
    let Some(mut judgement) = judged else {
        return no_seat(inquiry, question, Beside { authorized, next });
    };
    let verdict = judgement.verdict();
    let seating = judgement.seating;
    judgement
        .grounds
        .sort_by_key(|g| g.circle.map_or(0, |c| index.depth_of(c)));
    judgement.assumptions.sort_unstable();
    let (remedies, asked) = inquiry
        .watch
        .during(|| remedy::remedies(inquiry, question, &judgement, authorized));
    let next = earlier(next, asked);
    if remedies.iter().any(|r| {
        use super::verdict::RemedyKind;
        matches!(
            r.kind,
            RemedyKind::AnnounceIntent | RemedyKind::AnnounceSpending
        )
    }) {
        judgement.assume("A-01");
        judgement.assumptions.sort_unstable();
    }
    let directed = !index.snapshot().organization.articles.adopted(4);
    Decision {
        verdict,
        person: question.person,
        seat: Some(seating.seat),
        basis: Some(seating.basis),
        valid_until: validity::until(inquiry, question.person, Some(&judgement), next),
        grounds: judgement.grounds,
        blockers: judgement.blockers,
        remedies,
        assumptions: judgement.assumptions,
        revision: index.revision(),
        steps_from_asker: None,
        may_be_directed_in: (directed && verdict == Verdict::Allowed).then_some(seating.circle),
    }
}

fn no_seat(
    inquiry: &Inquiry<'_>,
    question: Question,
    Beside { authorized, next }: Beside<'_>,
) -> Decision {
    let index = inquiry.index;
    let (remedies, asked) = inquiry
        .watch
        .during(|| remedy::without_seat(inquiry, question, authorized));
    let next = earlier(next, asked);
    let anchor = index.anchor().map(CircleId::inside);
    let circle = anchor.unwrap_or(CircleId::from_uuid(index.snapshot().organization.id.uuid()));
    let blocker = Blocker {
        code: Code::OutOfRole,
        rule: rule::GOV_1_1_4,
        reason: Reason::NoSeat,
        element: question.seat.map(Subject::Seat),
        failed: None,
        circle,
    };
    Decision {
        verdict: Verdict::OutOfRole,
        person: question.person,
        seat: None,
        basis: None,
        grounds: Vec::new(),
        blockers: vec![blocker],
        remedies,
        assumptions: Vec::new(),
        revision: index.revision(),
        valid_until: validity::until(inquiry, question.person, None, next),
        steps_from_asker: None,
        may_be_directed_in: None,
    }
}

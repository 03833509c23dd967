//! The one evaluator: runs every step for every seat of a person, gathers every blocker, ranks the
//! verdicts (rulebook §3.6, `authority.md`). May-one, who-may and what-may all end here.

use super::{
    inquiry::Inquiry,
    judgement::{Judgement, Seating},
    remedy,
    step::{
        breakdown, domains,
        mapping::{self, Ties},
        policies, seat, spending,
    },
    truth::Truth,
    validity,
    verdict::{Basis, Blocker, Decision, Fact, Ground, Reason, Verdict},
};
use crate::{
    code::Code,
    ids::{CircleId, PersonId, RedirectId},
    index::Lead,
    rule,
    structure::role::{CoreRole, RoleRef, SeatRef},
    subject::Subject,
};
use std::collections::BTreeSet;

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

/// One seat of a person, where they hold or cover it: as [`seatings`] would find it.
fn seating_in(inquiry: &Inquiry<'_>, person: PersonId, seat: SeatRef) -> BTreeSet<Seating> {
    let index = inquiry.index;
    let Some(role) = index.snapshot().role_of_seat(seat) else {
        return BTreeSet::new();
    };
    if !index.is_present(person, inquiry.at) {
        return BTreeSet::new();
    }
    let holds = index
        .assignments_held_by(person)
        .any(|a| a.seat == seat && index.is_in_force(a, inquiry.at));
    let held = holds
        .then(|| held_seating(inquiry, person, role, seat))
        .flatten();
    let leads = inquiry.leads(role);
    let led = leads
        .iter()
        .filter(|l| l.person == person && l.seat == seat)
        .filter(|_| index.has_lead_seat(role));
    let covered = led.filter_map(|l| seating_of(inquiry, l, Truth::True));
    held.into_iter().chain(covered).collect()
}

/// Every seat of a person: held, elected to, led as the anchor's lead, and covered.
fn seatings(inquiry: &Inquiry<'_>, person: PersonId) -> BTreeSet<Seating> {
    let index = inquiry.index;
    let mut found = BTreeSet::new();
    if !index.is_present(person, inquiry.at) {
        return found;
    }
    let mut led: Vec<CircleId> = Vec::new();
    let held = index
        .assignments_held_by(person)
        .filter(|a| index.is_in_force(a, inquiry.at));
    for assignment in held {
        let Some(role) = index.snapshot().role_of_seat(assignment.seat) else {
            continue;
        };
        if let Some(seating) = held_seating(inquiry, person, role, assignment.seat) {
            if let (RoleRef::Defined(id), Truth::True) = (role, seating.focus) {
                led.push(CircleId::inside(id));
            }
            found.insert(seating);
        }
    }
    if let Some(anchor) = index.anchor() {
        let leads = inquiry.leads(RoleRef::Defined(anchor));
        for lead in leads.iter().filter(|l| l.person == person) {
            found.extend(seating_of(inquiry, lead, Truth::True));
            led.push(CircleId::inside(anchor));
        }
    }
    add_covered(inquiry, person, led, &mut found);
    found
}

/// A seat held by assignment or election, with what its focus says of the case.
fn held_seating(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    role: RoleRef,
    seat: SeatRef,
) -> Option<Seating> {
    let index = inquiry.index;
    let focus = match seat {
        SeatRef::Whole(_) => Truth::True,
        SeatRef::Focused(id) => inquiry.focus(&index.snapshot().seats.get(&id)?.value),
    };
    // Asked of the role itself where it is certain: an ineligible rep, for one, holds nothing.
    if focus == Truth::True {
        let leads = inquiry.leads(role);
        let lead = leads
            .iter()
            .find(|l| l.person == person && l.seat == seat)?;
        return seating_of(inquiry, lead, focus);
    }
    let leads = index.leads(role, inquiry.at);
    let lead = leads
        .iter()
        .find(|l| l.person == person && l.seat == seat)?;
    seating_of(inquiry, lead, focus)
}

/// From each circle that the person leads downwards: the roles that they cover there, and the seat
/// of the circle's lead where something was added to it (GOV-1.4.2, GOV-2.2.3).
fn add_covered(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    mut led: Vec<CircleId>,
    found: &mut BTreeSet<Seating>,
) {
    let index = inquiry.index;
    let mut visited = BTreeSet::new();
    while let Some(circle) = led.pop() {
        if !visited.insert(circle) {
            continue;
        }
        let lead_role = RoleRef::Core(circle, CoreRole::CircleLead);
        if index.has_lead_seat(lead_role) {
            let leads = inquiry.leads(lead_role);
            let own = leads.iter().find(|l| l.person == person);
            found.extend(own.and_then(|l| seating_of(inquiry, l, Truth::True)));
        }
        for role in index.roles_in(circle) {
            let leads = inquiry.leads(RoleRef::Defined(*role));
            let covering = leads
                .iter()
                .find(|l| l.person == person && l.basis != Basis::Assigned);
            if let Some(lead) = covering {
                found.extend(seating_of(inquiry, lead, Truth::True));
                led.push(CircleId::inside(*role));
            }
        }
    }
}

fn seating_of(inquiry: &Inquiry<'_>, lead: &Lead, focus: Truth) -> Option<Seating> {
    Some(Seating {
        person: lead.person,
        seat: lead.seat,
        role: inquiry.index.snapshot().role_of_seat(lead.seat)?,
        circle: inquiry.index.circle_of_seat(lead.seat)?,
        basis: lead.basis,
        by: lead.by,
        focus,
        in_hole: lead.in_hole,
    })
}

/// The answer for one person, with remedies; `authorized` are those who may, best first.
pub(super) fn decide(
    inquiry: &Inquiry<'_>,
    question: Question,
    judged: Option<Judgement>,
    authorized: &[PersonId],
) -> Decision {
    let index = inquiry.index;
    let Some(mut judgement) = judged else {
        return no_seat(inquiry, question, authorized);
    };
    let verdict = judgement.verdict();
    let seating = judgement.seating;
    judgement
        .grounds
        .sort_by_key(|g| g.circle.map_or(0, |c| index.depth_of(c)));
    judgement.assumptions.sort_unstable();
    let remedies = remedy::remedies(inquiry, question, &judgement, authorized);
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
        valid_until: validity::until(inquiry, question.person, Some(&judgement)),
        grounds: judgement.grounds,
        blockers: judgement.blockers,
        remedies,
        assumptions: judgement.assumptions,
        revision: index.revision(),
        steps_from_asker: None,
        may_be_directed_in: (directed && verdict == Verdict::Allowed).then_some(seating.circle),
    }
}

fn no_seat(inquiry: &Inquiry<'_>, question: Question, authorized: &[PersonId]) -> Decision {
    let index = inquiry.index;
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
        remedies: remedy::without_seat(inquiry, question, authorized),
        assumptions: Vec::new(),
        revision: index.revision(),
        valid_until: validity::until(inquiry, question.person, None),
        steps_from_asker: None,
        may_be_directed_in: None,
    }
}

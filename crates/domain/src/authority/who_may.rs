//! May this person, and who may (GOV-3.6.1): the same evaluator over one person or over everybody
//! whose role is tied to the case.

use super::{
    case::Case,
    inquiry::Inquiry,
    judgement::Judgement,
    live::LiveFacts,
    resolve::{self, Beside, Question},
    truth::Truth,
    verdict::{Decision, Gap, GapKind, Resolution, Verdict},
};
use crate::{
    ids::{CircleId, PersonId},
    index::{Index, ScopeSource, earlier},
    structure::role::RoleRef,
    time::Timestamp,
};
use std::{cmp::Reverse, collections::BTreeSet};

/// May this person resolve this case, at this moment?
pub fn may_resolve(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    case: &Case,
    question: Question,
) -> Decision {
    let inquiry = Inquiry::new(index, case, at, live);
    let (judged, own) = inquiry.watch.during(|| resolve::judge(&inquiry, question));
    let refused = judged
        .as_ref()
        .is_none_or(|j| j.verdict() != Verdict::Allowed);
    let (authorized, listed) = inquiry.watch.during(|| {
        if refused {
            authorized_people(&inquiry, None)
        } else {
            Vec::new()
        }
    });
    let beside = Beside {
        authorized: &authorized,
        next: earlier(own, listed),
    };
    resolve::decide(&inquiry, question, judged, beside)
}

/// How a list is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// From whose seat steps are counted; they go before all other order.
    pub asker: Option<PersonId>,
    /// At most so many authorized.
    pub authorized_first: usize,
    /// At most so many nearest misses.
    pub blocked_first: usize,
}

/// Who may resolve this case, at this moment: everybody authorized, the nearest misses, the gap.
pub fn who_may_resolve(
    index: &Index,
    live: &LiveFacts,
    at: Timestamp,
    case: &Case,
    listing: Listing,
) -> Resolution {
    let inquiry = Inquiry::new(index, case, at, live);
    let ((allowed, refused), listed) = inquiry.watch.during(|| candidates(&inquiry, listing.asker));
    let authorized_people: Vec<PersonId> =
        allowed.iter().map(|c| c.judgement.seating.person).collect();
    let decide = |candidate: Candidate| {
        let question = Question::about(candidate.judgement.seating.person);
        let steps = candidate.steps;
        // Whoever may needs nobody else; how far they are from the asker turns on both.
        let alone = candidate.judgement.verdict() == Verdict::Allowed && steps.is_none();
        let beside = Beside {
            authorized: &authorized_people,
            next: if alone { candidate.next } else { listed },
        };
        let decision = resolve::decide(&inquiry, question, Some(candidate.judgement), beside);
        Decision {
            steps_from_asker: steps,
            ..decision
        }
    };
    let gap = allowed.is_empty().then(|| gap(&inquiry)).flatten();
    Resolution {
        authorized_count: allowed.len(),
        authorized: allowed
            .into_iter()
            .take(listing.authorized_first)
            .map(decide)
            .collect(),
        blocked: refused
            .into_iter()
            .take(listing.blocked_first)
            .map(decide)
            .collect(),
        gap,
        revision: index.revision(),
    }
}

/// Somebody whose role is tied, judged.
struct Candidate {
    judgement: Judgement,
    next: Option<Timestamp>,
    steps: Option<u32>,
    name: String,
    depth: u32,
}

impl Candidate {
    /// The total order of `authority.md`, Lists.
    fn order(&self) -> impl Ord + use<'_> {
        let seating = &self.judgement.seating;
        let (depth, conditions) = self.judgement.exactness;
        (
            self.steps,
            Reverse(depth),
            Reverse(conditions),
            seating.basis,
            Reverse(self.depth),
            self.name.as_str(),
            seating.person,
        )
    }
}

/// Everybody who is tied, split into those who may and those who may not, each in order.
fn candidates(inquiry: &Inquiry<'_>, asker: Option<PersonId>) -> (Vec<Candidate>, Vec<Candidate>) {
    let from = asker.map(|person| circles_of(inquiry, person));
    let people: BTreeSet<PersonId> = inquiry
        .roles_spoken_of()
        .into_iter()
        .flat_map(|role| inquiry.people_leading(role))
        .collect();
    let (mut allowed, mut refused) = (Vec::new(), Vec::new());
    for person in people {
        let question = Question::about(person);
        let (judgement, next) = inquiry.watch.during(|| resolve::judge(inquiry, question));
        let Some(judgement) = judgement else {
            continue;
        };
        if !judgement.tied {
            continue;
        }
        let candidate = Candidate {
            steps: from
                .as_ref()
                .and_then(|from| steps(inquiry, from, judgement.seating.circle)),
            name: inquiry.index.directory().name(person).to_owned(),
            depth: inquiry.index.depth_of(judgement.seating.circle),
            judgement,
            next,
        };
        if candidate.judgement.verdict() == Verdict::Allowed {
            allowed.push(candidate);
        } else {
            refused.push(candidate);
        }
    }
    allowed.sort_by(|a, b| a.order().cmp(&b.order()));
    let near = |c: &Candidate| (c.judgement.verdict(), c.judgement.blocker_count());
    refused.sort_by(|a, b| {
        near(a)
            .cmp(&near(b))
            .then_with(|| a.order().cmp(&b.order()))
    });
    (allowed, refused)
}

/// The people who may, best first.
fn authorized_people(inquiry: &Inquiry<'_>, asker: Option<PersonId>) -> Vec<PersonId> {
    candidates(inquiry, asker)
        .0
        .into_iter()
        .map(|c| c.judgement.seating.person)
        .collect()
}

/// The circles that a person's seats sit in.
fn circles_of(inquiry: &Inquiry<'_>, person: PersonId) -> Vec<CircleId> {
    let index = inquiry.index;
    let held = index
        .assignments_held_by(person)
        .filter(|a| index.is_in_force(a, &inquiry.watch))
        .filter_map(|a| index.circle_of_seat(a.seat));
    let anchor = index.anchor().filter(|anchor| {
        index
            .leads(RoleRef::Defined(*anchor), &inquiry.watch)
            .iter()
            .any(|l| l.person == person)
    });
    held.chain(anchor.map(CircleId::inside)).collect()
}

fn steps(inquiry: &Inquiry<'_>, from: &[CircleId], to: CircleId) -> Option<u32> {
    from.iter()
        .map(|circle| inquiry.index.steps_between(*circle, to))
        .min()
}

/// Why nobody may (`authority.md`, Lists): nothing speaks of it, nobody leads what does, or
/// neither.
fn gap(inquiry: &Inquiry<'_>) -> Option<Gap> {
    let tied: Vec<RoleRef> = inquiry
        .roles_spoken_of()
        .into_iter()
        .filter(|role| is_tied(inquiry, *role))
        .collect();
    let missing = tied.iter().find_map(|role| inquiry.unclear_focus(*role));
    let led = missing.is_some() || tied.iter().any(|role| !inquiry.leads(*role).is_empty());
    let kind = if !inquiry.is_governed() {
        GapKind::Ungoverned
    } else if !tied.is_empty() && !led {
        GapKind::Uncovered
    } else {
        GapKind::NobodyAuthorized
    };
    let roles = if kind == GapKind::Uncovered {
        tied
    } else {
        Vec::new()
    };
    Some(Gap {
        kind,
        roles,
        missing: missing.map(|m| m.name().to_owned()),
        circle: gap_circle(inquiry)?,
    })
}

/// Whether a text certainly ties a role, whoever leads it.
fn is_tied(inquiry: &Inquiry<'_>, role: RoleRef) -> bool {
    let index = inquiry.index;
    let certain = |source| {
        inquiry
            .spoken(source)
            .is_some_and(|s| s.truth == Truth::True)
    };
    let accountable = !inquiry.is_covered_inside(role)
        && index
            .accountabilities_of(role)
            .into_iter()
            .any(|id| certain(ScopeSource::Accountability(id)));
    accountable
        || index
            .domains_of(role)
            .into_iter()
            .any(|id| certain(ScopeSource::Domain(id)))
        || inquiry.beside_accountabilities().any(|(source, spoken)| {
            matches!(source, ScopeSource::Grant(policy, at)
                if spoken.truth == Truth::True && inquiry.grantees(policy, at).contains(&role))
        })
}

/// The circle whose governance could close the gap: the lowest that contains every circle holding a
/// text on the key's nearest known ancestor, else the anchor.
fn gap_circle(inquiry: &Inquiry<'_>) -> Option<CircleId> {
    let index = inquiry.index;
    let Some(known) = index.catalogue().nearest(&inquiry.case.decision) else {
        return index.common_circle([]);
    };
    let snapshot = index.snapshot();
    let circles: BTreeSet<CircleId> = index
        .scopes_reaching(&known.key)
        .chain(index.scopes_below(&known.key))
        .filter(|(_, scope)| scope.decision.is_some())
        .filter_map(|(source, _)| match source {
            ScopeSource::Accountability(id) => {
                let it = snapshot.accountabilities.get(&id)?;
                index
                    .home_of(it.role, it.added_by)
                    .or_else(|| index.seated_in(it.role))
            }
            ScopeSource::Domain(id) => {
                let it = snapshot.domains.get(&id)?;
                index
                    .home_of(it.holder, it.added_by)
                    .or_else(|| index.seated_in(it.holder))
            }
            ScopeSource::Constraint(id, _)
            | ScopeSource::Grant(id, _)
            | ScopeSource::Access(id, _)
            | ScopeSource::Spending(id, _) => Some(snapshot.policies.get(&id)?.circle),
            ScopeSource::External(_) | ScopeSource::Control(_) => None,
        })
        .collect();
    index.common_circle(circles)
}

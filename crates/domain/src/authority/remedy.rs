//! What could be done about a refusal, in the rulebook's order (§3.6): each blocker opens its ways,
//! and each way names the circle, the role and the people (GOV-3.6.3).

use super::{
    inquiry::Inquiry,
    judgement::Judgement,
    resolve::Question,
    step::{mapping, spending},
    verdict::{About, Blocker, Failed, Permitter, Reason, Remedy, RemedyKind},
};
use crate::{
    code::Code,
    ids::{CircleId, DomainId, PersonId},
    money::Money,
    structure::{
        policy::Hook,
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
};

/// The ways on from a judgement; empty where it is allowed.
pub(super) fn remedies(
    inquiry: &Inquiry<'_>,
    question: Question,
    judgement: &Judgement,
    authorized: &[PersonId],
) -> Vec<Remedy> {
    if judgement.blocker_count() == 0 {
        return Vec::new();
    }
    let mut found: Vec<Remedy> = Vec::new();
    for blocker in &judgement.blockers {
        found.extend(facts(blocker));
        found.extend(statement(inquiry, blocker, question.person));
        found.extend(controllers(inquiry, blocker));
        found.extend(announcements(inquiry, judgement, blocker));
        found.extend(ruling(inquiry, blocker));
        found.extend(governance(inquiry, blocker));
    }
    found.extend(hand_over(question.person, authorized));
    if judgement
        .blockers
        .iter()
        .any(|b| asks_for_assignment(b.code))
    {
        found.extend(assignments(inquiry, question.person));
    }
    found.extend(initiative(inquiry, question.person, judgement));
    ordered(found)
}

/// The ways on for somebody without a seat that could apply.
pub(super) fn without_seat(
    inquiry: &Inquiry<'_>,
    question: Question,
    authorized: &[PersonId],
) -> Vec<Remedy> {
    let mut found: Vec<Remedy> = hand_over(question.person, authorized).into_iter().collect();
    found.extend(assignments(inquiry, question.person));
    ordered(found)
}

fn ordered(mut remedies: Vec<Remedy>) -> Vec<Remedy> {
    remedies.sort_by_key(|r| r.kind);
    let mut kept: Vec<Remedy> = Vec::new();
    for mut remedy in remedies {
        remedy.others = remedy.people.len().saturating_sub(Remedy::MOST_PEOPLE);
        remedy.people.truncate(Remedy::MOST_PEOPLE);
        if !kept.contains(&remedy) {
            kept.push(remedy);
        }
    }
    kept
}

fn remedy(kind: RemedyKind, about: About, circle: Option<CircleId>) -> Remedy {
    Remedy {
        kind,
        about,
        circle,
        role: None,
        people: Vec::new(),
        others: 0,
    }
}

fn facts(blocker: &Blocker) -> Option<Remedy> {
    let about = match (&blocker.reason, &blocker.failed) {
        (Reason::ReversibilityUnstated(_), _) => "reversibility".to_owned(),
        (Reason::Attribute(name) | Reason::Currency(name), _)
        | (_, Some(Failed::Missing(name))) => name.clone(),
        _ => return None,
    };
    Some(remedy(
        RemedyKind::SupplyFact,
        About::Attribute(about),
        None,
    ))
}

/// A statement ties the case (GOV-3.6.2), unless a fact is missing that would.
fn statement(inquiry: &Inquiry<'_>, blocker: &Blocker, person: PersonId) -> Option<Remedy> {
    if !matches!(blocker.code, Code::Unmapped | Code::UngovernedDecision) {
        return None;
    }
    Some(match mapping::open_tie(inquiry, person) {
        Some(unclear) => {
            let about = About::Attribute(unclear.name().to_owned());
            remedy(RemedyKind::SupplyFact, about, None)
        }
        None => Remedy {
            people: vec![person],
            ..remedy(
                RemedyKind::RecordStatement,
                About::Case,
                Some(blocker.circle),
            )
        },
    })
}

fn controllers(inquiry: &Inquiry<'_>, blocker: &Blocker) -> Option<Remedy> {
    let (about, role, people) = match &blocker.reason {
        Reason::OtherDomain(domain, role, people) | Reason::HardToUndo(domain, role, people) => {
            (About::Domain(*domain), Some(*role), people.clone())
        }
        Reason::Permission(policy, Permitter::Lead(role, people))
        | Reason::Second(policy, role, people) => (
            About::Policy(*policy),
            Some(RoleRef::Defined(*role)),
            people.clone(),
        ),
        Reason::Permission(policy, Permitter::AnyMember(circle, people)) => (
            About::Policy(*policy),
            Some(RoleRef::Defined(circle.role())),
            people.clone(),
        ),
        Reason::Permission(policy, Permitter::AllMembers(circle, people)) => (
            About::All(*policy),
            Some(RoleRef::Defined(circle.role())),
            people.clone(),
        ),
        Reason::External(id) => {
            let about = About::External(*id);
            return Some(remedy(RemedyKind::AskController, about, None));
        }
        Reason::NoSeat
        | Reason::Focus(_)
        | Reason::NotTied(_)
        | Reason::Ungoverned(_)
        | Reason::Forbidden(_)
        | Reason::NobodyPermits(_)
        | Reason::Conflict(..)
        | Reason::ReversibilityUnstated(_)
        | Reason::Attribute(_)
        | Reason::Currency(_)
        | Reason::Money(..)
        | Reason::Lead(_)
        | Reason::Directed(_) => return None,
    };
    let circle = role.and_then(|r| inquiry.index.source_of(r));
    (!people.is_empty()).then(|| Remedy {
        role,
        people,
        ..remedy(RemedyKind::AskController, about, circle)
    })
}

/// GOV-3.3.7 and GOV-3.4.3: announcing is a way where article 4 was adopted, inside the
/// organization, and where no policy closed it.
fn announcements(
    inquiry: &Inquiry<'_>,
    judgement: &Judgement,
    blocker: &Blocker,
) -> Option<Remedy> {
    if !inquiry.index.snapshot().organization.articles.adopted(4) {
        return None;
    }
    match &blocker.reason {
        Reason::OtherDomain(domain, role, people) | Reason::HardToUndo(domain, role, people) => {
            may_announce(inquiry, *domain).then(|| {
                let mut people = people.clone();
                if people.is_empty()
                    && let Some(anchor) = inquiry.index.anchor()
                {
                    let circle = CircleId::inside(anchor);
                    people.extend(inquiry.index.members(circle, &inquiry.watch));
                }
                Remedy {
                    role: Some(*role),
                    people,
                    ..remedy(
                        RemedyKind::AnnounceIntent,
                        About::Domain(*domain),
                        Some(blocker.circle),
                    )
                }
            })
        }
        Reason::Money(_, amount) => {
            let circle = source_of_money(inquiry, judgement.seating.role, *amount)?;
            let source = RoleRef::Defined(circle.role());
            Some(Remedy {
                role: Some(source),
                people: inquiry.people_leading(source),
                ..remedy(
                    RemedyKind::AnnounceSpending,
                    About::Money(*amount),
                    Some(circle),
                )
            })
        }
        Reason::NoSeat
        | Reason::Focus(_)
        | Reason::NotTied(_)
        | Reason::Ungoverned(_)
        | Reason::Forbidden(_)
        | Reason::Permission(..)
        | Reason::Second(..)
        | Reason::NobodyPermits(_)
        | Reason::Conflict(..)
        | Reason::ReversibilityUnstated(_)
        | Reason::External(_)
        | Reason::Attribute(_)
        | Reason::Currency(_)
        | Reason::Lead(_)
        | Reason::Directed(_) => None,
    }
}

/// The nearest circle around a role whose own role controls so much for this case: only what a role
/// controls can it pass on (GOV-3.4.6).
fn source_of_money(inquiry: &Inquiry<'_>, role: RoleRef, amount: Money) -> Option<CircleId> {
    inquiry.index.circles_containing(role).find(|circle| {
        let seat = SeatRef::Whole(RoleRef::Defined(circle.role()));
        spending::suffices(inquiry, seat, amount)
    })
}

fn may_announce(inquiry: &Inquiry<'_>, domain: DomainId) -> bool {
    let domain = inquiry.index.snapshot().domains.get(&domain);
    let hook = domain.and_then(|d| inquiry.index.domain_permission(d));
    !matches!(
        hook,
        Some(Hook::DomainPermission {
            announcement: false,
            ..
        })
    )
}

fn hand_over(person: PersonId, authorized: &[PersonId]) -> Option<Remedy> {
    let people: Vec<PersonId> = authorized
        .iter()
        .copied()
        .filter(|p| *p != person)
        .collect();
    (!people.is_empty()).then(|| Remedy {
        people,
        ..remedy(RemedyKind::HandOver, About::Case, None)
    })
}

fn asks_for_assignment(code: Code) -> bool {
    matches!(code, Code::OutOfRole | Code::OutsideFocus | Code::Unmapped)
}

/// Asking whoever fills a role that is tied to the case; at most three such roles.
fn assignments(inquiry: &Inquiry<'_>, person: PersonId) -> Vec<Remedy> {
    let tied = inquiry.roles_spoken_of().into_iter().filter(|role| {
        matches!(role, RoleRef::Defined(_))
            && !inquiry.is_covered_inside(*role)
            && inquiry.seat_leading(person, *role).is_none()
    });
    tied.filter_map(|role| {
        let circle = inquiry.index.source_of(role)?;
        let mut people = inquiry.index.assigners(role, &inquiry.watch);
        people.retain(|p| *p != person);
        let filled_by = Remedy {
            role: Some(role),
            people,
            ..remedy(RemedyKind::AskForAssignment, About::Case, Some(circle))
        };
        (!filled_by.people.is_empty()).then_some(filled_by)
    })
    .take(3)
    .collect()
}

/// GOV-7.2.2: the Secretary of the policy's circle interprets it, else whoever stands in.
fn ruling(inquiry: &Inquiry<'_>, blocker: &Blocker) -> Option<Remedy> {
    let (Reason::Forbidden(policy) | Reason::Conflict(policy, _)) = blocker.reason else {
        return None;
    };
    let secretary = RoleRef::Core(blocker.circle, CoreRole::Secretary);
    Some(Remedy {
        role: Some(secretary),
        people: inquiry.people_leading(secretary),
        ..remedy(
            RemedyKind::AskForRuling,
            About::Policy(policy),
            Some(blocker.circle),
        )
    })
}

/// GOV-3.6.3: the circle whose governance could remove the blocker. Without article 5 its leads
/// edit governance themselves (GOV-10.1.4).
fn governance(inquiry: &Inquiry<'_>, blocker: &Blocker) -> Option<Remedy> {
    let structural = !matches!(
        blocker.code,
        Code::AttributeMissing
            | Code::CurrencyMismatch
            | Code::ReversibilityUnstated
            | Code::ExternalOwner
            | Code::LeadCannotOverride
            | Code::DirectedOtherwise
            | Code::SupersededInBreakdown
    );
    if !structural {
        return None;
    }
    let circle = blocker.circle;
    let index = inquiry.index;
    let people = if index.snapshot().organization.articles.adopted(5) {
        index.members(circle, &inquiry.watch).into_iter().collect()
    } else {
        inquiry.people_leading(RoleRef::Defined(circle.role()))
    };
    let about = match blocker.element {
        Some(Subject::Clause(policy, _) | Subject::Policy(policy)) => About::Policy(policy),
        Some(Subject::Domain(domain)) => About::Domain(domain),
        _ => About::Case,
    };
    Some(Remedy {
        people,
        ..remedy(RemedyKind::ProposeGovernance, about, Some(circle))
    })
}

/// GOV-3.5.1: a partner may act outside authority and answer for it, never with money that is not
/// authorized; the engine only says that the way exists (GOV-3.5.2).
fn initiative(inquiry: &Inquiry<'_>, person: PersonId, judgement: &Judgement) -> Option<Remedy> {
    let index = inquiry.index;
    let money_settled = judgement.blockers.iter().all(|b| {
        !matches!(b.code, Code::SpendNotAuthorized | Code::CurrencyMismatch)
            && !matches!(&b.reason, Reason::Attribute(name) if name == "amount")
    });
    let open = index.snapshot().organization.articles.adopted(4)
        && index.is_partner(person)
        && money_settled;
    open.then(|| Remedy {
        people: vec![person],
        ..remedy(RemedyKind::DeclareInitiative, About::Case, None)
    })
}

//! Step 5 and 6: every domain that the case touches is the seat's own, a containing circle's,
//! another role's, or an outside body's (GOV-3.3.1, GOV-3.3.2, GOV-3.3.3, GOV-3.3.4). Along one
//! delegation chain the deepest true delegate controls; separate chains must all permit.

mod access;

pub(in crate::authority) use access::{Reached, opens_to};

use crate::{
    authority::{
        inquiry::{Inquiry, Spoken},
        judgement::Judgement,
        truth::{self, Truth},
        verdict::{Blocker, Fact, Ground, Reason},
    },
    code::Code,
    ids::{CircleId, DomainId, PersonId},
    index::{Lead, ScopeSource},
    rule::{self, Rule},
    snapshot::Adopted,
    structure::{
        decision_type::Reversibility,
        domain::{Domain, Reach},
        policy::Hook,
        role::{RoleRef, SeatRef},
    },
    subject::Subject,
};

/// How a domain stands to a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::authority) enum Standing {
    /// The seat's role controls it.
    Own,
    /// The circle of its holder contains the seat (GOV-3.3.2).
    Around,
    /// Another role controls it (GOV-3.3.3).
    Elsewhere,
}

pub(in crate::authority) fn run(inquiry: &Inquiry<'_>, judgement: &mut Judgement) {
    for (source, spoken) in inquiry.beside_accountabilities() {
        match source {
            ScopeSource::Domain(id) => {
                if let Some(domain) = inquiry.index.snapshot().domains.get(&id) {
                    touch(inquiry, judgement, domain, spoken);
                }
            }
            ScopeSource::External(id) => touch_external(inquiry, judgement, id, spoken),
            ScopeSource::Accountability(_)
            | ScopeSource::Constraint(..)
            | ScopeSource::Grant(..)
            | ScopeSource::Access(..)
            | ScopeSource::Control(_)
            | ScopeSource::Spending(..) => {}
        }
    }
}

fn touch(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    domain: &Adopted<Domain>,
    spoken: Spoken<'_>,
) {
    let seat = judgement.seating.seat;
    if !reaches(inquiry, domain, seat) || delegated_on(inquiry, domain.id, seat) {
        return;
    }
    let standing = standing(inquiry, domain, seat);
    if standing == Standing::Own && judgement.seating.focus == Truth::True {
        return note_own(inquiry, judgement, domain, spoken.truth);
    }
    if access::opened(inquiry, judgement, domain, spoken.truth) {
        return;
    }
    let standing = access::around(inquiry, judgement, domain, (standing, spoken.truth));
    match spoken.truth {
        Truth::True => match standing {
            Standing::Around => around(inquiry, judgement, domain),
            Standing::Own | Standing::Elsewhere => elsewhere(inquiry, judgement, domain),
        },
        Truth::Unknown => {
            let harmless =
                standing == Standing::Around && reversibility(inquiry) == Some(Reversibility::Easy);
            if !harmless {
                judgement.ask(
                    truth::unclear(&spoken.scope.when, inquiry.case),
                    rule_of(standing),
                    Some(Subject::Domain(domain.id)),
                    home(inquiry, domain, judgement),
                );
            }
        }
        Truth::False => {}
    }
}

const fn rule_of(standing: Standing) -> Rule {
    match standing {
        Standing::Own => rule::GOV_3_3_1,
        Standing::Around => rule::GOV_3_3_2,
        Standing::Elsewhere => rule::GOV_3_3_3,
    }
}

/// The circle whose governance delegated the domain.
fn home(inquiry: &Inquiry<'_>, domain: &Domain, judgement: &Judgement) -> CircleId {
    inquiry
        .index
        .home_of(domain.holder, domain.added_by)
        .unwrap_or(judgement.seating.circle)
}

/// An internal domain binds seats inside the circle that placed it, and that circle's own role
/// (GOV-3.3.9, A-25).
pub(in crate::authority) fn reaches(inquiry: &Inquiry<'_>, domain: &Domain, seat: SeatRef) -> bool {
    if domain.reach == Reach::Organization {
        return true;
    }
    let Some(circle) = inquiry.index.home_of(domain.holder, domain.added_by) else {
        return true;
    };
    let Some(role) = inquiry.index.snapshot().role_of_seat(seat) else {
        return false;
    };
    role == RoleRef::Defined(circle.role()) || lies_in(inquiry, role, seat, circle)
}

/// Whether a seat's role lies inside a circle, or is linked into it (GOV-1.5.8, A-07).
fn lies_in(inquiry: &Inquiry<'_>, role: RoleRef, seat: SeatRef, circle: CircleId) -> bool {
    inquiry.index.is_inside(role, circle) || inquiry.linked_into(seat).any(|t| t == circle)
}

/// Whether a deeper delegate certainly controls what the case touches.
fn delegated_on(inquiry: &Inquiry<'_>, domain: DomainId, seat: SeatRef) -> bool {
    let certain = |part: DomainId| {
        inquiry
            .spoken(ScopeSource::Domain(part))
            .is_some_and(|s| s.truth == Truth::True)
    };
    let binds = |part: DomainId| {
        let domain = inquiry.index.snapshot().domains.get(&part);
        domain.is_some_and(|d| reaches(inquiry, d, seat))
    };
    let parts = inquiry.index.parts_of(domain);
    parts.into_iter().any(|part| certain(part) && binds(part))
}

pub(in crate::authority) fn standing(
    inquiry: &Inquiry<'_>,
    domain: &Domain,
    seat: SeatRef,
) -> Standing {
    let Some(role) = inquiry.index.snapshot().role_of_seat(seat) else {
        return Standing::Elsewhere;
    };
    if inquiry.index.domains_of(role).contains(&domain.id)
        && inquiry.has_part(seat, domain.added_by)
    {
        return Standing::Own;
    }
    match domain.holder {
        RoleRef::Defined(holder) if lies_in(inquiry, role, seat, CircleId::inside(holder)) => {
            Standing::Around
        }
        RoleRef::Defined(_) | RoleRef::Core(..) => Standing::Elsewhere,
    }
}

fn note_own(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    domain: &Adopted<Domain>,
    truth: Truth,
) {
    if truth == Truth::True {
        let circle = Some(home(inquiry, domain, judgement));
        judgement.rely(ground(Fact::OwnDomain, rule::GOV_3_3_1, domain, circle));
        if reversibility(inquiry) == Some(Reversibility::Hard) {
            judgement.assume("A-09");
        }
    }
}

/// Who permits for a domain in this case: the leads of the permitting role; of what a link added,
/// those whose seat is linked (GOV-1.5.2).
fn permitters(inquiry: &Inquiry<'_>, domain: &Domain) -> Vec<Lead> {
    let role = permitting_role(inquiry, domain);
    let has_part =
        |lead: &&Lead| role != domain.holder || inquiry.has_part(lead.seat, domain.added_by);
    let leads = inquiry.leads(role);
    leads.iter().filter(has_part).copied().collect()
}

fn people_permitting(inquiry: &Inquiry<'_>, domain: &Domain) -> Vec<PersonId> {
    crate::index::unique(permitters(inquiry, domain).into_iter().map(|l| l.person))
}

/// Whose leads permit (GOV-3.3.5): the holder's, unless a policy placed that with another role.
pub(in crate::authority) fn permitting_role(inquiry: &Inquiry<'_>, domain: &Domain) -> RoleRef {
    let placed = inquiry.index.domain_permission(domain).and_then(|hook| {
        if let Hook::DomainPermission { by, .. } = hook {
            *by
        } else {
            None
        }
    });
    placed.map_or(domain.holder, RoleRef::Defined)
}

/// How hard the case is to undo: as stated, else the decision type's default.
pub(in crate::authority) fn reversibility(inquiry: &Inquiry<'_>) -> Option<Reversibility> {
    inquiry.case.reversibility.or_else(|| {
        inquiry
            .index
            .catalogue()
            .nearest(&inquiry.case.decision)
            .and_then(|t| t.reversibility)
    })
}

/// GOV-3.3.2: anybody inside may touch what their circle controls, unless it is hard to undo.
fn around(inquiry: &Inquiry<'_>, judgement: &mut Judgement, domain: &Adopted<Domain>) {
    let circle = home(inquiry, domain, judgement);
    let blocker = |code, reason| Blocker {
        code,
        rule: rule::GOV_3_3_2,
        reason,
        element: Some(Subject::Domain(domain.id)),
        failed: None,
        circle,
    };
    match reversibility(inquiry) {
        Some(Reversibility::Easy) => judgement.rely(ground(
            Fact::EasyToUndo(domain.id),
            rule::GOV_3_3_2,
            domain,
            Some(circle),
        )),
        Some(Reversibility::Hard) => {
            let role = permitting_role(inquiry, domain);
            let people = people_permitting(inquiry, domain);
            if people.is_empty() {
                judgement.assume("A-10");
            }
            let reason = Reason::HardToUndo(domain.id, role, people);
            judgement.block(blocker(Code::HardToUndo, reason));
        }
        None => {
            let reason = Reason::ReversibilityUnstated(domain.id);
            judgement.block(blocker(Code::ReversibilityUnstated, reason));
        }
    }
}

/// GOV-3.3.3: another role's domain needs its permission.
fn elsewhere(inquiry: &Inquiry<'_>, judgement: &mut Judgement, domain: &Adopted<Domain>) {
    let circle = home(inquiry, domain, judgement);
    let role = permitting_role(inquiry, domain);
    let people = people_permitting(inquiry, domain);
    let nobody = people.is_empty();
    let element = Some(Subject::Domain(domain.id));
    judgement.block(Blocker {
        code: Code::DomainOfOtherRole,
        rule: rule::GOV_3_3_3,
        reason: Reason::OtherDomain(domain.id, role, people),
        element,
        failed: None,
        circle,
    });
    let unclear = inquiry.unclear_focus(role);
    if nobody && unclear.is_some() {
        judgement.ask(unclear, rule::GOV_2_1_4, element, circle);
    } else if nobody {
        judgement.block(Blocker {
            code: Code::UncoveredRole,
            rule: rule::GOV_2_2_3,
            reason: Reason::NobodyPermits(role),
            element,
            failed: None,
            circle,
        });
    }
}

fn touch_external(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    id: crate::ids::ExternalDomainId,
    spoken: Spoken<'_>,
) {
    let circle = judgement.seating.circle;
    let element = Some(Subject::ExternalDomain(id));
    if spoken.truth == Truth::True {
        judgement.block_here(
            Code::ExternalOwner,
            rule::GOV_3_3_4,
            Reason::External(id),
            element,
        );
    } else {
        let unclear = truth::unclear(&spoken.scope.when, inquiry.case);
        judgement.ask(unclear, rule::GOV_3_3_4, element, circle);
    }
}

fn ground(fact: Fact, rule: Rule, domain: &Adopted<Domain>, circle: Option<CircleId>) -> Ground {
    Ground {
        fact,
        rule,
        element: Subject::Domain(domain.id),
        circle,
        since: domain.adopted_in,
    }
}

//! Who may touch another's domain all the same: to whom a clause opens it, who controls it in
//! another seat, who was permitted.

use super::{Standing, ground, home, lies_in, permitters};
use crate::{
    authority::{
        inquiry::Inquiry,
        judgement::Judgement,
        live::Opens,
        truth::Truth,
        verdict::{Fact, Ground},
    },
    ids::{CircleId, DomainId, PersonId},
    index::{Lead, ScopeSource},
    rule,
    snapshot::Adopted,
    structure::{
        domain::Domain,
        policy::{Clause, DomainAccess, Policy},
        role::{CoreRole, RoleRef, SeatRef},
    },
    subject::Subject,
};

/// Whether the person may touch the domain all the same: a clause opens it, they control it in
/// another seat (GOV-1.1.4), or they were permitted.
pub(super) fn opened(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    domain: &Adopted<Domain>,
    truth: Truth,
) -> bool {
    let person = judgement.seating.person;
    let circle = Some(home(inquiry, domain, judgement));
    let found = if let Some(access) = access(inquiry, judgement, domain.id, Reached::Itself) {
        access
    } else if let Some(seat) = controls(inquiry, person, domain) {
        ground(Fact::PermitsSelf(seat), rule::GOV_1_1_4, domain, circle)
    } else if permitted(inquiry, person, domain.id) {
        ground(Fact::Permitted, rule::GOV_3_3_8, domain, circle)
    } else {
        return false;
    };
    if truth == Truth::True {
        judgement.rely(found);
    }
    true
}

/// GOV-3.3.2: what the circle around a seat may touch, those inside may too, unless it is hard to
/// undo. A clause that opens another's domain to the circle's role makes it such a domain.
pub(super) fn around(
    inquiry: &Inquiry<'_>,
    judgement: &mut Judgement,
    domain: &Adopted<Domain>,
    (standing, truth): (Standing, Truth),
) -> Standing {
    if standing == Standing::Around {
        return standing;
    }
    match access(inquiry, judgement, domain.id, Reached::Around) {
        Some(ground) => {
            if truth == Truth::True {
                judgement.rely(ground);
            }
            Standing::Around
        }
        None => standing,
    }
}

/// Whom a clause that opens a domain reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::authority) enum Reached {
    /// The seat's own role, or the person.
    Itself,
    /// A circle that the seat lies in.
    Around,
}

/// Whether a clause that opens a domain reaches a seat in this way, conditions and focus aside. A
/// clause that is local reaches what it names directly in its circle, and so nothing inside that.
pub(in crate::authority) fn opens_to(
    inquiry: &Inquiry<'_>,
    (policy, clause, access): (&Policy, &Clause, &DomainAccess),
    (role, seat): (RoleRef, SeatRef),
    reached: Reached,
) -> bool {
    let mut named = access.roles.iter();
    match reached {
        Reached::Itself => {
            named.any(|r| RoleRef::Defined(*r) == role)
                && (!clause.local || inquiry.reaches_seat(policy.circle, true, seat))
        }
        Reached::Around => {
            !clause.local && named.any(|r| lies_in(inquiry, role, seat, CircleId::inside(*r)))
        }
    }
}

/// A clause that opens the domain, or one that it is a part of, to the seat's role, the person, or
/// a circle around.
fn access(
    inquiry: &Inquiry<'_>,
    judgement: &Judgement,
    domain: DomainId,
    reached: Reached,
) -> Option<Ground> {
    let chain = inquiry.index.delegation_chain(domain);
    let seating = judgement.seating;
    inquiry
        .beside_accountabilities()
        .find_map(|(source, spoken)| {
            let ScopeSource::Access(id, at) = source else {
                return None;
            };
            let found = inquiry.access(id, at)?;
            let (policy, _, access) = found;
            let place = (seating.role, seating.seat);
            // To lie inside a circle takes no focus; to act in a part of a role does.
            let focused = reached == Reached::Around || seating.focus == Truth::True;
            let role = focused && opens_to(inquiry, found, place, reached);
            let person = reached == Reached::Itself && access.people.contains(&seating.person);
            let named = role || person;
            let opens = spoken.truth == Truth::True && named && chain.contains(&access.domain);
            opens.then(|| Ground {
                fact: Fact::DomainOpen(domain),
                rule: rule::GOV_3_2_2,
                element: Subject::Clause(id, at),
                circle: Some(policy.circle),
                since: inquiry.index.policy_adopted_in(id),
            })
        })
}

/// The seat in which a person controls a domain.
fn controls(inquiry: &Inquiry<'_>, person: PersonId, domain: &Domain) -> Option<SeatRef> {
    let holders = inquiry.leads(domain.holder);
    let holds = |lead: &&Lead| inquiry.has_part(lead.seat, domain.added_by);
    permitters(inquiry, domain)
        .into_iter()
        .chain(holders.iter().filter(holds).copied())
        .find(|lead| lead.person == person)
        .map(|lead| lead.seat)
        .or_else(|| match domain.holder {
            // GOV-1.4.2: what is added to circle lead is on the leads of all circles below as well.
            RoleRef::Core(circle, CoreRole::CircleLead) => inquiry
                .index
                .circles_below(circle)
                .find_map(|c| inquiry.seat_leading(person, RoleRef::Core(c, CoreRole::CircleLead))),
            RoleRef::Core(..) | RoleRef::Defined(_) => None,
        })
}

fn permitted(inquiry: &Inquiry<'_>, person: PersonId, domain: DomainId) -> bool {
    inquiry.live.permissions.iter().any(|p| {
        p.person == person
            && p.opens == Opens::Domain(domain)
            && p.until.is_none_or(|until| inquiry.watch.at() < until)
    })
}

//! The seats in which a person is judged: held, elected to, led as the anchor's lead, and covered.

use crate::{
    authority::{inquiry::Inquiry, judgement::Seating, truth::Truth, verdict::Basis},
    ids::{CircleId, PersonId},
    index::Lead,
    structure::role::{CoreRole, RoleRef, SeatRef},
};
use std::collections::BTreeSet;

/// One seat of a person, where they hold or cover it: as [`seatings`] would find it.
pub(super) fn seating_in(
    inquiry: &Inquiry<'_>,
    person: PersonId,
    seat: SeatRef,
) -> BTreeSet<Seating> {
    let index = inquiry.index;
    let Some(role) = index.snapshot().role_of_seat(seat) else {
        return BTreeSet::new();
    };
    if !index.is_present(person, &inquiry.watch) {
        return BTreeSet::new();
    }
    let holds = index
        .assignments_held_by(person)
        .any(|a| a.seat == seat && index.is_in_force(a, &inquiry.watch));
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
pub(super) fn seatings(inquiry: &Inquiry<'_>, person: PersonId) -> BTreeSet<Seating> {
    let index = inquiry.index;
    let mut found = BTreeSet::new();
    if !index.is_present(person, &inquiry.watch) {
        return found;
    }
    let mut led: Vec<CircleId> = Vec::new();
    let held = index
        .assignments_held_by(person)
        .filter(|a| index.is_in_force(a, &inquiry.watch));
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
    let leads = index.leads(role, &inquiry.watch);
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

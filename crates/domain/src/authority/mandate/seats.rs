//! In which boxes of cases a person leads which seat: held within its focus, or covered where no
//! focus reaches (GOV-2.1.4, 2.2.1 to 2.2.3).

use super::{Conditions, Standing, both, take_away};
use crate::{
    authority::verdict::Basis,
    ids::{CircleId, PersonId, RoleId},
    index::Index,
    structure::{
        assignment::Assignment,
        role::{CoreRole, RoleRef, SeatRef},
    },
    time::Timestamp,
};
use std::collections::BTreeSet;

/// Every seat of a person with its boxes.
pub(in crate::authority) fn standings(
    index: &Index,
    at: Timestamp,
    person: PersonId,
) -> Vec<Standing> {
    let mut found = Vec::new();
    let mut open: Vec<RoleId> = Vec::new();
    let mut visited = BTreeSet::new();
    let held = index
        .assignments_held_by(person)
        .filter(|a| index.is_in_force(a, at));
    for assignment in held {
        match index.snapshot().role_of_seat(assignment.seat) {
            Some(RoleRef::Defined(role)) => open.push(role),
            Some(core) => found.extend(office(index, at, person, core)),
            None => {}
        }
    }
    open.extend(index.anchor());
    while let Some(role) = open.pop() {
        if !visited.insert(role) {
            continue;
        }
        let standings = of_role(index, at, person, role);
        if standings.is_empty() {
            continue;
        }
        found.extend(lead_additions(index, role, &standings));
        found.extend(standings);
        open.extend(index.roles_in(CircleId::inside(role)));
    }
    found
}

fn office(index: &Index, at: Timestamp, person: PersonId, role: RoleRef) -> Option<Standing> {
    let lead = index
        .leads(role, at)
        .into_iter()
        .find(|l| l.person == person)?;
    Some(Standing {
        seat: lead.seat,
        role,
        basis: lead.basis,
        within: Vec::new(),
    })
}

/// The seat of the circle's lead, where something was added to it (GOV-1.4.2).
fn lead_additions(index: &Index, role: RoleId, standings: &[Standing]) -> Vec<Standing> {
    let lead = RoleRef::Core(CircleId::inside(role), CoreRole::CircleLead);
    if index.accountabilities_of(lead).is_empty() && index.domains_of(lead).is_empty() {
        return Vec::new();
    }
    let as_lead = |s: &Standing| Standing {
        seat: SeatRef::Whole(lead),
        role: lead,
        ..s.clone()
    };
    standings.iter().map(as_lead).collect()
}

/// The boxes in which a person leads a defined role.
fn of_role(index: &Index, at: Timestamp, person: PersonId, role: RoleId) -> Vec<Standing> {
    let whole = SeatRef::Whole(RoleRef::Defined(role));
    let standing = |seat, basis, within| Standing {
        seat,
        role: RoleRef::Defined(role),
        basis,
        within,
    };
    if Some(role) == index.anchor() {
        let leads = index.leads(RoleRef::Defined(role), at);
        let own = leads.iter().any(|l| l.person == person);
        return if own {
            vec![standing(whole, Basis::Assigned, Vec::new())]
        } else {
            Vec::new()
        };
    }
    let holders: Vec<&Assignment> = index.holders(RoleRef::Defined(role), at).collect();
    let mut found: Vec<Standing> = holders
        .iter()
        .filter(|a| a.person == person)
        .map(|a| standing(a.seat, Basis::Assigned, within(index, a.seat)))
        .collect();
    let Some(circle) = index.source_of(RoleRef::Defined(role)) else {
        return found;
    };
    let covered = cover(index, &holders);
    if covered.is_empty() {
        return found;
    }
    for above in of_role(index, at, person, circle.role()) {
        for (basis, region) in &covered {
            if let Some(within) = both(&above.within, region) {
                found.push(standing(whole, above.basis.max(*basis), within));
            }
        }
    }
    found
}

fn within(index: &Index, seat: SeatRef) -> Conditions {
    match seat {
        SeatRef::Whole(_) => Vec::new(),
        SeatRef::Focused(id) => index
            .snapshot()
            .seats
            .get(&id)
            .map(|s| s.focus.when.clone())
            .unwrap_or_default(),
    }
}

/// The boxes in which the circle's leads cover a role with these holders, and on what basis.
fn cover(index: &Index, holders: &[&Assignment]) -> Vec<(Basis, Conditions)> {
    let regions = |partner: bool| -> Vec<Conditions> {
        holders
            .iter()
            .filter(|a| index.is_partner(a.person) == partner)
            .map(|a| within(index, a.seat))
            .collect()
    };
    let (partners, others) = (regions(true), regions(false));
    let everywhere = vec![Vec::new()];
    let hole = take_away(take_away(everywhere, &partners), &others);
    let beside = take_away(super::disjoint(others), &partners);
    let covering = hole.into_iter().map(|region| (Basis::Covering, region));
    covering
        .chain(beside.into_iter().map(|r| (Basis::CoveringNonPartner, r)))
        .collect()
}

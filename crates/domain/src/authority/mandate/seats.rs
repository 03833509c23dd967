//! In which boxes of cases a person leads which seat: held within its focus, or covered where no
//! focus reaches (GOV-2.1.4, GOV-2.2.1 to 2.2.3).

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
use std::collections::{BTreeMap, BTreeSet};

/// The seats of a person with their boxes, by role.
pub(in crate::authority) type Standings = BTreeMap<RoleRef, Vec<Standing>>;

/// The defined roles that were looked at already.
type Known = BTreeMap<RoleId, Vec<Standing>>;

/// Every seat of a person with its boxes.
pub(in crate::authority) fn standings(index: &Index, at: Timestamp, person: PersonId) -> Standings {
    let mut found = Standings::new();
    let mut add = |standing: Standing| found.entry(standing.role).or_default().push(standing);
    let mut open: Vec<RoleId> = Vec::new();
    let mut visited = BTreeSet::new();
    let mut known = Known::new();
    let held = index
        .assignments_held_by(person)
        .filter(|a| index.is_in_force(a, at));
    for assignment in held {
        match index.snapshot().role_of_seat(assignment.seat) {
            Some(RoleRef::Defined(role)) => open.push(role),
            Some(core) => office(index, at, person, core)
                .into_iter()
                .for_each(&mut add),
            None => {}
        }
    }
    open.extend(index.anchor());
    while let Some(role) = open.pop() {
        if !visited.insert(role) {
            continue;
        }
        let standings = of_role(index, at, person, role, &mut known);
        if standings.is_empty() {
            continue;
        }
        lead_additions(index, role, &standings)
            .into_iter()
            .chain(standings)
            .for_each(&mut add);
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
    if !index.has_lead_seat(lead) {
        return Vec::new();
    }
    let as_lead = |s: &Standing| Standing {
        seat: SeatRef::Whole(lead),
        role: lead,
        ..s.clone()
    };
    standings.iter().map(as_lead).collect()
}

/// What a person holds of a role, and where its circle's leads cover the rest.
struct Held {
    role: RoleId,
    standings: Vec<Standing>,
    covered: Vec<(Basis, Conditions)>,
}

/// The boxes in which a person leads a defined role: up while somebody above covers, then down
/// again, by a loop.
fn of_role(
    index: &Index,
    at: Timestamp,
    person: PersonId,
    role: RoleId,
    known: &mut Known,
) -> Vec<Standing> {
    let mut path: Vec<Held> = Vec::new();
    let mut above: Vec<Standing> = Vec::new();
    let mut next = Some(role);
    while let Some(id) = next {
        if let Some(found) = known.get(&id) {
            above.clone_from(found);
            break;
        }
        let held = held(index, at, person, id);
        let circle = index.source_of(RoleRef::Defined(id));
        next = circle
            .map(CircleId::role)
            .filter(|_| !held.covered.is_empty());
        path.push(held);
    }
    while let Some(Held {
        role,
        mut standings,
        covered,
    }) = path.pop()
    {
        for outer in &above {
            for (basis, region) in &covered {
                if let Some(within) = both(&outer.within, region) {
                    standings.push(whole(role, outer.basis.max(*basis), within));
                }
            }
        }
        standings.truncate(super::BOXES_MOST);
        known.insert(role, standings.clone());
        above = standings;
    }
    above
}

fn whole(role: RoleId, basis: Basis, within: Conditions) -> Standing {
    Standing {
        seat: SeatRef::Whole(RoleRef::Defined(role)),
        role: RoleRef::Defined(role),
        basis,
        within,
    }
}

fn held(index: &Index, at: Timestamp, person: PersonId, role: RoleId) -> Held {
    if Some(role) == index.anchor() {
        let leads = index.leads(RoleRef::Defined(role), at);
        let own = leads.iter().any(|l| l.person == person);
        return Held {
            role,
            standings: own
                .then(|| whole(role, Basis::Assigned, Vec::new()))
                .into_iter()
                .collect(),
            covered: Vec::new(),
        };
    }
    let holders: Vec<&Assignment> = index.holders(RoleRef::Defined(role), at).collect();
    let own = holders.iter().filter(|a| a.person == person);
    Held {
        role,
        standings: own
            .map(|a| Standing {
                seat: a.seat,
                ..whole(role, Basis::Assigned, within(index, a.seat))
            })
            .collect(),
        covered: cover(index, &holders),
    }
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

//! What adopting a list of edits would change, and for whom: the structure before held against the
//! one after. A judgement like [`super::adopt`], of which nothing is written.
//!
//! Who may do more or less is asked of people one by one, those nearest to what changes first, and
//! of so many at most: the preview says whether that was everybody.

use crate::{
    act::World,
    authority::{
        live::LiveFacts,
        mandate::{self, MandateChange},
        truth::Truth,
    },
    diff::{self, Difference, Thing},
    ids::{CircleId, PersonId},
    index::{Index, Leads},
    structure::role::{RoleRef, SeatRef},
    text::DecisionKey,
    time::Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many people are asked at the most what they may before and after.
pub const MOST_ASKED: usize = 200;

/// How many people, times the decision types that each is asked about, at the most: in an
/// organization with very many decision types fewer people are asked.
pub const MOST_ASKED_ABOUT: usize = 100_000;

/// How many entries each list of a preview has at the most.
pub const MOST_FORESEEN: usize = 500;

/// What adopting a list of edits would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Everything in which governance would differ.
    pub differences: Vec<Difference>,
    /// Who holds or leads, before or after, a seat of a role that changes, goes or moves, or that
    /// is inside a circle that does; nearest to what changes first.
    pub people: Vec<PersonId>,
    /// The seats of those roles.
    pub seats: Vec<SeatRef>,
    /// Who gains and who loses authority.
    pub authority: Vec<AuthorityChange>,
    /// Whether that is all: no list was cut off, and everybody who leads anything was asked.
    pub is_complete: bool,
}

/// Somebody may do more, less or something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorityChange {
    /// Who.
    pub person: PersonId,
    /// What.
    pub change: MandateChange,
}

/// How near a role is to what changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// It, or a part of it, changes.
    Touched,
    /// It is inside a circle that changes.
    Inside,
    /// It is in the circle whose governance it is, below it, or that circle's own.
    Circle,
    /// Anywhere else.
    Elsewhere,
}

/// A role with how near it is, and how deep it lies; in this order.
type Placed = (Near, u32, RoleRef);

/// What changes from the structure of a world to the one after an adoption in a circle.
pub fn preview(world: World<'_>, live: &LiveFacts, circle: CircleId, after: &Index) -> Preview {
    let sides = [world.index, after];
    // A type that only a text before or only one after names counts on both sides.
    let keys: BTreeSet<DecisionKey> = sides.into_iter().flat_map(mandate::keys).collect();
    let most_asked = most_asked(keys.len());
    let mut differences = diff::diff(world.index.snapshot(), after.snapshot());
    let roles = placed(sides, &differences, circle);
    let affected = |it: &&Placed| matches!(it.0, Near::Touched | Near::Inside);
    let near = roles.iter().filter(affected).map(|(_, _, role)| *role);
    let mut people = leading(sides, world.now, near.clone(), MOST_FORESEEN);
    let mut seats = seats_of(sides, &near.collect::<Vec<_>>());
    let all = roles.iter().map(|(_, _, role)| *role);
    let mut asked = if differences.is_empty() {
        Vec::new()
    } else {
        leading(sides, world.now, all, most_asked)
    };
    let was_cut = [
        cut(&mut differences, MOST_FORESEEN),
        cut(&mut people, MOST_FORESEEN),
        cut(&mut seats, MOST_FORESEEN),
        cut(&mut asked, most_asked),
    ];
    let mut authority = Vec::new();
    let mut is_complete = !was_cut.contains(&true);
    for person in asked {
        let of = |index| mandate::resolvable_among(index, live, world.now, (person, &keys));
        let changes = mandate::compare(&of(world.index), &of(after));
        let changes = changes.into_iter();
        authority.extend(changes.map(|change| AuthorityChange { person, change }));
        if cut(&mut authority, MOST_FORESEEN) {
            is_complete = false;
            break;
        }
    }
    Preview {
        differences,
        people,
        seats,
        authority,
        is_complete,
    }
}

/// How many people are asked, where each is asked about so many decision types.
fn most_asked(keys: usize) -> usize {
    let most = MOST_ASKED_ABOUT.checked_div(keys).unwrap_or(MOST_ASKED);
    most.clamp(1, MOST_ASKED)
}

/// Cuts off what is over a list's most; whether anything was.
fn cut<T>(list: &mut Vec<T>, most: usize) -> bool {
    let is_longer = list.len() > most;
    list.truncate(most);
    is_longer
}

/// Every role of both structures that somebody could lead, nearest to what changes first.
fn placed(sides: [&Index; 2], differences: &[Difference], circle: CircleId) -> Vec<Placed> {
    let (touched, circles) = touched(sides, differences);
    let place = |role: RoleRef| {
        let holds = |outer: CircleId| sides.iter().any(|index| index.is_inside(role, outer));
        let near = if touched.contains(&role) {
            Near::Touched
        } else if circles.iter().copied().any(holds) {
            Near::Inside
        } else if role == RoleRef::Defined(circle.role()) || holds(circle) {
            Near::Circle
        } else {
            Near::Elsewhere
        };
        let depths = sides.iter().filter_map(|index| {
            let within = index.source_of(role)?;
            Some(index.depth_of(within).saturating_add(1))
        });
        (near, depths.min().unwrap_or(0), role)
    };
    let defined = sides.into_iter().flat_map(|index| {
        let roles = index.snapshot().roles.keys();
        roles.map(|role| RoleRef::Defined(*role))
    });
    let offices = sides.into_iter().flat_map(|index| {
        let held = index.snapshot().assignments.values().map(|it| it.seat);
        held.filter_map(|seat| index.snapshot().role_of_seat(seat))
    });
    let all: BTreeSet<RoleRef> = defined.chain(offices).chain(touched.clone()).collect();
    let all: BTreeSet<Placed> = all.into_iter().map(place).collect();
    all.into_iter().collect()
}

/// The roles of which something changes, and the circles: those that are the inside of such a role,
/// and those whose policies change.
fn touched(
    sides: [&Index; 2],
    differences: &[Difference],
) -> (BTreeSet<RoleRef>, BTreeSet<CircleId>) {
    let mut roles = BTreeSet::new();
    let mut circles = BTreeSet::new();
    let things = differences
        .iter()
        .flat_map(|it| it.before.iter().chain(&it.after));
    let seated = |seat| {
        let roles = sides.iter().map(|it| it.snapshot().role_of_seat(seat));
        roles.flatten().next()
    };
    for thing in things {
        let role = match thing {
            Thing::Role(it) => Some(RoleRef::Defined(it.id)),
            Thing::Accountability(it) => Some(it.role),
            Thing::Domain(it) => Some(it.holder),
            Thing::SpendControl(it) => Some(RoleRef::Defined(it.role)),
            Thing::Seat(it) => Some(RoleRef::Defined(it.role)),
            Thing::Assignment(it) => seated(it.seat),
            Thing::Offer(it) => Some(RoleRef::Defined(it.role)),
            Thing::Link(it) => seated(it.seat),
            Thing::Redirect(it) => Some(RoleRef::Defined(it.to)),
            Thing::Policy(it) => {
                circles.insert(it.circle);
                None
            }
            // No edit of governance speaks of these.
            Thing::Organization(_)
            | Thing::Person(_)
            | Thing::ServiceAccount(_)
            | Thing::DecisionType(_)
            | Thing::ExternalDomain(_) => None,
        };
        if let Some(RoleRef::Defined(id)) = role {
            circles.insert(CircleId::inside(id));
        }
        roles.extend(role);
    }
    (roles, circles)
}

/// Who leads one of these roles in one of both structures, each once, in the order of the roles;
/// one more than `most` at the most, which tells that there are more.
fn leading(
    sides: [&Index; 2],
    at: Timestamp,
    roles: impl Iterator<Item = RoleRef>,
    most: usize,
) -> Vec<PersonId> {
    let mut known = [Leads::new(), Leads::new()];
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for role in roles {
        for (index, known) in sides.into_iter().zip(&mut known) {
            let leads = index.leads_within(role, at, &|_| Truth::True, known);
            let people = leads.into_iter().map(|lead| lead.person);
            found.extend(people.filter(|person| seen.insert(*person)));
        }
        if found.len() > most {
            found.truncate(most.saturating_add(1));
            break;
        }
    }
    found
}

/// The seats of roles in both structures: each whole role, then its focuses.
fn seats_of(sides: [&Index; 2], roles: &[RoleRef]) -> Vec<SeatRef> {
    let mut focused: BTreeMap<RoleRef, BTreeSet<SeatRef>> = BTreeMap::new();
    for seat in sides.iter().flat_map(|it| it.snapshot().seats.values()) {
        let seats = focused.entry(RoleRef::Defined(seat.role)).or_default();
        seats.insert(SeatRef::Focused(seat.id));
    }
    let seats = roles.iter().flat_map(|role| {
        let own = focused.get(role).into_iter().flatten().copied();
        std::iter::once(SeatRef::Whole(*role)).chain(own)
    });
    seats.collect()
}

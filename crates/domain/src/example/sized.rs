//! Organizations of any size, for benchmarks and for counting what a request costs: equal sizes and
//! seeds build equal ones. Circles nest by eight until there is one for ten people, so a larger
//! organization is also a deeper one; every kind of text is there, in proportion.

use super::{World, above, condition, constrain, grant, on, one_of};
use crate::{
    event::Event,
    ids::{PersonId, RoleId, ServiceAccountId},
    structure::{
        decision_type::{AttributeType, Reversibility},
        domain::Reach,
        organization::ServiceAccount,
        policy::Effect,
    },
};

/// How many circles a circle holds, while there are so many to place.
const WIDTH: usize = 8;

/// How many people a circle at the bottom is for.
const TEAM: usize = 10;

/// The roles of a circle at the bottom; some stay unfilled, some are split by a focus.
const ROLES: usize = 6;

/// The values of the attribute `region`.
const REGIONS: [&str; 4] = ["AMER", "APAC", "DACH", "EMEA"];

/// A generated organization, with some to ask about.
#[derive(Clone, Debug)]
pub struct Sized {
    /// Its facts and profiles.
    pub world: World,
    /// Everybody, in the order of joining.
    pub people: Vec<PersonId>,
    /// The roles of the circles at the bottom, each with `topic1`, `topic2`, … of its own.
    pub teams: Vec<RoleId>,
    /// How many circles lie around a role of such a circle.
    pub depth: usize,
}

/// Random numbers that are equal for equal seeds (`SplitMix64`).
#[derive(Clone, Debug)]
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let most = u64::try_from(most.max(1)).unwrap_or(1);
        usize::try_from(mixed.checked_rem(most).unwrap_or(0)).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }
}

/// An organization of so many people. `topicN` is decided in the N-th team alone, under the money,
/// policies and domain of that team and the circles around it; `expense` by the lead of every team,
/// so that the list of who may grows with the organization.
pub fn sized(people: usize, seed: u64) -> Sized {
    let mut draw = Draw(seed);
    let mut world = World::new();
    let asks = ServiceAccount {
        id: ServiceAccountId::from_uuid(world.fresh()),
        key: super::key("crm"),
        may_ask: true,
        may_act: false,
    };
    world.events.push(Event::ServiceAccountRegistered(asks));
    let people: Vec<PersonId> = (1..=people)
        .map(|at| world.add_person(&format!("P{at}"), at % 50 != 0))
        .collect();
    decision_type(&mut world, "expense");
    let (teams, depth) = circles(&mut world, &people, people.len().div_ceil(TEAM));
    for (at, team) in (1..).zip(&teams) {
        let from = at * TEAM - TEAM;
        let members = people.get(from..people.len().min(from + TEAM));
        fill(
            &mut world,
            &mut draw,
            at,
            *team,
            members.unwrap_or_default(),
        );
    }
    Sized {
        world,
        people,
        teams,
        depth,
    }
}

/// A decision type that costs money, with the attribute `region`.
fn decision_type(world: &mut World, called: &str) {
    let regions = REGIONS.map(str::to_owned).to_vec();
    let region = ("region", AttributeType::OneOf(regions));
    world.decision_type(called, true, Some(Reversibility::Easy), &[region]);
}

/// Circles within circles, until there are so many; those at the bottom, and how deep they lie.
fn circles(world: &mut World, people: &[PersonId], teams: usize) -> (Vec<RoleId>, usize) {
    let mut level = vec![world.anchor()];
    let mut depth = 1;
    let mut leads = people.iter().copied().cycle();
    while level.len() < teams {
        let wanted = teams.min(level.len() * WIDTH);
        let mut next = Vec::with_capacity(wanted);
        for at in 0..wanted {
            let Some(around) = level.get(at % level.len()).copied() else {
                continue;
            };
            let circle = world.role(around, &format!("c{depth}-{at}"));
            if let Some(lead) = leads.next() {
                world.hold(circle, lead);
            }
            if depth < 3 && at % 4 == 0 {
                let large = on("expense").with("amount", above("5000"));
                let effect = Effect::PermissionOfRole(circle);
                world.policy(
                    around,
                    &format!("p{depth}-{at}"),
                    vec![constrain(large, effect)],
                );
            }
            next.push(circle);
        }
        level = next;
        depth += 1;
    }
    (level, depth)
}

/// What a team at the bottom decides, on which terms, and who does.
fn fill(world: &mut World, draw: &mut Draw, at: usize, team: RoleId, members: &[PersonId]) {
    let topic = format!("topic{at}");
    decision_type(world, &topic);
    world.accountable(team, &[on(&topic), on("expense")]);
    world.control(team, Some("5000"), &[on("expense"), on(&topic)]);
    let roles: Vec<RoleId> = (1..=ROLES)
        .map(|n| world.role(team, &format!("r{at}-{n}")))
        .collect();
    for (n, role) in (1..).zip(&roles) {
        match n {
            1 | 2 => {
                world.accountable(*role, &[on(&topic)]);
                let most = ["250", "500", "1000"];
                world.control(*role, draw.pick(&most), &[on(&topic)]);
            }
            3 => {
                let kept = on(&format!("{topic}.data"));
                world.accountable(*role, std::slice::from_ref(&kept));
                world.domain(*role, &format!("d{at}"), Reach::Organization, &[kept]);
            }
            _ => {
                world.accountable(*role, &[]);
            }
        }
    }
    if let [first, second, third, ..] = roles.as_slice() {
        let larger = on(&topic).with("amount", above("100"));
        let mut clauses = vec![constrain(larger, Effect::PermissionOfRole(*third))];
        if draw.below(3) == 0 {
            clauses.push(grant(on(&format!("{topic}.data")), &[*first, *second]));
        }
        world.policy(team, &format!("p{at}"), clauses);
    }
    for (n, member) in members.iter().enumerate() {
        // Every ninth is in no role, and some roles are nobody's.
        let Some(role) = draw.pick(&roles).filter(|_| n % 9 != 8) else {
            continue;
        };
        match draw.below(4) {
            0 => {
                let focus = one_of(&draw.pick(&REGIONS).into_iter().collect::<Vec<_>>());
                world.hold_within(role, *member, vec![condition("region", focus)]);
            }
            _ => {
                world.hold(role, *member);
            }
        }
    }
}

//! Generated organizations: a few circles deep, with every kind of text on two decision types, two
//! attributes and a handful of amounts, so that texts meet often.

mod wide;

pub(super) use wide::wide_case;
pub(crate) use wide::{tall_organization, wide_organization};

use crate::{
    authority::case::Case,
    example::{World, case, condition, constrain, euros, on, one_of},
    ids::{PersonId, RoleId},
    structure::{
        decision_type::{AttributeType, Reversibility},
        domain::Reach,
        element::{Period, SpendLimit},
        policy::{AnyOrAll, ClauseKind, Constraint, DomainAccess, Effect, Grant},
        role::SeatRef,
        scope::{Condition, Scope, Test, Value},
    },
    time::Date,
};
use proptest::prelude::*;
use std::str::FromStr as _;

/// A random number from which choices are drawn.
#[derive(Clone)]
pub(crate) struct Dice(Vec<u8>, usize);

impl std::fmt::Debug for Dice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        let Self(bytes, at) = self;
        let byte = bytes.get(*at % bytes.len()).copied().unwrap_or(0);
        *at += 1;
        usize::from(byte) % sides
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())].clone()
    }
}

pub(crate) fn dice() -> impl Strategy<Value = Dice> {
    proptest::collection::vec(any::<u8>(), 150..400).prop_map(|bytes| Dice(bytes, 0))
}

pub(super) const KEYS: [&str; 4] = ["fee", "fee.late", "data", "data.copy"];
pub(super) const AMOUNTS: [&str; 4] = ["10", "50", "100", "300"];

/// A generated organization.
#[derive(Clone, Debug)]
pub(crate) struct Generated {
    pub(crate) world: World,
    pub(super) roles: Vec<RoleId>,
    pub(super) people: Vec<PersonId>,
}

pub(crate) fn organization(dice: &mut Dice) -> Generated {
    let mut world = World::new();
    let people: Vec<PersonId> = (0..5)
        .map(|n| {
            let who = format!("P{n}");
            if n == 4 {
                world.non_partner(&who)
            } else {
                world.person(&who)
            }
        })
        .collect();
    for person in &people[1..] {
        if dice.roll(6) == 0 {
            world.amend_person(*person).left = some_day(dice);
        }
    }
    let default = dice.pick(&[None, Some(Reversibility::Easy), Some(Reversibility::Hard)]);
    let region = AttributeType::OneOf(vec!["A".to_owned(), "B".to_owned(), "C".to_owned()]);
    world.decision_type(
        "fee",
        true,
        Some(Reversibility::Easy),
        &[("region", region.clone())],
    );
    world.decision_type("fee.late", true, Some(Reversibility::Easy), &[]);
    world.decision_type(
        "data",
        false,
        default,
        &[("region", region), ("vip", AttributeType::Boolean)],
    );
    if dice.roll(2) == 0 {
        world.anchor_leads(&[people[0]]);
    }
    let mut roles = Vec::new();
    let mut places = vec![world.anchor()];
    for n in 0..5 {
        let inside = dice.pick(&places);
        let role = world.role(inside, &format!("r{n}"));
        roles.push(role);
        places.push(role);
    }
    let mut generated = Generated {
        world,
        roles,
        people,
    };
    generated.elements(dice);
    generated.policies(dice);
    generated.holders(dice);
    generated
}

impl Generated {
    fn elements(&mut self, dice: &mut Dice) {
        for role in self.roles.clone() {
            if dice.roll(3) > 0 {
                let covers = scope(dice);
                self.world.accountable(role, &[covers]);
            }
            if dice.roll(4) == 0 {
                let reach = dice.pick(&[Reach::Organization, Reach::Internal]);
                let covers = scope(dice);
                self.world.domain(
                    role,
                    &format!("d{}", role.uuid().as_u128()),
                    reach,
                    &[covers],
                );
            }
            for _ in 0..dice.roll(3) {
                let most = dice.pick(&[Some("50"), Some("100"), None]);
                let scopes = if dice.roll(2) == 0 {
                    vec![scope(dice)]
                } else {
                    Vec::new()
                };
                self.world.control(role, most, &scopes);
            }
        }
    }

    fn policies(&mut self, dice: &mut Dice) {
        for n in 0..dice.roll(4) {
            let mut circles = self.roles.clone();
            circles.push(self.world.anchor());
            let circle = dice.pick(&circles);
            let clause = self.clause(dice);
            self.world.policy(circle, &format!("p{n}"), vec![clause]);
        }
        if dice.roll(3) == 0 {
            let role = dice.pick(&self.roles);
            let covers = scope(dice);
            let domain = self
                .world
                .domain(role, "shared", Reach::Organization, &[covers]);
            let access = DomainAccess {
                domain,
                roles: vec![dice.pick(&self.roles)],
                people: vec![dice.pick(&self.people)],
                scope: scope(dice),
            };
            self.world
                .policy(role, "access", vec![ClauseKind::DomainAccess(access)]);
        }
    }

    fn clause(&self, dice: &mut Dice) -> ClauseKind {
        if dice.roll(3) == 0 {
            let most = Some(euros(dice.pick(&["50", "100"])));
            let spend = (dice.roll(2) == 0).then_some(SpendLimit {
                most,
                per: Period::Case,
            });
            return ClauseKind::Grant(Grant {
                scope: scope(dice),
                to: vec![dice.pick(&self.roles)],
                spend,
            });
        }
        let clause = self.constraint(dice);
        if dice.roll(2) == 0 {
            clause
        } else {
            self.naming(dice, clause)
        }
    }

    pub(super) fn constraint(&self, dice: &mut Dice) -> ClauseKind {
        let role = dice.pick(&self.roles);
        let circle = crate::ids::CircleId::inside(role);
        let effect = match dice.roll(4) {
            0 => Effect::Forbid,
            1 => Effect::PermissionOfRole(role),
            2 => Effect::PermissionOfMembers {
                circle,
                how: AnyOrAll::Any,
            },
            _ => Effect::Second(role),
        };
        constrain(scope(dice), effect)
    }

    fn naming(&self, dice: &mut Dice, clause: ClauseKind) -> ClauseKind {
        match clause {
            ClauseKind::Constrain(constraint) => ClauseKind::Constrain(Constraint {
                roles: vec![dice.pick(&self.roles)],
                ..constraint
            }),
            ClauseKind::Grant(_) | ClauseKind::DomainAccess(_) | ClauseKind::Override(_) => clause,
        }
    }

    fn holders(&mut self, dice: &mut Dice) {
        for role in self.roles.clone() {
            for _ in 0..dice.roll(3) {
                let person = dice.pick(&self.people);
                self.assignment(dice, role, person);
            }
        }
    }

    pub(super) fn assignment(&mut self, dice: &mut Dice, role: RoleId, person: PersonId) {
        let days = (some_day(dice), some_day(dice));
        let (since, until) = match days {
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            open => open,
        };
        let seat = if dice.roll(3) == 0 {
            let focus = condition("region", one_of(&[dice.pick(&["A", "B"])]));
            SeatRef::Focused(self.world.split(role, vec![focus]))
        } else {
            SeatRef::Whole(role.into())
        };
        self.world.assign(seat, person, since, until);
    }
}

/// Mostly none; else one of a few days around the moment of the questions.
fn some_day(dice: &mut Dice) -> Option<Date> {
    let day = |it: &str| Date::from_str(it).ok();
    match dice.roll(8) {
        0 => day("2026-05-31"),
        1 => day("2026-06-01"),
        2 => day("2026-06-02"),
        3 => day("2026-06-20"),
        _ => None,
    }
}

fn scope(dice: &mut Dice) -> Scope {
    let mut scope = on(dice.pick(&KEYS));
    if dice.roll(2) == 0 {
        scope.when.push(any_condition(dice));
    }
    if dice.roll(4) == 0 {
        scope.when.push(any_condition(dice));
    }
    scope
}

fn any_condition(dice: &mut Dice) -> Condition {
    let money = |dice: &mut Dice| Value::Money(euros(dice.pick(&AMOUNTS)));
    match dice.roll(6) {
        0 => condition("amount", Test::Above(money(dice))),
        1 => condition("amount", Test::AtMost(money(dice))),
        2 => condition("amount", Test::Below(money(dice))),
        3 => condition("vip", Test::Equals(Value::Boolean(dice.roll(2) == 0))),
        4 => {
            let text = dice.pick(&["A", "B", "C"]);
            condition("region", Test::Differs(Value::Text(text.to_owned())))
        }
        _ => condition(
            "region",
            one_of(&[dice.pick(&["A", "B"]), dice.pick(&["B", "C"])]),
        ),
    }
}

/// A case, with or without each of its attributes.
pub(super) fn some_case(dice: &mut Dice) -> Case {
    let mut it = case(dice.pick(&["fee", "fee.late", "data", "data.copy", "fee.new", "odd"]));
    if dice.roll(5) > 0 {
        it = it.of(dice.pick(&["0", "10", "10.01", "50", "99", "100", "300", "301"]));
    }
    if dice.roll(4) > 0 {
        it = it.saying("region", dice.pick(&["A", "B", "C"]));
    }
    if dice.roll(4) > 0 {
        it = it.stating("vip", Value::Boolean(dice.roll(2) == 0));
    }
    it.reversibility = dice.pick(&[None, Some(Reversibility::Easy), Some(Reversibility::Hard)]);
    it
}

//! What ties circles together beyond the tree: links with what they added, domains delegated on,
//! additions to circle lead, re-pointed references; and money of another currency.

use super::{Dice, Generated, any_condition, scope};
use crate::{
    authority::case::Case,
    example::{World, constrain, euros, on},
    ids::{CircleId, RoleId},
    money::{Currency, Money},
    structure::{
        domain::Reach,
        element::Period,
        policy::{ClauseKind, Effect, Hook},
        role::{CoreRole, RoleRef, SeatRef},
        scope::{Scope, Test, Value},
    },
};

/// An organization in which circles are tied together in every way there is.
pub(crate) fn wide_organization(dice: &mut Dice) -> Generated {
    let mut generated = super::organization(dice);
    let it = &mut generated;
    for (sides, add) in [
        (2, link as fn(&mut Generated, &mut Dice)),
        (2, delegation),
        (2, addition),
        (2, redirect),
        (3, money),
        (3, rep),
    ] {
        if dice.roll(sides) == 0 {
            add(it, dice);
        }
    }
    generated
}

/// An organization of circles in circles, with domains delegated on and re-pointed references.
pub(crate) fn tall_organization(dice: &mut Dice) -> Generated {
    let mut generated = super::organization(dice);
    for add in [delegation as fn(&mut Generated, &mut Dice), redirect] {
        if dice.roll(2) == 0 {
            add(&mut generated, dice);
        }
    }
    generated
}

/// A case, at times with an amount in another currency.
pub(in crate::authority::tests) fn wide_case(dice: &mut Dice) -> Case {
    let mut it = super::some_case(dice);
    if dice.roll(6) == 0 {
        it.amount = it.amount.map(|_| dollars(dice.pick(&["10", "60", "300"])));
    }
    it
}

fn dollars(amount: &str) -> Money {
    let currency = Currency::from_code("USD").expect("a currency");
    Money::new(euros(amount).amount(), currency).expect("an amount")
}

/// Whether a role is another one, or inside it.
fn within(world: &World, role: RoleId, outer: RoleId) -> bool {
    let circle = CircleId::inside(outer);
    role == outer || world.index().is_inside(role.into(), circle)
}

/// A role, or a part of one, takes part in a circle that does not hold it, and answers for more.
fn link(it: &mut Generated, dice: &mut Dice) {
    let (role, target) = (dice.pick(&it.roles), dice.pick(&it.roles));
    let held = it.world.index().source_of(role.into()) == Some(CircleId::inside(target));
    if held || within(&it.world, target, role) {
        return;
    }
    let hook = Hook::LinkInvite {
        roles: vec![role],
        may_opt_out: true,
    };
    let invite = vec![ClauseKind::Override(hook)];
    let invite = it.world.policy(target, "invite", invite);
    let mut seats = vec![SeatRef::Whole(role.into())];
    let snapshot = it.world.snapshot();
    let parts = snapshot.seats.values().filter(|s| s.role == role);
    seats.extend(parts.map(|s| SeatRef::Focused(s.id)));
    let link = it.world.link_seat(dice.pick(&seats), target, invite);
    if dice.roll(2) == 0 {
        let covers = scope(dice);
        it.world.accountable_by(role.into(), &[covers], Some(link));
    }
    if dice.roll(3) == 0 {
        let covers = scope(dice);
        it.world.domain_by(role, "added", &[covers], link);
    }
}

/// A domain of a circle, of which a part is a role's inside.
fn delegation(it: &mut Generated, dice: &mut Dice) {
    let outer = dice.pick(&it.roles);
    let inside = |role: &RoleId| *role != outer && within(&it.world, *role, outer);
    let inner: Vec<RoleId> = it.roles.iter().copied().filter(inside).collect();
    if inner.is_empty() {
        return;
    }
    let whole = scope(dice);
    let mut part = whole.clone();
    part.when.push(any_condition(dice));
    let reach = dice.pick(&[Reach::Organization, Reach::Internal]);
    let parent = it.world.domain(outer, "whole", reach, &[whole]);
    let holder = dice.pick(&inner).into();
    it.world
        .domain_from(holder, "part", reach, &[part], Some(parent));
}

/// The leads of a circle, and of all below, answer for more.
fn addition(it: &mut Generated, dice: &mut Dice) {
    let lead = RoleRef::Core(CircleId::inside(dice.pick(&it.roles)), CoreRole::CircleLead);
    let covers = scope(dice);
    if dice.roll(3) == 0 {
        it.world
            .domain(lead, "leading", Reach::Organization, &[covers]);
    } else {
        it.world.accountable(lead, &[covers]);
    }
}

/// A lead re-points a reference within their circle.
fn redirect(it: &mut Generated, dice: &mut Dice) {
    let circle = dice.pick(&it.roles);
    let own = |role: &RoleId| within(&it.world, *role, circle);
    let own: Vec<RoleId> = it.roles.iter().copied().filter(own).collect();
    let (mention, to) = (dice.pick(&own), dice.pick(&own));
    if mention != to && to != circle {
        it.world.redirect(circle, mention, to);
    }
}

/// Money, and a limit, in another currency.
fn money(it: &mut Generated, dice: &mut Dice) {
    let scopes: &[Scope] = &[scope(dice)];
    let scopes = if dice.roll(2) == 0 { scopes } else { &[] };
    let role = dice.pick(&it.roles);
    it.world
        .control_per(role, Some(dollars("50")), Period::Case, scopes);
    let above = Test::Above(Value::Money(dollars("50")));
    let limit = on("fee").with("amount", above);
    let asked = Effect::PermissionOfRole(dice.pick(&it.roles));
    let circle = dice.pick(&it.roles);
    it.world
        .policy(circle, "dollars", vec![constrain(limit, asked)]);
}

/// Somebody who may serve as a circle's rep does.
fn rep(it: &mut Generated, dice: &mut Dice) {
    let (circle, person) = (dice.pick(&it.roles), dice.pick(&it.people));
    let index = it.world.index();
    let at = index.snapshot().adopted_at;
    let leads = index.leads(circle.into(), at);
    let member = index.members(CircleId::inside(circle), at);
    if member.contains(&person) && leads.iter().all(|l| l.person != person) {
        it.world.elect(circle, CoreRole::CircleRep, person);
    }
}

//! What the rules derive from a structure: who leads, who covers, who is a member.

use super::{By, Index, Lead};
use crate::{
    authority::{truth::Truth, verdict::Basis},
    example::{World, condition, moment, on, one_of},
    ids::{CircleId, PersonId, RoleId},
    structure::{
        domain::Reach,
        policy::{ClauseKind, Delegate, Hook, LeadFunction},
        role::{CoreRole, RoleRef, SeatRef},
    },
    text::Text,
    time::Timestamp,
};

fn now() -> Timestamp {
    moment("2026-06-01T09:00:00Z")
}

fn leads(index: &Index, role: impl Into<RoleRef>) -> Vec<(PersonId, Basis)> {
    let leads = index.leads(role.into(), now());
    leads.iter().map(|l| (l.person, l.basis)).collect()
}

fn members(world: &World, role: RoleId) -> Vec<PersonId> {
    let circle = CircleId::inside(role);
    world.index().members(circle, now()).into_iter().collect()
}

/// Ana leads `unit`; its role `desk` is empty, and so is `clerk` inside that.
fn house() -> (World, PersonId, [RoleId; 3]) {
    let mut world = World::new();
    let ana = world.person("Ana");
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    let clerk = world.role(desk, "clerk");
    world.hold(unit, ana);
    (world, ana, [unit, desk, clerk])
}

#[test]
fn gov_2_1_9_leading_a_role_means_leading_its_inside() {
    let (world, ana, [unit, ..]) = house();
    let lead = RoleRef::Core(CircleId::inside(unit), CoreRole::CircleLead);
    let index = world.index();
    assert_eq!(leads(&index, unit), [(ana, Basis::Assigned)]);
    assert_eq!(leads(&index, lead), [(ana, Basis::Assigned)]);
}

#[test]
fn gov_2_2_1_an_unfilled_role_falls_to_its_circles_leads_and_only_while_unfilled() {
    let (mut world, ana, [unit, desk, _]) = house();
    let lead = Lead {
        person: ana,
        seat: SeatRef::Whole(desk.into()),
        basis: Basis::Covering,
        by: By::Circle(CircleId::inside(unit)),
        in_hole: false,
    };
    assert_eq!(world.index().leads(desk.into(), now()), [lead]);
    let ben = world.person("Ben");
    world.hold(desk, ben);
    assert_eq!(leads(&world.index(), desk), [(ben, Basis::Assigned)]);
}

#[test]
fn gov_2_2_1_every_lead_of_the_circle_covers() {
    let (mut world, ana, [unit, desk, _]) = house();
    let ben = world.person("Ben");
    world.hold(unit, ben);
    let both = [(ana, Basis::Covering), (ben, Basis::Covering)];
    assert_eq!(leads(&world.index(), desk), both);
}

#[test]
fn gov_2_2_2_a_role_filled_by_non_partners_only_is_led_by_the_leads_as_well() {
    let (mut world, ana, [_, desk, clerk]) = house();
    let nora = world.non_partner("Nora");
    world.hold(desk, nora);
    let beside = [(nora, Basis::Assigned), (ana, Basis::CoveringNonPartner)];
    assert_eq!(leads(&world.index(), desk), beside);
    // Further down both cover, the lead on the weaker ground.
    let below = [(nora, Basis::Covering), (ana, Basis::CoveringNonPartner)];
    assert_eq!(leads(&world.index(), clerk), below);
    let ben = world.person("Ben");
    world.hold(desk, ben);
    let filled = [(nora, Basis::Assigned), (ben, Basis::Assigned)];
    assert_eq!(leads(&world.index(), desk), filled);
}

#[test]
fn gov_2_2_3_cover_climbs_and_may_run_out() {
    let (mut world, ana, [_, _, clerk]) = house();
    assert_eq!(leads(&world.index(), clerk), [(ana, Basis::Covering)]);
    let lonely = world.role(world.anchor(), "lonely");
    let inside = world.role(lonely, "inside");
    assert_eq!(leads(&world.index(), inside), []);
    world.anchor_leads(&[ana]);
    assert_eq!(leads(&world.index(), inside), [(ana, Basis::Covering)]);
}

#[test]
fn gov_2_2_3_cover_climbs_ten_thousand_circles() {
    let (mut world, ana, [.., clerk]) = house();
    let mut role = clerk;
    for depth in 0..10_000 {
        role = world.role(role, &format!("r{depth}"));
    }
    let index = world.index();
    assert_eq!(leads(&index, role), [(ana, Basis::Covering)]);
    assert_eq!(index.depth_of(CircleId::inside(role)), 10_003);
}

#[test]
fn gov_2_2_4_an_empty_elected_role_is_not_covered() {
    let (mut world, ana, [unit, desk, _]) = house();
    let circle = CircleId::inside(unit);
    for office in [
        CoreRole::Facilitator,
        CoreRole::Secretary,
        CoreRole::CircleRep,
    ] {
        assert_eq!(leads(&world.index(), RoleRef::Core(circle, office)), []);
    }
    let ben = world.person("Ben");
    world.hold(desk, ben);
    world.elect(unit, CoreRole::CircleRep, ben);
    let rep = RoleRef::Core(circle, CoreRole::CircleRep);
    assert_eq!(leads(&world.index(), rep), [(ben, Basis::Assigned)]);
    // Whoever comes to lead the circle is its rep no longer (GOV-5.2.2).
    world.hold(unit, ben);
    assert_eq!(leads(&world.index(), rep), []);
    assert_ne!(ana, ben);
}

#[test]
fn gov_2_2_5_who_holds_a_role_within_a_focus_still_holds_it() {
    let (mut world, ana, [_, desk, _]) = house();
    let ben = world.person("Ben");
    world.hold_within(desk, ben, vec![condition("region", one_of(&["N"]))]);
    let index = world.index();
    assert_eq!(leads(&index, desk), [(ben, Basis::Assigned)]);
    let within = |truth: Truth| {
        let leads = index.leads_within(desk.into(), now(), &|_| truth, &mut super::Leads::new());
        leads
            .iter()
            .map(|l| (l.person, l.in_hole))
            .collect::<Vec<_>>()
    };
    assert_eq!(within(Truth::True), [(ben, false)]);
    assert_eq!(within(Truth::Unknown), []);
    // where no focus reaches, the lead covers the hole.
    assert_eq!(within(Truth::False), [(ana, true)]);
}

#[test]
fn gov_2_4_1_members_are_partners_who_lead_the_circle_or_a_seat_in_it() {
    let (mut world, ana, [unit, desk, clerk]) = house();
    let (ben, cy) = (world.person("Ben"), world.person("Cy"));
    let nora = world.non_partner("Nora");
    world.hold(desk, ben);
    world.hold(desk, nora);
    world.hold(clerk, cy);
    assert_eq!(members(&world, unit), [ana, ben]);
    assert_eq!(members(&world, desk), [ben, cy]);
    // GOV-2.4.3: the rep of a circle directly inside joins.
    world.elect(desk, CoreRole::CircleRep, cy);
    assert_eq!(members(&world, unit), [ana, ben, cy]);
    assert_eq!(members(&world, world.anchor()), [ana]);
}

#[test]
fn gov_2_4_1_a_linked_seat_brings_its_own_leads_and_reps_and_nobody_elses() {
    let (mut world, ana, [unit, desk, _]) = house();
    let [ben, cy, dora] = ["Ben", "Cy", "Dora"].map(|who| world.person(who));
    let other = world.role(world.anchor(), "other");
    let guest = world.role(other, "guest");
    let north = world.hold_within(guest, ben, Vec::new());
    world.hold_within(guest, cy, Vec::new());
    let inside = world.role(guest, "inside");
    world.hold(inside, dora);
    let hook = Hook::LinkInvite {
        roles: vec![guest],
        may_opt_out: true,
    };
    let policy = world.policy(unit, "invite", vec![ClauseKind::Override(hook)]);
    world.link_seat(SeatRef::Focused(north), unit, policy);
    assert_eq!(members(&world, unit), [ana, ben]);
    world.elect(guest, CoreRole::CircleRep, dora);
    assert_eq!(members(&world, unit), [ana, ben, dora]);
    // GOV-1.5.5: it makes neither super nor sub.
    let index = world.index();
    assert!(!index.is_inside(guest.into(), CircleId::inside(unit)));
    assert_ne!(desk, guest);
}

#[test]
fn gov_1_4_3_whoever_holds_the_function_assigns() {
    let (mut world, ana, [unit, desk, clerk]) = house();
    let ben = world.person("Ben");
    world.hold(desk, ben);
    let assigners = |world: &World, role: RoleId| world.index().assigners(role.into(), now());
    assert_eq!(assigners(&world, desk), [ana]);
    assert_eq!(assigners(&world, clerk), [ben]);
    assert_eq!(assigners(&world, world.anchor()), []);
    let placed = |to| {
        vec![ClauseKind::Override(Hook::LeadFunction {
            function: LeadFunction::Assigning,
            to,
        })]
    };
    let mut by_lot = world.clone();
    let lot = Text::new("by lot").expect("a text");
    by_lot.policy(unit, "lot", placed(Delegate::Process(lot)));
    assert_eq!(assigners(&by_lot, desk), []);
    world.policy(unit, "place", placed(Delegate::Role(desk)));
    assert_eq!(assigners(&world, desk), [ben]);
}

#[test]
fn gov_2_1_7_a_policy_around_may_say_whose_leads_assign() {
    let (mut world, ana, [_, desk, clerk]) = house();
    let ben = world.person("Ben");
    world.hold(desk, ben);
    let hook = Hook::Assignment {
        roles: vec![clerk],
        term_months: None,
        max_terms: None,
        max_holders: None,
        partners_only: false,
        by: Some(RoleId::from_uuid(world.anchor().uuid())),
    };
    world.policy(world.anchor(), "by", vec![ClauseKind::Override(hook)]);
    world.anchor_leads(&[ana]);
    assert_eq!(world.index().assigners(clerk.into(), now()), [ana]);
    assert_eq!(world.index().assigners(desk.into(), now()), [ana]);
}

#[test]
fn gov_1_4_2_additions_to_circle_lead_are_on_the_leads_of_all_circles_below() {
    let (mut world, _, [unit, desk, _]) = house();
    let lead = |role: RoleId| RoleRef::Core(CircleId::inside(role), CoreRole::CircleLead);
    let outer = world.accountable(lead(unit), &[]);
    let inner = world.accountable(lead(desk), &[]);
    let domain = world.domain(lead(unit), "d", Reach::Organization, &[on("x")]);
    let index = world.index();
    assert_eq!(index.accountabilities_of(lead(unit)), [outer]);
    assert_eq!(index.accountabilities_of(lead(desk)), [inner, outer]);
    assert_eq!(index.domains_of(lead(desk)), [domain]);
    assert_eq!(index.accountabilities_of(lead(world.anchor())), []);
    assert!(index.has_lead_seat(lead(desk)) && !index.has_lead_seat(lead(world.anchor())));
}

#[test]
fn steps_and_common_circles_follow_the_tree() {
    let (mut world, _, [unit, desk, clerk]) = house();
    let other = world.role(world.anchor(), "other");
    let index = world.index();
    let circle = CircleId::inside;
    assert_eq!(index.steps_between(circle(clerk), circle(clerk)), 0);
    assert_eq!(index.steps_between(circle(clerk), circle(unit)), 2);
    assert_eq!(index.steps_between(circle(clerk), circle(other)), 4);
    let common = index.common_circle([circle(clerk), circle(desk)]);
    assert_eq!(common, Some(circle(desk)));
    let common = index.common_circle([circle(clerk), circle(other)]);
    assert_eq!(common, Some(circle(world.anchor())));
}

#[test]
fn gov_5_2_2_whoever_is_a_member_by_a_link_or_as_rep_of_a_circle_below_may_serve_as_rep() {
    let (mut world, ana, [unit, desk, _]) = house();
    let [ben, cy] = ["Ben", "Cy"].map(|who| world.person(who));
    let guest = world.role(world.anchor(), "guest");
    world.hold(guest, ben);
    let hook = Hook::LinkInvite {
        roles: vec![guest],
        may_opt_out: true,
    };
    let invite = world.policy(unit, "invite", vec![ClauseKind::Override(hook)]);
    world.elect(unit, CoreRole::CircleRep, ben);
    let rep = RoleRef::Core(CircleId::inside(unit), CoreRole::CircleRep);
    assert_eq!(leads(&world.index(), rep), [], "no member of it yet");
    world.link(guest, unit, invite);
    assert_eq!(
        leads(&world.index(), rep),
        [(ben, Basis::Assigned)],
        "a member by the link"
    );
    world.elect(desk, CoreRole::CircleRep, cy);
    world.elect(unit, CoreRole::CircleRep, cy);
    assert_eq!(members(&world, unit), [ana, ben], "Cy is no member below");
    let inside = world.role(desk, "inside");
    world.hold(inside, cy);
    assert_eq!(members(&world, unit), [ana, ben, cy]);
    assert_eq!(leads(&world.index(), rep).len(), 2);
}

#[test]
fn gov_2_4_1_circles_linked_into_each_other_are_no_reason_for_each_other() {
    let (mut world, _, [unit, desk, clerk]) = house();
    let ben = world.person("Ben");
    let hook = Hook::LinkInvite {
        roles: vec![desk],
        may_opt_out: true,
    };
    let invite = world.policy(clerk, "invite", vec![ClauseKind::Override(hook)]);
    world.link(desk, clerk, invite);
    for circle in [desk, clerk] {
        world.elect(circle, CoreRole::CircleRep, ben);
    }
    for circle in [unit, desk, clerk] {
        assert!(!members(&world, circle).contains(&ben));
    }
}

//! What is lawful and still wants somebody's eye: each lint with what brings it about and what ends
//! it.

use crate::{
    check::{Severity, survey},
    example::{World, moment, on},
    structure::{
        policy::{ClauseKind, Hook},
        role::{CoreRole, RoleRef, SeatRef},
    },
    time::Date,
};

const NOW: &str = "2026-06-01T09:00:00Z";

/// Severity, rule and message of each lint, errors left out.
fn lints(world: &World) -> Vec<String> {
    survey(&world.index(), moment(NOW))
        .into_iter()
        .filter(|it| it.severity != Severity::Error)
        .map(|it| {
            let rule = it.rule.map_or("-", |rule| rule.id);
            format!("{} {rule} {}", it.severity.as_str(), it.message)
        })
        .collect()
}

#[track_caller]
fn has(world: &World, lint: &str) {
    let found = lints(world);
    assert!(found.iter().any(|it| it == lint), "{lint}: {found:#?}");
}

#[track_caller]
fn lacks(world: &World, part: &str) {
    let found = lints(world);
    assert!(!found.iter().any(|it| it.contains(part)), "{found:#?}");
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

#[test]
fn gov_2_2_3_a_role_without_any_lead_is_a_warning_and_a_covered_one_a_notice() {
    let mut world = World::new();
    let ana = world.person("Ana");
    let desk = world.role(world.anchor(), "desk");
    let phone = world.role(desk, "phone");
    has(
        &world,
        "warning GOV-2.2.3 nobody leads phone: nobody holds it, and no circle around it has a lead",
    );
    let lead = world.hold(desk, ana);
    has(
        &world,
        "notice GOV-2.2.1 nobody holds phone, so that its circle's leads cover it",
    );
    world.hold(phone, ana);
    lacks(&world, "phone");
    assert_ne!(world.snapshot().assignments.get(&lead), None);
}

#[test]
fn gov_2_2_4_a_circle_with_roles_needs_its_officers() {
    let mut world = World::new();
    let ana = world.person("Ana");
    let desk = world.role(world.anchor(), "desk");
    let phone = world.role(desk, "phone");
    world.hold(phone, ana);
    has(&world, "notice GOV-2.2.4 desk has no Facilitator");
    has(&world, "notice GOV-2.2.4 desk has no Secretary");
    lacks(&world, "phone has no");
    world.elect(desk, CoreRole::Secretary, ana);
    lacks(&world, "desk has no Secretary");
    world.adopt(&[1, 2, 3, 4]);
    lacks(&world, "has no");
}

#[test]
fn gov_1_1_1_a_role_says_what_it_is_for() {
    let mut world = World::new();
    let desk = world.role(world.anchor(), "desk");
    lacks(&world, "what it is for");
    world.amend_role(desk).purpose = None;
    has(&world, "notice GOV-1.1.1 desk does not say what it is for");
    let anchor = world.anchor();
    world.amend_role(anchor).purpose = None;
    has(
        &world,
        "notice GOV-1.1.1 anchor does not say what it is for",
    );
    let purpose = world
        .amend_role(desk)
        .purpose
        .insert(crate::text::Text::new("x").unwrap());
    let hook = Hook::AnchorPurpose {
        purpose: Some(purpose.clone()),
        accountabilities: Vec::new(),
    };
    world.policy(anchor, "purpose", vec![ClauseKind::Override(hook)]);
    lacks(&world, "what it is for");
}

#[test]
fn gov_5_1_3_an_elected_term_becomes_overdue_and_is_spoken_of_before() {
    let mut world = World::new();
    let ana = world.person("Ana");
    let desk = world.role(world.anchor(), "desk");
    let office = SeatRef::Whole(RoleRef::Core(
        crate::ids::CircleId::inside(desk),
        CoreRole::Secretary,
    ));
    let with = |until: &str| {
        let mut world = world.clone();
        world.assign(office, ana, None, day(until));
        world
    };
    has(
        &with("2026-05-31"),
        "warning GOV-5.1.3 the term of Ana as Secretary of desk is overdue since 2026-05-31",
    );
    let soon = "notice GOV-5.1.3 the term of Ana in Secretary of desk runs out on";
    has(&with("2026-06-01"), &format!("{soon} 2026-06-01"));
    has(&with("2026-07-01"), &format!("{soon} 2026-07-01"));
    lacks(&with("2026-07-02"), "runs out");
}

#[test]
fn gov_2_1_7_an_assignment_runs_out() {
    let mut world = World::new();
    let ana = world.person("Ana");
    let desk = world.role(world.anchor(), "desk");
    let seat = SeatRef::Whole(RoleRef::Defined(desk));
    world.assign(seat, ana, None, day("2026-05-31"));
    has(
        &world,
        "notice GOV-2.1.7 the assignment of Ana to desk ran out on 2026-05-31",
    );
    has(&world, "notice GOV-1.1.4 Ana holds no role");
}

#[test]
fn gov_3_6_2_a_decision_that_nobody_owns_is_named_once() {
    let mut world = World::new();
    world.decision_type("refund", true, None, &[]);
    world.child_type("refund.late", None, None, &[]);
    world.decision_type("data", false, None, &[]);
    let warned = "warning GOV-3.6.2 nobody owns `refund`: no role is accountable for it";
    has(&world, warned);
    lacks(&world, "refund.late");
    let desk = world.role(world.anchor(), "desk");
    world.accountable(desk, &[on("refund.late")]);
    lacks(&world, "nobody owns `refund`");
    has(
        &world,
        "warning GOV-3.6.2 nobody owns `data`: no role is accountable for it",
    );
}

#[test]
fn gov_1_1_4_a_person_without_a_role_is_noticed_while_they_are_here() {
    let mut world = World::new();
    let ana = world.person("Ana");
    has(&world, "notice GOV-1.1.4 Ana holds no role");
    let mut leads = world.clone();
    leads.anchor_leads(&[ana]);
    lacks(&leads, "Ana holds no role");
    let desk = world.role(world.anchor(), "desk");
    world.hold(desk, ana);
    lacks(&world, "Ana holds no role");
    world.amend_person(ana).left = day("2026-05-31");
    has(&world, "notice - Ana left, and still is assigned to desk");
    lacks(&world, "Ana holds no role");
}

#[test]
fn admins_who_are_all_gone_are_warned_of() {
    let mut world = World::new();
    let ana = world.person("Ana");
    lacks(&world, "none of those who may manage");
    world.organization().admins = vec![ana];
    lacks(&world, "none of those who may manage");
    world.amend_person(ana).left = day("2026-05-31");
    has(
        &world,
        "warning - none of those who may manage people and service accounts is here any more",
    );
}

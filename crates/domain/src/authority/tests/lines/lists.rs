//! Lists: who is listed, in which order, and why nobody is.

use super::super::support::{ask, authorized, facts, remedy, who};
use crate::{
    authority::{
        case::Case,
        live::LiveFacts,
        verdict::{Basis, Fact, GapKind, RemedyKind, Verdict},
        who_may::{Listing, who_may_resolve},
    },
    code::Code,
    example::{World, case, condition, constrain, moment, on, one_of},
    ids::{CircleId, PersonId, RoleId},
    structure::{domain::Reach, policy::Effect, role::RoleRef, scope::Scope},
};

fn keyed(world: &mut World, keys: &[&str]) {
    for key in keys {
        world.decision_type(key, false, None, &[]);
    }
}

/// Somebody who holds a role of their own with these scopes.
fn somebody(world: &mut World, inside: RoleId, who: &str, covers: &[Scope]) -> PersonId {
    let person = world.person(who);
    let role = world.role(inside, &format!("of-{}", who.to_lowercase()));
    world.hold(role, person);
    world.accountable(role, covers);
    person
}

#[test]
fn authorized_has_one_entry_per_person() {
    let mut world = World::new();
    let anchor = world.anchor();
    let ben = somebody(&mut world, anchor, "Ben", &[on("fix")]);
    let second = world.role(anchor, "second");
    world.accountable(second, &[on("fix")]);
    world.hold(second, ben);
    let answer = who(&world, &case("fix"));
    assert_eq!((answer.authorized.len(), answer.authorized_count), (1, 1));
}

#[test]
fn deeper_keys_come_first_then_more_conditions() {
    let mut world = World::new();
    let anchor = world.anchor();
    let root = somebody(&mut world, anchor, "A", &[on("fix")]);
    let deep = somebody(&mut world, anchor, "B", &[on("fix.car")]);
    let with = on("fix.car").with("part", one_of(&["engine"]));
    let exact = somebody(&mut world, anchor, "C", &[with]);
    let engine = case("fix.car").saying("part", "engine");
    assert_eq!(authorized(&world, &engine), [exact, deep, root]);
}

#[test]
fn then_assigned_then_covering_then_covering_non_partner() {
    let mut world = World::new();
    let anchor = world.anchor();
    let [zoe, max, ann, nora] = [
        world.person("Zoe"),
        world.person("Max"),
        world.person("Ann"),
        world.non_partner("Nora"),
    ];
    for (called, lead) in [("covered", max), ("guests", ann)] {
        let circle = world.role(anchor, called);
        world.hold(circle, lead);
        let inner = world.role(circle, &format!("{called}-inner"));
        world.accountable(inner, &[on("fix")]);
        if lead == ann {
            world.hold(inner, nora);
        }
    }
    let outer = world.role(anchor, "outer");
    let held = world.role(outer, "held");
    world.accountable(held, &[on("fix")]);
    world.hold(held, zoe);
    assert_eq!(authorized(&world, &case("fix")), [nora, zoe, max, ann]);
}

#[test]
fn then_deeper_circles_then_names_then_ids() {
    let mut world = World::new();
    let anchor = world.anchor();
    let unit = world.role(anchor, "unit");
    let outer = somebody(&mut world, anchor, "A", &[on("fix")]);
    let zed = somebody(&mut world, unit, "Zed", &[on("fix")]);
    let bea = somebody(&mut world, unit, "Bea", &[on("fix")]);
    assert_eq!(authorized(&world, &case("fix")), [bea, zed, outer]);
    let role = world.role(unit, "twins");
    world.accountable(role, &[on("fix")]);
    let twins = [world.person("Twin"), world.person("Twin")];
    world.hold(role, twins[1]);
    world.hold(role, twins[0]);
    assert_eq!(
        authorized(&world, &case("fix")),
        [bea, twins[0], twins[1], zed, outer]
    );
}

#[test]
fn with_an_asker_fewest_steps_from_the_askers_nearest_seat_go_before_all_of_these() {
    let mut world = World::new();
    let anchor = world.anchor();
    let [near, far] = ["near", "far"].map(|called| world.role(anchor, called));
    let exact = somebody(&mut world, far, "Exact", &[on("fix.car")]);
    let close = somebody(&mut world, near, "Close", &[on("fix")]);
    let asker = somebody(&mut world, near, "Asker", &[]);
    let listing = |asker| Listing {
        asker,
        authorized_first: 10,
        blocked_first: 10,
    };
    let index = world.index();
    let list = |asker| {
        let (live, now) = (LiveFacts::default(), moment(super::super::support::NOW));
        who_may_resolve(&index, &live, now, &case("fix.car"), listing(asker)).authorized
    };
    let steps = |asker| -> Vec<(PersonId, Option<u32>)> {
        list(asker)
            .iter()
            .map(|d| (d.person, d.steps_from_asker))
            .collect()
    };
    assert_eq!(steps(None), [(exact, None), (close, None)]);
    assert_eq!(steps(Some(asker)), [(close, Some(0)), (exact, Some(2))]);
}

#[test]
fn blocked_lists_tied_candidates_only_by_verdict_then_number_of_blockers_then_as_above() {
    let mut world = World::new();
    let anchor = world.anchor();
    let store = world.role(anchor, "store");
    let [strict, double, single] = ["strict", "double", "single"].map(|c| world.role(anchor, c));
    let forbidden = somebody(&mut world, strict, "A", &[on("fix")]);
    let twice = somebody(&mut world, double, "B", &[on("fix")]);
    let zed = somebody(&mut world, single, "Zed", &[on("fix")]);
    let carl = somebody(&mut world, single, "Carl", &[on("fix")]);
    let untied = somebody(&mut world, anchor, "Untied", &[]);
    let keeper = world.person("Keeper");
    world.hold(store, keeper);
    let second = || constrain(on("fix"), Effect::Second(store));
    let permission = constrain(on("fix"), Effect::PermissionOfRole(store));
    world.policy(strict, "p1", vec![constrain(on("fix"), Effect::Forbid)]);
    world.policy(double, "p2", vec![second(), permission]);
    world.policy(single, "p3", vec![second()]);
    let answer = who(&world, &case("fix"));
    let blocked: Vec<PersonId> = answer.blocked.iter().map(|d| d.person).collect();
    assert_eq!(blocked, [carl, zed, twice, forbidden]);
    assert!(!blocked.contains(&untied));
    assert_eq!(answer.gap.map(|g| g.kind), Some(GapKind::NobodyAuthorized));
}

#[test]
fn covering_non_partner_is_allowed_with_the_attested_extent_in_its_ground() {
    let mut world = World::new();
    let (ana, nora) = (world.person("Ana"), world.non_partner("Nora"));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.hold(desk, nora);
    world.accountable(desk, &[on("fix")]);
    let decision = ask(&world, ana, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.basis, Some(Basis::CoveringNonPartner));
    assert!(facts(&decision).contains(&Fact::CoversNonPartners));
    assert_eq!(authorized(&world, &case("fix")), [nora, ana]);
}

#[test]
fn all_holders_are_non_partners_is_judged_among_holders_whose_focus_is_true() {
    let mut world = World::new();
    let (ana, ben) = (world.person("Ana"), world.person("Ben"));
    let nora = world.non_partner("Nora");
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.hold_within(desk, nora, vec![condition("region", one_of(&["N"]))]);
    world.hold_within(desk, ben, vec![condition("region", one_of(&["S"]))]);
    world.accountable(desk, &[on("fix")]);
    let region = |region: &str| authorized(&world, &case("fix").saying("region", region));
    assert_eq!(region("N"), [nora, ana]);
    assert_eq!(region("S"), [ben]);
}

fn gap(world: &World, case: &Case) -> (GapKind, CircleId) {
    let gap = who(world, case).gap.expect("nobody may");
    (gap.kind, gap.circle)
}

#[test]
fn the_gap_is_ungoverned_where_no_scope_anywhere_is_true_or_unknown_for_the_case() {
    let mut world = World::new();
    let anchor = world.anchor();
    somebody(
        &mut world,
        anchor,
        "Ben",
        &[on("fix").with("x", one_of(&["y"]))],
    );
    let (kind, circle) = gap(&world, &case("cake"));
    assert_eq!(
        (kind, circle),
        (GapKind::Ungoverned, CircleId::inside(anchor))
    );
    assert_eq!(gap(&world, &case("fix")).0, GapKind::NobodyAuthorized);
    assert_eq!(
        gap(&world, &case("fix").saying("x", "z")).0,
        GapKind::Ungoverned
    );
}

#[test]
fn the_gap_is_uncovered_where_roles_are_tied_but_nobody_leads_or_covers_them() {
    let mut world = World::new();
    let brand = world.role(world.anchor(), "brand");
    world.accountable(brand, &[on("logo")]);
    let answer = who(&world, &case("logo"));
    let gap = answer.gap.expect("nobody may");
    assert_eq!(
        (gap.kind, gap.kind.code()),
        (GapKind::Uncovered, Code::UncoveredRole)
    );
    assert_eq!(gap.roles, [RoleRef::Defined(brand)]);
}

#[test]
fn there_is_no_gap_where_somebody_is_authorized() {
    let mut world = World::new();
    let anchor = world.anchor();
    somebody(&mut world, anchor, "Ben", &[on("fix")]);
    assert_eq!(who(&world, &case("fix")).gap, None);
}

#[test]
fn its_circle_is_the_lowest_around_all_circles_that_speak_of_the_keys_nearest_known_ancestor() {
    let mut world = World::new();
    let anchor = world.anchor();
    keyed(&mut world, &["fix", "other"]);
    let unit = world.role(anchor, "unit");
    let [left, right] = ["left", "right"].map(|called| world.role(unit, called));
    let [a, b] = [(left, "a"), (right, "b")].map(|(inside, called)| world.role(inside, called));
    world.accountable(a, &[on("fix").with("x", one_of(&["y"]))]);
    let of_case = |world: &World| gap(world, &case("fix.new").saying("x", "z")).1;
    assert_eq!(of_case(&world), CircleId::inside(left));
    world.domain(
        b,
        "d",
        Reach::Organization,
        &[on("fix").with("x", one_of(&["w"]))],
    );
    assert_eq!(of_case(&world), CircleId::inside(unit));
    let p = constrain(on("fix").with("x", one_of(&["v"])), Effect::Forbid);
    world.policy(anchor, "p", vec![p]);
    assert_eq!(of_case(&world), CircleId::inside(anchor));
    assert_eq!(gap(&world, &case("other")).1, CircleId::inside(anchor));
}

#[test]
fn in_may_resolve_a_remedy_names_the_circle_of_the_judged_seat() {
    let mut world = World::new();
    let anchor = world.anchor();
    let unit = world.role(anchor, "unit");
    let ben = somebody(&mut world, unit, "Ben", &[]);
    let decision = ask(&world, ben, &case("cake"));
    let proposal = remedy(&decision, RemedyKind::ProposeGovernance).expect("a way on");
    assert_eq!(proposal.circle, Some(CircleId::inside(unit)));
}

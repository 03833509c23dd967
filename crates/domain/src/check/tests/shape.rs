//! Roles, the tree, domains, the catalogue.

use super::{broken, dangling, over, untidy};
use crate::{
    code::Code,
    example::{World, on, vectors},
    ids::{CircleId, DomainId, PersonId, RoleId},
    structure::{
        domain::Reach,
        policy::Hook,
        role::{CoreRole, RoleRef, SeatRef},
        scope::Scope,
    },
    text::Text,
};
use uuid::Uuid;

const NOBODY: Uuid = Uuid::max();

#[test]
fn an_organization_that_keeps_every_rule_has_no_findings() {
    assert_eq!(super::all(&vectors().world), []);
    assert_eq!(super::all(&World::new()), []);
}

#[test]
fn gov_1_1_1_a_role_has_a_purpose_a_domain_or_an_accountability() {
    let mut world = World::new();
    let role = world.role(world.anchor(), "empty");
    assert_eq!(broken(&world), []);
    world.amend_role(role).purpose = None;
    assert_eq!(broken(&world), [("GOV-1.1.1", Code::RoleEmpty)]);
    // Policies alone do not make a role.
    world.policy(role, "p", vec![]);
    assert_eq!(broken(&world), [("GOV-1.1.1", Code::RoleEmpty)]);
    let mut accountable = world.clone();
    accountable.accountable(role, &[]);
    assert_eq!(broken(&accountable), []);
    world.domain(role, "d", Reach::Organization, &[]);
    assert_eq!(broken(&world), []);
}

#[test]
fn gov_1_1_1_the_anchors_content_may_come_from_its_policy() {
    let mut world = World::new();
    let anchor = world.anchor();
    world.amend_role(anchor).purpose = None;
    assert_eq!(broken(&world), [("GOV-1.1.1", Code::RoleEmpty)]);
    let hook = Hook::AnchorPurpose {
        purpose: Text::new("a purpose").ok(),
        accountabilities: Vec::new(),
    };
    world.policy(anchor, "purpose", over(hook));
    assert_eq!(broken(&world), []);
}

#[test]
fn gov_1_1_3_two_roles_of_a_circle_do_not_hold_one_domain() {
    let twice = |other_circle: bool, text: &str, covers: Scope| {
        let mut world = World::new();
        let anchor = world.anchor();
        let [a, b] = ["a", "b"].map(|called| world.role(anchor, called));
        let holder = if other_circle { world.role(a, "c") } else { b };
        world.domain(a, "things", Reach::Organization, &[on("x")]);
        world.domain(holder, text, Reach::Organization, &[covers]);
        (broken(&world), untidy(&world).len())
    };
    let held = vec![("GOV-1.1.3", Code::DomainAlreadyHeld)];
    assert_eq!(twice(false, "things", on("y")), (held.clone(), 0));
    assert_eq!(twice(false, "other", on("x")), (held, 0));
    assert_eq!(twice(false, "other", on("x.y")), (vec![], 1));
    assert_eq!(twice(false, "other", on("y")), (vec![], 0));
    assert_eq!(twice(true, "things", on("x")), (vec![], 0));
}

#[test]
fn gov_1_2_3_containment_is_a_tree() {
    let mut world = World::new();
    let outer = world.role(world.anchor(), "outer");
    let inner = world.role(outer, "inner");
    assert_eq!(broken(&world), []);
    world.amend_role(outer).source = Some(CircleId::inside(inner));
    let cycle = ("GOV-1.2.3", Code::ContainmentCycle);
    assert_eq!(broken(&world), [cycle, cycle]);
    world.amend_role(outer).source = Some(CircleId::inside(outer));
    assert!(broken(&world).contains(&cycle));
}

#[test]
fn gov_1_3_1_there_is_one_anchor() {
    let mut world = World::new();
    let role = world.role(world.anchor(), "second");
    world.amend_role(role).source = None;
    assert_eq!(broken(&world), [("GOV-1.3.1", Code::AnchorFixed)]);
    let anchor = world.anchor();
    for id in [anchor, role] {
        world.amend_role(id).source = Some(CircleId::inside(anchor));
    }
    assert!(broken(&world).contains(&("GOV-1.3.1", Code::AnchorFixed)));
}

#[test]
fn gov_1_3_3_the_anchors_purpose_is_set_in_the_anchor_only() {
    let mut world = World::new();
    let role = world.role(world.anchor(), "unit");
    let hook = Hook::AnchorPurpose {
        purpose: None,
        accountabilities: Vec::new(),
    };
    world.policy(world.anchor(), "here", over(hook.clone()));
    assert_eq!(broken(&world), []);
    world.policy(role, "there", over(hook));
    assert_eq!(broken(&world), [("GOV-1.3.3", Code::AnchorPurposeByPolicy)]);
}

#[test]
fn gov_1_3_4_the_anchor_has_no_rep() {
    let mut world = World::new();
    let anchor = world.anchor();
    let rep = RoleRef::Core(CircleId::inside(anchor), CoreRole::CircleRep);
    world.accountable(rep, &[]);
    let none = ("GOV-1.3.4", Code::NoContainingCircle);
    assert_eq!(broken(&world), [none]);
    let ben = world.person("Ben");
    world.elect(anchor, CoreRole::CircleRep, ben);
    assert_eq!(broken(&world), [none, none]);
}

#[test]
fn gov_1_4_2_an_addition_to_circle_lead_is_for_all_circles_below() {
    let mut world = World::new();
    let unit = world.role(world.anchor(), "unit");
    let lead = RoleRef::Core(CircleId::inside(unit), CoreRole::CircleLead);
    world.domain(lead, "d", Reach::Organization, &[]);
    assert_eq!(broken(&world), []);
    world.domain(lead, "e", Reach::Internal, &[]);
    assert_eq!(broken(&world), [("GOV-1.4.2", Code::LeadAdditionLocal)]);
}

#[test]
fn gov_3_3_9_only_a_part_of_what_a_circle_around_holds_is_delegated() {
    use Reach::{Internal, Organization};
    let delegated = |inside: bool, whole: Reach, part: Reach, covers: Scope| {
        let mut world = World::new();
        let anchor = world.anchor();
        let [outer, other] = ["outer", "other"].map(|called| world.role(anchor, called));
        let inner = world.role(if inside { outer } else { other }, "inner");
        let parent = world.domain(outer, "whole", whole, &[on("x")]);
        world.domain_from(inner.into(), "part", part, &[covers], Some(parent));
        broken(&world)
    };
    let not_held = vec![("GOV-3.3.9", Code::DomainNotHeld)];
    assert_eq!(delegated(true, Organization, Organization, on("x.y")), []);
    assert_eq!(delegated(true, Organization, Internal, on("x")), []);
    assert_eq!(
        delegated(false, Organization, Organization, on("x")),
        not_held
    );
    assert_eq!(delegated(true, Internal, Organization, on("x")), not_held);
    assert_eq!(
        delegated(true, Organization, Organization, on("y")),
        not_held
    );
}

#[test]
fn gov_3_3_9_no_domain_is_delegated_from_itself() {
    let mut world = World::new();
    let unit = world.role(world.anchor(), "unit");
    let domain = world.domain(unit, "d", Reach::Organization, &[]);
    world.amend_domain(domain).delegated_from = Some(domain);
    assert_eq!(broken(&world), [("GOV-3.3.9", Code::DomainNotHeld)]);
}

#[test]
fn gov_10_1_1_article_1_is_required() {
    let mut world = World::new();
    world.adopt(&[1]);
    assert_eq!(broken(&world), []);
    world.adopt(&[2, 3, 4, 5]);
    assert_eq!(broken(&world), [("GOV-10.1.1", Code::WrongState)]);
}

/// Adds something to an organization with one role.
type Build<'a> = &'a dyn Fn(&mut World, RoleId);

#[test]
fn nothing_points_into_the_void() {
    let (role, person) = (RoleId::from_uuid(NOBODY), PersonId::from_uuid(NOBODY));
    let found = |build: Build<'_>| {
        let mut world = World::new();
        let unit = world.role(world.anchor(), "unit");
        build(&mut world, unit);
        assert_eq!(broken(&world), []);
        dangling(&world).len()
    };
    assert_eq!(found(&|_, _| ()), 0);
    let builds: [Build<'_>; 9] = [
        &|world, unit| world.amend_role(unit).source = Some(CircleId::inside(role)),
        &|world, _| {
            world.accountable(role, &[]);
        },
        &|world, _| {
            world.domain(role, "d", Reach::Organization, &[]);
        },
        &|world, unit| {
            let parent = Some(DomainId::from_uuid(NOBODY));
            world.domain_from(unit.into(), "d", Reach::Organization, &[], parent);
        },
        &|world, _| {
            world.policy(role, "p", vec![]);
        },
        &|world, _| {
            world.control(role, None, &[]);
        },
        &|world, unit| {
            world.hold(unit, person);
        },
        &|world, _| {
            let ben = world.person("Ben");
            world.assign(SeatRef::Whole(role.into()), ben, None, None);
        },
        &|world, _| world.organization().admins.push(person),
    ];
    for (at, build) in builds.iter().enumerate() {
        assert_eq!(found(*build), 1, "{at}");
    }
}

#[test]
fn a_27_a_clause_that_names_what_is_gone_is_for_its_circle_to_mend() {
    let role = RoleId::from_uuid(NOBODY);
    let hook = Hook::Spending {
        to: role,
        limit: crate::structure::element::SpendLimit {
            most: None,
            per: crate::structure::element::Period::Case,
        },
        scopes: Vec::new(),
    };
    for clauses in [vec![crate::example::grant(on("x"), &[role])], over(hook)] {
        let mut world = World::new();
        let unit = world.role(world.anchor(), "unit");
        world.policy(unit, "p", clauses);
        assert_eq!(broken(&world), []);
        assert_eq!(dangling(&world), [""; 0]);
        let said = "something that this clause names does not exist";
        assert!(untidy(&world).iter().any(|message| message == said));
    }
}

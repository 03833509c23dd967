//! What a clause may do, by its circle.

use super::{broken, lapsed, over, untidy};
use crate::{
    code::Code,
    example::{World, constrain, grant, on},
    ids::RoleId,
    structure::{
        domain::Reach,
        policy::{ClauseKind, Delegate, DomainAccess, Effect, Hook, LeadFunction, Voice},
        role::CoreRole,
    },
    text::Text,
};

/// The anchor with `unit` and `other`; `desk` in the unit.
fn house() -> (World, RoleId, RoleId, RoleId) {
    let mut world = World::new();
    let anchor = world.anchor();
    let [unit, other] = ["unit", "other"].map(|called| world.role(anchor, called));
    let desk = world.role(unit, "desk");
    (world, unit, other, desk)
}

#[test]
fn gov_1_4_3_a_lead_function_is_placed_on_a_role_of_the_circle_or_a_process() {
    let (mut world, unit, other, desk) = house();
    let place = |to| {
        over(Hook::LeadFunction {
            function: LeadFunction::Assigning,
            to,
        })
    };
    world.policy(unit, "inside", place(Delegate::Role(desk)));
    let lots = Text::new("by lot").expect("a text");
    world.policy(unit, "process", place(Delegate::Process(lots)));
    assert_eq!(broken(&world), []);
    world.policy(unit, "outside", place(Delegate::Role(other)));
    assert_eq!(broken(&world), []);
    assert_eq!(lapsed(&world), [("GOV-1.4.3", Code::LeadFunctionDelegated)]);
}

#[test]
fn gov_2_4_2_a_limit_on_representatives_leaves_the_role_one_and_is_about_a_role_of_the_circle() {
    let limited = |role_of: fn(RoleId, RoleId) -> RoleId, count: u32| {
        let (mut world, unit, other, desk) = house();
        let role = role_of(desk, other);
        let voice = Voice {
            role,
            count,
            how: None,
        };
        world.policy(unit, "voice", over(Hook::MultiFillVoice(voice)));
        (broken(&world), lapsed(&world))
    };
    let invalid = || vec![("GOV-2.4.2", Code::ExclusionInvalid)];
    assert_eq!(limited(|desk, _| desk, 1), (Vec::new(), Vec::new()));
    assert_eq!(limited(|desk, _| desk, 0), (invalid(), Vec::new()));
    assert_eq!(limited(|_, other| other, 1), (Vec::new(), invalid()));
}

#[test]
fn gov_2_4_3_a_limit_on_reps_says_how_their_circle_is_heard() {
    let limited = |how: Option<Text>| {
        let (mut world, unit, _, desk) = house();
        let voice = Voice {
            role: desk,
            count: 1,
            how,
        };
        world.policy(unit, "reps", over(Hook::RepLimit(voice)));
        broken(&world)
    };
    assert_eq!(limited(Text::new("in writing").ok()), []);
    assert_eq!(limited(None), [("GOV-2.4.3", Code::RepLimitWithoutVoice)]);
}

#[test]
fn gov_3_2_3_a_clause_that_names_a_role_outside_its_circle_does_nothing_there() {
    let (mut world, unit, other, desk) = house();
    world.policy(unit, "inside", vec![grant(on("x"), &[desk])]);
    assert_eq!(untidy(&world), Vec::<String>::new());
    world.policy(unit, "outside", vec![grant(on("x"), &[other])]);
    assert_eq!(untidy(&world).len(), 1);
    assert_eq!(broken(&world), []);
}

#[test]
fn gov_3_2_4_the_anchors_leads_are_named_in_the_anchor_only() {
    let (mut world, unit, ..) = house();
    let ana = world.person("Ana");
    world.anchor_leads(&[ana]);
    assert_eq!(broken(&world), []);
    let people = vec![ana];
    world.policy(unit, "lead", over(Hook::AnchorLead { people }));
    assert_eq!(broken(&world), [("GOV-3.2.4", Code::HookClosed)]);
}

#[test]
fn gov_3_2_4_eligibility_is_open_for_facilitator_and_secretary_only() {
    let eligible = |office: CoreRole| {
        let (mut world, unit, ..) = house();
        let hook = Hook::ElectEligibility {
            office,
            add: Vec::new(),
            exclude: Vec::new(),
        };
        world.policy(unit, "eligible", over(hook));
        broken(&world)
    };
    let closed = [("GOV-3.2.4", Code::HookClosed)];
    assert_eq!(eligible(CoreRole::Facilitator), []);
    assert_eq!(eligible(CoreRole::Secretary), []);
    assert_eq!(eligible(CoreRole::CircleRep), closed);
    assert_eq!(eligible(CoreRole::CircleLead), closed);
}

#[test]
fn gov_3_2_6_only_a_circle_with_a_say_over_a_domain_opens_it() {
    let opened_in = |circle: fn(&World, RoleId, RoleId, RoleId) -> RoleId| {
        let (mut world, unit, other, desk) = house();
        let domain = world.domain(desk, "d", Reach::Organization, &[]);
        let access = DomainAccess {
            domain,
            roles: vec![other],
            people: Vec::new(),
            scope: on("x"),
        };
        let circle = circle(&world, unit, other, desk);
        world.policy(circle, "open", vec![ClauseKind::DomainAccess(access)]);
        assert_eq!(broken(&world), []);
        lapsed(&world)
    };
    assert_eq!(opened_in(|_, _, _, desk| desk), []);
    assert_eq!(opened_in(|_, unit, _, _| unit), []);
    assert_eq!(opened_in(|world, _, _, _| world.anchor()), []);
    let exceeds = [("GOV-3.2.6", Code::GrantExceedsHolder)];
    assert_eq!(opened_in(|_, _, other, _| other), exceeds);
}

#[test]
fn t_11_a_grant_inside_a_constraint_is_reported_and_stands() {
    let (mut world, unit, _, desk) = house();
    world.policy(unit, "p", vec![constrain(on("x"), Effect::Forbid)]);
    world.policy(unit, "apart", vec![grant(on("y"), &[desk])]);
    assert_eq!(untidy(&world), Vec::<String>::new());
    world.policy(unit, "loose", vec![grant(on("x.y"), &[desk])]);
    assert!(untidy(&world).iter().any(|m| m.contains("still binds")));
    assert_eq!(broken(&world), []);
}

#[test]
fn gov_3_4_8_money_is_given_by_a_circle_that_controls_some() {
    let (mut world, unit, _, desk) = house();
    let giving = || {
        let most = Some(crate::example::euros("50"));
        let per = crate::structure::element::Period::Case;
        let limit = crate::structure::element::SpendLimit { most, per };
        over(Hook::Spending {
            to: desk,
            limit,
            scopes: vec![on("fix")],
        })
    };
    let anchor = world.anchor();
    world.policy(anchor, "of-anchor", giving());
    assert_eq!(untidy(&world), [] as [String; 0]);
    world.policy(unit, "of-unit", giving());
    assert_eq!(broken(&world), []);
    let found = untidy(&world);
    assert!(
        found
            .iter()
            .any(|m| m.contains("gives money, but unit controls none")),
        "{found:?}"
    );
    world.control(unit, Some("500"), &[]);
    assert_eq!(untidy(&world), [] as [String; 0]);
}

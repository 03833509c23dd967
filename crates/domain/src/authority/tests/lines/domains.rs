//! Domains: whose permission a case needs, along chains and across them.

use super::super::support::{
    ask, ask_with, assumes, authorized, blocker, codes, codes_for, facts, remedy, remedy_people,
    verdict, whole,
};
use crate::{
    authority::{
        case::Case,
        live::{LiveFacts, Opens, Permission},
        verdict::{Fact, Reason, RemedyKind, Verdict},
    },
    check,
    code::Code,
    directory::Directory,
    example::{World, case, on, one_of},
    ids::{CircleId, PersonId, RoleId},
    rule,
    structure::{
        decision_type::Reversibility,
        domain::Reach,
        policy::{ClauseKind, DomainAccess, Hook},
        role::{CoreRole, RoleRef, SeatRef},
        scope::Scope,
    },
};

/// The anchor holds `unit` (Ana) with `desk` (Ben) and `store` (Dora); the desk answers for `fix`.
struct House {
    world: World,
    unit: RoleId,
    desk: RoleId,
    store: RoleId,
    ana: PersonId,
    ben: PersonId,
    dora: PersonId,
}

fn house() -> House {
    let mut world = World::new();
    let [ana, ben, dora] = ["Ana", "Ben", "Dora"].map(|who| world.person(who));
    let unit = world.role(world.anchor(), "unit");
    let [desk, store] = ["desk", "store"].map(|called| world.role(unit, called));
    for (role, person) in [(unit, ana), (desk, ben), (store, dora)] {
        world.hold(role, person);
    }
    world.accountable(desk, &[on("fix")]);
    House {
        world,
        unit,
        desk,
        store,
        ana,
        ben,
        dora,
    }
}

fn part() -> Scope {
    on("fix").with("part", one_of(&["engine"]))
}

fn of_part(value: &str) -> Case {
    case("fix").saying("part", value)
}

fn hard(mut case: Case) -> Case {
    case.reversibility = Some(Reversibility::Hard);
    case
}

fn easy(mut case: Case) -> Case {
    case.reversibility = Some(Reversibility::Easy);
    case
}

#[test]
fn every_domain_whose_scope_is_true_counts_and_separate_chains_must_all_permit() {
    let mut it = house();
    let yard = it.world.role(it.unit, "yard");
    let one = it
        .world
        .domain(it.store, "one", Reach::Organization, &[on("fix")]);
    let two = it
        .world
        .domain(yard, "two", Reach::Organization, &[on("fix.car")]);
    let decision = ask(&it.world, it.ben, &case("fix.car"));
    assert_eq!(codes(&decision), [Code::DomainOfOtherRole; 2]);
    let permitted = |domains: &[_]| LiveFacts {
        permissions: domains
            .iter()
            .map(|domain| Permission {
                person: it.ben,
                opens: Opens::Domain(*domain),
                until: None,
            })
            .collect(),
        ..LiveFacts::default()
    };
    let half = ask_with(&it.world, &permitted(&[one]), it.ben, &case("fix.car"));
    assert_eq!(codes(&half), [Code::DomainOfOtherRole]);
    let both = ask_with(&it.world, &permitted(&[one, two]), it.ben, &case("fix.car"));
    assert_eq!(both.verdict, Verdict::Allowed);
    assert!(facts(&both).contains(&Fact::Permitted));
}

#[test]
fn along_one_delegation_chain_the_deepest_true_delegate_controls() {
    let mut it = house();
    let outer = it
        .world
        .domain(it.unit, "outer", Reach::Organization, &[on("fix")]);
    let inner = it.world.domain_from(
        it.store.into(),
        "inner",
        Reach::Organization,
        &[part()],
        Some(outer),
    );
    let engine = ask(&it.world, it.ben, &easy(of_part("engine")));
    let [only] = engine.blockers.as_slice() else {
        panic!("{engine:?}")
    };
    let of_store = Reason::OtherDomain(inner, it.store.into(), vec![it.dora]);
    assert_eq!(only.reason, of_store);
    // Where the delegate's scope is false, the circle around controls.
    let wheel = ask(&it.world, it.ben, &hard(of_part("wheel")));
    let of_unit = Reason::HardToUndo(outer, it.unit.into(), vec![it.ana]);
    assert_eq!(blocker(&wheel, Code::HardToUndo).reason, of_unit);
    // GOV-3.3.5: the delegating circle's lead does not permit case by case.
    assert_eq!(codes_for(&it.world, it.dora, &of_part("engine")), []);
}

#[test]
fn delegations_that_run_in_a_circle_come_to_rest() {
    let mut it = house();
    let first = it
        .world
        .domain(it.unit, "first", Reach::Organization, &[on("fix")]);
    let second = it.world.domain_from(
        it.store.into(),
        "second",
        Reach::Organization,
        &[on("fix")],
        Some(first),
    );
    it.world.amend_domain(first).delegated_from = Some(second);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_ne!(decision.verdict, Verdict::OutOfRole);
    let found = check::findings(&it.world.snapshot(), &Directory::default());
    assert!(found.iter().any(|f| f.rule == Some(rule::GOV_3_3_9)));
}

#[test]
fn a_childs_scope_lies_within_its_parents() {
    let broken = |child: Scope| {
        let mut it = house();
        let outer = it
            .world
            .domain(it.unit, "outer", Reach::Organization, &[part()]);
        it.world.domain_from(
            it.store.into(),
            "inner",
            Reach::Organization,
            &[child],
            Some(outer),
        );
        let found = check::findings(&it.world.snapshot(), &Directory::default());
        found.iter().any(|f| f.rule == Some(rule::GOV_3_3_9))
    };
    assert!(!broken(part()));
    assert!(!broken(part().with("size", one_of(&["large"]))));
    assert!(broken(on("fix")));
}

#[test]
fn internal_reach_binds_seats_inside_the_source_circle_and_the_circles_own_role() {
    let mut it = house();
    let outside = it.world.role(it.world.anchor(), "outside");
    let eli = it.world.person("Eli");
    it.world.hold(outside, eli);
    let clerk = it.world.role(it.desk, "clerk");
    let cy = it.world.person("Cy");
    it.world.hold(clerk, cy);
    for role in [outside, clerk, it.unit] {
        it.world.accountable(role, &[on("key")]);
    }
    it.world
        .domain(it.store, "keys", Reach::Internal, &[on("key")]);
    assert_eq!(verdict(&it.world, eli, &case("key")), Verdict::Allowed);
    assert_eq!(
        codes_for(&it.world, cy, &case("key")),
        [Code::DomainOfOtherRole]
    );
    let lead = ask(&it.world, it.ana, &case("key"));
    assert!(codes(&lead).contains(&Code::DomainOfOtherRole), "{lead:?}");
}

#[test]
fn an_internal_part_binds_no_outsider_for_whom_the_whole_still_counts() {
    let mut it = house();
    let eli = it.world.person("Eli");
    let outside = it.world.role(it.world.anchor(), "outside");
    it.world.hold(outside, eli);
    it.world.accountable(outside, &[on("fix")]);
    let whole = it
        .world
        .domain(it.unit, "whole", Reach::Organization, &[on("fix")]);
    it.world.domain_from(
        it.store.into(),
        "part",
        Reach::Internal,
        &[on("fix")],
        Some(whole),
    );
    let inside = ask(&it.world, it.ben, &case("fix"));
    let of_store = &blocker(&inside, Code::DomainOfOtherRole).reason;
    assert!(matches!(of_store, Reason::OtherDomain(_, role, _) if *role == it.store.into()));
    let outside = ask(&it.world, eli, &case("fix"));
    let of_unit = &blocker(&outside, Code::DomainOfOtherRole).reason;
    assert!(matches!(of_unit, Reason::OtherDomain(_, role, _) if *role == it.unit.into()));
}

#[test]
fn the_same_words_or_an_equal_scope_held_twice_in_one_circle_is_domain_already_held() {
    let held_twice = |text: &str, covers: Scope| {
        let mut it = house();
        let yard = it.world.role(it.unit, "yard");
        it.world
            .domain(it.store, "tools", Reach::Organization, &[on("tool")]);
        it.world.domain(yard, text, Reach::Organization, &[covers]);
        let found = check::findings(&it.world.snapshot(), &Directory::default());
        found.into_iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(
        held_twice("tools", on("other")),
        [Some(Code::DomainAlreadyHeld)]
    );
    assert_eq!(
        held_twice("gear", on("tool")),
        [Some(Code::DomainAlreadyHeld)]
    );
    // What merely overlaps is for people to look at.
    assert_eq!(held_twice("gear", on("tool.saw")), [None]);
    assert_eq!(held_twice("gear", on("other")), []);
}

#[test]
fn a_domain_without_delegated_from_is_delegated_straight_from_the_anchor() {
    let mut it = house();
    it.world
        .domain(it.store, "tools", Reach::Organization, &[on("fix")]);
    let found = check::findings(&it.world.snapshot(), &Directory::default());
    assert_eq!(found, []);
    assert_eq!(
        codes_for(&it.world, it.ben, &case("fix")),
        [Code::DomainOfOtherRole]
    );
}

#[test]
fn an_external_domain_gives_external_owner_and_announcement_does_not_reach_it() {
    let mut it = house();
    it.world.external("bank", &[part()]);
    let decision = ask(&it.world, it.ben, &of_part("engine"));
    assert_eq!(codes(&decision), [Code::ExternalOwner]);
    assert!(remedy(&decision, RemedyKind::AnnounceIntent).is_none());
    assert!(remedy(&decision, RemedyKind::AskController).is_some());
    assert_eq!(
        codes_for(&it.world, it.ben, &case("fix")),
        [Code::AttributeMissing]
    );
    assert_eq!(
        verdict(&it.world, it.ben, &of_part("wheel")),
        Verdict::Allowed
    );
}

#[test]
fn an_undelegated_domain_of_a_containing_circle_may_be_touched_unless_hard_to_undo() {
    let mut it = house();
    let domain = it
        .world
        .domain(it.unit, "yard", Reach::Organization, &[on("fix")]);
    let touched = ask(&it.world, it.ben, &easy(case("fix")));
    assert_eq!(touched.verdict, Verdict::Allowed);
    assert!(facts(&touched).contains(&Fact::EasyToUndo(domain)));
    assert_eq!(
        codes_for(&it.world, it.ben, &hard(case("fix"))),
        [Code::HardToUndo]
    );
    assert_eq!(
        codes_for(&it.world, it.ben, &case("fix")),
        [Code::ReversibilityUnstated]
    );
}

#[test]
fn hard_to_undo_does_not_limit_an_own_domain_a_09() {
    let mut it = house();
    it.world
        .domain(it.desk, "own", Reach::Organization, &[on("fix")]);
    let decision = ask(&it.world, it.ben, &hard(case("fix")));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(assumes(&decision, "A-09"));
}

#[test]
fn where_no_lead_permits_for_the_anchor_the_intent_is_announced_to_its_members_a_10() {
    let mut it = house();
    let anchor = it.world.anchor();
    it.world
        .domain(anchor, "house", Reach::Organization, &[on("fix")]);
    let decision = ask(&it.world, it.ben, &hard(case("fix")));
    assert_eq!(codes(&decision), [Code::HardToUndo]);
    assert!(assumes(&decision, "A-10"));
    assert_eq!(
        remedy_people(&decision, RemedyKind::AnnounceIntent),
        [it.ana]
    );
}

#[test]
fn a_policy_may_say_whose_leads_permit_and_close_the_announcement() {
    let mut it = house();
    let domain = it
        .world
        .domain(it.store, "tools", Reach::Organization, &[on("fix")]);
    let before = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(
        remedy_people(&before, RemedyKind::AnnounceIntent),
        [it.dora]
    );
    let hook = Hook::DomainPermission {
        domain,
        wait: None,
        announcement: false,
        by: Some(it.unit),
    };
    it.world
        .policy(it.unit, "ask-ana", vec![ClauseKind::Override(hook)]);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(
        remedy_people(&decision, RemedyKind::AskController),
        [it.ana]
    );
    assert!(remedy(&decision, RemedyKind::AnnounceIntent).is_none());
    // The holder still controls what is its own.
    it.world.accountable(it.store, &[on("fix")]);
    assert_eq!(verdict(&it.world, it.dora, &case("fix")), Verdict::Allowed);
}

#[test]
fn of_two_policies_on_a_domain_the_broader_circles_counts() {
    let mut it = house();
    let domain = it
        .world
        .domain(it.store, "tools", Reach::Organization, &[on("fix")]);
    for (circle, called, by) in [
        (it.store, "near", it.store),
        (it.world.anchor(), "broad", it.unit),
    ] {
        let hook = Hook::DomainPermission {
            domain,
            wait: None,
            announcement: true,
            by: Some(by),
        };
        it.world
            .policy(circle, called, vec![ClauseKind::Override(hook)]);
    }
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(
        remedy_people(&decision, RemedyKind::AskController),
        [it.ana]
    );
}

#[test]
fn a_domain_that_a_link_added_to_one_focus_is_not_the_other_focuses() {
    let mut it = house();
    let (cy, eli) = (it.world.person("Cy"), it.world.person("Eli"));
    let agent = it.world.role(it.unit, "agent");
    it.world.accountable(agent, &[on("call")]);
    let north = it.world.hold_within(agent, cy, Vec::new());
    it.world.hold_within(agent, eli, Vec::new());
    let target = it.world.role(it.world.anchor(), "target");
    let invite = ClauseKind::Override(Hook::LinkInvite {
        roles: vec![agent],
        may_opt_out: true,
    });
    let invite = it.world.policy(target, "invite", vec![invite]);
    let link = it.world.link_seat(SeatRef::Focused(north), target, invite);
    it.world.domain_by(agent, "line", &[on("call")], link);
    assert_eq!(authorized(&it.world, &case("call")), [cy]);
    assert_eq!(
        codes_for(&it.world, eli, &case("call")),
        [Code::DomainOfOtherRole]
    );
}

#[test]
fn a_domain_added_to_circle_lead_is_the_leads_of_all_circles_below() {
    let mut it = house();
    let lead = RoleRef::Core(CircleId::inside(it.unit), CoreRole::CircleLead);
    it.world
        .domain(lead, "plan", Reach::Organization, &[on("plan")]);
    it.world.accountable(it.store, &[on("plan")]);
    for person in [it.ana, it.ben, it.dora] {
        assert_eq!(verdict(&it.world, person, &case("plan")), Verdict::Allowed);
    }
    let outside = it.world.role(it.world.anchor(), "outside");
    let eli = it.world.person("Eli");
    it.world.hold(outside, eli);
    it.world.accountable(outside, &[on("plan")]);
    assert_eq!(
        codes_for(&it.world, eli, &case("plan")),
        [Code::DomainOfOtherRole]
    );
}

#[test]
fn a_clause_that_opens_a_domain_opens_its_parts() {
    let mut it = house();
    let outer = it
        .world
        .domain(it.unit, "outer", Reach::Organization, &[on("fix")]);
    it.world.domain_from(
        it.store.into(),
        "inner",
        Reach::Organization,
        &[part()],
        Some(outer),
    );
    let access = DomainAccess {
        domain: outer,
        roles: vec![it.desk],
        people: Vec::new(),
        scope: on("fix"),
    };
    let open = ClauseKind::DomainAccess(access);
    it.world.policy(it.world.anchor(), "open", vec![open]);
    let decision = ask(&it.world, it.ben, &of_part("engine"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.seat, Some(whole(it.desk)));
}

#[test]
fn gov_3_3_2_what_was_opened_to_a_circle_those_inside_may_touch_unless_it_is_hard_to_undo() {
    let mut it = house();
    let domain = it
        .world
        .domain(it.store, "d", Reach::Organization, &[on("fix")]);
    let inner = it.world.role(it.desk, "inner");
    let eli = it.world.person("Eli");
    it.world.hold(inner, eli);
    it.world.accountable(inner, &[on("fix")]);
    let says = |world: &World, undone: Option<Reversibility>| {
        let mut fix = case("fix");
        fix.reversibility = undone;
        ask(world, eli, &fix)
    };
    let closed = says(&it.world, Some(Reversibility::Easy));
    assert_eq!(codes(&closed), [Code::DomainOfOtherRole]);
    let access = DomainAccess {
        domain,
        roles: vec![it.desk],
        people: Vec::new(),
        scope: on("fix"),
    };
    let mut local = it.world.clone();
    let open = ClauseKind::DomainAccess(access);
    it.world.policy(it.unit, "open", vec![open.clone()]);
    let easy = says(&it.world, Some(Reversibility::Easy));
    assert_eq!(easy.verdict, Verdict::Allowed);
    let shown = facts(&easy);
    assert!(shown.contains(&Fact::DomainOpen(domain)), "{shown:?}");
    assert!(shown.contains(&Fact::EasyToUndo(domain)), "{shown:?}");
    let hard = says(&it.world, Some(Reversibility::Hard));
    assert_eq!(codes(&hard), [Code::HardToUndo]);
    assert_eq!(remedy_people(&hard, RemedyKind::AskController), [it.dora]);
    assert_eq!(codes(&says(&it.world, None)), [Code::ReversibilityUnstated]);
    // Directly in the circle only: what lies inside the role is not reached.
    let clause = crate::structure::policy::Clause {
        kind: open,
        local: true,
        may_override: false,
    };
    local.policy_of(it.unit, "open", vec![clause]);
    let easy = says(&local, Some(Reversibility::Easy));
    assert_eq!(codes(&easy), [Code::DomainOfOtherRole]);
}

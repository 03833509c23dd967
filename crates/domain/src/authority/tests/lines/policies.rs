//! Policies: whom a clause reaches, what it asks for, what a grant does.

use super::super::support::{
    ask, ask_as, ask_with, assumes, authorized, blocker, codes, codes_for, facts, remedy_people,
    verdict, whole,
};
use crate::{
    authority::{
        live::{LiveFacts, Opens, Permission},
        resolve::Question,
        verdict::{Fact, Permitter, Reason, RemedyKind, Verdict},
    },
    check,
    code::Code,
    directory::Directory,
    example::{World, above, case, condition, constrain, grant, moment, on, one_of},
    ids::{CircleId, PersonId, RoleId},
    structure::{
        domain::Reach,
        element::{Period, SpendLimit},
        policy::{AnyOrAll, Clause, ClauseKind, DomainAccess, Effect, Grant, Hook},
        role::{RoleRef, SeatRef},
        scope::Scope,
    },
    subject::Subject,
};

/// The anchor holds `unit` (Ana), with `desk` (Ben), with `clerk` (Cy); each is granted `fix`.
struct House {
    world: World,
    unit: RoleId,
    desk: RoleId,
    clerk: RoleId,
    ana: PersonId,
    ben: PersonId,
    cy: PersonId,
}

fn house() -> House {
    let mut world = World::new();
    let [ana, ben, cy] = ["Ana", "Ben", "Cy"].map(|who| world.person(who));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    let clerk = world.role(desk, "clerk");
    for (role, person, grant_of) in [(unit, ana, "g1"), (desk, ben, "g2"), (clerk, cy, "g3")] {
        world.hold(role, person);
        // Granted, since an accountability of an inner role would take the outer one's.
        let anchor = world.anchor();
        world.policy(anchor, grant_of, vec![grant(on("fix"), &[role])]);
    }
    House {
        world,
        unit,
        desk,
        clerk,
        ana,
        ben,
        cy,
    }
}

fn naming(roles: &[RoleId], scope: Scope, effect: Effect) -> ClauseKind {
    let ClauseKind::Constrain(mut it) = constrain(scope, effect) else {
        panic!("a constraint")
    };
    it.roles = roles.to_vec();
    ClauseKind::Constrain(it)
}

fn forbid() -> ClauseKind {
    constrain(on("fix"), Effect::Forbid)
}

#[test]
fn constraints_add_up_and_never_conflict_with_each_other() {
    let mut it = house();
    let permission = constrain(on("fix"), Effect::PermissionOfRole(it.unit));
    it.world.policy(it.unit, "a", vec![forbid(), permission]);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(
        codes(&decision),
        [Code::PolicyForbids, Code::NeedsPermission]
    );
}

#[test]
fn they_are_read_from_the_nearest_circle_to_the_broadest() {
    let mut it = house();
    let broad = it.world.policy(it.world.anchor(), "broad", vec![forbid()]);
    let near = it.world.policy(it.desk, "near", vec![forbid()]);
    let middle = it.world.policy(it.unit, "middle", vec![forbid()]);
    let decision = ask(&it.world, it.cy, &case("fix"));
    let order: Vec<&Reason> = decision.blockers.iter().map(|b| &b.reason).collect();
    assert_eq!(
        order,
        [near, middle, broad]
            .map(Reason::Forbidden)
            .iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_clause_binds_the_roles_inside_its_circle_at_any_depth() {
    let mut it = house();
    it.world.policy(it.unit, "p", vec![forbid()]);
    assert_eq!(
        verdict(&it.world, it.ben, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
    assert_eq!(
        verdict(&it.world, it.cy, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
}

#[test]
fn local_binds_only_roles_directly_in_the_circle() {
    let mut it = house();
    let clause = Clause {
        kind: forbid(),
        local: true,
        may_override: false,
    };
    it.world.policy_of(it.unit, "p", vec![clause]);
    assert_eq!(
        verdict(&it.world, it.ben, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
    assert_eq!(verdict(&it.world, it.cy, &case("fix")), Verdict::Allowed);
}

#[test]
fn naming_a_role_binds_it_and_everything_inside_it() {
    let mut it = house();
    let anchor = it.world.anchor();
    it.world.policy(
        anchor,
        "p",
        vec![naming(&[it.desk], Scope::EVERY, Effect::Forbid)],
    );
    assert_eq!(verdict(&it.world, it.ana, &case("fix")), Verdict::Allowed);
    assert_eq!(
        verdict(&it.world, it.ben, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
    assert_eq!(
        verdict(&it.world, it.cy, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
}

#[test]
fn policies_inside_a_circle_do_not_bind_the_circles_own_role_seated_one_circle_up() {
    let mut it = house();
    it.world.policy(it.desk, "p", vec![forbid()]);
    assert_eq!(verdict(&it.world, it.ben, &case("fix")), Verdict::Allowed);
    assert_eq!(
        verdict(&it.world, it.cy, &case("fix")),
        Verdict::ForbiddenByPolicy
    );
}

#[test]
fn a_linked_role_is_bound_by_its_targets_policies_and_the_ancestors_are_flagged_a_07() {
    let mut it = house();
    let other = it.world.role(it.world.anchor(), "other");
    let inner = it.world.role(other, "inner");
    let invite = ClauseKind::Override(Hook::LinkInvite {
        roles: vec![it.desk],
        may_opt_out: true,
    });
    let invite = it.world.policy(inner, "invite", vec![invite]);
    it.world.link(it.desk, inner, invite);
    it.world.policy(other, "around", vec![forbid()]);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(assumes(&decision, "A-07"), "{decision:?}");
    it.world.policy(inner, "target", vec![forbid()]);
    assert_eq!(
        codes_for(&it.world, it.ben, &case("fix")),
        [Code::PolicyForbids]
    );
    // GOV-1.5.5: the linked role's inside is no part of the target.
    assert_eq!(verdict(&it.world, it.cy, &case("fix")), Verdict::Allowed);
}

#[test]
fn a_grant_of_the_target_reaches_a_linked_role_and_only_the_focus_that_is_linked() {
    let mut world = World::new();
    let (dora, eli) = (world.person("Dora"), world.person("Eli"));
    let [source, target] = ["source", "target"].map(|c| world.role(world.anchor(), c));
    let agent = world.role(source, "agent");
    let north = world.hold_within(agent, dora, vec![condition("region", one_of(&["N"]))]);
    world.hold_within(agent, eli, vec![condition("region", one_of(&["N", "S"]))]);
    let invite = ClauseKind::Override(Hook::LinkInvite {
        roles: vec![agent],
        may_opt_out: true,
    });
    let invite = world.policy(target, "invite", vec![invite]);
    world.link_seat(SeatRef::Focused(north), target, invite);
    let spend = Some(SpendLimit {
        most: Some(crate::example::euros("10")),
        per: Period::Case,
    });
    let given = Grant {
        scope: on("call"),
        to: vec![agent],
        spend,
    };
    world.policy(target, "give", vec![ClauseKind::Grant(given)]);
    let north = case("call").saying("region", "N").of("10");
    assert_eq!(authorized(&world, &north), [dora]);
}

#[test]
fn a_grant_ties_its_roles_and_may_carry_spend_control() {
    let mut it = house();
    let spend = Some(SpendLimit {
        most: Some(crate::example::euros("50")),
        per: Period::Case,
    });
    let given = Grant {
        scope: on("pay"),
        to: vec![it.desk],
        spend,
    };
    it.world
        .policy(it.unit, "p", vec![ClauseKind::Grant(given)]);
    let decision = ask(&it.world, it.ben, &case("pay").of("50"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(facts(&decision).contains(&Fact::Granted));
    let more = case("pay").of("50.01");
    assert_eq!(
        codes_for(&it.world, it.ben, &more),
        [Code::SpendNotAuthorized]
    );
}

#[test]
fn a_grant_reaches_only_inside_its_circle() {
    let mut it = house();
    it.world.policy(
        it.desk,
        "p",
        vec![grant(on("new"), &[it.unit, it.desk, it.clerk])],
    );
    assert_eq!(authorized(&it.world, &case("new")), [it.cy]);
}

#[test]
fn a_grant_clears_no_constraint_and_no_others_domain() {
    let mut it = house();
    let store = it.world.role(it.world.anchor(), "store");
    let dora = it.world.person("Dora");
    it.world.hold(store, dora);
    it.world
        .domain(store, "d", Reach::Organization, &[on("fix")]);
    let second = constrain(on("fix"), Effect::Second(store));
    it.world
        .policy(it.unit, "p", vec![second, grant(on("fix"), &[it.desk])]);
    let found = codes_for(&it.world, it.ben, &case("fix"));
    assert_eq!(found, [Code::NeedsSecond, Code::DomainOfOtherRole]);
}

#[test]
fn naming_a_circles_role_grants_to_its_leads_not_its_inside() {
    let mut it = house();
    let anchor = it.world.anchor();
    it.world
        .policy(anchor, "p", vec![grant(on("new"), &[it.desk])]);
    assert_eq!(authorized(&it.world, &case("new")), [it.ben]);
}

#[test]
fn domain_access_clears_the_domain_step_only() {
    let mut it = house();
    let store = it.world.role(it.unit, "store");
    let domain = it
        .world
        .domain(store, "d", Reach::Organization, &[on("fix")]);
    let access = DomainAccess {
        domain,
        roles: vec![it.desk],
        people: Vec::new(),
        scope: on("fix"),
    };
    let open = ClauseKind::DomainAccess(access);
    it.world.policy(it.unit, "open", vec![open]);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(facts(&decision).contains(&Fact::DomainOpen(domain)));
    it.world.policy(it.unit, "p", vec![forbid()]);
    assert_eq!(
        codes_for(&it.world, it.ben, &case("fix")),
        [Code::PolicyForbids]
    );
}

#[test]
fn a_person_named_in_domain_access_still_needs_a_seat() {
    let mut it = house();
    let store = it.world.role(it.unit, "store");
    let domain = it
        .world
        .domain(store, "d", Reach::Organization, &[on("fix")]);
    let dora = it.world.person("Dora");
    let access = DomainAccess {
        domain,
        roles: Vec::new(),
        people: vec![dora, it.ben],
        scope: on("fix"),
    };
    let open = ClauseKind::DomainAccess(access);
    it.world.policy(it.unit, "open", vec![open]);
    assert_eq!(verdict(&it.world, it.ben, &case("fix")), Verdict::Allowed);
    assert_eq!(codes_for(&it.world, dora, &case("fix")), [Code::OutOfRole]);
}

#[test]
fn of_a_grant_narrower_than_a_constraint_the_constraint_binds_and_the_lint_reports_the_pair() {
    let mut world = World::new();
    let ben = world.person("Ben");
    let desk = world.role(world.anchor(), "desk");
    world.hold(desk, ben);
    world.decision_type("fix", false, None, &[]);
    let clauses = vec![
        naming(&[desk], on("fix"), Effect::Forbid),
        grant(on("fix").with("amount", above("10")), &[desk]),
    ];
    world.policy(world.anchor(), "pair", clauses);
    let decision = ask(&world, ben, &case("fix").of("20"));
    assert_eq!(codes(&decision), [Code::PolicyForbids]);
    let found = check::findings(&world.snapshot(), &Directory::default());
    assert!(
        found.iter().any(|f| f.message.contains("still binds")),
        "{found:?}"
    );
}

#[test]
fn policies_conflict_only_where_a_forbid_and_an_as_broad_grant_on_the_same_roles_are_both_true() {
    let mut it = house();
    let anchor = it.world.anchor();
    it.world.policy(
        anchor,
        "p",
        vec![naming(&[it.desk], on("fix"), Effect::Forbid)],
    );
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::PoliciesConflict]);
    assert_eq!(decision.verdict, Verdict::Undetermined);
    assert!(assumes(&decision, "A-08"));
    // Inside the named role the grant does not reach: forbidden.
    assert_eq!(
        codes_for(&it.world, it.cy, &case("fix")),
        [Code::PolicyForbids]
    );
    // A clause on all roles is not on the same roles.
    it.world.policy(anchor, "all", vec![forbid()]);
    assert_eq!(
        codes_for(&it.world, it.ana, &case("fix")),
        [Code::PolicyForbids]
    );
}

#[test]
fn a_permission_is_satisfied_when_the_acting_person_leads_that_role() {
    let mut it = house();
    let permission = constrain(on("fix"), Effect::PermissionOfRole(it.desk));
    it.world.policy(it.unit, "p", vec![permission]);
    assert_eq!(verdict(&it.world, it.ben, &case("fix")), Verdict::Allowed);
    assert_eq!(
        codes_for(&it.world, it.cy, &case("fix")),
        [Code::NeedsPermission]
    );
}

#[test]
fn else_any_one_lead_permits_and_a_covering_lead_where_the_role_is_unfilled() {
    let mut it = house();
    let store = it.world.role(it.unit, "store");
    let permission = constrain(on("fix"), Effect::PermissionOfRole(store));
    it.world.policy(it.unit, "p", vec![permission]);
    let ask_whom =
        |world: &World| remedy_people(&ask(world, it.cy, &case("fix")), RemedyKind::AskController);
    assert_eq!(ask_whom(&it.world), [it.ana]);
    let (dora, eli) = (it.world.person("Dora"), it.world.person("Eli"));
    it.world.hold(store, dora);
    it.world.hold(store, eli);
    assert_eq!(ask_whom(&it.world), [dora, eli]);
}

#[test]
fn focused_holders_permit_only_where_their_focus_is_true() {
    let mut it = house();
    let store = it.world.role(it.unit, "store");
    let permission = constrain(on("fix"), Effect::PermissionOfRole(store));
    it.world.policy(it.unit, "p", vec![permission]);
    let (dora, eli) = (it.world.person("Dora"), it.world.person("Eli"));
    it.world
        .hold_within(store, dora, vec![condition("region", one_of(&["N"]))]);
    it.world
        .hold_within(store, eli, vec![condition("region", one_of(&["S"]))]);
    let ask_whom = |region: &str| {
        let decision = ask(&it.world, it.cy, &case("fix").saying("region", region));
        remedy_people(&decision, RemedyKind::AskController)
    };
    assert_eq!(ask_whom("N"), [dora]);
    assert_eq!(ask_whom("S"), [eli]);
    // A hole between focuses is covered.
    assert_eq!(ask_whom("W"), [it.ana]);
    // And they satisfy it by themselves only there.
    let inside = case("fix").saying("region", "N");
    it.world.hold(it.clerk, dora);
    assert_eq!(verdict(&it.world, dora, &inside), Verdict::Allowed);
    let outside = case("fix").saying("region", "S");
    assert_eq!(
        codes_for(&it.world, dora, &outside),
        [Code::NeedsPermission]
    );
}

#[test]
fn where_nobody_leads_the_role_it_is_an_uncovered_role() {
    let mut it = house();
    let empty = it.world.role(it.world.anchor(), "empty");
    let permission = constrain(on("fix"), Effect::PermissionOfRole(empty));
    it.world.policy(it.unit, "p", vec![permission]);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert!(codes(&decision).contains(&Code::UncoveredRole));
    assert_eq!(decision.verdict, Verdict::OutOfRole);
}

#[test]
fn a_permission_that_was_given_lifts_it_until_it_ends() {
    let mut it = house();
    let permission = constrain(on("fix"), Effect::PermissionOfRole(it.unit));
    it.world.policy(it.unit, "p", vec![permission]);
    let given = |until: &str| LiveFacts {
        permissions: vec![Permission {
            person: it.ben,
            opens: Opens::Role(it.unit),
            until: Some(moment(until)),
        }],
        ..LiveFacts::default()
    };
    let lives = given("2026-06-01T10:00:00Z");
    let decision = ask_with(&it.world, &lives, it.ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.valid_until, Some(moment("2026-06-01T10:00:00Z")));
    let over = given("2026-06-01T09:00:00Z");
    let decision = ask_with(&it.world, &over, it.ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::NeedsPermission]);
}

#[test]
fn members_of_asks_the_members_of_that_circle_any_or_all_without_the_actor() {
    let mut it = house();
    let dora = it.world.person("Dora");
    let store = it.world.role(it.unit, "store");
    it.world.hold(store, dora);
    let circle = CircleId::inside(it.unit);
    for how in [AnyOrAll::Any, AnyOrAll::All] {
        let mut world = it.world.clone();
        let asked = Effect::PermissionOfMembers { circle, how };
        world.policy(it.unit, "p", vec![constrain(on("fix"), asked)]);
        let decision = ask(&world, it.ben, &case("fix"));
        let others = vec![it.ana, dora];
        let permitter = match how {
            AnyOrAll::Any => Permitter::AnyMember(circle, others),
            AnyOrAll::All => Permitter::AllMembers(circle, others),
        };
        let reason = &blocker(&decision, Code::NeedsPermission).reason;
        assert!(
            matches!(reason, Reason::Permission(_, p) if *p == permitter),
            "{reason:?}"
        );
    }
}

#[test]
fn needs_second_is_a_lead_of_that_role_who_is_another_person() {
    let mut it = house();
    it.world.policy(
        it.unit,
        "p",
        vec![constrain(on("fix"), Effect::Second(it.desk))],
    );
    // Ben leads it himself, and still needs somebody else; the role is not uncovered for that.
    let alone = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(codes(&alone), [Code::NeedsSecond]);
    let dora = it.world.person("Dora");
    it.world.hold(it.desk, dora);
    let decision = ask(&it.world, it.ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::NeedsSecond]);
    assert_eq!(remedy_people(&decision, RemedyKind::AskController), [dora]);
}

#[test]
fn a_reference_that_a_lead_re_pointed_asks_the_role_that_is_meant_and_shows_both() {
    let mut it = house();
    let store = it.world.role(it.desk, "store");
    let dora = it.world.person("Dora");
    it.world.hold(store, dora);
    let permission = constrain(on("fix"), Effect::PermissionOfRole(it.desk));
    let outside = it.world.policy(it.unit, "p", vec![permission]);
    let redirect = it.world.redirect(it.desk, it.desk, store);
    let decision = ask(&it.world, it.cy, &case("fix"));
    let reason = &blocker(&decision, Code::NeedsPermission).reason;
    let meant = Permitter::Lead(store, vec![dora]);
    assert_eq!(*reason, Reason::Permission(outside, meant));
    let shown = decision.grounds.iter().find(|g| g.fact == Fact::Redirected);
    assert_eq!(shown.map(|g| g.element), Some(Subject::Redirect(redirect)));
}

#[test]
fn gov_1_6_1_whose_members_are_asked_is_re_pointed_as_any_other_mention() {
    let mut it = house();
    let store = it.world.role(it.desk, "store");
    let dora = it.world.person("Dora");
    it.world.hold(store, dora);
    let (circle, how) = (CircleId::inside(it.desk), AnyOrAll::Any);
    let members = Effect::PermissionOfMembers { circle, how };
    let outside = vec![constrain(on("fix"), members)];
    let outside = it.world.policy(it.unit, "p", outside);
    it.world.redirect(it.desk, it.desk, store);
    let decision = ask(&it.world, it.cy, &case("fix"));
    let reason = &blocker(&decision, Code::NeedsPermission).reason;
    let meant = Permitter::AnyMember(CircleId::inside(store), vec![dora]);
    assert_eq!(*reason, Reason::Permission(outside, meant));
    assert!(facts(&decision).contains(&Fact::Redirected));
}

#[test]
fn what_a_circle_says_itself_and_whom_a_limit_binds_is_not_re_pointed() {
    let mut it = house();
    let store = it.world.role(it.desk, "store");
    it.world.redirect(it.desk, it.clerk, store);
    it.world.accountable(it.clerk, &[on("own"), on("outer")]);
    let own = constrain(on("own"), Effect::PermissionOfRole(it.clerk));
    it.world.policy(it.desk, "own", vec![own]);
    assert_eq!(verdict(&it.world, it.cy, &case("own")), Verdict::Allowed);
    let limit = naming(&[it.clerk], on("outer"), Effect::Forbid);
    it.world.policy(it.unit, "limit", vec![limit]);
    assert_eq!(
        codes_for(&it.world, it.cy, &case("outer")),
        [Code::PolicyForbids]
    );
}

#[test]
fn re_pointings_that_run_in_a_circle_come_to_rest() {
    let mut it = house();
    it.world.redirect(it.unit, it.desk, it.clerk);
    it.world.redirect(it.unit, it.clerk, it.desk);
    let anchor = it.world.anchor();
    it.world
        .policy(anchor, "g", vec![grant(on("new"), &[it.desk])]);
    assert_eq!(authorized(&it.world, &case("new")).len(), 1);
}

#[test]
fn additions_to_circle_lead_tie_the_leads_of_all_circles_below() {
    let mut it = house();
    let lead = RoleRef::Core(
        CircleId::inside(it.unit),
        crate::structure::role::CoreRole::CircleLead,
    );
    it.world.accountable(lead, &[on("plan")]);
    assert_eq!(
        authorized(&it.world, &case("plan")),
        [it.cy, it.ben, it.ana]
    );
    // The seat lies inside the circle that it leads, so that circle's policies bind it.
    it.world
        .policy(it.desk, "p", vec![constrain(on("plan"), Effect::Forbid)]);
    assert_eq!(authorized(&it.world, &case("plan")), [it.ana]);
    let question = Question {
        seat: Some(whole(lead)),
        ..Question::about(it.ana)
    };
    assert_eq!(
        ask_as(&it.world, question, &case("plan")).verdict,
        Verdict::Allowed
    );
}

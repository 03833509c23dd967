//! Which seat is judged, and what its blockers say.

use super::super::support::{
    ask, ask_as, ask_stating, ask_with, assumes, authorized, codes, codes_for, facts, verdict,
    whole,
};
use crate::{
    authority::{
        judgement::verdict_of,
        live::{Direction, LiveFacts},
        resolve::{Question, Statement},
        verdict::{Basis, Fact, Verdict},
    },
    code::Code,
    example::{World, case, condition, constrain, grant, on, one_of},
    ids::{PersonId, RoleId},
    structure::{domain::Reach, policy::Effect, role::SeatRef},
};

/// Ana leads `unit` with its role `desk`, which Ben holds.
fn unit() -> (World, RoleId, PersonId, RoleId, PersonId) {
    let mut world = World::new();
    let (ana, ben) = (world.person("Ana"), world.person("Ben"));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.hold(desk, ben);
    world.decision_type("fix", false, None, &[]);
    (world, unit, ana, desk, ben)
}

#[test]
fn a_seat_is_tied_by_an_accountability_an_own_domain_or_a_grant_whose_scope_is_true() {
    let (mut world, unit, _, desk, ben) = unit();
    world.accountable(desk, &[on("one")]);
    world.domain(desk, "two", Reach::Organization, &[on("two")]);
    world.policy(unit, "three", vec![grant(on("three"), &[desk])]);
    for key in ["one", "two", "three"] {
        assert_eq!(authorized(&world, &case(key)), [ben], "{key}");
    }
    assert_eq!(authorized(&world, &case("four")), []);
}

#[test]
fn a_covered_seat_is_tied_like_one_that_is_held() {
    let (mut world, unit, ana, ..) = unit();
    let empty = world.role(unit, "empty");
    world.accountable(empty, &[on("fix")]);
    let decision = ask(&world, ana, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.seat, Some(whole(empty)));
    assert_eq!(decision.basis, Some(Basis::Covering));
}

#[test]
fn a_seat_is_tied_inside_its_focus_only() {
    let (mut world, .., desk, _) = unit();
    let eli = world.person("Eli");
    world.accountable(desk, &[on("fix")]);
    world.hold_within(desk, eli, vec![condition("region", one_of(&["EMEA"]))]);
    let here = case("fix").saying("region", "EMEA");
    assert!(authorized(&world, &here).contains(&eli));
    let there = case("fix").saying("region", "APAC");
    assert_eq!(codes_for(&world, eli, &there), [Code::OutsideFocus]);
}

#[test]
fn tied_seats_are_judged_untied_ones_only_if_none_is_tied() {
    let (mut world, unit, _, desk, ben) = unit();
    world.accountable(desk, &[on("fix")]);
    let other = world.role(world.anchor(), "other");
    world.hold(other, ben);
    // The tied seat is forbidden; the untied one would be merely unmapped.
    world.policy(unit, "p", vec![constrain(on("fix"), Effect::Forbid)]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::ForbiddenByPolicy);
    assert_eq!(decision.seat, Some(whole(desk)));
}

#[test]
fn an_untied_seat_gets_unmapped_beside_its_other_blockers() {
    let (mut world, unit, ana, _, ben) = unit();
    let store = world.role(unit, "store");
    world.accountable(store, &[on("fix")]);
    world.hold(store, ana);
    world.policy(unit, "p", vec![constrain(on("fix"), Effect::Forbid)]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::Unmapped, Code::PolicyForbids]);
    assert_eq!(decision.verdict, Verdict::ForbiddenByPolicy);
}

#[test]
fn it_gets_ungoverned_decision_where_no_scope_in_the_whole_record_speaks_of_the_key() {
    let (mut world, unit, .., ben) = unit();
    assert_eq!(
        codes_for(&world, ben, &case("cake")),
        [Code::UngovernedDecision]
    );
    // A scope that may be true is enough.
    let store = world.role(unit, "store");
    world.accountable(store, &[on("cake").with("size", one_of(&["large"]))]);
    assert_eq!(codes_for(&world, ben, &case("cake")), [Code::Unmapped]);
}

#[test]
fn all_blockers_of_a_seat_are_collected_and_its_verdict_is_the_worst_of_theirs() {
    let (mut world, unit, _, desk, ben) = unit();
    let store = world.role(unit, "store");
    let dora = world.person("Dora");
    world.hold(store, dora);
    world.accountable(desk, &[on("pay")]);
    world.domain(store, "d", Reach::Organization, &[on("pay")]);
    let second = constrain(on("pay"), Effect::Second(store));
    world.policy(unit, "p", vec![second]);
    let decision = ask(&world, ben, &case("pay").of("10"));
    let all = [
        Code::NeedsSecond,
        Code::DomainOfOtherRole,
        Code::SpendNotAuthorized,
    ];
    assert_eq!(codes(&decision), all);
    assert_eq!(decision.verdict, Verdict::NeedsSpendAuthorization);
}

#[test]
fn of_the_seats_the_best_verdict_wins() {
    let (mut world, unit, _, desk, ben) = unit();
    let second = world.role(world.anchor(), "second");
    world.hold(second, ben);
    for role in [desk, second] {
        world.accountable(role, &[on("fix")]);
    }
    world.policy(unit, "p", vec![constrain(on("fix"), Effect::Forbid)]);
    assert_eq!(ask(&world, ben, &case("fix")).seat, Some(whole(second)));
}

#[test]
fn then_the_seat_with_fewest_blockers() {
    let (mut world, unit, ana, desk, ben) = unit();
    let second = world.role(unit, "second");
    world.hold(second, ben);
    for role in [desk, second] {
        world.accountable(role, &[on("fix")]);
    }
    let on_desk = |effect| {
        let crate::structure::policy::ClauseKind::Constrain(mut it) = constrain(on("fix"), effect)
        else {
            panic!("a constraint")
        };
        it.roles = vec![desk];
        crate::structure::policy::ClauseKind::Constrain(it)
    };
    assert_ne!(ana, ben);
    world.policy(
        unit,
        "all",
        vec![constrain(on("fix"), Effect::Second(unit))],
    );
    world.policy(unit, "desk", vec![on_desk(Effect::PermissionOfRole(unit))]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(decision.seat, Some(whole(second)));
    assert_eq!(codes(&decision), [Code::NeedsSecond]);
}

#[test]
fn then_assigned_before_covering_before_covering_non_partner_then_seat_id() {
    let (mut world, unit, ana, ..) = unit();
    let nora = world.non_partner("Nora");
    let [loose, empty, first, second] =
        ["loose", "empty", "first", "second"].map(|called| world.role(unit, called));
    world.hold(loose, nora);
    world.accountable(loose, &[on("fix")]);
    assert_eq!(
        ask(&world, ana, &case("fix")).basis,
        Some(Basis::CoveringNonPartner)
    );
    world.accountable(empty, &[on("fix")]);
    assert_eq!(ask(&world, ana, &case("fix")).basis, Some(Basis::Covering));
    for role in [second, first] {
        world.accountable(role, &[on("fix")]);
        world.hold(role, ana);
    }
    let decision = ask(&world, ana, &case("fix"));
    assert_eq!(decision.basis, Some(Basis::Assigned));
    assert_eq!(decision.seat, Some(whole(first)));
}

#[test]
fn accountability_policies_and_spending_are_judged_in_one_seat_never_blended() {
    let (mut world, .., desk, ben) = unit();
    let purse = world.role(world.anchor(), "purse");
    world.hold(purse, ben);
    world.accountable(desk, &[on("pay")]);
    world.control(purse, Some("100"), &[]);
    let decision = ask(&world, ben, &case("pay").of("10"));
    assert_eq!(codes(&decision), [Code::SpendNotAuthorized]);
    assert_eq!(decision.seat, Some(whole(desk)));
}

#[test]
fn a_domain_that_the_same_person_controls_in_another_seat_counts_as_given_and_that_seat_is_named() {
    let (mut world, unit, _, desk, ben) = unit();
    let store = world.role(unit, "store");
    world.accountable(desk, &[on("fix")]);
    world.domain(
        store,
        "d",
        Reach::Organization,
        &[on("fix").with("x", one_of(&["y"]))],
    );
    let touching = case("fix").saying("x", "y");
    let at_desk = Question {
        seat: Some(whole(desk)),
        ..Question::about(ben)
    };
    assert_eq!(
        codes(&ask_as(&world, at_desk, &touching)),
        [Code::DomainOfOtherRole]
    );
    world.hold(store, ben);
    let decision = ask_as(&world, at_desk, &touching);
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(facts(&decision).contains(&Fact::PermitsSelf(whole(store))));
}

#[test]
fn a_permission_that_the_same_person_gives_in_another_seat_counts_as_given_and_that_seat_is_named()
{
    let (mut world, unit, _, desk, ben) = unit();
    let store = world.role(unit, "store");
    world.accountable(desk, &[on("fix")]);
    let permission = constrain(on("fix"), Effect::PermissionOfRole(store));
    world.policy(unit, "p", vec![permission]);
    world.hold(store, ben);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(facts(&decision).contains(&Fact::PermitsSelf(whole(store))));
}

#[test]
fn with_no_seat_the_person_is_out_of_role() {
    let (mut world, .., desk, ben) = unit();
    let dora = world.person("Dora");
    world.accountable(desk, &[on("fix")]);
    let decision = ask(&world, dora, &case("fix"));
    assert_eq!(codes(&decision), [Code::OutOfRole]);
    assert_eq!(
        (decision.verdict, decision.seat),
        (Verdict::OutOfRole, None)
    );
    // Nor is a seat that the person does not hold theirs for the asking.
    let question = Question {
        seat: Some(whole(desk)),
        ..Question::about(dora)
    };
    assert_eq!(
        ask_as(&world, question, &case("fix")).verdict,
        Verdict::OutOfRole
    );
    assert_eq!(verdict(&world, ben, &case("fix")), Verdict::Allowed);
}

#[test]
fn with_only_seats_whose_focus_fails_the_person_is_outside_focus() {
    let (mut world, .., desk, _) = unit();
    let eli = world.person("Eli");
    let seat = world.hold_within(desk, eli, vec![condition("region", one_of(&["EMEA"]))]);
    world.accountable(desk, &[on("fix")]);
    let decision = ask(&world, eli, &case("fix").saying("region", "APAC"));
    assert_eq!(codes(&decision), [Code::OutsideFocus]);
    assert_eq!(decision.verdict, Verdict::OutOfRole);
    assert_eq!(decision.seat, Some(SeatRef::Focused(seat)));
}

#[test]
fn a_statement_lifts_unmapped_only_when_the_caller_is_that_person() {
    let (world, .., ben) = unit();
    let decision = ask_stating(&world, ben, &case("cake"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert!(facts(&decision).contains(&Fact::Stated));
    assert!(assumes(&decision, "A-11"));
    // sent by a service account it lifts nothing.
    let sent = Question {
        statement: Some(Statement::SentByOther),
        ..Question::about(ben)
    };
    assert_eq!(
        ask_as(&world, sent, &case("cake")).verdict,
        Verdict::Unmapped
    );
}

#[test]
fn a_statement_lifts_nothing_but_unmapped() {
    let (mut world, unit, .., ben) = unit();
    world.policy(unit, "p", vec![constrain(on("cake"), Effect::Forbid)]);
    let decision = ask_stating(&world, ben, &case("cake"));
    assert_eq!(codes(&decision), [Code::PolicyForbids]);
}

#[test]
fn the_verdict_of_each_blocker_is_that_of_the_table() {
    use Verdict::{
        ForbiddenByPolicy, NeedsPermission, NeedsSpendAuthorization, OutOfRole, Undetermined,
        Unmapped,
    };
    let table = [
        (Unmapped, "UNMAPPED UNGOVERNED_DECISION"),
        (
            NeedsPermission,
            "NEEDS_PERMISSION NEEDS_SECOND DOMAIN_OF_OTHER_ROLE HARD_TO_UNDO EXTERNAL_OWNER",
        ),
        (NeedsSpendAuthorization, "SPEND_NOT_AUTHORIZED"),
        (
            Undetermined,
            "ATTRIBUTE_MISSING CURRENCY_MISMATCH REVERSIBILITY_UNSTATED POLICIES_CONFLICT",
        ),
        (
            ForbiddenByPolicy,
            "POLICY_FORBIDS DIRECTED_OTHERWISE SUPERSEDED_IN_BREAKDOWN",
        ),
        (OutOfRole, "OUT_OF_ROLE OUTSIDE_FOCUS UNCOVERED_ROLE"),
    ];
    for code in Code::ALL {
        let listed = table
            .iter()
            .find(|(_, codes)| codes.split(' ').any(|listed| listed == code.as_str()));
        assert_eq!(
            verdict_of(*code),
            listed.map(|(verdict, _)| *verdict),
            "{code:?}"
        );
    }
    let order = table.map(|(verdict, _)| verdict);
    assert!(order.is_sorted() && Verdict::Allowed < Unmapped);
}

#[test]
fn superseded_in_a_breakdown_is_forbidden() {
    let (mut world, _, ana, desk, ben) = unit();
    world.accountable(desk, &[on("fix")]);
    let mut live = LiveFacts::default();
    live.superseded.push(Direction {
        person: ben,
        by: ana,
    });
    let decision = ask_with(&world, &live, ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::SupersededInBreakdown]);
    assert_eq!(decision.verdict, Verdict::ForbiddenByPolicy);
}

#[test]
fn lead_cannot_override_is_a_note_beside_another_blocker_and_gives_no_verdict_of_its_own() {
    let (mut world, unit, ana, desk, _) = unit();
    world.accountable(desk, &[on("fix")]);
    let decision = ask(&world, ana, &case("fix"));
    assert_eq!(codes(&decision), [Code::Unmapped, Code::LeadCannotOverride]);
    assert_eq!(decision.verdict, Verdict::Unmapped);
    // Without another blocker there is no note.
    world.accountable(unit, &[on("other")]);
    assert_eq!(codes_for(&world, ana, &case("other")), []);
}

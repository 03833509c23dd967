//! Spending: whose control, which limit counts, which currency.

use super::super::support::{ask, ask_with, blocker, codes, codes_for, facts, verdict};
use crate::{
    authority::{
        live::{LiveFacts, Spent},
        verdict::{Fact, Failed, Verdict},
    },
    code::Code,
    example::{World, case, euros, moment, on, one_of},
    ids::{PersonId, RoleId},
    money::{Currency, Money},
    structure::{
        element::{Period, SpendLimit},
        policy::{ClauseKind, Grant, Hook},
    },
    subject::Subject,
    text::OutsideRef,
};

/// The anchor holds `unit` (Ana) with `desk` (Ben), which answers for `pay`.
fn unit() -> (World, RoleId, PersonId, RoleId, PersonId) {
    let mut world = World::new();
    let (ana, ben) = (world.person("Ana"), world.person("Ben"));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.hold(desk, ben);
    world.decision_type("pay", true, None, &[]);
    world.accountable(desk, &[on("pay")]);
    (world, unit, ana, desk, ben)
}

fn dollars(amount: i64) -> Money {
    let usd = Currency::from_code("USD").expect("a currency");
    Money::new(amount.into(), usd).expect("an amount")
}

fn most(amount: &str) -> SpendLimit {
    SpendLimit {
        most: Some(euros(amount)),
        per: Period::Case,
    }
}

/// The largest whole amount that is allowed, of those tried.
fn reach(world: &World, person: PersonId) -> Option<&'static str> {
    let tried = ["50", "100", "150", "200", "1000000"];
    let allowed =
        |amount: &&&str| verdict(world, person, &case("pay").of(amount)) == Verdict::Allowed;
    tried.iter().rfind(|a| allowed(a)).copied()
}

#[test]
fn control_belongs_to_a_role_and_is_shared_by_its_seats() {
    let (mut world, .., desk, ben) = unit();
    let control = world.control(desk, Some("100"), &[]);
    let cy = world.person("Cy");
    world.hold_within(desk, cy, Vec::new());
    assert_eq!(reach(&world, ben), Some("100"));
    assert_eq!(reach(&world, cy), Some("100"));
    // What one seat spent is gone for the other.
    let monthly = world.control_per(desk, Some(euros("100")), Period::Month, &[]);
    assert_ne!(control, monthly);
    let spent = Spent {
        under: Subject::SpendControl(monthly),
        per: Period::Month,
        amount: euros("80"),
    };
    let live = LiveFacts {
        spent: vec![spent],
        ..LiveFacts::default()
    };
    for person in [ben, cy] {
        let at = |amount: &str| ask_with(&world, &live, person, &case("pay").of(amount)).verdict;
        assert_eq!(at("20"), Verdict::Allowed);
        assert_eq!(at("20.01"), Verdict::NeedsSpendAuthorization);
    }
}

#[test]
fn a_limit_is_inclusive_and_named_where_it_fails() {
    let (mut world, .., desk, ben) = unit();
    world.control(desk, Some("100"), &[]);
    let decision = ask(&world, ben, &case("pay").of("100.01"));
    let failed = &blocker(&decision, Code::SpendNotAuthorized).failed;
    assert_eq!(*failed, Some(Failed::Limit(euros("100"))));
    let decision = ask(&world, ben, &case("pay").of("100"));
    assert!(facts(&decision).contains(&Fact::Money(Some(euros("100")))));
}

#[test]
fn a_covering_lead_uses_the_covered_roles_control() {
    let (mut world, unit, ana, ..) = unit();
    let empty = world.role(unit, "empty");
    world.accountable(empty, &[on("pay")]);
    world.control(empty, Some("100"), &[]);
    assert_eq!(reach(&world, ana), Some("100"));
}

#[test]
fn a_circles_control_does_not_flow_inside_by_itself() {
    let (mut world, unit, .., ben) = unit();
    world.control(unit, None, &[]);
    assert_eq!(reach(&world, ben), None);
}

#[test]
fn entries_with_the_same_for_are_limits_that_all_hold() {
    let (mut world, .., desk, ben) = unit();
    world.control(desk, Some("200"), &[on("pay")]);
    world.control(desk, Some("100"), &[on("pay")]);
    assert_eq!(reach(&world, ben), Some("100"));
}

#[test]
fn unlimited_is_a_limit_too() {
    let (mut world, .., desk, ben) = unit();
    world.control(desk, None, &[]);
    assert_eq!(reach(&world, ben), Some("1000000"));
    let decision = ask(&world, ben, &case("pay").of("1000000"));
    assert!(facts(&decision).contains(&Fact::Money(None)));
    world.control(desk, Some("100"), &[]);
    assert_eq!(reach(&world, ben), Some("100"));
}

#[test]
fn entries_with_different_for_and_grants_with_spend_are_alternatives_the_best_counts_never_the_sum()
{
    let (mut world, unit, _, desk, ben) = unit();
    world.control(desk, Some("100"), &[on("pay")]);
    world.control(desk, Some("50"), &[]);
    assert_eq!(reach(&world, ben), Some("100"));
    let given = Grant {
        scope: on("pay"),
        to: vec![desk],
        spend: Some(most("150")),
    };
    world.policy(unit, "give", vec![ClauseKind::Grant(given)]);
    assert_eq!(reach(&world, ben), Some("150"));
}

#[test]
fn a_spending_policy_gives_a_role_control_outright() {
    let (mut world, unit, _, desk, ben) = unit();
    let hook = Hook::Spending {
        to: desk,
        limit: most("100"),
        scopes: vec![on("pay").with("region", one_of(&["N"]))],
    };
    world.policy(unit, "give", vec![ClauseKind::Override(hook)]);
    let north = case("pay").of("100").saying("region", "N");
    assert_eq!(verdict(&world, ben, &north), Verdict::Allowed);
    let south = case("pay").of("100").saying("region", "S");
    assert_eq!(codes_for(&world, ben, &south), [Code::SpendNotAuthorized]);
}

#[test]
fn a_circle_gives_money_only_to_what_is_inside_it() {
    let (mut world, _, ana, desk, ben) = unit();
    let other = world.role(world.anchor(), "other");
    let hook = Hook::Spending {
        to: desk,
        limit: most("100"),
        scopes: Vec::new(),
    };
    world.policy(other, "generous", vec![ClauseKind::Override(hook.clone())]);
    assert_eq!(reach(&world, ben), None);
    let anchor = world.anchor();
    world.policy(anchor, "broad", vec![ClauseKind::Override(hook)]);
    assert_eq!(reach(&world, ben), Some("100"));
    assert_ne!(ana, ben);
}

#[test]
fn a_limit_for_each_customer_needs_the_customer() {
    let (mut world, unit, _, desk, ben) = unit();
    let hook = Hook::Spending {
        to: desk,
        limit: SpendLimit {
            most: Some(euros("100")),
            per: Period::CustomerYear,
        },
        scopes: Vec::new(),
    };
    let policy = world.policy(unit, "give", vec![ClauseKind::Override(hook)]);
    let decision = ask(&world, ben, &case("pay").of("10"));
    let unclear = blocker(&decision, Code::SpendNotAuthorized);
    assert_eq!(
        unclear.failed,
        Some(Failed::Missing("customerRef".to_owned()))
    );
    let mut named = case("pay").of("30");
    named.customer_ref = OutsideRef::new("c-1").ok();
    assert_eq!(verdict(&world, ben, &named), Verdict::Allowed);
    let live = LiveFacts {
        spent: vec![Spent {
            under: Subject::Clause(policy, 0),
            per: Period::CustomerYear,
            amount: euros("80"),
        }],
        ..LiveFacts::default()
    };
    let decision = ask_with(&world, &live, ben, &named);
    let short = blocker(&decision, Code::SpendNotAuthorized);
    assert_eq!(short.failed, Some(Failed::Limit(euros("20"))));
    // With the year the count begins anew.
    assert_eq!(decision.valid_until, Some(moment("2027-01-01T00:00:00Z")));
}

#[test]
fn currency_mismatch_only_where_no_comparable_control_exists() {
    let (mut world, .., desk, ben) = unit();
    world.control_per(desk, Some(dollars(100)), Period::Case, &[on("pay")]);
    let decision = ask(&world, ben, &case("pay").of("10"));
    assert_eq!(codes(&decision), [Code::CurrencyMismatch]);
    assert_eq!(decision.verdict, Verdict::Undetermined);
    world.control(desk, Some("5"), &[]);
    assert_eq!(
        codes_for(&world, ben, &case("pay").of("10")),
        [Code::SpendNotAuthorized]
    );
    assert_eq!(verdict(&world, ben, &case("pay").of("5")), Verdict::Allowed);
}

#[test]
fn without_any_control_there_is_no_spending() {
    let (world, .., ben) = unit();
    let decision = ask(&world, ben, &case("pay").of("0.01"));
    assert_eq!(codes(&decision), [Code::SpendNotAuthorized]);
    assert_eq!(blocker(&decision, Code::SpendNotAuthorized).failed, None);
}

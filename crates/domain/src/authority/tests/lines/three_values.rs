//! Three values: true, false, unknown.

use super::super::support::{ask, authorized, blocker, codes, codes_for, remedy, verdict};
use crate::{
    authority::{
        truth::{Truth, all},
        verdict::{About, Failed, RemedyKind, Verdict},
    },
    code::Code,
    example::{World, above, case, condition, constrain, euros, grant, on, one_of},
    ids::{PersonId, RoleId},
    money::{Currency, Money},
    structure::{
        decision_type::Reversibility,
        domain::Reach,
        policy::{ClauseKind, DomainAccess, Effect},
        scope::Scope,
    },
};

fn emea(key: &str) -> Scope {
    on(key).with("region", one_of(&["EMEA"]))
}

fn here() -> crate::authority::case::Case {
    case("fix").saying("region", "EMEA")
}

/// Ana leads `unit`; Ben holds its role `desk`.
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
fn a_condition_is_unknown_where_the_case_lacks_the_attribute_or_currencies_differ() {
    let region = [condition("region", one_of(&["EMEA"]))];
    assert_eq!(all(&region, &here()), Truth::True);
    assert_eq!(all(&region, &here().saying("region", "APAC")), Truth::False);
    assert_eq!(all(&region, &case("fix")), Truth::Unknown);
    let large = [condition("amount", above("10"))];
    let mut dollars = case("fix");
    let usd = Currency::from_code("USD").expect("a currency");
    dollars.amount = Money::new(20.into(), usd).ok();
    assert_eq!(all(&large, &dollars), Truth::Unknown);
}

#[test]
fn any_false_makes_a_scope_false_whatever_is_unknown() {
    let both = emea("fix").with("vip", one_of(&["yes"]));
    assert_eq!(both.truth(&here()), Truth::Unknown);
    assert_eq!(both.truth(&case("fix").saying("vip", "no")), Truth::False);
    assert_eq!(emea("other").truth(&case("fix")), Truth::False);
}

#[test]
fn an_accountability_gives_only_when_true() {
    let (mut world, .., desk, ben) = unit();
    world.accountable(desk, &[emea("fix")]);
    assert_eq!(verdict(&world, ben, &here()), Verdict::Allowed);
    assert_eq!(codes_for(&world, ben, &case("fix")), [Code::Unmapped]);
}

#[test]
fn a_grant_gives_only_when_true() {
    let (mut world, unit, _, desk, ben) = unit();
    world.policy(unit, "g", vec![grant(emea("fix"), &[desk])]);
    assert_eq!(verdict(&world, ben, &here()), Verdict::Allowed);
    assert_eq!(codes_for(&world, ben, &case("fix")), [Code::Unmapped]);
}

#[test]
fn an_own_domain_gives_only_when_true() {
    let (mut world, .., desk, ben) = unit();
    world.domain(desk, "d", Reach::Organization, &[emea("fix")]);
    assert_eq!(verdict(&world, ben, &here()), Verdict::Allowed);
    assert_eq!(codes_for(&world, ben, &case("fix")), [Code::Unmapped]);
}

#[test]
fn access_to_a_domain_is_given_only_when_true() {
    let (mut world, unit, _, desk, ben) = unit();
    let store = world.role(unit, "store");
    world.accountable(desk, &[on("fix")]);
    let domain = world.domain(store, "d", Reach::Organization, &[on("fix")]);
    let access = DomainAccess {
        domain,
        roles: vec![desk],
        people: Vec::new(),
        scope: emea("fix"),
    };
    world.policy(unit, "open", vec![ClauseKind::DomainAccess(access)]);
    assert_eq!(verdict(&world, ben, &here()), Verdict::Allowed);
    assert_eq!(
        codes_for(&world, ben, &case("fix")),
        [Code::DomainOfOtherRole]
    );
}

#[test]
fn spend_control_is_given_only_when_true() {
    let (mut world, .., desk, ben) = unit();
    world.accountable(desk, &[on("pay")]);
    world.control(desk, Some("100"), &[emea("pay")]);
    let pay = case("pay").of("10");
    let decision = ask(&world, ben, &pay);
    assert_eq!(codes(&decision), [Code::SpendNotAuthorized]);
    let unclear = blocker(&decision, Code::SpendNotAuthorized);
    assert_eq!(unclear.failed, Some(Failed::Missing("region".to_owned())));
    assert_eq!(
        verdict(&world, ben, &pay.saying("region", "EMEA")),
        Verdict::Allowed
    );
}

#[test]
fn a_constraint_binds_when_true_and_on_unknown_asks_for_the_attribute() {
    let (mut world, unit, _, desk, ben) = unit();
    world.accountable(desk, &[on("fix")]);
    world.policy(unit, "p", vec![constrain(emea("fix"), Effect::Forbid)]);
    assert_eq!(codes_for(&world, ben, &here()), [Code::PolicyForbids]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::AttributeMissing]);
    let asked = remedy(&decision, RemedyKind::SupplyFact).expect("a way on");
    assert_eq!(asked.about, About::Attribute("region".to_owned()));
    let elsewhere = case("fix").saying("region", "APAC");
    assert_eq!(verdict(&world, ben, &elsewhere), Verdict::Allowed);
}

#[test]
fn anothers_domain_binds_when_true_and_on_unknown_asks_for_the_attribute() {
    let (mut world, unit, _, desk, ben) = unit();
    world.accountable(desk, &[on("fix")]);
    let store = world.role(unit, "store");
    world.domain(store, "d", Reach::Organization, &[emea("fix")]);
    assert_eq!(codes_for(&world, ben, &here()), [Code::DomainOfOtherRole]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(codes(&decision), [Code::AttributeMissing]);
    let asked = blocker(&decision, Code::AttributeMissing);
    assert_eq!(asked.failed, Some(Failed::Missing("region".to_owned())));
}

#[test]
fn a_limit_in_another_currency_gives_currency_mismatch() {
    let (mut world, unit, _, desk, ben) = unit();
    world.accountable(desk, &[on("fix")]);
    let large = on("fix").with("amount", above("10"));
    world.policy(unit, "p", vec![constrain(large, Effect::Forbid)]);
    let mut dollars = case("fix");
    let usd = Currency::from_code("USD").expect("a currency");
    dollars.amount = Money::new(20.into(), usd).ok();
    let decision = ask(&world, ben, &dollars);
    assert_eq!(codes(&decision), [Code::CurrencyMismatch]);
    assert_eq!(decision.verdict, Verdict::Undetermined);
    let asked = remedy(&decision, RemedyKind::SupplyFact).expect("a way on");
    assert_eq!(asked.about, About::Attribute("amount".to_owned()));
    assert_ne!(dollars.amount, Some(euros("20")));
}

#[test]
fn a_focus_that_is_unknown_is_outside_focus_with_the_attribute_named_and_no_second_blocker() {
    let (mut world, .., desk, _) = unit();
    let eli = world.person("Eli");
    world.accountable(desk, &[on("fix")]);
    world.hold_within(desk, eli, vec![condition("region", one_of(&["EMEA"]))]);
    let decision = ask(&world, eli, &case("fix"));
    assert_eq!(codes(&decision), [Code::OutsideFocus]);
    let outside = blocker(&decision, Code::OutsideFocus);
    assert_eq!(outside.failed, Some(Failed::Missing("region".to_owned())));
    assert!(remedy(&decision, RemedyKind::SupplyFact).is_some());
}

#[test]
fn leads_cover_a_hole_between_focuses_only_where_every_focus_is_false() {
    let (mut world, unit, ana, ..) = unit();
    let agent = world.role(unit, "agent");
    world.accountable(agent, &[on("call")]);
    let eli = world.person("Eli");
    world.hold_within(agent, eli, vec![condition("region", one_of(&["EMEA"]))]);
    world.hold_within(agent, eli, vec![condition("tier", one_of(&["gold"]))]);
    let hole = case("call").saying("region", "APAC").saying("tier", "tin");
    assert_eq!(authorized(&world, &hole), [ana]);
    let half_known = case("call").saying("region", "APAC");
    assert_eq!(authorized(&world, &half_known), []);
}

#[test]
fn a_lead_keeps_a_circles_accountability_only_where_every_inner_scope_at_any_depth_is_false() {
    let (mut world, unit, ana, desk, _) = unit();
    let deep = world.role(desk, "deep");
    let dora = world.person("Dora");
    world.hold(deep, dora);
    world.accountable(unit, &[on("fix")]);
    world.accountable(deep, &[emea("fix")]);
    assert_eq!(authorized(&world, &here()), [dora]);
    assert_eq!(authorized(&world, &case("fix")), []);
    let elsewhere = case("fix").saying("region", "APAC");
    assert_eq!(authorized(&world, &elsewhere), [ana]);
}

#[test]
fn reversibility_alone_has_a_default_the_decision_types() {
    let (mut world, unit, _, desk, ben) = unit();
    for (key, default) in [
        ("easy", Some(Reversibility::Easy)),
        ("hard", Some(Reversibility::Hard)),
        ("plain", None),
    ] {
        world.decision_type(key, false, default, &[]);
        world.accountable(desk, &[on(key)]);
        world.domain(unit, key, Reach::Organization, &[on(key)]);
    }
    assert_eq!(verdict(&world, ben, &case("easy")), Verdict::Allowed);
    assert_eq!(codes_for(&world, ben, &case("hard")), [Code::HardToUndo]);
    assert_eq!(
        codes_for(&world, ben, &case("plain")),
        [Code::ReversibilityUnstated]
    );
    let mut stated = case("easy");
    stated.reversibility = Some(Reversibility::Hard);
    assert_eq!(codes_for(&world, ben, &stated), [Code::HardToUndo]);
}

//! Inputs: decision types, amounts, attributes, scopes.

use super::super::support::{ask, authorized, blocker, codes_for, verdict};
use crate::{
    authority::{
        case::Case,
        verdict::{Failed, Verdict},
    },
    check,
    code::Code,
    directory::Directory,
    example::{World, above, case, constrain, euros, on},
    ids::{PersonId, RoleId},
    money::{AmountError, Money, decimal},
    rule,
    structure::{
        decision_type::{AttributeType, Reversibility},
        policy::Effect,
        scope::{Test, Value},
    },
    text::{AttributeName, DecisionKey},
};

/// A role `desk` held by Ben, who answers for `refund` and controls 100 euros for it.
fn desk() -> (World, RoleId, PersonId) {
    let mut world = World::new();
    let ben = world.person("Ben");
    let desk = world.role(world.anchor(), "desk");
    world.hold(desk, ben);
    world.accountable(desk, &[on("refund"), on("odd")]);
    world.control(desk, Some("100"), &[]);
    (world, desk, ben)
}

fn refunds(world: &mut World) {
    let region = AttributeType::OneOf(vec!["EMEA".to_owned(), "APAC".to_owned()]);
    let easy = Some(Reversibility::Easy);
    world.decision_type("refund", true, easy, &[("region", region)]);
}

fn key(text: &str) -> DecisionKey {
    DecisionKey::new(text).expect("a key")
}

fn name(text: &str) -> AttributeName {
    AttributeName::new(text).expect("a name")
}

#[test]
fn a_known_child_inherits_every_field_that_it_leaves_out_from_its_nearest_known_ancestor() {
    let (mut world, ..) = desk();
    refunds(&mut world);
    world.child_type("refund.late.flood", None, None, &[]);
    world.child_type("refund.late", None, Some(Reversibility::Hard), &[]);
    let index = world.index();
    let late = index.catalogue().get(&key("refund.late")).expect("known");
    assert!(late.spends);
    assert_eq!(late.reversibility, Some(Reversibility::Hard));
    assert!(late.attributes.contains_key(&name("region")));
    let flood = index.catalogue().get(&key("refund.late.flood"));
    let flood = flood.expect("known");
    assert!(flood.spends);
    assert_eq!(flood.reversibility, Some(Reversibility::Hard));
}

#[test]
fn what_a_child_says_stands_and_attributes_are_merged() {
    let (mut world, ..) = desk();
    refunds(&mut world);
    let gift = [("gift", AttributeType::Boolean)];
    world.child_type("refund.note", Some(false), None, &gift);
    let index = world.index();
    let note = index.catalogue().get(&key("refund.note")).expect("known");
    assert!(!note.spends);
    let names: Vec<&str> = note.attributes.keys().map(AttributeName::as_str).collect();
    assert_eq!(names, ["gift", "region"]);
}

#[test]
fn an_unknown_key_takes_its_nearest_known_ancestors_definition() {
    let (mut world, _, ben) = desk();
    refunds(&mut world);
    let flood = case("refund.flood");
    assert_eq!(codes_for(&world, ben, &flood), [Code::AttributeMissing]);
    let wrong = flood.of("10").saying("region", "MARS");
    assert_eq!(wrong.problems(world.index().catalogue()).len(), 1);
}

#[test]
fn with_none_it_is_outside_the_catalogue() {
    let (mut world, _, ben) = desk();
    refunds(&mut world);
    assert!(world.index().catalogue().nearest(&key("odd.one")).is_none());
    assert!(world.index().catalogue().nearest(&key("refunds")).is_none());
    assert_eq!(verdict(&world, ben, &case("odd.one")), Verdict::Allowed);
}

#[test]
fn spends_is_required_on_a_root_type() {
    let (mut world, _, ben) = desk();
    world.child_type("refund", None, None, &[]);
    let findings = check::findings(&world.snapshot(), &Directory::default());
    let rules: Vec<_> = findings.iter().filter_map(|f| f.rule).collect();
    assert_eq!(rules, [rule::GOV_3_4_2]);
    // And where it is missing all the same, silence gives nobody money.
    let large = case("refund").of("101");
    assert_eq!(codes_for(&world, ben, &large), [Code::SpendNotAuthorized]);
}

#[test]
fn a_type_that_spends_needs_an_amount() {
    let (mut world, _, ben) = desk();
    refunds(&mut world);
    let decision = ask(&world, ben, &case("refund"));
    assert_eq!(decision.verdict, Verdict::Undetermined);
    let missing = blocker(&decision, Code::AttributeMissing);
    assert_eq!(missing.failed, Some(Failed::Missing("amount".to_owned())));
}

#[test]
fn zero_spends_nothing() {
    let (mut world, desk, _) = desk();
    refunds(&mut world);
    let dora = world.person("Dora");
    let poor = world.role(world.anchor(), "poor");
    world.accountable(poor, &[on("refund")]);
    world.hold(poor, dora);
    assert_ne!(desk, poor);
    let nothing = case("refund").of("0");
    assert_eq!(verdict(&world, dora, &nothing), Verdict::Allowed);
    let cent = case("refund").of("0.01");
    assert_eq!(codes_for(&world, dora, &cent), [Code::SpendNotAuthorized]);
}

#[test]
fn an_amount_on_a_type_outside_the_catalogue_counts_as_spending() {
    let (world, _, ben) = desk();
    let large = case("odd").of("101");
    assert_eq!(codes_for(&world, ben, &large), [Code::SpendNotAuthorized]);
    assert_eq!(
        verdict(&world, ben, &case("odd").of("100")),
        Verdict::Allowed
    );
    assert_eq!(verdict(&world, ben, &case("odd")), Verdict::Allowed);
}

#[test]
fn a_scale_finer_than_the_currencys_is_malformed() {
    let eur = euros("1").currency();
    let fine = decimal("0.001").expect("a decimal");
    let refused = Money::new(fine, eur);
    assert!(matches!(
        refused,
        Err(AmountError::TooFine { decimals: 2, .. })
    ));
}

#[test]
fn in_conditions_the_cases_amount_is_the_attribute_amount() {
    let (mut world, _, ben) = desk();
    refunds(&mut world);
    let larger = on("refund").with("amount", above("50"));
    world.policy(world.anchor(), "p", vec![constrain(larger, Effect::Forbid)]);
    assert_eq!(
        verdict(&world, ben, &case("refund").of("50")),
        Verdict::Allowed
    );
    let above = case("refund").of("50.01");
    assert_eq!(codes_for(&world, ben, &above), [Code::PolicyForbids]);
    // An attribute that happens to be called so changes nothing.
    let disguised = above.stating("amount", Value::Money(euros("1")));
    assert_eq!(codes_for(&world, ben, &disguised), [Code::PolicyForbids]);
}

#[test]
fn a_value_of_the_wrong_type_or_outside_its_enumeration_is_malformed_and_told_what_is_known() {
    let (mut world, ..) = desk();
    refunds(&mut world);
    let index = world.index();
    let complaint = |case: &Case| {
        let problems = case.problems(index.catalogue());
        problems.first().map(|p| p.message.clone())
    };
    let outside = complaint(&case("refund").saying("region", "MARS")).expect("malformed");
    assert!(outside.contains("`EMEA`, `APAC`"), "{outside}");
    let number = case("refund").stating("region", Value::Boolean(true));
    let number = complaint(&number).expect("malformed");
    assert!(
        number.contains("boolean") && number.contains("`EMEA`"),
        "{number}"
    );
    assert_eq!(complaint(&case("refund").saying("region", "EMEA")), None);
    assert_eq!(complaint(&case("refund").saying("never_seen", "x")), None);
}

#[test]
fn on_an_uncatalogued_attribute_a_condition_of_another_type_is_unknown() {
    let (mut world, _, ben) = desk();
    let forbidden = on("odd").with("score", Test::Above(Value::Number(5.into())));
    world.policy(
        world.anchor(),
        "p",
        vec![constrain(forbidden, Effect::Forbid)],
    );
    let text = case("odd").saying("score", "seven");
    assert_eq!(codes_for(&world, ben, &text), [Code::AttributeMissing]);
    let low = case("odd").stating("score", Value::Number(5.into()));
    assert_eq!(verdict(&world, ben, &low), Verdict::Allowed);
}

#[test]
fn scopes_and_only_they_connect_text_to_cases() {
    let mut world = World::new();
    let ben = world.person("Ben");
    // The words say it, no scope does.
    let refunds = world.role(world.anchor(), "refund");
    world.accountable(refunds, &[]);
    world.hold(refunds, ben);
    assert_eq!(verdict(&world, ben, &case("refund")), Verdict::Unmapped);
    assert_eq!(authorized(&world, &case("refund")), []);
}

#[test]
fn a_scope_may_name_keys_and_attributes_outside_the_catalogue() {
    let (mut world, desk, ben) = desk();
    let odd = on("never.seen").with("nowhere", Test::Equals(Value::Boolean(true)));
    world.accountable(desk, &[odd]);
    let findings = check::findings(&world.snapshot(), &Directory::default());
    assert!(findings.iter().all(|f| f.rule.is_none()), "{findings:?}");
    let seen = case("never.seen").stating("nowhere", Value::Boolean(true));
    assert_eq!(verdict(&world, ben, &seen), Verdict::Allowed);
}

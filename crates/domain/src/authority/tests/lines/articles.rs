//! Articles: what changes where one was not adopted. That every answer carries the adopted ones is
//! said at the API; here they are the snapshot's.

use super::super::support::{
    ask, ask_with, codes, codes_for, facts, remedy, remedy_people, verdict,
};
use crate::{
    authority::{
        explain::{Catalogue as _, English},
        live::{Direction, LiveFacts},
        verdict::{Fact, RemedyKind, Verdict},
    },
    code::Code,
    example::{World, case, constrain, on},
    ids::{CircleId, PersonId, RoleId},
    structure::{domain::Reach, policy::Effect},
};

/// Ana leads `unit` with `desk` (Ben, answers for `fix` and `pay`) and `store` (Dora).
fn unit(articles: &[u8]) -> (World, RoleId, [PersonId; 3]) {
    let mut world = World::new();
    world.adopt(articles);
    let people = ["Ana", "Ben", "Dora"].map(|who| world.person(who));
    let unit = world.role(world.anchor(), "unit");
    let [desk, store] = ["desk", "store"].map(|called| world.role(unit, called));
    for (role, person) in [unit, desk, store].into_iter().zip(people) {
        world.hold(role, person);
    }
    world.accountable(desk, &[on("fix"), on("pay")]);
    world.domain(store, "d", Reach::Organization, &[on("fix.tool")]);
    (world, unit, people)
}

#[test]
fn without_4_the_steps_run_all_the_same() {
    let (mut world, unit, [_, ben, _]) = unit(&[1, 2, 3, 5]);
    assert_eq!(
        codes_for(&world, ben, &case("fix.tool")),
        [Code::DomainOfOtherRole]
    );
    assert_eq!(
        codes_for(&world, ben, &case("pay").of("1")),
        [Code::SpendNotAuthorized]
    );
    world.policy(unit, "p", vec![constrain(on("fix"), Effect::Forbid)]);
    assert_eq!(codes_for(&world, ben, &case("fix")), [Code::PolicyForbids]);
}

#[test]
fn without_4_announcement_and_initiative_are_no_remedies() {
    let kinds = |articles: &[u8], key: &str| -> Vec<RemedyKind> {
        let (mut world, unit, [_, ben, _]) = unit(articles);
        world.control(unit, Some("100"), &[]);
        let decision = ask(&world, ben, &case(key).of("1"));
        decision.remedies.iter().map(|r| r.kind).collect()
    };
    let announced = [
        RemedyKind::AnnounceIntent,
        RemedyKind::AnnounceSpending,
        RemedyKind::DeclareInitiative,
    ];
    for (key, kind) in [
        ("fix.tool", RemedyKind::AnnounceIntent),
        ("pay", RemedyKind::AnnounceSpending),
    ] {
        assert!(kinds(&[1, 2, 3, 4, 5], key).contains(&kind));
        let without = kinds(&[1, 2, 3, 5], key);
        assert!(
            announced.iter().all(|k| !without.contains(k)),
            "{without:?}"
        );
    }
    let (world, _, [_, ben, _]) = unit(&[1, 2, 3, 4, 5]);
    let decision = ask(&world, ben, &case("fix.tool"));
    assert!(remedy(&decision, RemedyKind::DeclareInitiative).is_some());
}

#[test]
fn without_4_allowed_carries_the_note_that_a_lead_of_the_circle_may_direct_otherwise() {
    let (world, unit, [_, ben, _]) = unit(&[1, 2, 3, 5]);
    let decision = ask(&world, ben, &case("fix"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.may_be_directed_in, Some(CircleId::inside(unit)));
    let text = English.decision(&world.index(), &decision, &case("fix"));
    assert!(
        text.contains("A lead of unit may direct otherwise"),
        "{text}"
    );
    let (world, _, [_, ben, _]) = self::unit(&[1, 2, 3, 4, 5]);
    assert_eq!(ask(&world, ben, &case("fix")).may_be_directed_in, None);
}

#[test]
fn directed_otherwise_comes_only_from_a_recorded_direction_and_only_without_4() {
    let direct = |articles: &[u8]| {
        let (world, _, [ana, ben, _]) = unit(articles);
        let mut live = LiveFacts::default();
        live.directions.push(Direction {
            person: ben,
            by: ana,
        });
        codes(&ask_with(&world, &live, ben, &case("fix")))
    };
    assert_eq!(direct(&[1, 2, 3, 5]), [Code::DirectedOtherwise]);
    assert_eq!(direct(&[1, 2, 3, 4, 5]), []);
    let (world, _, [_, ben, _]) = unit(&[1, 2, 3, 5]);
    assert_eq!(verdict(&world, ben, &case("fix")), Verdict::Allowed);
}

#[test]
fn without_4_a_lead_is_not_told_that_they_cannot_override() {
    let (world, _, [ana, ..]) = unit(&[1, 2, 3, 5]);
    assert_eq!(codes_for(&world, ana, &case("fix")), [Code::Unmapped]);
}

#[test]
fn without_5_propose_governance_names_the_leads_else_the_members() {
    let people = |articles: &[u8]| {
        let (mut world, unit, [ana, ben, dora]) = unit(articles);
        world.policy(unit, "p", vec![constrain(on("fix"), Effect::Forbid)]);
        let decision = ask(&world, ben, &case("fix"));
        let named = remedy_people(&decision, RemedyKind::ProposeGovernance);
        (named, [ana, ben, dora])
    };
    let (named, [ana, ..]) = people(&[1, 2, 3, 4]);
    assert_eq!(named, [ana]);
    let (named, all) = people(&[1, 2, 3, 4, 5]);
    assert_eq!(named, all);
}

#[test]
fn without_2_the_answer_is_the_same() {
    let (with, _, [_, ben, _]) = unit(&[1, 2, 3, 4, 5]);
    let (without, ..) = unit(&[1, 3, 4, 5]);
    for key in ["fix", "fix.tool", "cake"] {
        let (a, b) = (ask(&with, ben, &case(key)), ask(&without, ben, &case(key)));
        assert_eq!(a, b);
    }
    let decision = ask(&with, ben, &case("fix"));
    assert!(facts(&decision).contains(&Fact::Accountable));
}

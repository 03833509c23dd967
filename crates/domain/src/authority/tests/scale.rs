//! Large and deep organizations: answered, and soon. The bounds are far above what a release build
//! takes, and far below what a square of the numbers would.

use super::support::{EVERYBODY, NOW};
use crate::{
    authority::{
        live::LiveFacts,
        mandate::resolvable_by,
        resolve::Question,
        verdict::{Basis, Verdict},
        who_may::{may_resolve, who_may_resolve},
    },
    example::{World, case, constrain, moment, on, sized},
    ids::{PersonId, RoleId},
    structure::policy::Effect,
};

/// A lead, and so many empty roles that they cover, each with money and with one of these keys.
fn wide(roles: usize, keys: usize) -> (World, PersonId, Vec<RoleId>) {
    let mut world = World::new();
    let ana = world.person("Ana");
    let unit = world.role(world.anchor(), "unit");
    world.hold(unit, ana);
    for at in 0..keys {
        world.decision_type(&format!("k{at}"), true, None, &[]);
    }
    let roles: Vec<RoleId> = (0..roles)
        .map(|at| {
            let role = world.role(unit, &format!("r{at}"));
            world.accountable(role, &[on(&format!("k{}", at % keys))]);
            world.control(role, Some("100"), &[]);
            role
        })
        .collect();
    let second = constrain(
        on("k0").with("amount", crate::example::above("50")),
        Effect::Second(unit),
    );
    world.policy(unit, "p", vec![second]);
    (world, ana, roles)
}

#[test]
fn a_lead_who_covers_thousands_of_roles_is_told_all_that_they_may() {
    let (world, ana, roles) = wide(2000, 500);
    let index = world.index();
    let mandates = resolvable_by(&index, &LiveFacts::default(), moment(NOW), ana);
    assert_eq!(mandates.len(), roles.len());
}

#[test]
fn a_case_that_ties_thousands_of_roles_of_one_person_is_answered() {
    let (world, ana, _) = wide(2000, 1);
    let (index, live) = (world.index(), LiveFacts::default());
    let it = case("k0").of("60");
    let question = Question::about(ana);
    let decision = may_resolve(&index, &live, moment(NOW), &it, question);
    assert_eq!(decision.verdict, Verdict::NeedsPermission);
    assert_eq!(decision.basis, Some(Basis::Covering));
    let answer = who_may_resolve(&index, &live, moment(NOW), &it, EVERYBODY);
    assert_eq!((answer.authorized.len(), answer.blocked.len()), (0, 1));
}

#[test]
fn ten_thousand_circles_deep_who_may_and_what_may_are_answered() {
    let mut world = World::new();
    let ana = world.person("Ana");
    let mut role = world.role(world.anchor(), "top");
    world.hold(role, ana);
    for at in 0..10_000 {
        role = world.role(role, &format!("r{at}"));
    }
    world.decision_type("deep", false, None, &[]);
    world.accountable(role, &[on("deep")]);
    let (index, live) = (world.index(), LiveFacts::default());
    let answer = who_may_resolve(&index, &live, moment(NOW), &case("deep"), EVERYBODY);
    let [only] = answer.authorized.as_slice() else {
        panic!("{answer:?}")
    };
    assert_eq!((only.person, only.basis), (ana, Some(Basis::Covering)));
    let mandates = resolvable_by(&index, &live, moment(NOW), ana);
    assert_eq!(mandates.len(), 1);
    let found = crate::check::findings(index.snapshot(), index.directory());
    assert_eq!(found, []);
}

/// The people of a thousand, ten thousand, …; each asked the same of its first team.
fn answers(people: usize) -> (usize, usize, Verdict) {
    let it = sized(people, 1);
    let (index, live) = (it.world.index(), LiveFacts::default());
    let found = crate::check::findings(index.snapshot(), index.directory());
    let errors = found
        .iter()
        .filter(|f| f.severity == crate::check::Severity::Error);
    assert_eq!(
        errors.collect::<Vec<_>>(),
        Vec::<&crate::check::Finding>::new()
    );
    let at = moment(NOW);
    let here = who_may_resolve(&index, &live, at, &case("topic1").of("50"), EVERYBODY);
    let everywhere = who_may_resolve(&index, &live, at, &case("expense").of("50"), EVERYBODY);
    let may = may_resolve(
        &index,
        &live,
        at,
        &case("topic1").of("50"),
        Question::about(here.authorized[0].person),
    );
    (
        here.authorized_count,
        everywhere.authorized_count,
        may.verdict,
    )
}

#[test]
fn generated_organizations_of_any_size_break_no_rule_and_answer() {
    let (few, all, verdict) = answers(100);
    let (as_few, more, as_before) = answers(2000);
    assert!(few > 0 && few < 20, "{few} in one team");
    assert!(as_few < 20, "{as_few} in one team");
    assert!(all >= 10 && more >= 200, "{all} and {more} leads of a team");
    assert_eq!((verdict, as_before), (Verdict::Allowed, Verdict::Allowed));
}

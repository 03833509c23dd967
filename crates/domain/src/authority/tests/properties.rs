//! What holds for every organization and every case.

use super::{
    generate::{Generated, dice, wide_case, wide_organization},
    support::EVERYBODY,
};
use crate::{
    authority::{
        case::Case,
        inquiry::Inquiry,
        live::LiveFacts,
        mandate,
        resolve::{Question, Statement},
        verdict::{Mandate, Verdict},
        who_may::{may_resolve, who_may_resolve},
    },
    check::{self, Severity},
    directory::Directory,
    example::moment,
    ids::PersonId,
    index::Index,
    money::{Decimal, Money},
    time::{Date, TimeZone, Timestamp},
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::{collections::BTreeSet, str::FromStr as _};

fn now() -> Timestamp {
    moment("2026-06-01T09:00:00Z")
}

fn verdict(index: &Index, question: Question, case: &Case) -> Verdict {
    may_resolve(index, &LiveFacts::default(), now(), case, question).verdict
}

fn allowed(index: &Index, person: PersonId, case: &Case) -> bool {
    verdict(index, Question::about(person), case) == Verdict::Allowed
}

fn all_allowed(generated: &Generated, index: &Index, case: &Case) -> BTreeSet<PersonId> {
    generated
        .people
        .iter()
        .copied()
        .filter(|p| allowed(index, *p, case))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn who_may_is_exactly_the_set_for_whom_may_allows(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let index = generated.world.index();
        for _ in 0..6 {
            let case = wide_case(&mut dice);
            let live = LiveFacts::default();
            let answer = who_may_resolve(&index, &live, now(), &case, EVERYBODY);
            let listed: BTreeSet<PersonId> = answer.authorized.iter().map(|d| d.person).collect();
            prop_assert_eq!(listed.len(), answer.authorized_count);
            prop_assert_eq!(&listed, &all_allowed(&generated, &index, &case));
            prop_assert_eq!(answer.gap.is_some(), listed.is_empty());
            for decision in answer.authorized.iter().chain(&answer.blocked) {
                let question = Question::about(decision.person);
                let alone = may_resolve(&index, &live, now(), &case, question);
                prop_assert_eq!(decision, &alone);
            }
        }
    }

    #[test]
    fn leaving_an_attribute_out_never_turns_a_refusal_into_allowed(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let index = generated.world.index();
        for _ in 0..6 {
            let whole = wide_case(&mut dice);
            for name in whole.attributes.keys() {
                let mut part = whole.clone();
                part.attributes.remove(name);
                for person in &generated.people {
                    for statement in [None, Some(Statement::OwnWords)] {
                        let question = Question { person: *person, seat: None, statement };
                        let before = verdict(&index, question, &whole);
                        let after = verdict(&index, question, &part);
                        prop_assert!(
                            after != Verdict::Allowed || before == Verdict::Allowed,
                            "{before:?} with {name}, {after:?} without, {statement:?}: {whole:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn adding_a_constraint_never_widens(mut dice in dice()) {
        let mut generated = wide_organization(&mut dice);
        let before = generated.world.index();
        let clause = generated.constraint(&mut dice);
        let circle = dice.pick(&generated.roles);
        generated.world.policy(circle, "one-more", vec![clause]);
        let after = generated.world.index();
        for _ in 0..6 {
            let case = wide_case(&mut dice);
            let were = all_allowed(&generated, &before, &case);
            let are = all_allowed(&generated, &after, &case);
            prop_assert!(are.is_subset(&were), "{case:?}: {were:?} then {are:?}");
        }
    }

    #[test]
    fn adding_an_assignment_narrows_nobody_but_leads_who_lose_cover(mut dice in dice()) {
        let mut generated = wide_organization(&mut dice);
        let before = generated.world.index();
        let (role, person) = (dice.pick(&generated.roles), dice.pick(&generated.people));
        let leads_around: BTreeSet<PersonId> = before
            .circles_containing(role.into())
            .flat_map(|circle| before.leads(circle.role().into(), now()))
            .map(|lead| lead.person)
            .collect();
        generated.assignment(&mut dice, role, person);
        let after = generated.world.index();
        for _ in 0..6 {
            let case = wide_case(&mut dice);
            for person in all_allowed(&generated, &before, &case) {
                prop_assert!(
                    leads_around.contains(&person) || allowed(&after, person, &case),
                    "{case:?}: {person:?}"
                );
            }
        }
    }

    #[test]
    fn mandates_agree_with_the_evaluator_at_every_limit(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let index = generated.world.index();
        let live = LiveFacts::default();
        for person in &generated.people {
            for it in mandate::resolvable_by(&index, &live, now(), *person) {
                agrees(&index, *person, &it)?;
            }
        }
    }

    #[test]
    fn whatever_the_evaluator_allows_lies_in_a_mandate(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let index = generated.world.index();
        let live = LiveFacts::default();
        for _ in 0..6 {
            let case = wide_case(&mut dice);
            let catalogued = index.catalogue().get(&case.decision).is_some();
            // Of a currency of which no limit speaks, not every box is listed.
            let own = index.snapshot().organization.currency;
            let listed = |amount: Money| !amount.is_zero() && amount.currency() == own;
            if !catalogued || !case.amount.is_some_and(listed) || case.attributes.len() < 2 {
                continue;
            }
            for person in all_allowed(&generated, &index, &case) {
                let mandates = mandate::resolvable_by(&index, &live, now(), person);
                let shown: Vec<_> = mandates
                    .iter()
                    .filter(|m| m.decision == case.decision)
                    .map(|m| (m.seat, &m.conditions, m.if_easy_to_undo, m.limit))
                    .collect();
                let question = Question::about(person);
                let decision = may_resolve(&index, &live, now(), &case, question);
                prop_assert!(
                    mandates.iter().any(|m| holds(m, &case)),
                    "{case:?} in {:?}: {shown:?}",
                    decision.seat
                );
            }
        }
    }

    #[test]
    fn an_answer_stays_as_it_is_until_the_moment_it_names(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let index = generated.world.index();
        for _ in 0..3 {
            let case = wide_case(&mut dice);
            for person in &generated.people {
                let ask = |at| {
                    let question = Question::about(*person);
                    may_resolve(&index, &LiveFacts::default(), at, &case, question)
                };
                let given = ask(now());
                for at in later() {
                    if given.valid_until.is_none_or(|until| at < until) {
                        prop_assert_eq!(&ask(at), &given, "{:?} at {}", &case, at);
                    }
                }
            }
        }
    }

    #[test]
    fn equal_questions_give_equal_answers(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let case = wide_case(&mut dice);
        let ask = || {
            let index = generated.world.index();
            format!("{:?}", who_may_resolve(&index, &LiveFacts::default(), now(), &case, EVERYBODY))
        };
        prop_assert_eq!(ask(), ask());
    }

    #[test]
    fn generated_organizations_break_no_rule_but_what_is_held_twice(mut dice in dice()) {
        let generated = wide_organization(&mut dice);
        let findings = check::findings(&generated.world.snapshot(), &Directory::default());
        for finding in findings.iter().filter(|f| f.severity == Severity::Error) {
            let rule = finding.rule.map(|r| r.id);
            prop_assert!(matches!(rule, Some("GOV-1.1.3" | "GOV-2.1.3")), "{finding:?}");
        }
    }
}

/// Moments after the questions of these tests: the last of each day that is looked at somewhere,
/// and the first after it.
fn later() -> Vec<Timestamp> {
    let days = ["06-01", "06-02", "06-20", "12-31"];
    let around = days.into_iter().flat_map(|day| {
        let day = Date::from_str(&format!("2026-{day}")).expect("a day");
        let end = TimeZone::UTC.end_of(day);
        [Timestamp::new(end.utc() - TimeDelta::microseconds(1)), end]
    });
    let mut later: Vec<Timestamp> = around.collect();
    let first = later
        .iter()
        .map(|at| Timestamp::new(at.utc() - TimeDelta::days(1)));
    let first: Vec<Timestamp> = first.filter(|at| *at > now()).collect();
    later.extend(first);
    later
}

/// Whether a case lies in a mandate's box, at or below its limit.
fn holds(mandate: &Mandate, case: &Case) -> bool {
    let easy = case.reversibility == Some(crate::structure::decision_type::Reversibility::Easy);
    mandate.decision == case.decision
        && crate::authority::truth::all(&mandate.conditions, case)
            == crate::authority::truth::Truth::True
        && (!mandate.if_easy_to_undo || easy)
        && mandate
            .limit
            .is_none_or(|limit| case.amount.is_some_and(|a| a <= limit))
}

/// At the limit allowed, one step below allowed, one step above refused.
fn agrees(index: &Index, person: PersonId, it: &Mandate) -> Result<(), TestCaseError> {
    let bare = crate::example::case(it.decision.as_str());
    let live = LiveFacts::default();
    let inquiry = Inquiry::new(index, &bare, now(), &live);
    let Some(at_limit) = mandate::sample(&inquiry, &it.conditions, it.limit, it.if_easy_to_undo)
    else {
        return Err(TestCaseError::fail(format!("no case in {it:?}")));
    };
    let question = Question {
        person,
        seat: Some(it.seat),
        statement: None,
    };
    prop_assert_eq!(
        verdict(index, question, &at_limit),
        Verdict::Allowed,
        "{:?} {:?}",
        it,
        at_limit
    );
    let Some(limit) = it.limit else { return Ok(()) };
    let cent = Decimal::new(1, limit.currency().decimals());
    let step = |amount: Decimal| {
        let amount = Money::new(amount, limit.currency()).expect("an amount");
        Case {
            amount: Some(amount),
            ..at_limit.clone()
        }
    };
    let below = step(limit.amount() - cent);
    if crate::authority::truth::all(&it.conditions, &below) == crate::authority::truth::Truth::True
    {
        prop_assert_eq!(
            verdict(index, question, &below),
            Verdict::Allowed,
            "below {:?}",
            it
        );
    }
    let above = step(limit.amount() + cent);
    let refused = verdict(index, question, &above);
    prop_assert_ne!(refused, Verdict::Allowed, "above {:?}", it);
    Ok(())
}

//! Cases where two rules meet, or where a hasty reading would go wrong.

use super::support::{ask, ask_as, ask_stating, codes, codes_for, remedy_people, verdict, who};
use crate::{
    authority::{
        explain::{Catalogue as _, English},
        live::LiveFacts,
        mandate,
        resolve::Question,
        verdict::{GapKind, RemedyKind, Verdict},
    },
    code::Code,
    example::{
        Vectors, World, above, case, condition, constrain, euros, grant, moment, on, one_of,
        vectors,
    },
    ids::{CircleId, PersonId},
    money::{Currency, Decimal, Money},
    structure::{
        domain::Reach,
        element::Period,
        policy::{Clause, ClauseKind, DomainAccess, Effect, Hook},
        role::{RoleRef, SeatRef},
        scope::{Test, Value},
    },
};

const NOW: &str = "2026-06-01T09:00:00Z";

fn said(world: &World, person: PersonId, it: &crate::authority::case::Case) -> String {
    English.decision(&world.index(), &ask(world, person, it), it)
}

#[test]
fn what_is_said_aloud_is_what_decides() {
    let Vectors {
        mut world,
        ben,
        customer,
        billing,
        ..
    } = vectors();
    world.policy(
        customer,
        "both",
        vec![
            constrain(on("waiver"), Effect::PermissionOfRole(billing)),
            constrain(on("waiver"), Effect::Forbid),
        ],
    );
    let waiver = case("waiver").of("10");
    assert_eq!(verdict(&world, ben, &waiver), Verdict::ForbiddenByPolicy);
    let text = said(&world, ben, &waiver);
    assert!(text.contains("forbids this"), "{text}");
    assert!(!text.contains("Ask Cy"), "{text}");
}

#[test]
fn the_order_in_which_a_scope_was_written_does_not_loosen_limits_that_all_hold() {
    let Vectors {
        mut world,
        care,
        ben,
        ..
    } = vectors();
    let region = || one_of(&["EMEA"]);
    let vip = || Test::Equals(Value::Boolean(true));
    world.control_per(
        care,
        Some(euros("5000")),
        Period::Case,
        &[on("data").with("region", region()).with("vip", vip())],
    );
    world.control_per(
        care,
        Some(euros("100")),
        Period::Month,
        &[on("data").with("vip", vip()).with("region", region())],
    );
    world.accountable(care, &[on("data")]);
    let it = case("data")
        .of("900")
        .saying("region", "EMEA")
        .stating("vip", Value::Boolean(true));
    assert_eq!(codes_for(&world, ben, &it), [Code::SpendNotAuthorized]);
}

#[test]
fn unlimited_beside_a_limit_opens_no_other_currency() {
    let Vectors {
        mut world,
        care,
        ben,
        ..
    } = vectors();
    world.accountable(care, &[on("cash")]);
    world.control(care, None, &[on("cash")]);
    world.control_per(care, Some(euros("100")), Period::Day, &[on("cash")]);
    let mut dollars = case("cash");
    let usd = Currency::from_code("USD").expect("a currency");
    dollars.amount = Money::new(Decimal::from(100_000), usd).ok();
    assert_eq!(codes_for(&world, ben, &dollars), [Code::CurrencyMismatch]);
    assert_eq!(
        verdict(&world, ben, &case("cash").of("100")),
        Verdict::Allowed
    );
}

#[test]
fn local_access_opens_a_domain_to_roles_directly_in_the_circle_only() {
    let Vectors {
        mut world,
        ben,
        eli,
        customer,
        care,
        agent,
        support,
        ..
    } = vectors();
    let covers = [on("points")];
    let holder = world.role(customer, "points-desk");
    let domain = world.domain(holder, "points", Reach::Organization, &covers);
    world.accountable(care, &covers);
    let inner = world.role(support, "inner");
    world.accountable(inner, &covers);
    world.hold(inner, eli);
    let access = DomainAccess {
        domain,
        roles: vec![care, inner, agent],
        people: Vec::new(),
        scope: crate::structure::scope::Scope::EVERY,
    };
    let kind = ClauseKind::DomainAccess(access);
    world.policy_of(
        customer,
        "local",
        vec![Clause {
            kind,
            local: true,
            may_override: false,
        }],
    );
    assert_eq!(verdict(&world, ben, &case("points")), Verdict::Allowed);
    assert!(codes_for(&world, eli, &case("points")).contains(&Code::DomainOfOtherRole));
}

#[test]
fn a_missing_fact_is_not_an_unfilled_role() {
    let Vectors {
        mut world,
        ben,
        eli,
        customer,
        ..
    } = vectors();
    let desk = world.role(customer, "desk");
    world.accountable(desk, &[on("parcel")]);
    world.hold_within(desk, eli, vec![condition("region", one_of(&["EMEA"]))]);
    let gap = who(&world, &case("parcel")).gap.expect("nobody may");
    assert_eq!(gap.kind, GapKind::NobodyAuthorized);
    assert_eq!(gap.missing.as_deref(), Some("region"));
    world.policy(
        customer,
        "desk-agrees",
        vec![constrain(on("waiver"), Effect::PermissionOfRole(desk))],
    );
    let asked = codes_for(&world, ben, &case("waiver").of("10"));
    assert_eq!(asked, [Code::NeedsPermission, Code::AttributeMissing]);
}

#[test]
fn a_role_that_the_actor_alone_fills_is_not_uncovered() {
    let Vectors {
        mut world,
        cy,
        customer,
        billing,
        ..
    } = vectors();
    world.accountable(billing, &[on("ledger")]);
    let second = constrain(on("ledger"), Effect::Second(billing));
    world.policy(customer, "four-eyes", vec![second]);
    assert_eq!(codes_for(&world, cy, &case("ledger")), [Code::NeedsSecond]);
}

#[test]
fn a_statement_is_not_offered_where_a_fact_would_tie_the_case() {
    let Vectors {
        mut world,
        dee,
        support,
        ..
    } = vectors();
    world.accountable(support, &[on("gift").with("region", one_of(&["EMEA"]))]);
    let decision = ask_stating(&world, dee, &case("gift"));
    assert_eq!(decision.verdict, Verdict::Unmapped);
    let kinds: Vec<RemedyKind> = decision.remedies.iter().map(|r| r.kind).collect();
    assert!(kinds.contains(&RemedyKind::SupplyFact), "{kinds:?}");
    assert!(!kinds.contains(&RemedyKind::RecordStatement), "{kinds:?}");
}

#[test]
fn a_decision_that_a_text_mentions_for_other_cases_is_unmapped_not_ungoverned() {
    let Vectors {
        mut world,
        dee,
        support,
        ..
    } = vectors();
    world.accountable(support, &[on("gift").with("region", one_of(&["EMEA"]))]);
    let apac = case("gift").saying("region", "APAC");
    assert_eq!(codes_for(&world, dee, &apac), [Code::Unmapped]);
    let gap = who(&world, &apac).gap.expect("nobody may");
    assert_eq!(gap.kind, GapKind::Ungoverned);
}

#[test]
fn who_holds_a_domain_controls_it_also_where_another_role_permits() {
    let Vectors {
        mut world,
        cy,
        customer,
        billing,
        care,
        ben,
        ..
    } = vectors();
    let domain = world.domain(billing, "balance", Reach::Organization, &[on("balance")]);
    let back = world.role(customer, "back");
    world.accountable(back, &[on("balance")]);
    world.hold(back, cy);
    world.accountable(care, &[on("balance")]);
    let by = Some(world.role(customer, "dispatcher"));
    let hook = Hook::DomainPermission {
        domain,
        wait: None,
        announcement: true,
        by,
    };
    world.policy(customer, "dispatch", vec![ClauseKind::Override(hook)]);
    assert_eq!(verdict(&world, cy, &case("balance")), Verdict::Allowed);
    let text = said(&world, ben, &case("balance"));
    assert!(
        text.contains("belongs to billing, and dispatcher"),
        "{text}"
    );
}

#[test]
fn a_seat_that_the_person_does_not_hold_is_named_as_such() {
    let Vectors {
        world,
        ben,
        billing,
        ..
    } = vectors();
    let seat = Some(SeatRef::Whole(RoleRef::Defined(billing)));
    let question = Question {
        person: ben,
        seat,
        statement: None,
    };
    let decision = ask_as(&world, question, &case("waiver").of("10"));
    assert_eq!(codes(&decision), [Code::OutOfRole]);
    let text = English.blocker(&world.index(), &decision.blockers[0]);
    assert!(text.contains("does not hold the seat"), "{text}");
}

#[test]
fn spending_is_announced_to_a_circle_that_controls_money() {
    let Vectors {
        mut world,
        ana,
        ben,
        customer,
        ..
    } = vectors();
    let much = case("waiver").of("5000");
    let to = |world: &World| remedy_people(&ask(world, ben, &much), RemedyKind::AnnounceSpending);
    assert_eq!(to(&world), []);
    world.control(customer, Some("9000"), &[]);
    assert_eq!(to(&world), [ana]);
}

#[test]
fn what_a_link_added_is_changed_by_its_target_and_leaves_the_source_its_own() {
    let Vectors {
        mut world,
        cy,
        ana,
        customer,
        ..
    } = vectors();
    let other = world.role(world.anchor(), "other");
    world.accountable(other, &[on("parcel")]);
    world.hold(other, cy);
    let guest = world.role(other, "guest");
    world.hold(guest, ana);
    let roles = vec![guest];
    let invite = ClauseKind::Override(Hook::LinkInvite {
        roles,
        may_opt_out: true,
    });
    let policy = world.policy(customer, "invite", vec![invite]);
    let link = world.link(guest, customer, policy);
    world.accountable_by(RoleRef::Defined(guest), &[on("parcel")], Some(link));
    assert_eq!(verdict(&world, cy, &case("parcel")), Verdict::Allowed);
    let decision = ask(&world, ana, &case("parcel"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    let target = CircleId::inside(customer);
    assert!(decision.grounds.iter().any(|g| {
        matches!(g.element, crate::subject::Subject::Accountability(_)) && g.circle == Some(target)
    }));
}

#[test]
fn a_mandate_between_two_near_bounds_is_listed() {
    let Vectors {
        mut world,
        ben,
        care,
        ..
    } = vectors();
    let zero = Value::Number(Decimal::ZERO);
    let one = Value::Number(Decimal::ONE);
    let share = on("share-out")
        .with("share", Test::Above(zero))
        .with("share", Test::Below(one));
    world.accountable(care, &[share]);
    world.control(care, Some("10"), &[on("share-out")]);
    let live = LiveFacts::default();
    let mandates = mandate::resolvable_by(&world.index(), &live, moment(NOW), ben);
    assert!(
        mandates.iter().any(|m| m.decision.as_str() == "share-out"),
        "{mandates:?}"
    );
}

#[test]
fn a_grant_does_not_lift_what_a_constraint_around_asks_for() {
    let Vectors {
        mut world,
        cy,
        ben,
        care,
        customer,
        ..
    } = vectors();
    world.policy(
        customer,
        "grant",
        vec![grant(on("waiver").with("amount", above("100")), &[care])],
    );
    let decision = ask(&world, ben, &case("waiver").of("800"));
    assert_eq!(codes(&decision), [Code::NeedsPermission]);
    assert_eq!(remedy_people(&decision, RemedyKind::AskController), [cy]);
}

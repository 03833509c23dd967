//! Rulebook §15, T-01 to T-20, as far as they concern authority.

use super::support::{ask, codes, remedy_people, who};
use crate::{
    authority::verdict::{Basis, Fact, GapKind, RemedyKind, Verdict},
    check::{self, Severity},
    code::Code,
    directory::Directory,
    example::{Vectors, case, grant, on, vectors},
    ids::CircleId,
    structure::role::{RoleRef, SeatRef},
};

#[test]
fn t_01_ben_waives_200_by_accountability_and_control() {
    let Vectors {
        world, ben, care, ..
    } = vectors();
    let decision = ask(&world, ben, &case("waiver").of("200"));
    assert_eq!(decision.verdict, Verdict::Allowed);
    assert_eq!(decision.seat, Some(SeatRef::Whole(RoleRef::Defined(care))));
    assert_eq!(decision.basis, Some(Basis::Assigned));
    let facts: Vec<&Fact> = decision.grounds.iter().map(|g| &g.fact).collect();
    assert!(facts.contains(&&Fact::Accountable), "{facts:?}");
    assert!(
        facts.contains(&&Fact::Money(Some(crate::example::euros("2000")))),
        "{facts:?}"
    );
}

#[test]
fn t_02_above_500_billing_permits_though_money_suffices() {
    let Vectors { world, ben, cy, .. } = vectors();
    let decision = ask(&world, ben, &case("waiver").of("800"));
    assert_eq!(decision.verdict, Verdict::NeedsPermission);
    assert_eq!(codes(&decision), [Code::NeedsPermission]);
    assert_eq!(remedy_people(&decision, RemedyKind::AskController), [cy]);
    let at_limit = ask(&world, ben, &case("waiver").of("500"));
    assert_eq!(at_limit.verdict, Verdict::Allowed);
}

#[test]
fn t_03_a_credit_touches_billings_domain() {
    let Vectors { world, ben, cy, .. } = vectors();
    let decision = ask(&world, ben, &case("credit").of("100"));
    assert_eq!(decision.verdict, Verdict::NeedsPermission);
    assert_eq!(codes(&decision), [Code::DomainOfOtherRole]);
    assert_eq!(remedy_people(&decision, RemedyKind::AskController), [cy]);
    assert_eq!(remedy_people(&decision, RemedyKind::AnnounceIntent), [cy]);
}

#[test]
fn t_04_the_lead_cannot_do_it_either() {
    let Vectors { world, ana, .. } = vectors();
    let decision = ask(&world, ana, &case("credit").of("100"));
    assert!(
        codes(&decision).contains(&Code::DomainOfOtherRole),
        "{:?}",
        codes(&decision)
    );
    assert!(
        codes(&decision).contains(&Code::LeadCannotOverride),
        "{:?}",
        codes(&decision)
    );
    assert_ne!(decision.verdict, Verdict::Allowed);
}

#[test]
fn t_06_an_unfilled_role_is_covered_by_the_lead() {
    let Vectors {
        world,
        ana,
        retention,
        ..
    } = vectors();
    let answer = who(&world, &case("retention"));
    let [only] = answer.authorized.as_slice() else {
        panic!("{answer:?}")
    };
    assert_eq!(only.person, ana);
    assert_eq!(only.basis, Some(Basis::Covering));
    assert_eq!(only.seat, Some(SeatRef::Whole(RoleRef::Defined(retention))));
}

#[test]
fn t_07_outside_the_focus_the_lead_covers() {
    let Vectors {
        world, eli, dee, ..
    } = vectors();
    let apac = case("waiver.late_fee").of("20").saying("region", "APAC");
    let decision = ask(&world, eli, &apac);
    assert_eq!(decision.verdict, Verdict::OutOfRole);
    assert_eq!(codes(&decision), [Code::OutsideFocus]);
    let covered = ask(&world, dee, &apac);
    assert_eq!(covered.verdict, Verdict::Allowed);
    assert_eq!(covered.basis, Some(Basis::Covering));
    assert!(covered.assumptions.iter().any(|a| a.0 == "A-04"));
}

#[test]
fn t_08_what_nobody_mapped_is_unmapped_not_denied() {
    let Vectors {
        world,
        ben,
        customer,
        ..
    } = vectors();
    let decision = ask(&world, ben, &case("birthday_cake"));
    assert_eq!(decision.verdict, Verdict::Unmapped);
    assert_eq!(codes(&decision), [Code::UngovernedDecision]);
    let propose = decision
        .remedies
        .iter()
        .find(|r| r.kind == RemedyKind::ProposeGovernance);
    assert_eq!(
        propose.and_then(|r| r.circle),
        Some(CircleId::inside(customer))
    );
    let gap = who(&world, &case("birthday_cake")).gap.expect("nobody may");
    assert_eq!(gap.kind, GapKind::Ungoverned);
    assert_eq!(gap.circle, CircleId::inside(world.anchor()));
}

#[test]
fn t_11_a_policy_inside_does_not_loosen_the_one_around() {
    let Vectors {
        mut world,
        eli,
        support,
        agent,
        ..
    } = vectors();
    world.control(agent, Some("5000"), &[on("waiver")]);
    world.policy(support, "loose", vec![grant(on("waiver"), &[agent])]);
    let emea = case("waiver.late_fee").of("800").saying("region", "EMEA");
    assert_eq!(codes(&ask(&world, eli, &emea)), [Code::NeedsPermission]);
    let findings = check::findings(&world.snapshot(), &Directory::default());
    assert!(
        findings.iter().all(|f| f.severity == Severity::Warning),
        "{findings:?}"
    );
    assert!(
        findings.iter().any(|f| f.message.contains("still binds")),
        "{findings:?}"
    );
}

#[test]
fn t_20_an_unfilled_anchor_role_without_anchor_leads_is_uncovered() {
    let Vectors { mut world, .. } = vectors();
    let brand = world.role(world.anchor(), "brand");
    world.accountable(brand, &[on("brand.logo")]);
    let gap = who(&world, &case("brand.logo")).gap.expect("nobody may");
    assert_eq!(gap.kind, GapKind::Uncovered);
    assert_eq!(gap.kind.code(), Code::UncoveredRole);
    assert_eq!(gap.roles, [RoleRef::Defined(brand)]);
}

#[test]
fn the_organization_of_the_vectors_breaks_no_rule() {
    let findings = check::findings(&vectors().world.snapshot(), &Directory::default());
    assert_eq!(findings, []);
}

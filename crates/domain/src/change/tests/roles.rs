//! Defining roles and changing their parts.

use super::*;
use crate::{
    example::on,
    ids::SpendControlId,
    structure::element::{Period, SpendControl, SpendLimit},
};

fn money(number: u128, euros: &str) -> Part {
    Part::SpendControl(SpendControl {
        id: SpendControlId::from_uuid(uuid(number)),
        role: RoleId::from_uuid(Uuid::nil()),
        limit: SpendLimit {
            most: Some(crate::example::euros(euros)),
            per: Period::Case,
        },
        scopes: Vec::new(),
    })
}

#[test]
fn gov_4_1_1_a_circle_defines_a_role_with_what_it_is_for() {
    let bench = Bench::new();
    let win_back = Change::RoleCreate {
        role: role(1, "win-back"),
        parts: vec![
            accountability(2, "winning customers back", &[on("retention")]),
            domain(3, "win-back-offers", Reach::Internal, None),
        ],
    };
    let revision = bench.revision(bench.org.customer, std::slice::from_ref(&win_back));
    let expected = ["RoleDefined", "AccountabilityAdded", "DomainDelegated"];
    assert_eq!(kinds(&revision), expected);
    let after = bench.after(bench.org.customer, &[win_back]);
    let id = RoleRef::Defined(RoleId::from_uuid(uuid(1)));
    let home = after.source_of(id);
    assert_eq!(home, Some(CircleId::inside(bench.org.customer)));
    assert_eq!(after.accountabilities_of(id).len(), 1);
    assert_eq!(after.domains_of(id).len(), 1);
}

#[test]
fn gov_4_3_4_of_several_changes_all_are_adopted_or_none_and_every_fault_is_told() {
    let bench = Bench::new();
    let empty = Change::RoleCreate {
        role: Role {
            purpose: None,
            ..role(1, "nothing")
        },
        parts: Vec::new(),
    };
    let changes = [
        create(2, "fine"),
        create(3, "care"),
        rename(bench.org.agent, "Other"),
    ];
    let refused = bench.refused(bench.org.customer, &changes);
    let expected = [
        (None, Code::Taken, "changes.1.key".to_owned()),
        (
            Some("GOV-1.2.4"),
            Code::InsideSubcircle,
            "changes.2.role".to_owned(),
        ),
    ];
    assert_eq!(refused, expected);
    let refused = bench.refused(bench.org.customer, &[create(2, "fine"), empty]);
    let expected = [(Some("GOV-1.1.1"), Code::RoleEmpty, "changes.1".to_owned())];
    assert_eq!(refused, expected);
}

#[test]
fn gov_4_1_1_a_list_without_a_change_is_no_governance() {
    let bench = Bench::new();
    let nothing = (
        Some("GOV-4.1.1"),
        Code::NotAGovernanceOutput,
        "changes".to_owned(),
    );
    assert_eq!(
        bench.refused(bench.org.customer, &[]),
        std::slice::from_ref(&nothing)
    );
    let same = rename(bench.org.care, "care");
    assert_eq!(bench.refused(bench.org.customer, &[same]), [nothing]);
}

#[test]
fn gov_4_7_5_a_list_rests_on_what_it_changes_as_that_is_and_not_on_what_it_makes() {
    let bench = Bench::new();
    let changes = [
        create(1, "new"),
        rename(RoleId::from_uuid(uuid(1)), "newer"),
        rename(bench.org.care, "Caring"),
    ];
    let adoption = bench.adopt(bench.org.customer, &changes).expect("it can");
    let bases: Vec<_> = adoption.plan.bases.keys().copied().collect();
    let care = crate::subject::Subject::Role(RoleRef::Defined(bench.org.care));
    assert_eq!(bases, [care]);

    let after = bench.after(bench.org.customer, &[rename(bench.org.care, "Care desk")]);
    let again = super::super::plan(&after, site(bench.org.customer), &changes);
    let now = again.expect("it still can").bases;
    assert_eq!(super::super::moved(&adoption.plan.bases, &now), [care]);
}

#[test]
fn gov_1_1_1_the_parts_of_a_role_are_amended_each_by_itself() {
    let mut org = vectors();
    let waiving = org.world.accountable(org.care, &[]);
    let bench = Bench::of(org);
    let part = PartEdit::AmendAccountability {
        id: waiving,
        text: Some(text("waiving fees")),
        covers: None,
    };
    let change = Change::RoleAmend(amend(bench.org.care, vec![part]));
    let revision = bench.revision(bench.org.customer, &[change]);
    assert_eq!(kinds(&revision), ["AccountabilityChanged"]);
    let change = Change::RoleAmend(amend(
        bench.org.billing,
        vec![PartEdit::RemoveAccountability(waiving)],
    ));
    let refused = bench.refused(bench.org.customer, &[change]);
    let expected = (
        Some("GOV-4.1.2"),
        Code::WrongState,
        "changes.0.parts.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_3_3_9_a_circle_delegates_part_of_what_it_holds_or_what_is_its_own_affair() {
    let mut org = vectors();
    let held = org
        .world
        .domain(org.customer, "customers", Reach::Organization, &[]);
    let bench = Bench::of(org);
    let with = |part| {
        let care = amend(bench.org.care, vec![PartEdit::Add(part)]);
        [Change::RoleAmend(care)]
    };
    let own = with(domain(1, "part", Reach::Organization, Some(held)));
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &own)),
        ["DomainDelegated"]
    );
    let own = with(domain(1, "queue", Reach::Internal, None));
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &own)),
        ["DomainDelegated"]
    );
    let lacking = with(domain(1, "everything", Reach::Organization, None));
    let refused = bench.refused(bench.org.customer, &lacking);
    let expected = (
        Some("GOV-3.3.9"),
        Code::DomainNotHeld,
        "changes.0.parts.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_3_2_6_a_circle_gives_only_money_that_it_controls() {
    let mut org = vectors();
    org.world.control(org.customer, Some("3000"), &[]);
    let bench = Bench::of(org);
    let with = |role, part| [Change::RoleAmend(amend(role, vec![PartEdit::Add(part)]))];
    let less = with(bench.org.billing, money(1, "3000"));
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &less)),
        ["SpendControlGiven"]
    );
    let more = with(bench.org.billing, money(1, "3000.01"));
    let refused = bench.refused(bench.org.customer, &more);
    let expected = (
        Some("GOV-3.2.6"),
        Code::GrantExceedsHolder,
        "changes.0.parts.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
    // The support desk controls none, so it has none to give.
    let none = with(bench.org.agent, money(1, "1"));
    let refused = bench.refused(bench.org.support, &none);
    assert_eq!(
        refused.first().map(|it| it.1),
        Some(Code::GrantExceedsHolder)
    );
}

#[test]
fn gov_3_2_6_money_is_given_for_no_more_decisions_than_it_is_controlled_for() {
    let mut org = vectors();
    org.world
        .control(org.customer, Some("3000"), &[on("waiver")]);
    let bench = Bench::of(org);
    let for_decisions = |scopes: Vec<Scope>| {
        let Part::SpendControl(it) = money(1, "100") else {
            panic!("money");
        };
        let part = Part::SpendControl(SpendControl { scopes, ..it });
        [Change::RoleAmend(amend(
            bench.org.billing,
            vec![PartEdit::Add(part)],
        ))]
    };
    let part = for_decisions(vec![on("waiver.late_fee")]);
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &part)),
        ["SpendControlGiven"]
    );
    for wider in [Vec::new(), vec![on("credit")]] {
        let refused = bench.refused(bench.org.customer, &for_decisions(wider));
        assert_eq!(
            refused.first().map(|it| it.1),
            Some(Code::GrantExceedsHolder)
        );
    }
}

#[test]
fn gov_3_2_6_less_money_may_always_be_left_to_a_role() {
    let bench = Bench::new();
    let care = bench.index.spend_controls_of(bench.org.care);
    let amended = |euros: &str| {
        let part = PartEdit::AmendSpendControl {
            id: care[0],
            limit: Some(SpendLimit {
                most: Some(crate::example::euros(euros)),
                per: Period::Case,
            }),
            scopes: None,
        };
        [Change::RoleAmend(amend(bench.org.care, vec![part]))]
    };
    let less = bench.revision(bench.org.customer, &amended("1000"));
    assert_eq!(kinds(&less), ["SpendControlChanged"]);
    let refused = bench.refused(bench.org.customer, &amended("2000.01"));
    assert_eq!(
        refused.first().map(|it| it.1),
        Some(Code::GrantExceedsHolder)
    );
}

#[test]
fn gov_3_3_9_a_domain_grows_only_by_who_holds_it() {
    let bench = Bench::new();
    let billing = bench.index.domains_of(bench.org.billing.into());
    let drawn = |covers: Vec<Scope>| {
        let part = PartEdit::AmendDomain {
            id: billing[0],
            text: None,
            reach: None,
            delegated_from: Edit::Keep,
            covers: Some(covers),
        };
        [Change::RoleAmend(amend(bench.org.billing, vec![part]))]
    };
    let narrower = bench.revision(bench.org.customer, &drawn(vec![on("credit.small")]));
    assert_eq!(kinds(&narrower), ["DomainChanged"]);
    let refused = bench.refused(bench.org.customer, &drawn(vec![on("waiver")]));
    assert_eq!(refused.first().map(|it| it.1), Some(Code::DomainNotHeld));
}

//! Adopting, amending and repealing policies.

use super::*;
use crate::{
    example::{above, constrain, grant, on},
    structure::{
        element::{Period, SpendLimit},
        policy::{Effect, Grant, Hook},
    },
};

fn p1(bench: &Bench) -> PolicyId {
    let mut own = bench
        .index
        .policies_of(CircleId::inside(bench.org.customer));
    own.next().expect("it has one").id
}

fn raised(bench: &Bench) -> PolicyAmendment {
    let larger = on("waiver").with("amount", above("1000"));
    let clause = constrain(larger, Effect::PermissionOfRole(bench.org.billing));
    PolicyAmendment {
        policy: p1(bench),
        title: None,
        text: Edit::Set(text("waivers above 1,000 need the permission of billing")),
        review_at: Edit::Keep,
        clauses: Some(policy(0, "p", vec![clause]).clauses),
    }
}

#[test]
fn gov_3_2_9_words_and_clauses_of_a_policy_change_together() {
    let bench = Bench::new();
    let change = Change::PolicyAmend(raised(&bench));
    let after = bench.after(bench.org.customer, &[change]);
    let amended = after
        .snapshot()
        .policies
        .get(&p1(&bench))
        .expect("it is there");
    assert_eq!(Some(amended.clauses.clone()), raised(&bench).clauses);
    assert!(amended.text.is_some());
    assert_eq!(amended.adopted_in.0, 2);
}

#[test]
fn gov_4_1_2_gov_1_2_4_a_policy_is_changed_where_it_was_adopted() {
    let bench = Bench::new();
    let change = || [Change::PolicyRemove(p1(&bench))];
    let place = "changes.0.policy".to_owned();
    let foreign = (Some("GOV-4.1.2"), Code::OtherCircle, place.clone());
    assert_eq!(bench.refused(bench.org.support, &change()), [foreign]);
    let inside = (Some("GOV-1.2.4"), Code::InsideSubcircle, place);
    assert_eq!(bench.refused(bench.org.world.anchor(), &change()), [inside]);
}

#[test]
fn gov_3_2_4_a_policy_goes_through_open_doors_only() {
    let bench = Bench::new();
    let people = vec![bench.org.ana];
    let lead = policy(
        1,
        "lead",
        vec![ClauseKind::Override(Hook::AnchorLead { people })],
    );
    let refused = bench.refused(bench.org.customer, &[Change::PolicyAdopt(lead.clone())]);
    let expected = (
        Some("GOV-3.2.4"),
        Code::HookClosed,
        "changes.0.clauses.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
    let anchor = bench.org.world.anchor();
    assert_eq!(
        kinds(&bench.revision(anchor, &[Change::PolicyAdopt(lead)])),
        ["PolicyAdopted"]
    );
}

#[test]
fn gov_3_2_6_a_grant_gives_no_money_that_the_circle_lacks() {
    let bench = Bench::new();
    let ClauseKind::Grant(it) = grant(on("waiver"), &[bench.org.billing]) else {
        panic!("a grant");
    };
    let spend = Some(SpendLimit {
        most: Some(crate::example::euros("10")),
        per: Period::Case,
    });
    let given = policy(1, "given", vec![ClauseKind::Grant(Grant { spend, ..it })]);
    let refused = bench.refused(bench.org.customer, &[Change::PolicyAdopt(given)]);
    let expected = (
        Some("GOV-3.2.6"),
        Code::GrantExceedsHolder,
        "changes.0.clauses.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_10_2_2_a_policy_from_before_the_rules_is_replaced_not_amended() {
    let bench = Bench::new();
    let mut snapshot = bench.index.snapshot().clone();
    if let Some(it) = snapshot.policies.get_mut(&p1(&bench)) {
        it.value.legacy = true;
    }
    let bench = Bench {
        index: Index::new(snapshot, bench.index.directory().clone()),
        org: bench.org,
    };
    let change = Change::PolicyAmend(raised(&bench));
    let refused = bench.refused(bench.org.customer, &[change]);
    let expected = (
        Some("GOV-10.2.2"),
        Code::WrongState,
        "changes.0.policy".to_owned(),
    );
    assert_eq!(refused, [expected]);
    let replaced = [
        Change::PolicyRemove(p1(&bench)),
        Change::PolicyAdopt(policy(
            1,
            "p1",
            raised(&bench)
                .clauses
                .into_iter()
                .flatten()
                .map(|it| it.kind)
                .collect(),
        )),
    ];
    assert_eq!(
        kinds(&bench.revision(bench.org.customer, &replaced)),
        ["PolicyRepealed", "PolicyAdopted"]
    );
}

#[test]
fn gov_4_1_1_one_edit_may_name_what_another_makes() {
    let bench = Bench::new();
    let made = RoleId::from_uuid(uuid(1));
    let clause = grant(on("waiver"), &[made]);
    let named_first = [
        Change::PolicyAdopt(policy(2, "names", vec![clause.clone()])),
        create(1, "made"),
    ];
    let revision = bench.revision(bench.org.customer, &named_first);
    assert_eq!(kinds(&revision), ["PolicyAdopted", "RoleDefined"]);
    let nobody_made = [Change::PolicyAdopt(policy(2, "names", vec![clause]))];
    let refused = bench.refused(bench.org.customer, &nobody_made);
    let expected = (
        Some("GOV-1.2.6"),
        Code::RemovalIncomplete,
        "changes.0".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

//! Money that a circle gives: what it controls, by limits that bind together.

use super::*;
use crate::{
    example::{euros, grant, on},
    ids::SpendControlId,
    money::{Currency, Decimal, Money},
    structure::{
        element::{Period, SpendControl, SpendLimit},
        policy::{Grant, Hook},
    },
};

fn amount(number: u128, most: Money, per: Period, scopes: &[Scope]) -> Part {
    Part::SpendControl(SpendControl {
        id: SpendControlId::from_uuid(uuid(number)),
        role: RoleId::from_uuid(Uuid::nil()),
        limit: SpendLimit {
            most: Some(most),
            per,
        },
        scopes: scopes.to_vec(),
    })
}

fn dollars(most: i64) -> Money {
    let currency = Currency::from_code("USD").expect("a currency");
    Money::new(Decimal::from(most), currency).expect("an amount")
}

/// What the customer circle's giving billing these amounts comes to, by code.
fn gives(bench: &Bench, parts: Vec<Part>) -> Vec<Code> {
    let parts = parts.into_iter().map(PartEdit::Add).collect();
    edits(bench, parts)
}

fn edits(bench: &Bench, parts: Vec<PartEdit>) -> Vec<Code> {
    let change = [Change::RoleAmend(amend(bench.org.billing, parts))];
    match bench.adopt(bench.org.customer, &change) {
        Ok(_) => Vec::new(),
        Err(refusals) => refusals.iter().map(|it| it.code).collect(),
    }
}

const LACKS: [Code; 1] = [Code::GrantExceedsHolder];

/// The customer circle controls 500 for each case, and 1,000 a month in all.
fn joint() -> Vectors {
    let mut org = vectors();
    org.world
        .control_per(org.customer, Some(euros("500")), Period::Case, &[]);
    org.world
        .control_per(org.customer, Some(euros("1000")), Period::Month, &[]);
    org
}

#[test]
fn gov_3_2_6_limits_that_bind_a_circle_together_bind_what_it_gives_together() {
    let bench = Bench::of(joint());
    let one = |most, per| gives(&bench, vec![amount(1, euros(most), per, &[])]);
    assert_eq!(one("500", Period::Month), [], "no case is larger then");
    assert_eq!(one("501", Period::Month), LACKS, "a case could be");
    assert_eq!(one("500", Period::Case), LACKS, "a month has many cases");
    assert_eq!(one("1000", Period::Year), LACKS);
    assert_eq!(one("500", Period::Year), []);
    assert_eq!(one("30", Period::Day), LACKS, "a month has many days");
    let both = vec![
        amount(1, euros("1000"), Period::Month, &[]),
        amount(2, euros("500"), Period::Case, &[]),
    ];
    assert_eq!(gives(&bench, both), [], "all of it, by the same two limits");
    let both = vec![
        amount(1, euros("500"), Period::Case, &[]),
        amount(2, euros("1001"), Period::Month, &[]),
    ];
    assert_eq!(gives(&bench, both), LACKS);
}

#[test]
fn gov_3_2_6_a_limit_that_is_taken_from_others_beside_it_is_more_money() {
    let mut org = joint();
    let (billing, each) = (org.billing, Some(euros("50")));
    let case = org.world.control_per(billing, each, Period::Case, &[]);
    let monthly = Some(euros("300"));
    let month = org.world.control_per(billing, monthly, Period::Month, &[]);
    let bench = Bench::of(org);
    let less = edits(&bench, vec![PartEdit::RemoveSpendControl(case)]);
    assert_eq!(less, [], "300 a month is within what the circle controls");
    let more = edits(&bench, vec![PartEdit::RemoveSpendControl(month)]);
    assert_eq!(more, LACKS, "50 a case, without end, is not");
    let all = [case, month].map(PartEdit::RemoveSpendControl);
    assert_eq!(edits(&bench, all.to_vec()), []);
}

#[test]
fn gov_3_4_8_money_of_one_currency_is_no_money_of_another() {
    let mut org = vectors();
    org.world.control(org.customer, Some("500"), &[]);
    let bench = Bench::of(org);
    let one = |most| gives(&bench, vec![amount(1, most, Period::Case, &[])]);
    assert_eq!(one(euros("1")), []);
    assert_eq!(one(dollars(1)), LACKS);

    let mut org = vectors();
    let (customer, dollar) = (org.customer, Some(dollars(5)));
    org.world.control(customer, Some("500"), &[]);
    org.world.control_per(customer, dollar, Period::Case, &[]);
    let bench = Bench::of(org);
    let one = |most| gives(&bench, vec![amount(1, most, Period::Case, &[])]);
    assert_eq!(one(euros("500")), []);
    assert_eq!(one(dollars(5)), []);
    assert_eq!(one(dollars(6)), LACKS);
}

#[test]
fn gov_3_2_6_each_decision_has_to_be_covered_and_the_smallest_cover_binds() {
    let mut org = vectors();
    let (waiver, credit) = (on("waiver"), on("credit"));
    let customer = org.customer;
    let for_waivers = std::slice::from_ref(&waiver);
    org.world.control(customer, Some("500"), for_waivers);
    let for_credits = std::slice::from_ref(&credit);
    org.world.control(customer, Some("100"), for_credits);
    let bench = Bench::of(org);
    let both = [waiver.clone(), credit];
    let one =
        |most, scopes: &[Scope]| gives(&bench, vec![amount(1, euros(most), Period::Case, scopes)]);
    assert_eq!(one("100", &both), []);
    assert_eq!(one("101", &both), LACKS);
    assert_eq!(one("500", for_waivers), []);
    assert_eq!(one("100", &[]), LACKS);
}

#[test]
fn gov_3_4_8_a_clause_gives_within_the_same_limits() {
    let mut org = joint();
    let billing = org.billing;
    let limit = |most| SpendLimit {
        most: Some(euros(most)),
        per: Period::Month,
    };
    let hook = |most| Hook::Spending {
        to: billing,
        limit: limit(most),
        scopes: vec![on("waiver")],
    };
    // A clause of the circle around that stays directly in it gives the desk's agent nothing.
    let local = Clause {
        kind: ClauseKind::Override(Hook::Spending {
            to: org.support,
            limit: limit("100"),
            scopes: Vec::new(),
        }),
        local: true,
        may_override: false,
    };
    let anchor = org.world.anchor();
    org.world.policy_of(anchor, "local", vec![local]);
    let bench = Bench::of(org);
    let adopts = |inside, kind| {
        let change = Change::PolicyAdopt(policy(9, "given", vec![kind]));
        match bench.adopt(inside, &[change]) {
            Ok(_) => Vec::new(),
            Err(refusals) => refusals.iter().map(|it| it.code).collect(),
        }
    };
    let customer = bench.org.customer;
    assert_eq!(adopts(customer, ClauseKind::Override(hook("500"))), []);
    assert_eq!(adopts(customer, ClauseKind::Override(hook("501"))), LACKS);
    let ClauseKind::Grant(it) = grant(on("waiver"), &[bench.org.agent]) else {
        panic!("a grant");
    };
    let spend = Some(limit("100"));
    let given = ClauseKind::Grant(Grant { spend, ..it });
    assert_eq!(adopts(bench.org.support, given), LACKS);
}

#[test]
fn gov_3_2_6_a_refusal_stands_where_the_edit_says_the_money() {
    let mut org = joint();
    let limit = SpendLimit {
        most: Some(euros("600")),
        per: Period::Month,
    };
    let hook = |to| {
        ClauseKind::Override(Hook::Spending {
            to,
            limit,
            scopes: Vec::new(),
        })
    };
    let (customer, support) = (org.customer, org.support);
    let theirs = org.world.policy(support, "theirs", vec![hook(org.agent)]);
    let first = crate::example::constrain(on("credit"), crate::structure::policy::Effect::Forbid);
    let ours = org.world.policy(customer, "ours", vec![first.clone()]);
    let bench = Bench::of(org);
    let place = |place: &str| {
        [(
            Some("GOV-3.2.6"),
            Code::GrantExceedsHolder,
            place.to_owned(),
        )]
    };
    let amended = Change::PolicyAmend(PolicyAmendment {
        policy: ours,
        title: None,
        text: Edit::Keep,
        review_at: Edit::Keep,
        clauses: Some(policy(1, "c", vec![first, hook(bench.org.billing)]).clauses),
    });
    let refused = bench.refused(customer, &[amended]);
    assert_eq!(refused, place("changes.0.clauses.1"));
    let moved = Change::PolicyMove {
        policy: theirs,
        into: CircleId::inside(customer),
        fit_reason: Some(text("it serves all of us")),
    };
    let refused = bench.refused(customer, &[moved]);
    assert_eq!(refused, place("changes.0.policy"));
    let kept = Inside::Kept {
        roles: vec![bench.org.agent],
        policies: vec![theirs],
    };
    let refused = bench.refused(customer, &[remove(support, kept)]);
    assert_eq!(refused, place("changes.0.inside"));
}

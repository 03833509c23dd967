//! How much one edit may say, what a list rests on, and what a refusal is about.

use super::*;
use crate::{
    change::{MOST_CLAUSES, MOST_KEPT, MOST_PARTS},
    example::{condition, constrain, on, one_of},
    structure::{
        policy::{Effect, Hook},
        role::{CoreRole, SeatRef},
    },
    subject::Subject,
};

fn many(count: usize) -> Vec<Part> {
    let numbers = (0..count).map(|it| u128::try_from(it).expect("a number") + 10);
    let parts = numbers.map(|it| accountability(it, &format!("doing {it}"), &[]));
    parts.collect()
}

/// Code, place and thing of each refusal.
fn about(bench: &Bench, changes: &[Change]) -> Vec<(Code, String, Option<Subject>)> {
    let refused = bench.adopt(bench.org.customer, changes);
    let refused = refused.expect_err("it is refused").into_iter();
    let told = refused.map(|it| (it.code, it.path.join("."), it.subject));
    told.collect()
}

#[test]
fn an_edit_has_no_more_parts_clauses_and_things_to_keep_than_its_bounds() {
    let bench = Bench::new();
    let org = &bench.org;
    let too_long = |place: &str, it| [(Code::WrongState, place.to_owned(), Some(it))];

    let made = |count| {
        [Change::RoleCreate {
            role: role(1, "made"),
            parts: many(count),
        }]
    };
    assert!(bench.adopt(org.customer, &made(MOST_PARTS)).is_ok());
    let subject = Subject::Role(RoleRef::Defined(RoleId::from_uuid(uuid(1))));
    let refused = about(&bench, &made(MOST_PARTS + 1));
    assert_eq!(refused, too_long("changes.0.parts", subject));
    let added = many(MOST_PARTS + 1).into_iter().map(PartEdit::Add);
    let added = [Change::RoleAmend(amend(org.care, added.collect()))];
    let subject = Subject::Role(org.care.into());
    assert_eq!(about(&bench, &added), too_long("changes.0.parts", subject));

    let clause = constrain(on("waiver"), Effect::Forbid);
    let says = |count| policy(2, "long", vec![clause.clone(); count]);
    let adopted = |count| [Change::PolicyAdopt(says(count))];
    assert!(bench.adopt(org.customer, &adopted(MOST_CLAUSES)).is_ok());
    let subject = Subject::Policy(PolicyId::from_uuid(uuid(2)));
    let refused = about(&bench, &adopted(MOST_CLAUSES + 1));
    assert_eq!(refused, too_long("changes.0.clauses", subject));
    let mut own = bench.index.policies_of(CircleId::inside(org.customer));
    let p1 = own.next().expect("it has one").id;
    let amended = [Change::PolicyAmend(PolicyAmendment {
        policy: p1,
        title: None,
        text: Edit::Keep,
        review_at: Edit::Keep,
        clauses: Some(says(MOST_CLAUSES + 1).clauses),
    })];
    let refused = about(&bench, &amended);
    assert_eq!(refused, too_long("changes.0.clauses", Subject::Policy(p1)));

    let roles = vec![org.agent; MOST_KEPT];
    let policies = vec![p1];
    let kept = [remove(org.support, Inside::Kept { roles, policies })];
    let subject = Subject::Role(org.support.into());
    assert_eq!(about(&bench, &kept), too_long("changes.0.inside", subject));
}

#[test]
fn gov_4_7_5_what_is_gone_is_named() {
    let bench = Bench::new();
    let (policy, circle) = (PolicyId::from_uuid(uuid(1)), RoleId::from_uuid(uuid(2)));
    let into = CircleId::inside(circle);
    let fit_reason = Some(text("why"));
    let moved = [
        Change::PolicyRemove(policy),
        Change::PolicyMove {
            policy,
            into,
            fit_reason: fit_reason.clone(),
        },
        Change::RoleMove {
            role: bench.org.care,
            into,
            fit_reason,
        },
    ];
    let gone = |place: &str, it| (Code::BaseMoved, place.to_owned(), Some(it));
    let expected = [
        gone("changes.0.policy", Subject::Policy(policy)),
        gone("changes.1.policy", Subject::Policy(policy)),
        gone("changes.2.into", Subject::Role(circle.into())),
    ];
    assert_eq!(about(&bench, &moved), expected);
    let taken = [create(7, "care")];
    let subject = Subject::Role(RoleRef::Defined(RoleId::from_uuid(uuid(7))));
    let expected = (Code::Taken, "changes.0.key".to_owned(), Some(subject));
    assert_eq!(about(&bench, &taken), [expected]);
}

#[test]
fn gov_4_7_5_what_a_circle_adds_to_a_core_role_rests_on_what_it_added_alone() {
    let mut org = vectors();
    let customer = CircleId::inside(org.customer);
    let office = RoleRef::Core(customer, CoreRole::Secretary);
    let added = org.world.accountable(office, &[]);
    let bench = Bench::of(org);
    let amended = amend(
        office,
        vec![
            PartEdit::AmendAccountability {
                id: added,
                text: Some(text("writing it down")),
                covers: None,
            },
            PartEdit::Add(accountability(1, "telling", &[])),
        ],
    );
    let adoption = bench.adopt(bench.org.customer, &[Change::RoleAmend(amended)]);
    let bases = adoption.expect("it can be adopted").plan.bases;
    let bases: Vec<Subject> = bases.into_keys().collect();
    assert_eq!(bases, [Subject::Accountability(added)]);
}

#[test]
fn gov_4_7_5_a_part_of_a_domain_rests_on_the_whole() {
    let mut org = vectors();
    let reach = Reach::Organization;
    let whole = org.world.domain(org.customer, "customers", reach, &[]);
    let bench = Bench::of(org);
    let part = PartEdit::Add(domain(1, "part", reach, Some(whole)));
    let change = [Change::RoleAmend(amend(bench.org.care, vec![part]))];
    let adoption = bench.adopt(bench.org.customer, &change);
    let bases = adoption.expect("it can be adopted").plan.bases;
    assert!(bases.contains_key(&Subject::Domain(whole)));
}

#[test]
fn gov_4_7_5_a_repeal_rests_on_the_links_that_end_with_it_and_what_they_added() {
    let mut org = vectors();
    let invite = Hook::LinkInvite {
        roles: vec![org.agent],
        may_opt_out: true,
    };
    let invite = vec![ClauseKind::Override(invite)];
    let policy = org.world.policy(org.customer, "invite", invite);
    let link = org.world.link(org.agent, org.customer, policy);
    let added = org.world.accountable_by(org.agent.into(), &[], Some(link));
    let bench = Bench::of(org);
    let adoption = bench.adopt(bench.org.customer, &[Change::PolicyRemove(policy)]);
    let bases = adoption.expect("it can be adopted").plan.bases;
    let expected = [
        Subject::Accountability(added),
        Subject::Policy(policy),
        Subject::Link(link),
    ];
    assert_eq!(bases.into_keys().collect::<Vec<_>>(), expected);
}

#[test]
fn gov_1_5_2_gov_1_5_3_a_circle_changes_what_it_added_by_whichever_of_its_links() {
    let mut org = vectors();
    let invite = Hook::LinkInvite {
        roles: vec![org.agent],
        may_opt_out: true,
    };
    let invite = vec![ClauseKind::Override(invite)];
    let policy = org.world.policy(org.customer, "invite", invite);
    let parts = ["APAC", "AMER"].map(|region| {
        let focus = vec![condition("region", one_of(&[region]))];
        let seat = SeatRef::Focused(org.world.split(org.agent, focus));
        let link = org.world.link_seat(seat, org.customer, policy);
        org.world.accountable_by(org.agent.into(), &[], Some(link))
    });
    let theirs = org.world.accountable(org.agent, &[]);
    let bench = Bench::of(org);
    let takes = |id| {
        let part = PartEdit::RemoveAccountability(id);
        [Change::RoleAmend(amend(bench.org.agent, vec![part]))]
    };
    for part in parts {
        let revision = bench.revision(bench.org.customer, &takes(part));
        assert_eq!(kinds(&revision), ["AccountabilityRemoved"]);
        let refused = bench.refused(bench.org.support, &takes(part));
        assert_eq!(refused[0].0, Some("GOV-1.5.3"), "nor does its own circle");
    }
    let refused = bench.refused(bench.org.customer, &takes(theirs));
    assert_eq!(refused[0].0, Some("GOV-1.5.3"));
}

#[test]
fn gov_3_3_9_gov_1_5_3_a_target_adds_part_of_its_domain_to_a_role_from_outside() {
    let mut org = vectors();
    let guest = org.world.role(org.world.anchor(), "guest");
    let invite = Hook::LinkInvite {
        roles: vec![guest],
        may_opt_out: true,
    };
    let invite = vec![ClauseKind::Override(invite)];
    let policy = org.world.policy(org.customer, "invite", invite);
    org.world.link(guest, org.customer, policy);
    let reach = Reach::Organization;
    let whole = org.world.domain(org.customer, "customers", reach, &[]);
    let bench = Bench::of(org);
    let part = PartEdit::Add(domain(1, "part", reach, Some(whole)));
    let change = [Change::RoleAmend(amend(guest, vec![part]))];
    let revision = bench.revision(bench.org.customer, &change);
    assert_eq!(kinds(&revision), ["DomainDelegated"]);
    // It goes with the invitation, and with the whole.
    let bench = Bench {
        index: bench.after(bench.org.customer, &change),
        org: bench.org,
    };
    let repeal = bench.revision(bench.org.customer, &[Change::PolicyRemove(policy)]);
    let expected = ["PolicyRepealed", "LinkEnded", "DomainWithdrawn"];
    assert_eq!(kinds(&repeal), expected);
}

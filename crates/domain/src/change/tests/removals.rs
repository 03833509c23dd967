//! What becomes of the inside of a role that is removed.

use super::*;
use crate::{
    event::{Ending, Event},
    structure::policy::{Effect, Hook},
};

fn everything(bench: &Bench) -> Change {
    remove(bench.org.support, Inside::Removed)
}

#[test]
fn gov_1_2_6_a_removal_says_what_becomes_of_the_inside() {
    let bench = Bench::new();
    let org = &bench.org;
    let silent = remove(org.support, Inside::Unsaid);
    let expected = (
        Some("GOV-1.2.6"),
        Code::RemovalIncomplete,
        "changes.0.inside".to_owned(),
    );
    assert_eq!(
        bench.refused(org.customer, &[silent]),
        std::slice::from_ref(&expected)
    );
    let not_inside = remove(
        org.support,
        Inside::Kept {
            roles: vec![org.care],
            policies: Vec::new(),
        },
    );
    assert_eq!(bench.refused(org.customer, &[not_inside]), [expected]);
    let nothing_inside = remove(org.care, Inside::Unsaid);
    assert!(
        kinds(&bench.revision(org.customer, &[nothing_inside])).contains(&"RoleRemoved".to_owned())
    );
}

#[test]
fn gov_1_2_6_with_a_role_goes_all_that_hangs_on_it() {
    let bench = Bench::new();
    let org = &bench.org;
    let revision = bench.revision(org.customer, &[everything(&bench)]);
    let mut gone = kinds(&revision);
    gone.sort_unstable();
    let expected = [
        "AccountabilityRemoved",
        "AssignmentEnded",
        "AssignmentEnded",
        "RoleRemoved",
        "RoleRemoved",
        "SeatClosed",
        "SpendControlWithdrawn",
    ];
    assert_eq!(gone, expected);
    let ended = revision.events.iter().filter_map(|event| {
        if let Event::AssignmentEnded(it, how) = event {
            Some((it.person, *how))
        } else {
            None
        }
    });
    let mut ended: Vec<_> = ended.collect();
    ended.sort_unstable();
    assert_eq!(
        ended,
        [(org.dee, Ending::RoleGone), (org.eli, Ending::RoleGone)]
    );
    let after = bench.after(org.customer, &[everything(&bench)]);
    assert!(!after.contains(org.agent));
    assert_eq!(crate::check::findings_in(&after).len(), 0);
}

#[test]
fn gov_1_2_6_what_is_kept_moves_up_with_all_that_is_inside_it() {
    let bench = Bench::new();
    let org = &bench.org;
    let kept = remove(
        org.support,
        Inside::Kept {
            roles: vec![org.agent],
            policies: Vec::new(),
        },
    );
    let after = bench.after(org.customer, &[kept]);
    let home = after.source_of(org.agent.into());
    assert_eq!(home, Some(CircleId::inside(org.customer)));
    let now = moment("2026-06-01T09:00:00Z");
    let held: Vec<PersonId> = after
        .holders(org.agent.into(), now)
        .map(|a| a.person)
        .collect();
    assert_eq!(held, [org.eli]);
    assert!(!after.contains(org.support));
}

#[test]
fn gov_4_7_5_a_removal_rests_on_everything_that_it_removes() {
    let bench = Bench::new();
    let org = &bench.org;
    let changes = [everything(&bench)];
    let before = bench
        .adopt(org.customer, &changes)
        .expect("it can")
        .plan
        .bases;
    // Meanwhile the desk defines one more role inside.
    let after = bench.after(org.support, &[create(7, "late")]);
    let now = super::super::plan(&after, site(org.customer), &changes).expect("it still can");
    let late = RoleRef::Defined(RoleId::from_uuid(uuid(7)));
    let moved = super::super::moved(&before, &now.bases);
    assert_eq!(moved, [crate::subject::Subject::Role(late)]);
}

#[test]
fn gov_1_2_6_the_circles_own_policies_name_nothing_that_is_removed() {
    let bench = Bench::new();
    let org = &bench.org;
    let removal = remove(org.billing, Inside::Unsaid);
    let expected = (
        Some("GOV-1.2.6"),
        Code::RemovalIncomplete,
        "changes.0".to_owned(),
    );
    assert_eq!(
        bench.refused(org.customer, std::slice::from_ref(&removal)),
        [expected]
    );
    let p1 = bench
        .index
        .policies_of(CircleId::inside(org.customer))
        .next();
    let repeal = Change::PolicyRemove(p1.expect("it has one").id);
    let revision = bench.revision(org.customer, &[removal, repeal]);
    assert!(kinds(&revision).contains(&"PolicyRepealed".to_owned()));
}

#[test]
fn a_27_another_circles_policy_may_name_what_is_gone_and_the_survey_says_so() {
    let mut org = vectors();
    let effect = Effect::PermissionOfRole(org.retention);
    let clause = crate::example::constrain(crate::example::on("waiver"), effect);
    let policy = org.world.policy(org.support, "ask", vec![clause]);
    let bench = Bench::of(org);
    let removal = remove(bench.org.retention, Inside::Unsaid);
    let after = bench.after(bench.org.customer, &[removal]);
    let found = crate::check::findings_in(&after);
    let subject = crate::subject::Subject::Clause(policy, 0);
    assert!(found.iter().any(|it| it.subject == subject), "{found:?}");
}

#[test]
fn gov_1_5_6_a_link_ends_with_its_invitation_and_takes_what_it_added() {
    let mut org = vectors();
    let invite = ClauseKind::Override(Hook::LinkInvite {
        roles: vec![org.agent],
        may_opt_out: true,
    });
    let policy = org.world.policy(org.customer, "invite", vec![invite]);
    let link = org.world.link(org.agent, org.customer, policy);
    org.world.accountable_by(org.agent.into(), &[], Some(link));
    let bench = Bench::of(org);
    let revision = bench.revision(bench.org.customer, &[Change::PolicyRemove(policy)]);
    let expected = ["PolicyRepealed", "LinkEnded", "AccountabilityRemoved"];
    assert_eq!(kinds(&revision), expected);
}

#[test]
fn gov_3_3_9_parts_of_a_domain_go_with_the_whole() {
    let mut org = vectors();
    let whole = org
        .world
        .domain(org.support, "desk", Reach::Organization, &[]);
    org.world.domain_from(
        org.agent.into(),
        "chair",
        Reach::Organization,
        &[],
        Some(whole),
    );
    let bench = Bench::of(org);
    let change = amend(bench.org.support, vec![PartEdit::RemoveDomain(whole)]);
    let revision = bench.revision(bench.org.customer, &[Change::RoleAmend(change)]);
    assert_eq!(kinds(&revision), ["DomainWithdrawn", "DomainWithdrawn"]);
}

#[test]
fn gov_1_3_1_the_anchor_is_not_removed() {
    let bench = Bench::new();
    let anchor = bench.org.world.anchor();
    let expected = (
        Some("GOV-1.3.1"),
        Code::AnchorFixed,
        "changes.0.role".to_owned(),
    );
    assert_eq!(
        bench.refused(anchor, &[remove(anchor, Inside::Removed)]),
        [expected]
    );
}

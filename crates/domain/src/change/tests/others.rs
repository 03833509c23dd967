//! No circle keeps another from its own changes: what hangs on them goes, what other circles said
//! of it is theirs to mend.

use super::*;
use crate::{
    authority::{
        case::Case,
        live::LiveFacts,
        resolve::Question,
        verdict::{Decision, Verdict},
        who_may::may_resolve,
    },
    check::{Severity, findings_in},
    event::Event,
    example::{case, on},
    structure::policy::{Delegate, DomainAccess, Hook, LeadFunction, Voice},
    subject::Subject,
};

const NOW: &str = "2026-06-01T09:00:00Z";

/// The agent, of the support desk, moves up into the customer circle.
fn agent_up(org: &Vectors) -> Change {
    moves(org.agent, org.customer)
}

fn moves(role: RoleId, into: RoleId) -> Change {
    Change::RoleMove {
        role,
        into: CircleId::inside(into),
        fit_reason: Some(text("it serves all of us")),
    }
}

/// The rules that something in a structure fails, errors apart from what merely lapsed.
fn failing(index: &Index, severity: Severity) -> Vec<(&'static str, Subject)> {
    let found = findings_in(index).into_iter();
    let failing = found.filter(|it| it.severity == severity && it.code.is_some());
    let told = failing.filter_map(|it| Some((it.rule?.id, it.subject)));
    told.collect()
}

/// Nothing is broken after it, and this has lapsed.
fn lapsed(index: &Index) -> Vec<(&'static str, Subject)> {
    assert_eq!(failing(index, Severity::Error), []);
    failing(index, Severity::Warning)
}

fn over(hook: Hook) -> Vec<ClauseKind> {
    vec![ClauseKind::Override(hook)]
}

fn invite(role: RoleId) -> Vec<ClauseKind> {
    over(Hook::LinkInvite {
        roles: vec![role],
        may_opt_out: true,
    })
}

fn assigning_by(role: RoleId) -> Vec<ClauseKind> {
    over(Hook::LeadFunction {
        function: LeadFunction::Assigning,
        to: Delegate::Role(role),
    })
}

fn ask(index: &Index, person: PersonId, case: &Case) -> Decision {
    let live = LiveFacts::default();
    may_resolve(index, &live, moment(NOW), case, Question::about(person))
}

#[test]
fn gov_1_4_3_a_lead_function_returns_where_the_role_that_has_it_leaves_the_circle_or_is_removed() {
    let mut org = vectors();
    let clerk = org.world.role(org.support, "clerk");
    let placing = org
        .world
        .policy(org.support, "filling", assigning_by(org.agent));
    let bench = Bench::of(org);
    let org = &bench.org;
    let fill = |index: &Index| index.assigners(clerk.into(), moment(NOW));
    assert_eq!(fill(&bench.index), [org.eli]);

    let after = bench.after(org.customer, &[agent_up(org)]);
    assert_eq!(lapsed(&after), [("GOV-1.4.3", Subject::Clause(placing, 0))]);
    assert_eq!(fill(&after), [org.dee]);

    let after = bench.after(org.support, &[Change::PolicyRemove(placing)]);
    assert_eq!(fill(&after), [org.dee]);
    let gone = Inside::Kept {
        roles: vec![clerk],
        policies: vec![placing],
    };
    let refused = bench.refused(org.customer, &[remove(org.support, gone)]);
    let expected = (
        Some("GOV-1.2.6"),
        Code::RemovalIncomplete,
        "changes.0".to_owned(),
    );
    assert_eq!(refused, [expected], "what is kept is the circle's own now");
}

#[test]
fn gov_2_4_2_a_limit_on_representatives_forbids_only_its_own_circle_to_move_the_role() {
    let voice = |role| {
        over(Hook::MultiFillVoice(Voice {
            role,
            count: 1,
            how: None,
        }))
    };
    let mut org = vectors();
    let theirs = org.world.policy(org.support, "voice", voice(org.agent));
    org.world.policy(org.customer, "ours", voice(org.care));
    let bench = Bench::of(org);
    let org = &bench.org;
    let after = bench.after(org.customer, &[agent_up(org)]);
    assert_eq!(lapsed(&after), [("GOV-2.4.2", Subject::Clause(theirs, 0))]);

    let down = moves(org.care, org.support);
    let refused = bench.refused(org.customer, &[down]);
    let expected = (
        Some("GOV-2.4.2"),
        Code::ExclusionInvalid,
        "changes".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_3_2_6_a_circle_that_has_no_say_over_a_domain_any_more_opens_it_no_more() {
    let mut org = vectors();
    let domain = org
        .world
        .domain(org.agent, "desk", Reach::Organization, &[on("retention")]);
    let clerk = org.world.role(org.support, "clerk");
    org.world.hold(clerk, org.ben);
    org.world.accountable(clerk, &[on("retention")]);
    let access = DomainAccess {
        domain,
        roles: vec![clerk],
        people: Vec::new(),
        scope: on("retention"),
    };
    let access = vec![ClauseKind::DomainAccess(access)];
    let opening = org.world.policy(org.support, "open", access.clone());
    let bench = Bench::of(org);
    let org = &bench.org;
    let verdict = |index: &Index| ask(index, org.ben, &case("retention")).verdict;
    assert_eq!(verdict(&bench.index), Verdict::Allowed);
    let after = bench.after(org.customer, &[agent_up(org)]);
    assert_eq!(lapsed(&after), [("GOV-3.2.6", Subject::Clause(opening, 0))]);
    assert_ne!(verdict(&after), Verdict::Allowed);

    // Nobody adopts such a clause anew, nor puts one in the place of another.
    let bench = Bench {
        index: after,
        org: bench.org.clone(),
    };
    let expected = |place: &str| {
        (
            Some("GOV-3.2.6"),
            Code::GrantExceedsHolder,
            place.to_owned(),
        )
    };
    let anew = Change::PolicyAdopt(policy(1, "anew", access));
    let refused = bench.refused(bench.org.support, &[anew]);
    assert_eq!(refused, [expected("changes.0.clauses.0")]);
    let amended = |title: Option<Name>, clauses: Option<Vec<Clause>>| {
        Change::PolicyAmend(PolicyAmendment {
            policy: opening,
            title,
            text: Edit::Keep,
            review_at: Edit::Keep,
            clauses,
        })
    };
    let renamed = amended(Some(name("Opening")), None);
    assert_eq!(
        lapsed(&bench.after(bench.org.support, &[renamed])).len(),
        1,
        "as it stood"
    );
    let access = DomainAccess {
        domain,
        roles: vec![bench.org.support],
        people: Vec::new(),
        scope: on("retention"),
    };
    let other = policy(2, "other", vec![ClauseKind::DomainAccess(access)]).clauses;
    let refused = bench.refused(bench.org.support, &[amended(None, Some(other))]);
    assert_eq!(refused, [expected("changes.0.clauses.0")]);
}

#[test]
fn gov_1_6_1_a_re_pointed_reference_ends_where_what_it_speaks_of_moves_out() {
    let mut org = vectors();
    let clerk = org.world.role(org.support, "clerk");
    let redirect = org.world.redirect(org.support, clerk, org.agent);
    let bench = Bench::of(org);
    let adoption = bench
        .adopt(bench.org.customer, &[agent_up(&bench.org)])
        .expect("it can be adopted");
    let revision = adoption.settled.revision.expect("it changes something");
    assert_eq!(kinds(&revision), ["RoleChanged", "RedirectEnded"]);
    assert!(
        adoption
            .plan
            .bases
            .contains_key(&Subject::Redirect(redirect)),
        "GOV-4.7.5"
    );
}

#[test]
fn gov_1_5_6_a_link_ends_where_the_role_moves_into_the_circle_and_takes_what_it_added() {
    let mut org = vectors();
    let policy = org.world.policy(org.customer, "invite", invite(org.care));
    let link = org.world.link(org.care, org.support, policy);
    let added = org.world.accountable_by(org.care.into(), &[], Some(link));
    let bench = Bench::of(org);
    let down = [moves(bench.org.care, bench.org.support)];
    let adoption = bench.adopt(bench.org.customer, &down);
    let adoption = adoption.expect("it can be adopted");
    let revision = adoption.settled.revision.expect("it changes something");
    let expected = ["RoleChanged", "LinkEnded", "AccountabilityRemoved"];
    assert_eq!(kinds(&revision), expected);
    for base in [Subject::Link(link), Subject::Accountability(added)] {
        assert!(adoption.plan.bases.contains_key(&base), "{base:?}");
    }
}

#[test]
fn gov_1_5_1_a_link_stands_where_a_role_only_passes_through_the_circle() {
    let mut org = vectors();
    let policy = org.world.policy(org.customer, "invite", invite(org.agent));
    org.world.link(org.agent, org.customer, policy);
    let bench = Bench::of(org);
    let org = &bench.org;
    let through = [agent_up(org), moves(org.agent, org.billing)];
    let revision = bench.revision(org.customer, &through);
    assert_eq!(kinds(&revision), ["RoleChanged", "RoleChanged"]);
}

#[test]
fn gov_3_3_9_parts_that_fit_the_whole_no_more_go_and_other_parts_stay() {
    let mut org = vectors();
    let covers = [on("waiver"), on("retention")];
    let whole = org
        .world
        .domain(org.customer, "customers", Reach::Organization, &covers);
    let reach = Reach::Organization;
    let mut part = |called, scope| {
        let holder = org.retention.into();
        org.world
            .domain_from(holder, called, reach, &[scope], Some(whole))
    };
    let (goes, stays) = (
        part("waivers", on("waiver")),
        part("keeping", on("retention")),
    );
    let bench = Bench::of(org);
    let anchor = bench.org.world.anchor();
    let narrowed = PartEdit::AmendDomain {
        id: whole,
        text: None,
        reach: None,
        delegated_from: Edit::Keep,
        covers: Some(vec![on("retention")]),
    };
    let narrowed = [Change::RoleAmend(amend(bench.org.customer, vec![narrowed]))];
    let adoption = bench.adopt(anchor, &narrowed).expect("it can be adopted");
    let revision = adoption.settled.revision.expect("it changes something");
    assert_eq!(kinds(&revision), ["DomainChanged", "DomainWithdrawn"]);
    assert!(adoption.plan.bases.contains_key(&Subject::Domain(goes)));
    assert!(!adoption.plan.bases.contains_key(&Subject::Domain(stays)));
    let after = adoption.settled.index.expect("it changes something");
    assert_eq!(lapsed(&after), []);
}

#[test]
fn gov_3_3_9_a_part_goes_where_its_holder_leaves_whoever_holds_the_whole() {
    let mut org = vectors();
    let reach = Reach::Organization;
    let whole = org.world.domain(org.support, "desk", reach, &[]);
    let holder = org.agent.into();
    org.world
        .domain_from(holder, "chair", reach, &[], Some(whole));
    let bench = Bench::of(org);
    let revision = bench.revision(bench.org.customer, &[agent_up(&bench.org)]);
    assert_eq!(kinds(&revision), ["RoleChanged", "DomainWithdrawn"]);
}

#[test]
fn gov_1_1_1_a_role_that_loses_its_last_domain_to_another_circle_stands_empty() {
    let mut org = vectors();
    let reach = Reach::Organization;
    let whole = org.world.domain(org.support, "desk", reach, &[]);
    let clerk = org.world.role(org.support, "clerk");
    org.world.amend_role(clerk).purpose = None;
    let holder = clerk.into();
    org.world
        .domain_from(holder, "chair", reach, &[], Some(whole));
    let bench = Bench::of(org);
    let (customer, support) = (bench.org.customer, bench.org.support);
    let takes = amend(support, vec![PartEdit::RemoveDomain(whole)]);
    let after = bench.after(customer, &[Change::RoleAmend(takes)]);
    let empty = Subject::Role(clerk.into());
    assert_eq!(lapsed(&after), [("GOV-1.1.1", empty)]);

    let own = bench.index.domains_of(clerk.into());
    let own = amend(clerk, vec![PartEdit::RemoveDomain(own[0])]);
    let refused = bench.refused(support, &[Change::RoleAmend(own)]);
    let expected = (Some("GOV-1.1.1"), Code::RoleEmpty, "changes.0".to_owned());
    assert_eq!(refused, [expected], "its own circle does not empty it");
}

#[test]
fn gov_3_3_9_what_the_list_itself_says_is_refused_not_taken() {
    let mut org = vectors();
    let covers = [on("waiver")];
    let whole = org
        .world
        .domain(org.customer, "customers", Reach::Organization, &covers);
    let bench = Bench::of(org);
    let Part::Domain(it) = domain(1, "too-much", Reach::Organization, Some(whole)) else {
        panic!("a domain");
    };
    let covers = vec![on("retention")];
    let wider = PartEdit::Add(Part::Domain(Domain { covers, ..it }));
    let wider = Change::RoleAmend(amend(bench.org.care, vec![wider]));
    let moved = moves(bench.org.retention, bench.org.support);
    let refused = bench.refused(bench.org.customer, &[moved, wider]);
    let expected = (
        Some("GOV-3.3.9"),
        Code::DomainNotHeld,
        "changes.1".to_owned(),
    );
    assert_eq!(refused, [expected]);
}

#[test]
fn gov_2_1_7_a_new_limit_binds_new_assignments_and_the_standing_ones_stay() {
    let mut org = vectors();
    let second = org.world.hold(org.care, org.dee);
    let bench = Bench::of(org);
    let hook = Hook::Assignment {
        roles: vec![bench.org.care],
        term_months: None,
        max_terms: None,
        max_holders: Some(1),
        partners_only: false,
        by: None,
    };
    let limit = Change::PolicyAdopt(policy(1, "one", over(hook)));
    let revision = bench.revision(bench.org.customer, std::slice::from_ref(&limit));
    assert_eq!(kinds(&revision), ["PolicyAdopted"]);
    assert!(matches!(revision.events[0], Event::PolicyAdopted(_)));
    let after = bench.after(bench.org.customer, &[limit]);
    assert_eq!(lapsed(&after), [("GOV-2.1.7", Subject::Assignment(second))]);
    let held = after.holders(bench.org.care.into(), moment(NOW));
    assert_eq!(held.count(), 2);
}

#[test]
fn gov_2_1_7_a_role_moves_into_a_circle_that_limits_new_assignments() {
    let mut org = vectors();
    let second = org.world.hold(org.care, org.dee);
    let hook = Hook::Assignment {
        roles: Vec::new(),
        term_months: None,
        max_terms: None,
        max_holders: Some(1),
        partners_only: false,
        by: None,
    };
    org.world.policy(org.support, "one", over(hook));
    let bench = Bench::of(org);
    let down = moves(bench.org.care, bench.org.support);
    let after = bench.after(bench.org.customer, &[down]);
    assert_eq!(lapsed(&after), [("GOV-2.1.7", Subject::Assignment(second))]);
}

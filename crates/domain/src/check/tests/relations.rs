//! Assignments, offices, links, re-pointed references.

use super::{broken, lapsed, over, untidy};
use crate::{
    code::Code,
    example::{World, on},
    ids::{LinkId, PersonId, RoleId},
    structure::{
        policy::{Clause, ClauseKind, Hook},
        role::{CoreRole, RoleRef, SeatRef},
    },
    time::Date,
};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The anchor with `unit`, led by Ana, and its `desk`, held by Ben.
fn house() -> (World, RoleId, RoleId, PersonId, PersonId) {
    let mut world = World::new();
    let (ana, ben) = (world.person("Ana"), world.person("Ben"));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.hold(desk, ben);
    (world, unit, desk, ana, ben)
}

fn seat(role: RoleId) -> SeatRef {
    SeatRef::Whole(RoleRef::Defined(role))
}

#[test]
fn gov_1_3_2_nobody_is_assigned_to_the_anchor() {
    let (mut world, _, _, ana, _) = house();
    world.anchor_leads(&[ana]);
    assert_eq!(broken(&world), []);
    world.hold(world.anchor(), ana);
    assert_eq!(broken(&world), [("GOV-1.3.2", Code::AnchorHasNoLead)]);
}

#[test]
fn gov_2_1_1_a_term_ends_after_it_begins() {
    let term = |since: &str, until: &str| {
        let (mut world, unit, _, _, ben) = house();
        let role = world.role(unit, "other");
        world.assign(seat(role), ben, Some(day(since)), Some(day(until)));
        broken(&world)
    };
    assert_eq!(term("2026-01-01", "2026-01-01"), []);
    assert_eq!(
        term("2026-01-02", "2026-01-01"),
        [("GOV-2.1.1", Code::WrongState)]
    );
}

#[test]
fn gov_2_1_3_several_people_hold_a_role_each_of_them_once_at_a_time() {
    let (mut world, _, desk, ana, ben) = house();
    world.hold(desk, ana);
    assert_eq!(broken(&world), []);
    world.hold(desk, ben);
    assert_eq!(broken(&world), [("GOV-2.1.3", Code::WrongState)]);
}

#[test]
fn gov_2_1_3_two_terms_of_one_person_do_not_overlap() {
    let second = |since: &str| {
        let (mut world, unit, ..) = house();
        let (role, cy) = (world.role(unit, "other"), world.person("Cy"));
        world.assign(seat(role), cy, None, Some(day("2026-06-30")));
        world.assign(seat(role), cy, Some(day(since)), None);
        broken(&world)
    };
    assert_eq!(second("2026-07-01"), []);
    assert_eq!(second("2026-06-30"), [("GOV-2.1.3", Code::WrongState)]);
}

/// A policy on assignments: months, terms, holders, partners only.
fn narrowing(term: Option<u32>, terms: Option<u32>, holders: Option<u32>, partners: bool) -> Hook {
    Hook::Assignment {
        roles: Vec::new(),
        term_months: term,
        max_terms: terms,
        max_holders: holders,
        partners_only: partners,
        by: None,
    }
}

#[test]
fn gov_2_1_7_a_policy_narrows_holders_terms_and_partners() {
    let under = |hook: Hook, build: &dyn Fn(&mut World, RoleId)| {
        let mut world = World::new();
        let unit = world.role(world.anchor(), "unit");
        let desk = world.role(unit, "desk");
        build(&mut world, desk);
        world.policy(world.anchor(), "narrow", over(hook));
        assert_eq!(broken(&world), []);
        lapsed(&world)
    };
    let refused = [("GOV-2.1.7", Code::AssignmentPolicy)];
    let hook = narrowing;
    let hold = |count: usize| {
        move |world: &mut World, desk: RoleId| {
            for at in 0..count {
                let person = world.person(&format!("P{at}"));
                world.hold(desk, person);
            }
        }
    };
    assert_eq!(under(hook(None, None, Some(2), false), &hold(2)), []);
    assert_eq!(under(hook(None, None, Some(2), false), &hold(3)), refused);
    let guest = |world: &mut World, desk: RoleId| {
        let nora = world.non_partner("Nora");
        world.hold(desk, nora);
    };
    assert_eq!(under(hook(None, None, None, false), &guest), []);
    assert_eq!(under(hook(None, None, None, true), &guest), refused);
    let term = |since: &'static str, until: Option<&'static str>| {
        move |world: &mut World, desk: RoleId| {
            let ben = world.person("Ben");
            world.assign(seat(desk), ben, Some(day(since)), until.map(day));
        }
    };
    let year = || hook(Some(12), None, None, false);
    assert_eq!(under(year(), &term("2026-01-01", Some("2027-01-01"))), []);
    assert_eq!(
        under(year(), &term("2026-01-01", Some("2027-01-02"))),
        refused
    );
    assert_eq!(under(year(), &term("2026-01-01", None)), refused);
    let twice = |world: &mut World, desk: RoleId| {
        let ben = world.person("Ben");
        let (first, next) = (day("2025-12-31"), day("2026-01-01"));
        world.assign(seat(desk), ben, Some(day("2025-01-01")), Some(first));
        world.assign(seat(desk), ben, Some(next), Some(day("2026-12-31")));
    };
    assert_eq!(under(hook(None, Some(2), None, false), &twice), []);
    assert_eq!(under(hook(None, Some(1), None, false), &twice), refused);
}

#[test]
fn gov_2_1_7_a_local_policy_narrows_the_roles_directly_in_the_circle() {
    let (mut world, unit, desk, ..) = house();
    let nora = world.non_partner("Nora");
    let inner = world.role(desk, "inner");
    world.hold(inner, nora);
    let hook = narrowing(None, None, None, true);
    let clause = |local| Clause {
        kind: ClauseKind::Override(hook.clone()),
        local,
        may_override: false,
    };
    world.policy_of(unit, "here", vec![clause(true)]);
    assert_eq!(lapsed(&world), []);
    world.policy_of(unit, "below", vec![clause(false)]);
    assert_eq!(lapsed(&world), [("GOV-2.1.7", Code::AssignmentPolicy)]);
}

#[test]
fn gov_2_1_8_circle_lead_is_not_elected() {
    let (mut world, unit, _, _, ben) = house();
    world.elect(unit, CoreRole::Facilitator, ben);
    assert_eq!(broken(&world), []);
    world.elect(unit, CoreRole::CircleLead, ben);
    assert_eq!(broken(&world), [("GOV-2.1.8", Code::ElectedOnlyByElection)]);
}

#[test]
fn gov_2_3_1_elected_roles_are_for_partners() {
    let (mut world, unit, ..) = house();
    let nora = world.non_partner("Nora");
    world.elect(unit, CoreRole::Secretary, nora);
    assert_eq!(broken(&world), [("GOV-2.3.1", Code::NotAPartner)]);
}

#[test]
fn gov_5_2_1_who_is_no_longer_eligible_as_an_officer_is_reported_and_stays() {
    let (mut world, unit, _, _, ben) = house();
    let cy = world.person("Cy");
    world.elect(unit, CoreRole::Facilitator, ben);
    assert_eq!(untidy(&world), Vec::<String>::new());
    world.elect(unit, CoreRole::Secretary, cy);
    assert_eq!(untidy(&world).len(), 1);
    let hook = |add: Vec<PersonId>, exclude: Vec<PersonId>| Hook::ElectEligibility {
        office: CoreRole::Secretary,
        add,
        exclude,
    };
    world.policy(unit, "add", over(hook(vec![cy], Vec::new())));
    assert_eq!(untidy(&world), Vec::<String>::new());
    world.policy(world.anchor(), "exclude", over(hook(Vec::new(), vec![cy])));
    assert_eq!(untidy(&world).len(), 1);
    assert_eq!(broken(&world), []);
}

#[test]
fn gov_5_2_2_a_rep_is_a_member_who_does_not_lead_the_circle() {
    let elected = |who: fn(&mut World, PersonId, PersonId) -> PersonId| {
        let (mut world, unit, _, ana, ben) = house();
        let person = who(&mut world, ana, ben);
        world.elect(unit, CoreRole::CircleRep, person);
        broken(&world)
    };
    assert_eq!(elected(|_, _, ben| ben), []);
    assert_eq!(elected(|_, ana, _| ana), [("GOV-5.2.2", Code::RepConflict)]);
    let stranger = elected(|world, _, _| world.person("Cy"));
    assert_eq!(stranger, [("GOV-5.2.2", Code::NotEligible)]);
}

/// `guest` of `other` is invited into `unit` by a policy of this circle.
fn linked(invited_in: fn(&World, RoleId, RoleId) -> RoleId) -> (World, RoleId, LinkId) {
    let (mut world, unit, ..) = house();
    let other = world.role(world.anchor(), "other");
    let guest = world.role(other, "guest");
    let invite = Hook::LinkInvite {
        roles: vec![guest],
        may_opt_out: true,
    };
    let circle = invited_in(&world, unit, other);
    let policy = world.policy(circle, "invite", over(invite));
    let link = world.link(guest, unit, policy);
    (world, guest, link)
}

#[test]
fn gov_1_5_1_a_policy_of_the_target_or_a_circle_above_it_invites() {
    assert_eq!(broken(&linked(|_, unit, _| unit).0), []);
    assert_eq!(broken(&linked(|world, _, _| world.anchor()).0), []);
    let not_invited = [("GOV-1.5.1", Code::LinkNotInvited)];
    assert_eq!(broken(&linked(|_, _, other| other).0), not_invited);
}

#[test]
fn gov_1_5_1_the_policy_invites_this_very_role_and_not_one_that_is_there_already() {
    let (mut world, unit, desk, ..) = house();
    let other = world.role(world.anchor(), "other");
    let invite = |roles: Vec<RoleId>| {
        over(Hook::LinkInvite {
            roles,
            may_opt_out: true,
        })
    };
    let policy = world.policy(unit, "invite", invite(vec![desk, unit]));
    let not_invited = ("GOV-1.5.1", Code::LinkNotInvited);
    world.link(other, unit, policy);
    assert_eq!(broken(&world), [not_invited]);
    world.link(desk, unit, policy);
    world.link(unit, unit, policy);
    assert_eq!(broken(&world), [not_invited; 3]);
}

#[test]
fn gov_1_5_3_what_a_link_adds_sits_on_the_linked_role() {
    let (mut world, guest, link) = linked(|_, unit, _| unit);
    world.accountable_by(guest.into(), &[on("x")], Some(link));
    assert_eq!(broken(&world), []);
    let stranger = world.role(world.anchor(), "stranger");
    world.accountable_by(stranger.into(), &[on("x")], Some(link));
    assert_eq!(broken(&world), [("GOV-1.5.3", Code::ElementNotYours)]);
    world.domain_by(stranger, "d", &[], link);
    assert_eq!(broken(&world).len(), 2);
}

#[test]
fn gov_1_6_1_a_lead_re_points_only_to_a_role_inside_their_circle() {
    let redirected = |choose: fn(&World, [RoleId; 4]) -> (RoleId, RoleId)| {
        let (mut world, unit, desk, ..) = house();
        let other = world.role(world.anchor(), "other");
        let second = world.role(desk, "second");
        let (mention, to) = choose(&world, [unit, desk, other, second]);
        world.redirect(unit, mention, to);
        broken(&world)
    };
    assert_eq!(redirected(|_, [unit, desk, ..]| (unit, desk)), []);
    assert_eq!(redirected(|_, [_, desk, _, second]| (desk, second)), []);
    let outside = [("GOV-1.6.1", Code::RedirectOutOfScope)];
    assert_eq!(redirected(|_, [unit, _, other, _]| (unit, other)), outside);
    assert_eq!(redirected(|_, [_, desk, other, _]| (other, desk)), outside);
    assert_eq!(redirected(|_, [_, desk, ..]| (desk, desk)), outside);
    assert_eq!(redirected(|_, [unit, desk, ..]| (desk, unit)), outside);
}

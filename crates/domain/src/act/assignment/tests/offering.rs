//! Offers, from both sides.

use super::over;
use crate::{
    act::tests::stage::{Stage, day, refusals, words},
    authority::verdict::RemedyKind,
    code::Code,
    event::Event,
    example::vectors,
    ids::{CircleId, RoleId},
    structure::{
        policy::Hook,
        role::{CoreRole, RoleRef},
    },
};

#[test]
fn gov_2_1_1_a_lead_of_the_roles_circle_offers_it_and_nobody_else() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    let refused = stage.offer(v.ben, &wish);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
    assert_eq!(
        words(&refused),
        "assignments in customer are made by Ana: ask them"
    );
    let done = stage.offer(v.ana, &wish).expect("an offer");
    assert!(matches!(done[..], [Event::SeatOffered(_)]), "{done:?}");
    assert!(stage.open(wish.id).is_some());
}

#[test]
fn gov_2_1_2_an_offer_becomes_an_assignment_by_the_persons_own_word() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    stage.offer(v.ana, &wish).expect("an offer");
    let refused = stage.accept(v.ana, wish.id);
    assert_eq!(
        refusals(&refused),
        [(Code::AssigneeNotWilling, Some("GOV-2.1.2"))]
    );
    let done = stage.accept(v.eli, wish.id).expect("accepted");
    assert!(matches!(done[..], [Event::SeatAssigned(_)]), "{done:?}");
    assert!(stage.open(wish.id).is_none());
    assert!(stage.index.snapshot().assignments.contains_key(&wish.id));
}

#[test]
fn gov_1_5_4_a_linked_role_is_assigned_where_it_comes_from() {
    let mut v = vectors();
    let invites = over(Hook::LinkInvite {
        roles: vec![v.agent],
        may_opt_out: true,
    });
    let policy = v.world.policy(v.care, "guests", invites);
    v.world.link(v.agent, v.care, policy);
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.agent, v.cy);
    let refused = stage.offer(v.ben, &wish);
    assert_eq!(
        refusals(&refused),
        [(Code::AssignAtSource, Some("GOV-1.5.4"))]
    );
    assert_eq!(
        words(&refused),
        "agent is assigned in support, not in care, which it is linked to"
    );
    stage.offer(v.dee, &wish).expect("the source's lead offers");
}

#[test]
fn gov_2_1_1_a_lead_of_a_broader_circle_does_not_assign() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.agent, v.cy);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
    let reasons = refused.expect_err("refused");
    let [asked, proposed] = &reasons[0].remedies[..] else {
        panic!("{:?}", reasons[0].remedies);
    };
    assert_eq!(
        (asked.kind, &asked.people),
        (RemedyKind::AskController, &vec![v.dee])
    );
    assert_eq!(
        (proposed.kind, proposed.circle),
        (
            RemedyKind::ProposeGovernance,
            Some(CircleId::inside(v.support))
        )
    );
}

#[test]
fn gov_2_2_1_while_nobody_holds_a_circles_role_its_leads_assign_inside() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let held = stage.index.assignments_held_by(v.dee);
    let support = held.map(|a| a.id).next().expect("Dee leads support");
    stage.end(v.ana, support).expect("ended");
    let wish = stage.wish(v.agent, v.cy);
    stage.offer(v.ana, &wish).expect("Ana covers support");
}

#[test]
fn gov_1_3_2_in_an_anchor_without_leads_nobody_assigns_and_its_role_is_never_assigned() {
    let mut v = vectors();
    let mut stage = Stage::new(&v.world);
    let nobody = [(Code::AnchorHasNoLead, Some("GOV-1.3.2"))];
    let wish = stage.wish(v.customer, v.ben);
    assert_eq!(refusals(&stage.offer(v.ana, &wish)), nobody);
    let anchor = v.world.anchor();
    v.world.anchor_leads(&[v.ana]);
    let mut stage = Stage::new(&v.world);
    let on_anchor = stage.wish(anchor, v.ana);
    assert_eq!(refusals(&stage.offer(v.ana, &on_anchor)), nobody);
    let lead = RoleRef::Core(CircleId::inside(anchor), CoreRole::CircleLead);
    let as_lead = stage.wish(lead, v.ana);
    assert_eq!(refusals(&stage.offer(v.ana, &as_lead)), nobody);
    let wish = stage.wish(v.customer, v.ben);
    stage.offer(v.ana, &wish).expect("the policy names her");
}

#[test]
fn gov_2_1_8_elected_roles_are_not_assigned_and_gov_2_1_9_circle_lead_is_whoever_leads() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let circle = CircleId::inside(v.customer);
    for office in [
        CoreRole::Facilitator,
        CoreRole::Secretary,
        CoreRole::CircleRep,
    ] {
        let wish = stage.wish(RoleRef::Core(circle, office), v.ben);
        let refused = stage.offer(v.ana, &wish);
        assert_eq!(
            refusals(&refused),
            [(Code::ElectedOnlyByElection, Some("GOV-2.1.8"))]
        );
    }
    let wish = stage.wish(RoleRef::Core(circle, CoreRole::CircleLead), v.ben);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [(Code::WrongState, Some("GOV-2.1.9"))]);
    assert_eq!(
        words(&refused),
        "Circle Lead of customer is whoever leads the role customer: assign that role instead"
    );
}

#[test]
fn gov_2_1_3_nobody_holds_a_seat_twice_at_a_time_or_is_asked_twice() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let twice = [(Code::WrongState, Some("GOV-2.1.3"))];
    let mut wish = stage.wish(v.care, v.ben);
    assert_eq!(refusals(&stage.offer(v.ana, &wish)), twice);
    wish.person = v.eli;
    stage.offer(v.ana, &wish).expect("several may hold it");
    let again = stage.wish(v.care, v.eli);
    let refused = stage.offer(v.ana, &again);
    assert_eq!(
        words(&refused),
        "care is offered to Eli already: withdraw that offer first"
    );
    let mut wish = stage.wish(v.retention, v.eli);
    (wish.agreed, wish.until) = (true, Some(day(6, 30)));
    stage.offer(v.ana, &wish).expect("assigned");
    let mut after = stage.wish(v.retention, v.eli);
    (after.agreed, after.since) = (true, Some(day(6, 30)));
    assert_eq!(refusals(&stage.offer(v.ana, &after)), twice);
    after.since = Some(day(7, 1));
    stage.offer(v.ana, &after).expect("after the first one");
}

#[test]
fn days_make_sense_and_the_person_is_there_on_the_first() {
    let mut v = vectors();
    v.world.amend_person(v.eli).left = Some(day(6, 30));
    v.world.amend_person(v.dee).since = Some(day(8, 1));
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.retention, v.cy);
    wish.until = Some(day(5, 31));
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(
        words(&refused),
        "the last day, 2026-05-31, has gone by: choose a later one, or leave it open"
    );
    (wish.since, wish.until) = (Some(day(7, 2)), Some(day(7, 1)));
    assert_eq!(
        words(&stage.offer(v.ana, &wish)),
        "ends on 2026-07-01, before it begins on 2026-07-02: exchange the days"
    );
    (wish.person, wish.until) = (v.eli, None);
    assert_eq!(
        words(&stage.offer(v.ana, &wish)),
        "Eli does not belong to the organization on 2026-07-02"
    );
    wish.since = Some(day(6, 30));
    stage.offer(v.ana, &wish).expect("on the last day still");
    let mut early = stage.wish(v.retention, v.dee);
    let absent = [(Code::WrongState, Some("GOV-2.1.2"))];
    assert_eq!(refusals(&stage.offer(v.ana, &early)), absent);
    early.since = Some(day(8, 1));
    stage.offer(v.ana, &early).expect("from the first day on");
}

#[test]
fn all_refusals_come_at_once_in_the_order_of_the_rules() {
    let mut v = vectors();
    v.world.amend_person(v.eli).left = Some(day(5, 1));
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.retention, v.eli);
    wish.until = Some(day(5, 31));
    wish.focus = Some(super::within("MARS"));
    assert_eq!(
        refusals(&stage.offer(v.ben, &wish)),
        [
            (Code::NotAssigner, Some("GOV-2.1.1")),
            (Code::WrongState, Some("GOV-2.1.1")),
            (Code::WrongState, Some("GOV-2.1.2")),
            (Code::WrongState, Some("GOV-2.1.4")),
        ]
    );
}

#[test]
fn a_role_that_is_not_there_is_offered_to_nobody() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let nowhere = RoleId::from_uuid(uuid::Uuid::max());
    let wish = stage.wish(nowhere, v.eli);
    let refused = stage.offer(v.ana, &wish);
    assert!(words(&refused).starts_with("there is no such role"));
}

#[test]
fn whoever_offered_need_not_assign_any_more_when_it_is_accepted() {
    let mut v = vectors();
    v.world.anchor_leads(&[v.cy]);
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    stage.offer(v.ana, &wish).expect("offered");
    let held = stage.index.assignments_held_by(v.ana);
    let customer = held.map(|a| a.id).next().expect("Ana leads customer");
    stage.resign(v.ana, customer).expect("resigned");
    assert_eq!(
        refusals(&stage.withdraw(v.ana, wish.id)),
        [(Code::NotAssigner, Some("GOV-2.1.1"))]
    );
    stage.accept(v.eli, wish.id).expect("accepted");
}

//! Offers, from both sides.

use crate::{
    act::tests::stage::{Stage, refusals, words},
    code::Code,
    event::Event,
    example::vectors,
    structure::policy::{ClauseKind, Hook},
};

fn over(hook: Hook) -> Vec<ClauseKind> {
    vec![ClauseKind::Override(hook)]
}

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

//! Reps whom a circle picks by a process of its own (GOV-2.1.8, GOV-5.2.2).

use super::over;
use crate::{
    act::{
        assignment::Offer,
        tests::stage::{Stage, refusals, words},
    },
    code::Code,
    event::{Ending, Event},
    example::{Vectors, vectors},
    ids::{CircleId, PersonId},
    structure::{
        policy::{Hook, Voice},
        role::{CoreRole, RoleRef},
    },
    text::Text,
};

/// The customer circle takes turns.
fn staged() -> (Vectors, Stage) {
    let mut v = vectors();
    let turns = Text::new("the office goes round").expect("a text");
    v.world
        .policy(v.customer, "turns", over(Hook::RepProcess(turns)));
    let stage = Stage::new(&v.world);
    (v, stage)
}

fn picked(stage: &mut Stage, v: &Vectors, person: PersonId) -> Offer {
    let rep = RoleRef::Core(CircleId::inside(v.customer), CoreRole::CircleRep);
    let mut wish = stage.wish(rep, person);
    wish.agreed = true;
    wish
}

#[test]
fn gov_2_1_8_a_rep_is_put_by_whoever_assigns_where_a_policy_picks_otherwise() {
    let (v, mut stage) = staged();
    let wish = picked(&mut stage, &v, v.ben);
    let refused = stage.offer(v.cy, &wish);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
    let done = stage.offer(v.ana, &wish).expect("recorded");
    assert!(matches!(done[..], [Event::SeatAssigned(_)]), "{done:?}");
    let done = stage.end(v.ana, wish.id).expect("ended as any assignment");
    assert!(
        matches!(done[..], [Event::AssignmentEnded(_, Ending::Revoked)]),
        "{done:?}"
    );
    let wish = picked(&mut stage, &v, v.cy);
    stage.offer(v.ana, &wish).expect("the next in turn");
    stage.resign(v.cy, wish.id).expect("resigned");
}

#[test]
fn gov_2_1_8_where_no_policy_says_otherwise_a_rep_changes_hands_by_election_only() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = picked(&mut stage, &v, v.ben);
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(
        refusals(&refused),
        [(Code::ElectedOnlyByElection, Some("GOV-2.1.8"))]
    );
}

#[test]
fn gov_2_1_2_a_rep_is_recorded_with_their_agreement_only() {
    let (v, mut stage) = staged();
    let mut wish = picked(&mut stage, &v, v.ben);
    wish.agreed = false;
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(
        refusals(&refused),
        [(Code::AssigneeNotWilling, Some("GOV-2.1.2"))]
    );
    assert_eq!(
        words(&refused),
        "a rep is picked as the policy says (the office goes round): ask them, and record it as \
         agreed"
    );
}

#[test]
fn gov_5_2_2_a_rep_is_a_member_who_does_not_lead_the_circle_and_the_only_one() {
    let (v, mut stage) = staged();
    let leads = picked(&mut stage, &v, v.ana);
    assert_eq!(
        refusals(&stage.offer(v.ana, &leads)),
        [(Code::RepConflict, Some("GOV-5.2.2"))]
    );
    let outside = picked(&mut stage, &v, v.eli);
    assert_eq!(
        refusals(&stage.offer(v.ana, &outside)),
        [(Code::NotEligible, Some("GOV-5.2.2"))]
    );
    let first = picked(&mut stage, &v, v.ben);
    stage.offer(v.ana, &first).expect("the first");
    let second = picked(&mut stage, &v, v.cy);
    let refused = stage.offer(v.ana, &second);
    assert_eq!(refusals(&refused), [(Code::WrongState, Some("GOV-5.2.2"))]);
    assert!(words(&refused).starts_with("Ben is its rep: end that first"));
}

#[test]
fn gov_5_2_2_a_circle_around_may_allow_more_reps_than_one() {
    let mut v = vectors();
    let turns = Text::new("the office goes round").expect("a text");
    v.world
        .policy(v.customer, "turns", over(Hook::RepProcess(turns)));
    let two = Voice {
        role: v.customer,
        count: 2,
        how: None,
    };
    let anchor = v.world.anchor();
    v.world.policy(anchor, "two", over(Hook::RepCount(two)));
    let mut stage = Stage::new(&v.world);
    for person in [v.ben, v.cy] {
        let wish = picked(&mut stage, &v, person);
        stage.offer(v.ana, &wish).expect("one of two");
    }
    let third = picked(&mut stage, &v, v.dee);
    assert!(stage.offer(v.ana, &third).is_err());
}

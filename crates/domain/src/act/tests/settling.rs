//! What an act brings with it, and what it must not break.

use super::stage::{Stage, day, refusals};
use crate::{
    act::{Acting, Decided, settle},
    code::Code,
    event::{Author, Cause, Ending, Event},
    example::vectors,
    ids::{AssignmentId, ServiceAccountId},
    structure::{
        assignment::Assignment,
        role::{CoreRole, RoleRef, SeatRef},
    },
};

#[test]
fn gov_5_2_2_a_rep_who_comes_to_lead_the_circle_is_its_rep_no_more() {
    let mut v = vectors();
    v.world.anchor_leads(&[v.dee]);
    v.world.elect(v.customer, CoreRole::CircleRep, v.ben);
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.customer, v.ben);
    wish.agreed = true;
    let done = stage.offer(v.dee, &wish).expect("assigned");
    assert!(
        matches!(
            done[..],
            [
                Event::SeatAssigned(_),
                Event::AssignmentEnded(_, Ending::Ineligible)
            ]
        ),
        "{done:?}"
    );
}

#[test]
fn a_revision_says_who_made_it_from_which_seat_and_by_which_machine() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    let by = Acting {
        person: v.ana,
        via: Some(ServiceAccountId::from_uuid(stage.fresh())),
    };
    let decided = crate::act::assignment::offer(stage.world(), by, &wish).expect("an offer");
    let settled = settle(stage.world(), by, decided).expect("sound");
    let revision = settled.revision.expect("a revision");
    assert_eq!((revision.number.0, revision.adopted_at), (2, stage.now));
    assert_eq!(revision.cause, Cause::Assignment);
    let Author::Person { person, seat, via } = revision.author else {
        panic!("{:?}", revision.author);
    };
    let customer = SeatRef::Whole(RoleRef::Defined(v.customer));
    assert_eq!((person, seat, via), (v.ana, Some(customer), by.via));
}

/// Facts that no act gives, to see that nothing broken is ever settled (GOV-1.3.2).
#[test]
fn what_breaks_a_rule_is_not_settled() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let on_anchor = Assignment {
        id: AssignmentId::from_uuid(stage.fresh()),
        seat: SeatRef::Whole(RoleRef::Defined(v.world.anchor())),
        person: v.ana,
        since: None,
        until: None,
        resign_terms: None,
    };
    let refused = stage.play(v.ana, |_, _| {
        Ok(Decided {
            cause: Cause::Assignment,
            seat: None,
            events: vec![Event::SeatAssigned(on_anchor)],
            directory: Vec::new(),
            subject: None,
        })
    });
    assert_eq!(
        refusals(&refused),
        [(Code::AnchorHasNoLead, Some("GOV-1.3.2"))]
    );
    assert_eq!(stage.record.len(), 1);
}

#[test]
fn what_was_broken_before_stands_in_nobodys_way() {
    let mut v = vectors();
    v.world.hold(v.world.anchor(), v.eli);
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    stage.offer(v.ana, &wish).expect("offered all the same");
}

#[test]
fn gov_5_2_2_a_rep_whose_other_seat_ran_out_ends_with_the_next_act() {
    let mut v = vectors();
    v.world.elect(v.support, CoreRole::CircleRep, v.cy);
    let agent = SeatRef::Whole(RoleRef::Defined(v.agent));
    v.world.assign(agent, v.cy, None, Some(day(6, 1)));
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.eli);
    let done = stage.offer(v.ana, &wish).expect("offered");
    assert_eq!(done.len(), 1);
    stage.at("2026-06-02T09:00:00Z");
    let done = stage.withdraw(v.ana, wish.id).expect("withdrawn");
    assert!(
        matches!(
            done[..],
            [
                Event::OfferClosed(..),
                Event::AssignmentEnded(_, Ending::Ineligible)
            ]
        ),
        "{done:?}"
    );
}

//! Who stands in for an officer, in order (GOV-6.5.1).

use super::*;
use crate::process::{Ground, StandKind, acting};

fn said(stage: &Stage, by: usize, kind: StandKind, minute: u32) -> Stand {
    Stand {
        circle: CircleId::inside(stage.circle),
        office: CoreRole::Facilitator,
        by: stage.person(by),
        kind,
        at: stage.now.after(Wait { minutes: minute }),
    }
}

fn facilitator(stage: &Stage, stands: &[Stand]) -> Option<(PersonId, Option<Ground>)> {
    let office = (CircleId::inside(stage.circle), CoreRole::Facilitator);
    acting(&stage.index, office, stands, stage.now)
}

#[test]
fn gov_6_5_1_who_was_elected_acts() {
    let stage = Stage::new(3);
    assert_eq!(
        facilitator(&stage, &[]),
        Some((stage.person(FACILITATOR), None))
    );
}

#[test]
fn gov_6_5_1_then_whom_they_named_then_the_other_officer_then_a_lead_then_a_member() {
    let mut stage = Stage::new(5);
    let away = said(&stage, FACILITATOR, StandKind::Away, 1);
    let named = said(&stage, FACILITATOR, StandKind::Names(stage.person(4)), 1);
    let by = |at: usize, ground| Some((stage.person(at), Some(ground)));
    assert_eq!(facilitator(&stage, &[away, named]), by(4, Ground::Named));
    assert_eq!(
        facilitator(&stage, &[away]),
        by(SECRETARY, Ground::OtherOfficer)
    );
    let back = said(&stage, FACILITATOR, StandKind::Back, 2);
    assert_eq!(
        facilitator(&stage, &[away, named, back]),
        Some((stage.person(1), None))
    );

    stage.leaves(FACILITATOR);
    stage.leaves(SECRETARY);
    let by = |at: usize, ground| Some((stage.person(at), Some(ground)));
    assert_eq!(
        facilitator(&stage, &[]),
        by(0, Ground::CircleLead),
        "the only lead"
    );
    assert_eq!(
        facilitator(&stage, &[named]),
        by(0, Ground::CircleLead),
        "no holder names now"
    );

    let lead = RoleRef::Defined(stage.circle);
    let own: Vec<Event> = stage
        .index
        .assignments_of(lead)
        .map(|it| Event::AssignmentEnded(it.clone(), crate::event::Ending::Revoked))
        .collect();
    stage.meanwhile(&own);
    assert_eq!(facilitator(&stage, &[]), None);
    let first = said(&stage, 4, StandKind::Declares, 1);
    let second = said(&stage, 3, StandKind::Declares, 2);
    let by = |at: usize, ground| Some((stage.person(at), Some(ground)));
    assert_eq!(facilitator(&stage, &[second, first]), by(4, Ground::Member));
    let retracts = said(&stage, 4, StandKind::Retracts, 3);
    assert_eq!(
        facilitator(&stage, &[second, first, retracts]),
        by(3, Ground::Member)
    );
}

#[test]
fn gov_6_5_1_an_act_in_an_office_says_on_what_ground() {
    let mut stage = Stage::new(3);
    stage.submit();
    let id = stage.raise(0);
    stage.stands = vec![said(&stage, FACILITATOR, StandKind::Away, 0)];
    let done = stage
        .act(SECRETARY, |f, c, by| objection::capture(f, c, by, id))
        .expect("the secretary stands in");
    let office = RoleRef::Core(CircleId::inside(stage.circle), CoreRole::Facilitator);
    let who = Who {
        person: stage.person(SECRETARY),
        seat: Some(SeatRef::Whole(office)),
        standing_in: Some(Ground::OtherOfficer),
    };
    assert_eq!(done.first().and_then(|it| it.by), Some(who));
}

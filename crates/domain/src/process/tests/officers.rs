//! Who stands in for an officer, in order (GOV-6.5.1).

use super::*;
use crate::process::{Ground, StandKind, acting, is_interested};

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
fn gov_6_5_1_of_several_leads_the_first_to_declare_comes_first_and_silent_ones_keep_nobody_out() {
    let mut stage = Stage::new(5);
    stage.leaves(FACILITATOR);
    stage.leaves(SECRETARY);
    let second = stage.person(3);
    stage.leads_circle(second);
    let by = |at: usize, ground| Some((stage.person(at), Some(ground)));
    let declares = |at, minute| said(&stage, at, StandKind::Declares, minute);
    assert_eq!(facilitator(&stage, &[]), None, "nobody declared");
    let member = declares(4, 1);
    assert_eq!(facilitator(&stage, &[member]), by(4, Ground::Member));
    let leads = [member, declares(3, 2), declares(0, 3)];
    assert_eq!(facilitator(&stage, &leads), by(3, Ground::CircleLead));
    let retracts = said(&stage, 3, StandKind::Retracts, 4);
    let leads = [member, declares(3, 2), declares(0, 3), retracts];
    assert_eq!(facilitator(&stage, &leads), by(0, Ground::CircleLead));
}

#[test]
fn gov_6_5_1_of_what_is_said_at_one_moment_the_later_in_order_is_the_later() {
    let stage = Stage::new(5);
    let [away, back, first, second] = [
        (FACILITATOR, StandKind::Away),
        (FACILITATOR, StandKind::Back),
        (FACILITATOR, StandKind::Names(stage.person(3))),
        (FACILITATOR, StandKind::Names(stage.person(4))),
    ]
    .map(|(by, kind)| said(&stage, by, kind, 1));
    let named = |at: usize| Some((stage.person(at), Some(Ground::Named)));
    let own = Some((stage.person(FACILITATOR), None));
    assert_eq!(facilitator(&stage, &[away, back]), own);
    assert_eq!(facilitator(&stage, &[back, away, first, second]), named(4));
    assert_eq!(facilitator(&stage, &[back, away, second, first]), named(3));

    let mut stage = stage;
    for officer in [FACILITATOR, SECRETARY, 0] {
        stage.leaves(officer);
    }
    let [third, fourth, silent] = [
        (3, StandKind::Declares),
        (4, StandKind::Declares),
        (4, StandKind::Retracts),
    ]
    .map(|(by, kind)| said(&stage, by, kind, 1));
    let member = |at: usize| Some((stage.person(at), Some(Ground::Member)));
    assert_eq!(facilitator(&stage, &[fourth, third]), member(4));
    assert_eq!(facilitator(&stage, &[third, fourth]), member(3));
    assert_eq!(facilitator(&stage, &[fourth, silent, third]), member(3));
    assert_eq!(facilitator(&stage, &[silent, fourth, third]), member(4));
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
        via: None,
    };
    assert_eq!(done.first().and_then(|it| it.by), Some(who));
}

/// Whether each entry of a proposal was an officer's in a matter of their own.
fn interested(stage: &Stage) -> Vec<PersonId> {
    let told = stage.entries.iter().enumerate().filter(|(at, entry)| {
        let before = Case::fold(stage.case.id, stage.entries.iter().take(*at));
        before.is_some_and(|case| is_interested(&case, entry))
    });
    told.filter_map(|(_, entry)| entry.by.map(|who| who.person))
        .collect()
}

#[test]
fn a_17_an_officer_who_rules_on_their_own_objection_is_told_of_and_on_another_is_not() {
    for (objector, expected) in [(FACILITATOR, 1), (0, 0)] {
        let mut stage = Stage::new(3);
        stage.submit();
        let id = stage.raise(objector);
        stage.capture(id);
        assert_eq!(interested(&stage).len(), expected, "{objector}");
    }
}

#[test]
fn a_17_whoever_takes_an_objection_over_was_no_party_before() {
    let mut stage = Stage::new(4);
    stage.submit();
    let id = stage.raise(3);
    stage.capture(id);
    stage.joins(3, stage.person(FACILITATOR));
    stage.leaves(3);
    stage.look();
    let objector = stage.case.concern(id).map(|it| it.objector);
    assert_eq!(objector, Some(stage.person(FACILITATOR)));
    assert_eq!(interested(&stage), []);
    let reason = text("nobody tried");
    stage
        .act(FACILITATOR, |f, c, by| {
            objection::abandon(f, c, by, id, &reason)
        })
        .expect("the facilitator may");
    assert_eq!(interested(&stage), [stage.person(FACILITATOR)]);
}

#[test]
fn gov_6_5_1_who_is_away_does_not_come_back_to_the_office_in_another_role() {
    let mut stage = Stage::new(4);
    stage.leaves(SECRETARY);
    let away = stage.person(FACILITATOR);
    stage.leads_circle(away);
    let secretary = RoleRef::Core(CircleId::inside(stage.circle), CoreRole::Secretary);
    stage.holds(SeatRef::Whole(secretary), away);
    let stands = [
        said(&stage, FACILITATOR, StandKind::Away, 1),
        said(&stage, FACILITATOR, StandKind::Declares, 1),
    ];
    let lead = Some((stage.person(0), Some(Ground::CircleLead)));
    assert_eq!(facilitator(&stage, &stands), lead);
}

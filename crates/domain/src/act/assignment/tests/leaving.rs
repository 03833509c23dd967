//! How an assignment comes to its end: by the assigner, by the person.

use crate::{
    act::tests::stage::{Stage, day, refusals, words},
    authority::verdict::RemedyKind,
    code::Code,
    event::Event,
    example::vectors,
    structure::role::CoreRole,
    text::Text,
};

#[test]
fn gov_2_1_6_a_person_resigns_at_any_time() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let wish = stage.wish(v.retention, v.ana);
    stage
        .offer(v.ana, &wish)
        .expect("to oneself it holds at once");
    let refused = stage.resign(v.ben, wish.id);
    assert_eq!(
        refusals(&refused),
        [(Code::AssigneeNotWilling, Some("GOV-2.1.6"))]
    );
    stage.resign(v.ana, wish.id).expect("resigned");
    assert!(!stage.index.snapshot().assignments.contains_key(&wish.id));
}

#[test]
fn gov_2_1_6_who_agreed_to_terms_is_released_by_the_assigner() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.retention, v.eli);
    wish.resign_terms = Some(Text::new("not before the autumn").expect("a text"));
    stage.offer(v.ana, &wish).expect("offered");
    stage
        .accept(v.eli, wish.id)
        .expect("accepted, terms and all");
    let refused = stage.resign(v.eli, wish.id);
    assert_eq!(refusals(&refused), [(Code::ResignTerms, Some("GOV-2.1.6"))]);
    assert!(words(&refused).contains("not before the autumn"));
    let reasons = refused.expect_err("refused");
    let asked = &reasons[0].remedies[0];
    assert_eq!(asked.kind, RemedyKind::AskController);
    assert_eq!(asked.people, [v.ana]);
    stage.end(v.ana, wish.id).expect("released");
}

#[test]
fn gov_2_1_6_an_elected_officer_resigns_too() {
    let mut v = vectors();
    let term = v.world.elect(v.customer, CoreRole::Facilitator, v.ben);
    let mut stage = Stage::new(&v.world);
    let done = stage.resign(v.ben, term).expect("resigned (A-23)");
    assert!(matches!(done[..], [Event::AssignmentEnded(..)]), "{done:?}");
}

#[test]
fn gov_2_1_5_an_assigner_ends_an_assignment_at_any_time_before_its_first_day_too() {
    let v = vectors();
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.retention, v.eli);
    (wish.agreed, wish.since) = (true, Some(day(9, 1)));
    stage.offer(v.ana, &wish).expect("assigned");
    let refused = stage.end(v.ben, wish.id);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
    stage.end(v.ana, wish.id).expect("ended");
    assert!(!stage.index.snapshot().assignments.contains_key(&wish.id));
}

#[test]
fn gov_2_1_5_an_elected_term_is_not_ended_by_the_lead_and_gov_2_1_8_says_why() {
    let mut v = vectors();
    let term = v.world.elect(v.customer, CoreRole::Secretary, v.ben);
    let mut stage = Stage::new(&v.world);
    let refused = stage.end(v.ana, term);
    assert_eq!(
        words(&refused),
        "Secretary of customer changes hands only by election: \
         any member of customer may call one at any time"
    );
}

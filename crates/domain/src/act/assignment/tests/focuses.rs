//! Parts of a role: split off, shared, exchanged, closed (GOV-2.1.4).

use super::{over, within};
use crate::{
    act::tests::stage::{Stage, day, refusals, words},
    code::Code,
    event::{Ending, Event},
    example::{Vectors, condition, one_of, vectors},
    structure::{
        policy::Hook,
        role::{CoreRole, Focus, RoleRef, SeatRef},
    },
    text::Text,
};

fn staged() -> (Vectors, Stage) {
    let v = vectors();
    let stage = Stage::new(&v.world);
    (v, stage)
}

#[test]
fn gov_2_1_4_a_focus_is_split_off_when_the_person_holds_it_and_shared_from_then_on() {
    let (v, mut stage) = staged();
    let mut first = stage.wish(v.retention, v.eli);
    first.focus = Some(within("APAC"));
    stage.offer(v.ana, &first).expect("offered");
    assert_eq!(stage.index.snapshot().seats.len(), 1);
    let done = stage.accept(v.eli, first.id).expect("accepted");
    assert!(
        matches!(done[..], [Event::SeatSplit(_), Event::SeatAssigned(_)]),
        "{done:?}"
    );
    let mut second = stage.wish(v.retention, v.dee);
    second.agreed = true;
    second.focus = Some(Focus {
        text: Text::new("the same in other words").expect("a text"),
        when: vec![condition("region", one_of(&["APAC", "APAC"]))],
    });
    let done = stage.offer(v.ana, &second).expect("assigned");
    assert!(matches!(done[..], [Event::SeatAssigned(_)]), "{done:?}");
    stage.resign(v.eli, first.id).expect("resigned");
    assert_eq!(stage.index.snapshot().seats.len(), 2, "Dee holds it still");
    let done = stage.end(v.ana, second.id).expect("ended");
    assert!(
        matches!(done[..], [Event::AssignmentEnded(..), Event::SeatClosed(_)]),
        "{done:?}"
    );
}

#[test]
fn gov_2_1_4_a_focus_that_somebody_is_asked_to_take_or_a_link_names_stays() {
    let mut v = vectors();
    let emea = v.world.hold_within(v.retention, v.cy, within("EMEA").when);
    let invites = Hook::LinkInvite {
        roles: vec![v.retention],
        may_opt_out: true,
    };
    let policy = v.world.policy(v.support, "guests", over(invites));
    v.world.link_seat(SeatRef::Focused(emea), v.support, policy);
    let mut stage = Stage::new(&v.world);
    let linked = stage.index.assignments_of(RoleRef::Defined(v.retention));
    let linked = linked.map(|a| a.id).next().expect("an assignment");
    let done = stage.end(v.ana, linked).expect("ended");
    assert_eq!(done.len(), 1, "the link needs its seat");
    let mut held = stage.wish(v.retention, v.eli);
    (held.focus, held.agreed) = (Some(within("APAC")), true);
    stage.offer(v.ana, &held).expect("assigned");
    let mut asked = stage.wish(v.retention, v.dee);
    asked.focus = Some(within("APAC"));
    stage.offer(v.ana, &asked).expect("offered");
    assert_eq!(stage.end(v.ana, held.id).expect("ended").len(), 1);
    let done = stage.decline(v.dee, asked.id).expect("declined");
    assert!(
        matches!(done[..], [Event::OfferClosed(..), Event::SeatClosed(_)]),
        "{done:?}"
    );
}

#[test]
fn gov_2_1_4_another_focus_is_another_assignment_with_the_same_days_and_terms() {
    let (v, mut stage) = staged();
    let mut wish = stage.wish(v.retention, v.eli);
    wish.agreed = true;
    wish.since = Some(day(5, 1));
    wish.until = Some(day(12, 31));
    wish.resign_terms = Some(Text::new("a month before").expect("a text"));
    stage.offer(v.ana, &wish).expect("assigned");
    let (new, played) = stage.refocus(v.ana, wish.id, Some(within("APAC")), true);
    let done = played.expect("refocused");
    assert!(
        matches!(
            done[..],
            [
                Event::AssignmentEnded(_, Ending::Refocused),
                Event::SeatSplit(_),
                Event::SeatAssigned(_)
            ]
        ),
        "{done:?}"
    );
    let held = &stage.index.snapshot().assignments[&new];
    assert_eq!(
        (held.since, held.until, &held.resign_terms),
        (wish.since, wish.until, &wish.resign_terms)
    );
    let (_, played) = stage.refocus(v.ana, new, Some(within("APAC")), true);
    assert_eq!(played, Ok(vec![]), "it is so already");
    let (asked, played) = stage.refocus(v.ana, new, None, false);
    let done = played.expect("the person is asked");
    assert!(
        matches!(
            done[..],
            [
                Event::AssignmentEnded(_, Ending::Refocused),
                Event::SeatOffered(_),
                Event::SeatClosed(_)
            ]
        ),
        "{done:?}"
    );
    stage.accept(v.eli, asked).expect("accepted");
}

#[test]
fn gov_2_1_4_nobody_but_an_assigner_gives_another_focus() {
    let (v, mut stage) = staged();
    let mut wish = stage.wish(v.retention, v.eli);
    wish.agreed = true;
    stage.offer(v.ana, &wish).expect("assigned");
    let (_, refused) = stage.refocus(v.eli, wish.id, Some(within("APAC")), true);
    assert_eq!(refusals(&refused), [(Code::NotAssigner, Some("GOV-2.1.1"))]);
    assert_eq!(
        refusals(&stage.end(v.eli, wish.id)),
        [(Code::NotAssigner, Some("GOV-2.1.1"))]
    );
}

#[test]
fn gov_2_1_4_a_focus_fits_the_catalogue_and_may_name_what_it_does_not_know() {
    let (v, mut stage) = staged();
    let mut wish = stage.wish(v.retention, v.eli);
    wish.focus = Some(within("MARS"));
    let refused = stage.offer(v.ana, &wish);
    assert_eq!(refusals(&refused), [(Code::WrongState, Some("GOV-2.1.4"))]);
    assert_eq!(
        words(&refused),
        "a condition on the attribute `region` is `MARS`, known are `AMER`, `APAC`, `EMEA`"
    );
    wish.focus = Some(Focus {
        text: Text::new("by night").expect("a text"),
        when: vec![condition("hour", one_of(&["night"]))],
    });
    stage.offer(v.ana, &wish).expect("legal");
}

#[test]
fn gov_2_1_8_an_elected_term_has_no_focus() {
    let mut v = vectors();
    let term = v.world.elect(v.customer, CoreRole::Secretary, v.ben);
    let mut stage = Stage::new(&v.world);
    let (_, refused) = stage.refocus(v.ana, term, Some(within("EMEA")), true);
    assert_eq!(
        refusals(&refused),
        [(Code::ElectedOnlyByElection, Some("GOV-2.1.8"))]
    );
}

#[test]
fn gov_2_1_4_what_is_over_keeps_no_part_of_a_role_split_off() {
    let (v, mut stage) = staged();
    let mut passing = stage.wish(v.retention, v.dee);
    passing.focus = Some(within("APAC"));
    (passing.agreed, passing.until) = (true, Some(day(6, 2)));
    stage.offer(v.ana, &passing).expect("assigned for two days");
    let mut lasting = stage.wish(v.retention, v.eli);
    (lasting.focus, lasting.agreed) = (Some(within("APAC")), true);
    stage.offer(v.ana, &lasting).expect("assigned");
    stage.at("2026-06-03T09:00:00Z");
    let done = stage.end(v.ana, lasting.id).expect("ended");
    assert!(
        matches!(
            done[..],
            [
                Event::AssignmentEnded(_, Ending::Revoked),
                Event::AssignmentEnded(_, Ending::Expired),
                Event::SeatClosed(_)
            ]
        ),
        "{done:?}"
    );
}

#[test]
fn gov_2_1_4_the_next_act_on_a_role_closes_the_parts_whose_holders_are_all_gone() {
    let (v, mut stage) = staged();
    for (region, person) in [("APAC", v.dee), ("AMER", v.cy)] {
        let mut wish = stage.wish(v.retention, person);
        wish.focus = Some(within(region));
        (wish.agreed, wish.until) = (true, Some(day(6, 2)));
        stage.offer(v.ana, &wish).expect("assigned for two days");
    }
    stage.at("2026-06-03T09:00:00Z");
    let elsewhere = stage.wish(v.billing, v.eli);
    assert_eq!(stage.offer(v.ana, &elsewhere).expect("offered").len(), 1);
    let mut again = stage.wish(v.retention, v.eli);
    (again.focus, again.agreed) = (Some(within("APAC")), true);
    let done = stage.offer(v.ana, &again).expect("assigned");
    assert!(
        matches!(
            done[..],
            [
                Event::SeatAssigned(_),
                Event::AssignmentEnded(_, Ending::Expired),
                Event::SeatClosed(_)
            ]
        ),
        "the part that is wanted stays, the other is closed: {done:?}"
    );
}

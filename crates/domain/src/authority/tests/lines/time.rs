//! Time: terms, days, zones, and until when an answer holds. Which revision an instant means is for
//! whoever loads one; here the snapshot is given.

use super::super::support::{ask_at, ask_with, authorized, verdict};
use crate::{
    authority::{
        live::{LiveFacts, Opens, Permission},
        verdict::Verdict,
    },
    example::{World, case, constrain, moment, on},
    ids::{PersonId, RoleId},
    structure::{
        policy::Effect,
        role::{CoreRole, RoleRef, SeatRef},
    },
    time::{Date, TimeZone},
};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Ana leads `unit`; Ben holds its `desk` for these days.
fn term(since: Option<&str>, until: Option<&str>) -> (World, RoleId, PersonId, PersonId) {
    let mut world = World::new();
    let (ana, ben) = (world.person("Ana"), world.person("Ben"));
    let unit = world.role(world.anchor(), "unit");
    let desk = world.role(unit, "desk");
    world.hold(unit, ana);
    world.accountable(desk, &[on("fix")]);
    let seat = SeatRef::Whole(RoleRef::Defined(desk));
    world.assign(seat, ben, since.map(day), until.map(day));
    (world, desk, ana, ben)
}

fn may(world: &World, person: PersonId, instant: &str) -> bool {
    ask_at(world, instant, person, &case("fix")).is_allowed()
}

#[test]
fn an_assignments_until_includes_that_day_then_it_is_over() {
    let (world, _, ana, ben) = term(None, Some("2026-06-30"));
    assert!(may(&world, ben, "2026-06-30T23:59:59.999999Z"));
    assert!(!may(&world, ana, "2026-06-30T23:59:59.999999Z"));
    assert!(!may(&world, ben, "2026-07-01T00:00:00Z"));
    // Derived, without a revision: the lead covers.
    assert!(may(&world, ana, "2026-07-01T00:00:00Z"));
}

#[test]
fn it_begins_with_its_first_day() {
    let (world, _, _, ben) = term(Some("2026-06-30"), None);
    assert!(!may(&world, ben, "2026-06-29T23:59:59Z"));
    assert!(may(&world, ben, "2026-06-30T00:00:00Z"));
}

#[test]
fn the_day_is_that_of_the_organizations_time_zone() {
    let (mut world, _, _, ben) = term(None, Some("2026-06-30"));
    world.organization().time_zone = TimeZone::from_name("Asia/Tokyo").expect("a zone");
    assert!(may(&world, ben, "2026-06-30T14:59:59Z"));
    assert!(!may(&world, ben, "2026-06-30T15:00:00Z"));
}

#[test]
fn a_day_that_a_clock_change_shortens_or_lengthens_counts_whole() {
    // Berlin, spring: the day of the change ends at 22:00 UTC, the day before at 23:00 UTC.
    for (zone, until, last, over) in [
        (
            "Europe/Berlin",
            "2026-03-28",
            "2026-03-28T22:59:59Z",
            "2026-03-28T23:00:00Z",
        ),
        (
            "Europe/Berlin",
            "2026-03-29",
            "2026-03-29T21:59:59Z",
            "2026-03-29T22:00:00Z",
        ),
        (
            "Europe/Berlin",
            "2026-10-25",
            "2026-10-25T22:59:59Z",
            "2026-10-25T23:00:00Z",
        ),
        // In Santiago the change skips midnight: the day begins at one o'clock.
        (
            "America/Santiago",
            "2026-09-05",
            "2026-09-06T03:59:59Z",
            "2026-09-06T04:00:00Z",
        ),
    ] {
        let (mut world, _, _, ben) = term(None, Some(until));
        world.organization().time_zone = TimeZone::from_name(zone).expect("a zone");
        assert!(may(&world, ben, last), "{zone} {until}");
        assert!(!may(&world, ben, over), "{zone} {until}");
    }
}

#[test]
fn an_elected_term_only_becomes_overdue() {
    let (mut world, desk, _, ben) = term(None, None);
    let secretary = RoleRef::Core(crate::ids::CircleId::inside(desk), CoreRole::Secretary);
    let eli = world.person("Eli");
    world.accountable(secretary, &[on("records")]);
    world.assign(
        SeatRef::Whole(secretary),
        eli,
        None,
        Some(day("2020-12-31")),
    );
    assert_eq!(verdict(&world, eli, &case("records")), Verdict::Allowed);
    assert_ne!(eli, ben);
}

#[test]
fn an_empty_elected_role_is_not_covered() {
    let (mut world, desk, ..) = term(None, None);
    let secretary = RoleRef::Core(crate::ids::CircleId::inside(desk), CoreRole::Secretary);
    world.accountable(secretary, &[on("records")]);
    assert_eq!(authorized(&world, &case("records")), []);
}

#[test]
fn who_left_holds_nothing_from_the_next_day_on() {
    let (mut world, _, ana, ben) = term(None, None);
    world.amend_person(ben).left = Some(day("2026-06-30"));
    assert!(may(&world, ben, "2026-06-30T12:00:00Z"));
    assert!(!may(&world, ben, "2026-07-01T12:00:00Z"));
    assert!(may(&world, ana, "2026-07-01T12:00:00Z"));
}

#[test]
fn terms_and_live_facts_are_taken_at_the_moment_of_the_question() {
    let (mut world, desk, ana, ben) = term(None, Some("2026-06-30"));
    let permission = constrain(on("fix"), Effect::PermissionOfRole(desk));
    world.policy(world.anchor(), "p", vec![permission]);
    // Ben leads the role that permits; Ana, who covers it afterwards, does then.
    assert!(may(&world, ben, "2026-06-30T12:00:00Z"));
    assert!(may(&world, ana, "2026-07-01T12:00:00Z"));
    assert!(!may(&world, ana, "2026-06-30T12:00:00Z"));
}

#[test]
fn valid_until_is_the_next_term_that_could_change_the_answer() {
    let (world, _, ana, ben) = term(None, Some("2026-06-30"));
    let end = Some(moment("2026-07-01T00:00:00Z"));
    let at = "2026-06-01T09:00:00Z";
    assert_eq!(ask_at(&world, at, ben, &case("fix")).valid_until, end);
    // The lead would come to cover.
    let refused = ask_at(&world, at, ana, &case("fix"));
    assert_eq!((refused.is_allowed(), refused.valid_until), (false, end));
    let later = "2026-07-02T09:00:00Z";
    assert_eq!(ask_at(&world, later, ana, &case("fix")).valid_until, None);
}

#[test]
fn valid_until_is_the_next_live_fact_that_could_change_the_answer_else_null() {
    let (mut world, _, _, ben) = term(None, None);
    let none = ask_with(&world, &LiveFacts::default(), ben, &case("fix"));
    assert_eq!(none.valid_until, None);
    let store = world.role(world.anchor(), "store");
    let permission = constrain(on("fix"), Effect::PermissionOfRole(store));
    world.policy(world.anchor(), "p", vec![permission]);
    let until = moment("2026-06-02T09:00:00Z");
    let live = LiveFacts {
        permissions: vec![Permission {
            person: ben,
            opens: Opens::Role(store),
            until: Some(until),
        }],
        ..LiveFacts::default()
    };
    let decision = ask_with(&world, &live, ben, &case("fix"));
    assert_eq!(
        (decision.is_allowed(), decision.valid_until),
        (true, Some(until))
    );
}

//! Instants, days in a zone, waits.

use super::{Date, TimeZone, Timestamp, Wait};
use crate::{example::moment, structure::element::Period};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn an_instant_is_cut_to_microseconds_and_needs_an_offset() {
    let fine = moment("2026-03-03T09:30:00.123456789Z");
    assert_eq!(fine, moment("2026-03-03T09:30:00.123456Z"));
    assert_eq!(fine.to_string(), "2026-03-03T09:30:00.123456Z");
    assert_eq!(
        moment("2026-03-03T10:30:00+01:00"),
        moment("2026-03-03T09:30:00Z")
    );
    for text in [
        "",
        "2026-03-03",
        "2026-03-03T09:30:00",
        "2026-02-30T00:00:00Z",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

#[test]
fn a_day_ends_where_the_next_begins() {
    for zone in [
        "UTC",
        "Europe/Berlin",
        "America/Santiago",
        "Asia/Beirut",
        "Pacific/Apia",
    ] {
        let zone = TimeZone::from_name(zone).expect("a zone");
        let mut day = day("2011-12-20");
        for _ in 0..400 {
            let next = day.succ_opt().expect("a day");
            assert_eq!(zone.end_of(day), zone.start_of(next));
            assert!(zone.start_of(day) <= zone.end_of(day), "{zone:?} {day}");
            day = next;
        }
    }
    assert_eq!(TimeZone::from_name("Mars/Olympus"), None);
}

#[test]
fn a_day_begins_with_its_first_instant_that_exists() {
    let santiago = TimeZone::from_name("America/Santiago").expect("a zone");
    assert_eq!(
        santiago.start_of(day("2026-09-06")),
        moment("2026-09-06T04:00:00Z")
    );
    let berlin = TimeZone::from_name("Europe/Berlin").expect("a zone");
    assert_eq!(
        berlin.end_of(day("2026-10-25")),
        moment("2026-10-25T23:00:00Z")
    );
    assert_eq!(
        berlin.day_of(moment("2026-10-25T22:59:59Z")),
        day("2026-10-25")
    );
}

#[test]
fn clocks_show_the_time_of_their_zone_to_the_minute() {
    let berlin = TimeZone::from_name("Europe/Berlin").expect("a zone");
    for (instant, shown) in [
        ("2026-05-20T14:30:59Z", "2026-05-20 16:30 Europe/Berlin"),
        ("2026-12-31T23:00:00Z", "2027-01-01 00:00 Europe/Berlin"),
    ] {
        assert_eq!(berlin.clock_at(moment(instant)), shown);
    }
}

#[test]
fn the_last_day_there_is_never_ends() {
    assert!(TimeZone::UTC.end_of(Date::MAX) > moment("9999-12-31T00:00:00Z"));
}

#[test]
fn a_wait_is_a_whole_number_with_a_unit() {
    for (text, minutes) in [
        ("30m", 30),
        ("12h", 720),
        ("2d", 2880),
        ("0d", 0),
        ("366d", 527_040),
    ] {
        assert_eq!(
            Wait::parse(text).map(|w| w.minutes),
            Some(minutes),
            "{text}"
        );
    }
    for text in [
        "",
        "d",
        "2",
        "2w",
        "-1d",
        "1.5h",
        "367d",
        "99999999999d",
        "2 d",
        "2ä",
    ] {
        assert_eq!(Wait::parse(text), None, "{text}");
    }
    let shown = |minutes| Wait { minutes }.to_string();
    assert_eq!([shown(2880), shown(720), shown(90)], ["2d", "12h", "90m"]);
}

#[test]
fn a_period_ends_with_a_calendar_day() {
    let last = |per: Period, from: &str| per.last_day(day(from)).map(|d| d.to_string());
    assert_eq!(last(Period::Case, "2028-02-10"), None);
    assert_eq!(
        last(Period::Day, "2028-02-10").as_deref(),
        Some("2028-02-10")
    );
    assert_eq!(
        last(Period::Month, "2028-02-10").as_deref(),
        Some("2028-02-29")
    );
    assert_eq!(
        last(Period::CustomerMonth, "2026-12-31").as_deref(),
        Some("2026-12-31")
    );
    assert_eq!(
        last(Period::Year, "2028-02-29").as_deref(),
        Some("2028-12-31")
    );
}

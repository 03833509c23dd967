//! Every state of rulebook §13.4 with every act, each by whoever it is for.

use crate::{
    act::{
        assignment::{Former, State, state_of},
        tests::stage::{Played, Stage, day, which},
    },
    code::Code,
    event::{Closing, Ending, Event},
    example::{Vectors, condition, one_of, vectors},
    ids::{AssignmentId, PersonId},
    structure::role::{CoreRole, Focus},
    text::Text,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Offered,
    Upcoming,
    Active,
    Elected,
    Over,
    Left,
    Ended,
    Closed,
    Nothing,
}

const FOUND: [Found; 9] = [
    Found::Offered,
    Found::Upcoming,
    Found::Active,
    Found::Elected,
    Found::Over,
    Found::Left,
    Found::Ended,
    Found::Closed,
    Found::Nothing,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Accept,
    Decline,
    Withdraw,
    End,
    Resign,
    Refocus,
}

const DONE: [Done; 6] = [
    Done::Accept,
    Done::Decline,
    Done::Withdraw,
    Done::End,
    Done::Resign,
    Done::Refocus,
];

/// What each act comes to, in the order of [`DONE`]: the facts, or the code of the refusal.
const fn expected(found: Found) -> [&'static str; 6] {
    const NO: &str = "WRONG_STATE";
    const ELECTED: &str = "ELECTED_ONLY_BY_ELECTION";
    match found {
        Found::Offered => ["assigned", "declined", "withdrawn", NO, NO, NO],
        Found::Upcoming | Found::Active => [
            NO,
            NO,
            NO,
            "revoked",
            "resigned",
            "refocused split assigned",
        ],
        Found::Elected => [NO, NO, NO, ELECTED, "resigned", ELECTED],
        Found::Over | Found::Left | Found::Ended | Found::Closed | Found::Nothing => [NO; 6],
    }
}

/// A record in which something is in a state, and of whom.
fn staged(found: Found) -> (Vectors, Stage, AssignmentId, PersonId) {
    let mut v = vectors();
    let term = v.world.elect(v.customer, CoreRole::Secretary, v.ben);
    let before = v.world.hold(v.retention, v.dee);
    if found == Found::Left {
        v.world.amend_person(v.dee).left = Some(day(5, 31));
    }
    let mut stage = Stage::new(&v.world);
    let mut wish = stage.wish(v.retention, v.eli);
    match found {
        Found::Offered | Found::Closed => {}
        Found::Active | Found::Ended => wish.agreed = true,
        Found::Upcoming => (wish.agreed, wish.since) = (true, Some(day(6, 2))),
        Found::Over => (wish.agreed, wish.until) = (true, Some(day(6, 1))),
        Found::Elected => return (v.clone(), stage, term, v.ben),
        Found::Left => return (v.clone(), stage, before, v.dee),
        Found::Nothing => {
            return (
                v.clone(),
                stage,
                AssignmentId::from_uuid(Uuid::max()),
                v.eli,
            );
        }
    }
    stage.offer(v.ana, &wish).expect("an offer");
    match found {
        Found::Closed => drop(stage.decline(v.eli, wish.id).expect("declined")),
        Found::Ended => drop(stage.end(v.ana, wish.id).expect("ended")),
        Found::Over => stage.at("2026-06-02T00:00:00Z"),
        Found::Offered
        | Found::Active
        | Found::Upcoming
        | Found::Elected
        | Found::Left
        | Found::Nothing => {}
    }
    (v.clone(), stage, wish.id, v.eli)
}

fn done(stage: &mut Stage, act: Done, id: AssignmentId, own: PersonId, lead: PersonId) -> Played {
    match act {
        Done::Accept => stage.accept(own, id),
        Done::Decline => stage.decline(own, id),
        Done::Withdraw => stage.withdraw(lead, id),
        Done::End => stage.end(lead, id),
        Done::Resign => stage.resign(own, id),
        Done::Refocus => {
            let focus = Focus {
                text: Text::new("The Americas").expect("a text"),
                when: vec![condition("region", one_of(&["AMER"]))],
            };
            stage.refocus(lead, id, Some(focus), true).1
        }
    }
}

fn told(played: &Played) -> String {
    let words: Vec<&str> = match played {
        Ok(events) => events.iter().map(fact).collect(),
        Err(reasons) => reasons.iter().map(|r| r.code.as_str()).collect(),
    };
    words.join(" ")
}

fn fact(event: &Event) -> &'static str {
    if let Event::OfferClosed(_, how) = event {
        return how.as_str();
    }
    if let Event::AssignmentEnded(_, how) = event {
        return how.as_str();
    }
    let known = [
        (matches!(event, Event::SeatSplit(_)), "split"),
        (matches!(event, Event::SeatOffered(_)), "offered"),
        (matches!(event, Event::SeatAssigned(_)), "assigned"),
    ];
    let found = known.into_iter().find(|(is, _)| *is);
    found.unwrap_or_else(|| panic!("{event:?}")).1
}

#[test]
fn each_act_is_done_or_refused_as_the_state_says() {
    for found in FOUND {
        for (act, expected) in DONE.into_iter().zip(expected(found)) {
            let (v, mut stage, id, own) = staged(found);
            let played = done(&mut stage, act, id, own, v.ana);
            assert_eq!(told(&played), expected, "{found:?} {act:?}");
        }
    }
}

#[test]
fn each_state_is_what_it_is_called() {
    for found in FOUND {
        let (_, stage, id, _) = staged(found);
        let is = state_of(stage.world(), which(id));
        let same = match is {
            State::Offered(_) => found == Found::Offered,
            State::Upcoming(_) => found == Found::Upcoming,
            State::Active(_) => found == Found::Active,
            State::Elected(_) => found == Found::Elected,
            State::Over(_) => matches!(found, Found::Over | Found::Left),
            State::Gone(_) => matches!(found, Found::Ended | Found::Closed | Found::Nothing),
        };
        assert!(same, "{found:?} is {is:?}");
    }
}

#[test]
fn an_act_that_the_state_does_not_allow_is_refused_whoever_tries_and_changes_nothing() {
    for found in FOUND {
        for (act, expected) in DONE.into_iter().zip(expected(found)) {
            if Code::ALL.iter().all(|code| code.as_str() != expected) {
                continue;
            }
            for actor in 0..5 {
                let (v, mut stage, id, _) = staged(found);
                let who = [v.ana, v.ben, v.cy, v.dee, v.eli][actor];
                let revision = stage.index.revision();
                let played = done(&mut stage, act, id, who, who);
                assert!(played.is_err(), "{found:?} {act:?} by {actor}");
                assert_eq!(stage.index.revision(), revision);
            }
        }
    }
}

#[test]
fn a_refusal_says_what_it_is_and_what_to_do_instead() {
    let (v, mut stage, id, _) = staged(Found::Offered);
    let refused = stage.end(v.ana, id).expect_err("refused");
    assert_eq!(
        refused[0].message,
        "retention is offered to Eli, who has not answered: withdraw the offer instead"
    );
    let (v, mut stage, id, _) = staged(Found::Over);
    let refused = stage.resign(v.eli, id).expect_err("refused");
    assert_eq!(
        refused[0].message,
        "the assignment of Eli to retention is over since the end of 2026-06-01: \
         the role can be offered anew"
    );
    let (v, mut stage, id, _) = staged(Found::Ended);
    let gone = crate::act::assignment::Which {
        id,
        former: Some(Former::Ended(stage.now)),
    };
    let refused = stage.play(v.ana, |world, by| {
        crate::act::assignment::end(world, by, gone)
    });
    assert_eq!(
        refused.expect_err("refused")[0].message,
        "this assignment ended on 2026-06-01: the role can be offered anew"
    );
}

#[test]
fn the_facts_say_how_it_ended() {
    let (v, mut stage, id, _) = staged(Found::Active);
    let ended = stage.end(v.ana, id).expect("ended");
    assert!(matches!(&ended[..], [Event::AssignmentEnded(it, Ending::Revoked)] if it.id == id));
    let (v, mut stage, id, _) = staged(Found::Offered);
    let closed = stage.withdraw(v.ana, id).expect("withdrawn");
    assert!(matches!(&closed[..], [Event::OfferClosed(it, Closing::Withdrawn)] if it.id == id));
}

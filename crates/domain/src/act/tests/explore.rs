//! A small world, walked whole: two people, a circle and a role in it, and every sequence of five
//! acts by anybody. Sequences that come to the same structure are followed once.

use super::{sound, stage::Stage};
use crate::{
    act::assignment,
    event::Event,
    example::{self, condition, one_of},
    ids::{AssignmentId, PersonId, RoleId, SeatId},
    index::Index,
    structure::role::{CoreRole, Focus},
    text::Text,
};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug)]
enum Step {
    Offer(RoleId, PersonId, bool),
    Accept(AssignmentId),
    Decline(AssignmentId),
    Withdraw(AssignmentId),
    End(AssignmentId),
    Resign(AssignmentId),
    /// Into the one focus there is, or out of it.
    Refocus(AssignmentId, bool, bool),
}

struct Small {
    roles: [RoleId; 2],
    people: [PersonId; 2],
}

/// Ana leads the anchor; Ben holds the desk in the circle that nobody leads, and is its rep.
fn small() -> (Small, Stage) {
    let mut world = example::World::new();
    let people = ["Ana", "Ben"].map(|who| world.person(who));
    world.anchor_leads(&people[..1]);
    let circle = world.role(world.anchor(), "shop");
    let desk = world.role(circle, "desk");
    world.hold(desk, people[1]);
    world.elect(circle, CoreRole::CircleRep, people[1]);
    let stage = Stage::new(&world);
    let roles = [circle, desk];
    (Small { roles, people }, stage)
}

fn focus() -> Focus {
    Focus {
        text: Text::new("the north").expect("a text"),
        when: vec![condition("region", one_of(&["north"]))],
    }
}

fn steps(small: &Small, index: &Index) -> Vec<Step> {
    let mut steps = Vec::new();
    for role in small.roles {
        for person in small.people {
            steps.extend([false, true].map(|agreed| Step::Offer(role, person, agreed)));
        }
    }
    let snapshot = index.snapshot();
    for id in snapshot.offers.keys().chain(snapshot.assignments.keys()) {
        steps.extend([
            Step::Accept(*id),
            Step::Decline(*id),
            Step::Withdraw(*id),
            Step::End(*id),
            Step::Resign(*id),
        ]);
        for within in [false, true] {
            steps.extend([false, true].map(|agreed| Step::Refocus(*id, within, agreed)));
        }
    }
    steps
}

fn tried(stage: &mut Stage, by: PersonId, step: Step) -> Option<Vec<Event>> {
    let played = match step {
        Step::Offer(role, person, agreed) => {
            let mut wish = stage.wish(role, person);
            wish.agreed = agreed;
            stage.offer(by, &wish)
        }
        Step::Accept(id) => stage.accept(by, id),
        Step::Decline(id) => stage.decline(by, id),
        Step::Withdraw(id) => stage.withdraw(by, id),
        Step::End(id) => stage.end(by, id),
        Step::Resign(id) => stage.resign(by, id),
        Step::Refocus(id, within, agreed) => stage.refocus(by, id, within.then(focus), agreed).1,
    };
    played.ok()
}

/// Nobody holds a seat but by their own word, or by an assigner's that they agreed (GOV-2.1.2).
fn by_consent(before: &Index, by: PersonId, step: Step, events: &[Event], stage: &Stage) {
    for event in events {
        let Event::SeatAssigned(it) = event else {
            continue;
        };
        let role = before
            .snapshot()
            .role_of_seat(it.seat)
            .or_else(|| stage.index.snapshot().role_of_seat(it.seat))
            .expect("a role");
        let assigner = before.assigners(role, stage.now).contains(&by);
        let own = by == it.person;
        let fair = match step {
            Step::Accept(id) => own && id == it.id,
            Step::Offer(_, _, agreed) | Step::Refocus(_, _, agreed) => assigner && (own || agreed),
            Step::Decline(_) | Step::Withdraw(_) | Step::End(_) | Step::Resign(_) => false,
        };
        assert!(fair, "{step:?} by {by:?}: {it:?}");
    }
}

/// The structure without its ids.
fn form(index: &Index) -> Vec<String> {
    let snapshot = index.snapshot();
    let held = snapshot.assignments.values().map(|a| {
        let seat = index.seat_name(a.seat);
        format!("{seat}: {}", index.directory().name(a.person))
    });
    let asked = snapshot.offers.values().map(|o| {
        let name = index.directory().name(o.person);
        format!("{:?}? {name} {:?}", o.role, o.focus.is_some())
    });
    let mut lines: Vec<String> = held.chain(asked).collect();
    lines.sort();
    lines
}

fn fork(stage: &Stage) -> Stage {
    stage.fork(Index::new(
        stage.index.snapshot().clone(),
        stage.index.directory().clone(),
    ))
}

#[test]
fn gov_2_1_2_no_sequence_of_acts_puts_anybody_anywhere_against_the_rules() {
    let (small, stage) = small();
    let mut seen = BTreeSet::from([form(&stage.index)]);
    let mut open = vec![stage];
    let mut done = 0_u32;
    for _ in 0..5 {
        let mut next = Vec::new();
        for stage in &open {
            for step in steps(&small, &stage.index) {
                for by in small.people {
                    let mut after = fork(stage);
                    let Some(events) = tried(&mut after, by, step) else {
                        assert_eq!(after.index.snapshot(), stage.index.snapshot());
                        continue;
                    };
                    by_consent(&stage.index, by, step, &events, &after);
                    done += 1;
                    if seen.insert(form(&after.index)) {
                        sound(&after);
                        next.push(after);
                    }
                }
            }
        }
        open = next;
    }
    assert!(seen.len() > 100, "{} structures were seen", seen.len());
    assert!(done > 1_000, "{done} acts were done");
}

#[test]
fn an_unknown_assignment_is_of_no_use_to_anybody() {
    let (small, mut stage) = small();
    let nothing = AssignmentId::from_uuid(uuid::Uuid::max());
    let [ana, _] = small.people;
    let which = super::stage::which(nothing);
    let split = SeatId::from_uuid(uuid::Uuid::max());
    let accept = assignment::Accept {
        which,
        split,
        served: Vec::new(),
    };
    let refused = stage.play(ana, |world, by| assignment::accept(world, by, &accept));
    assert_eq!(
        super::stage::words(&refused),
        "there is no such assignment: name one of this organization"
    );
}

//! People who leave, come back, and are forgotten.

use super::{add, change, newcomer, staged, unchanged};
use crate::{
    act::{
        person::{Leave, come_back, erase, leave},
        tests::stage::{Played, Stage, day, refusals, words},
    },
    code::Code,
    event::{Closing, Ending, Event},
    ids::PersonId,
    structure::role::{CoreRole, RoleRef},
    text::Name,
    time::Date,
};

fn leaves(stage: &mut Stage, by: PersonId, person: PersonId, on: Date) -> Played {
    stage.play(by, |world, by| leave(world, by, Leave { person, on }))
}

fn returns(stage: &mut Stage, by: PersonId, person: PersonId) -> Played {
    stage.play(by, |world, by| come_back(world, by, person))
}

fn forget(stage: &mut Stage, by: PersonId, person: PersonId) -> Played {
    stage.play(by, |world, by| erase(world, by, person))
}

#[test]
fn who_left_holds_nothing_and_is_asked_for_nothing() {
    let (v, mut stage) = staged(|v| {
        v.world.elect(v.customer, CoreRole::Facilitator, v.ben);
    });
    let wish = stage.wish(v.retention, v.ben);
    stage.offer(v.ana, &wish).expect("offered");
    let done = leaves(&mut stage, v.ana, v.ben, day(5, 31)).expect("left");
    assert!(
        matches!(
            done[..],
            [
                Event::PersonChanged(_),
                Event::OfferClosed(_, Closing::Left),
                Event::AssignmentEnded(_, Ending::Left),
                Event::AssignmentEnded(_, Ending::Left),
            ]
        ),
        "{done:?}"
    );
    assert_eq!(stage.index.assignments_held_by(v.ben).count(), 0);
}

#[test]
fn until_a_last_day_to_come_assignments_stay_and_then_give_nothing() {
    let (v, mut stage) = staged(|_| {});
    let care = RoleRef::Defined(v.care);
    let done = leaves(&mut stage, v.ana, v.ben, day(6, 1)).expect("leaving");
    assert!(matches!(done[..], [Event::PersonChanged(_)]), "{done:?}");
    assert_eq!(stage.index.holders(care, stage.now).count(), 1);
    leaves(&mut stage, v.ana, v.ben, day(6, 3)).expect("the day is moved");
    stage.at("2026-06-04T00:00:00Z");
    assert_eq!(stage.index.holders(care, stage.now).count(), 0);
    let refused = leaves(&mut stage, v.ana, v.ben, day(7, 1));
    assert_eq!(words(&refused), "Ben left on 2026-06-03 already");
    let ended = leaves(&mut stage, v.ana, v.ben, day(6, 3)).expect("what is left ends");
    assert!(
        matches!(ended[..], [Event::AssignmentEnded(_, Ending::Left)]),
        "{ended:?}"
    );
    assert_eq!(leaves(&mut stage, v.ana, v.ben, day(6, 3)), Ok(vec![]));
}

#[test]
fn gov_5_2_2_a_circles_rep_goes_with_whoever_made_them_a_member() {
    let (v, mut stage) = staged(|v| {
        v.world.elect(v.support, CoreRole::CircleRep, v.eli);
        v.world.elect(v.customer, CoreRole::CircleRep, v.eli);
    });
    let held = stage.index.assignments_held_by(v.eli);
    let agent = held.map(|a| a.id).next().expect("the agent's seat");
    let done = stage.resign(v.eli, agent).expect("resigned");
    let told: Vec<_> = done
        .iter()
        .filter_map(|event| {
            if let Event::AssignmentEnded(_, ending) = event {
                Some(*ending)
            } else {
                None
            }
        })
        .collect();
    // Without the agent's seat no member of Support, without being its rep none of Customer.
    assert_eq!(
        told,
        [Ending::Resigned, Ending::Ineligible, Ending::Ineligible]
    );
    assert!(done.iter().any(|e| matches!(e, Event::SeatClosed(_))));
}

#[test]
fn the_organization_keeps_an_admin() {
    let (v, mut stage) = staged(|v| v.world.organization().admins = vec![v.ana, v.ben]);
    leaves(&mut stage, v.ana, v.ben, day(7, 1)).expect("another one is left");
    let refused = leaves(&mut stage, v.ana, v.ana, day(8, 1));
    assert_eq!(refusals(&refused), [(Code::WrongState, None)]);
    assert!(words(&refused).starts_with("Ana is the last admin"));
    returns(&mut stage, v.ana, v.ben).expect("stays after all");
    leaves(&mut stage, v.ana, v.ana, day(5, 1)).expect("Ben is left");
    let flo = newcomer(&mut stage, "Flo");
    assert_eq!(
        refusals(&add(&mut stage, v.ana, &flo)),
        [(Code::NotAdmin, None)]
    );
}

#[test]
fn nobody_leaves_before_they_came() {
    let (v, mut stage) = staged(|v| v.world.amend_person(v.ben).since = Some(day(2, 1)));
    let refused = leaves(&mut stage, v.ana, v.ben, day(1, 31));
    assert_eq!(
        words(&refused),
        "Ben belongs to the organization since 2026-02-01 only"
    );
}

#[test]
fn who_comes_back_holds_nothing_of_before() {
    let (v, mut stage) = staged(|_| {});
    let refused = returns(&mut stage, v.ana, v.ben);
    assert_eq!(
        words(&refused),
        "Ben did not leave: there is nothing to come back from"
    );
    leaves(&mut stage, v.ana, v.ben, day(6, 3)).expect("leaving");
    let done = returns(&mut stage, v.ana, v.ben).expect("stays");
    assert!(matches!(done[..], [Event::PersonChanged(_)]), "{done:?}");
    assert_eq!(stage.index.assignments_held_by(v.ben).count(), 1);
    leaves(&mut stage, v.ana, v.ben, day(6, 3)).expect("leaving");
    stage.at("2026-07-01T09:00:00Z");
    let done = returns(&mut stage, v.ana, v.ben).expect("is back");
    assert!(
        matches!(
            done[..],
            [
                Event::AssignmentEnded(_, Ending::Left),
                Event::PersonChanged(_)
            ]
        ),
        "{done:?}"
    );
    assert!(stage.index.is_present(v.ben, stage.now));
}

#[test]
fn only_who_has_left_is_forgotten_and_the_key_is_free_then() {
    let (v, mut stage) = staged(|_| {});
    let refused = forget(&mut stage, v.ana, v.ben);
    assert_eq!(
        words(&refused),
        "Ben is still here: record that they left first"
    );
    leaves(&mut stage, v.ana, v.ben, day(6, 1)).expect("leaving");
    let refused = forget(&mut stage, v.ana, v.ben);
    assert_eq!(
        words(&refused),
        "Ben is still here until 2026-06-01: erase them after that"
    );
    stage.at("2026-06-02T09:00:00Z");
    forget(&mut stage, v.ana, v.ben).expect("forgotten");
    assert_eq!(stage.index.directory().name(v.ben), "a former member");
    assert!(stage.index.snapshot().people.contains_key(&v.ben));
    assert_eq!(forget(&mut stage, v.ana, v.ben), Ok(vec![]));
    let ben = newcomer(&mut stage, "Ben");
    add(&mut stage, v.ana, &ben).expect("another Ben");
    assert_eq!(stage.index.directory().by_key(&ben.key), Some(ben.id));
    let mut it = unchanged(v.ben);
    it.name = Some(Name::new("Ben").expect("a name"));
    assert_eq!(
        refusals(&change(&mut stage, v.ana, &it)),
        [(Code::WrongState, None)]
    );
    assert_eq!(
        refusals(&returns(&mut stage, v.ana, v.ben)),
        [(Code::WrongState, None)]
    );
}

#[test]
fn none_of_it_is_done_by_others() {
    let (v, mut stage) = staged(|_| {});
    let by = v.ben;
    let tried = [
        change(&mut stage, by, &unchanged(v.ben)),
        leaves(&mut stage, by, v.ben, day(6, 1)),
        returns(&mut stage, by, v.ben),
        forget(&mut stage, by, v.ben),
    ];
    for refused in tried {
        assert_eq!(refusals(&refused), [(Code::NotAdmin, None)]);
    }
}

//! Long sequences of any acts by anybody, with days going by between them.

use super::{
    sound,
    stage::{Played, Stage},
};
use crate::{
    act::{assignment, person, settle},
    example::{Vectors, condition, one_of, vectors},
    ids::{AssignmentId, PersonId, RoleId},
    snapshot::Snapshot,
    structure::{
        policy::{ClauseKind, Hook},
        role::{CoreRole, Focus},
    },
    text::{Key, Name, Text},
    time::{Date, Timestamp},
};
use chrono::TimeDelta;
use proptest::prelude::*;

/// The rulebook's organization with a rep, an officer, a link, an admin, and a policy on terms.
fn staged() -> (Vectors, Stage) {
    let mut v = vectors();
    v.world.organization().admins = vec![v.ana, v.cy];
    v.world.anchor_leads(&[v.cy]);
    v.world.elect(v.customer, CoreRole::CircleRep, v.ben);
    v.world.elect(v.support, CoreRole::CircleRep, v.eli);
    v.world.elect(v.customer, CoreRole::Secretary, v.cy);
    let over = |hook| vec![ClauseKind::Override(hook)];
    let terms = Hook::Assignment {
        roles: vec![v.retention],
        term_months: Some(6),
        max_terms: Some(2),
        max_holders: Some(2),
        partners_only: true,
        by: None,
    };
    v.world.policy(v.customer, "terms", over(terms));
    let guests = Hook::LinkInvite {
        roles: vec![v.agent],
        may_opt_out: true,
    };
    let guests = v.world.policy(v.customer, "guests", over(guests));
    v.world.link(v.agent, v.customer, guests);
    let stage = Stage::new(&v.world);
    (v, stage)
}

/// Choices, one after another; the first again after the last.
struct Dice<'a>(&'a [u8], usize);

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        self.1 += 1;
        usize::from(self.0[self.1 % self.0.len()]) % sides
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())].clone()
    }

    fn focus(&mut self) -> Option<Focus> {
        let region = self.pick(&[None, None, Some("EMEA"), Some("APAC")])?;
        Some(Focus {
            text: Text::new(region).expect("a text"),
            when: vec![condition("region", one_of(&[region]))],
        })
    }

    fn day(&mut self, now: Timestamp) -> Option<Date> {
        let ahead = self.pick(&[None, Some(0), Some(3), Some(30), Some(150)])?;
        Some((now.utc() + TimeDelta::days(ahead)).date_naive())
    }
}

struct Cast {
    roles: Vec<RoleId>,
    people: Vec<PersonId>,
}

fn step(stage: &mut Stage, cast: &Cast, dice: &mut Dice<'_>) -> Played {
    let snapshot = stage.index.snapshot();
    let open: Vec<AssignmentId> = snapshot.offers.keys().copied().collect();
    let held: Vec<AssignmentId> = snapshot.assignments.keys().copied().collect();
    let any = [open.clone(), held.clone()].concat();
    let by = dice.pick(&cast.people);
    let who = dice.pick(&cast.people);
    let one = dice.pick(&any);
    let (person, now) = (who, stage.now);
    let played = match dice.roll(14) {
        0..=3 => {
            let mut wish = stage.wish(dice.pick(&cast.roles), who);
            wish.focus = dice.focus();
            wish.since = dice.day(now);
            wish.until = dice.day(now);
            wish.agreed = dice.roll(2) == 0;
            stage.offer(by, &wish)
        }
        4 | 5 => {
            let asked = open
                .first()
                .and_then(|id| stage.open(*id))
                .map(|o| (o.id, o.person));
            let (id, by) = asked.unwrap_or((one, by));
            stage.accept(by, id)
        }
        6 => stage.decline(by, one),
        7 => stage.withdraw(by, one),
        8 => stage.end(by, one),
        9 => stage.resign(by, one),
        10 => stage.refocus(by, one, dice.focus(), dice.roll(2) == 0).1,
        11 => {
            let on = dice.day(now).unwrap_or_else(|| now.utc().date_naive());
            let on = on - TimeDelta::days(1);
            let leave = person::Leave { person, on };
            stage.play(by, |world, by| person::leave(world, by, leave))
        }
        12 => stage.play(by, |world, by| person::come_back(world, by, who)),
        _ => {
            let change = person::Change {
                person,
                name: Some(Name::new("Somebody").expect("a name")),
                email: person::Edit::Clear,
                partner: Some(dice.roll(3) > 0),
                external: vec![(Key::new("crm").expect("a key"), None)],
            };
            stage.play(by, |world, by| person::change(world, by, &change))
        }
    };
    stage.now = Timestamp::new(now.utc() + TimeDelta::hours(dice.pick(&[0, 0, 1, 30, 24 * 40])));
    played
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_any_sequence_the_record_is_sound_and_every_moment_of_it_stays_as_it_was(
        bytes in proptest::collection::vec(any::<u8>(), 80..200),
    ) {
        let (v, mut stage) = staged();
        let cast = Cast {
            roles: vec![v.customer, v.care, v.retention, v.retention, v.support, v.agent],
            people: vec![v.ana, v.ben, v.cy, v.dee, v.eli],
        };
        let mut dice = Dice(&bytes, 0);
        let mut moments = vec![stage.index.snapshot().clone()];
        for _ in 0..40 {
            let known = stage.record.len();
            let played = step(&mut stage, &cast, &mut dice);
            prop_assert_eq!(stage.record.len() > known, played.is_ok_and(|e| !e.is_empty()));
            if stage.record.len() > known {
                moments.push(stage.index.snapshot().clone());
                sound_then(&stage);
            }
        }
        for (at, moment) in moments.iter().enumerate() {
            let folded = Snapshot::fold(&stage.record[..=at]).expect("a record");
            prop_assert_eq!(&folded, moment);
        }
    }
}

/// Sound at the moment of the last revision.
fn sound_then(stage: &Stage) {
    let mut then = stage.fork(crate::index::Index::new(
        stage.index.snapshot().clone(),
        stage.index.directory().clone(),
    ));
    then.now = stage.index.snapshot().adopted_at;
    sound(&then);
}

#[test]
fn what_a_refused_act_would_have_done_is_nowhere() {
    let (v, mut stage) = staged();
    let wish = stage.wish(v.retention, v.ben);
    let by = crate::act::Acting {
        person: v.ana,
        via: None,
    };
    let refused = assignment::offer(stage.world(), by, &wish).expect_err("terms have an end");
    assert_eq!(refused.len(), 1);
    assert!(
        settle(
            stage.world(),
            by,
            crate::act::Decided {
                cause: crate::event::Cause::Assignment,
                seat: None,
                events: Vec::new(),
                directory: Vec::new(),
                subject: None,
            }
        )
        .is_ok_and(|settled| settled.revision.is_none() && settled.index.is_none())
    );
    assert_eq!(stage.record.len(), 1);
}

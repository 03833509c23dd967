//! Who belongs to the organization, and what admins may not do.

mod coming;
mod going;

use super::{Add, Change, Edit};
use crate::{
    act::tests::stage::{Played, Stage},
    example::{Vectors, vectors},
    ids::PersonId,
    text::{Key, Name, OutsideRef},
};

/// The organization of the rulebook's vectors with Ana as its admin.
fn staged(change: impl FnOnce(&mut Vectors)) -> (Vectors, Stage) {
    let mut v = vectors();
    v.world.organization().admins = vec![v.ana];
    change(&mut v);
    let stage = Stage::new(&v.world);
    (v, stage)
}

fn newcomer(stage: &mut Stage, who: &str) -> Add {
    Add {
        id: PersonId::from_uuid(stage.fresh()),
        key: Key::new(who.to_lowercase()).expect("a key"),
        name: Name::new(who).expect("a name"),
        email: None,
        partner: true,
        external: Vec::new(),
        since: None,
    }
}

fn unchanged(person: PersonId) -> Change {
    Change {
        person,
        name: None,
        email: Edit::Keep,
        partner: None,
        external: Vec::new(),
    }
}

fn outside(id: &str) -> OutsideRef {
    OutsideRef::new(id).expect("an outside id")
}

fn add(stage: &mut Stage, by: PersonId, it: &Add) -> Played {
    stage.play(by, |world, by| super::add(world, by, it))
}

fn change(stage: &mut Stage, by: PersonId, it: &Change) -> Played {
    stage.play(by, |world, by| super::change(world, by, it))
}

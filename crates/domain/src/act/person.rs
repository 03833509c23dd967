//! Who belongs to the organization, and who they are: by admins alone. What names a person goes
//! beside the record, so that it can be erased.

mod add;
mod change;
mod come_back;
mod erase;
mod farewell;
mod leave;
mod unique;

#[cfg(test)]
mod tests;

pub use add::{Add, add};
pub use change::{Change, change};
pub use come_back::come_back;
pub use erase::erase;
pub use leave::{Leave, leave};

pub use crate::edit::Edit;

use super::World;
use crate::{
    ids::PersonId, rejection::Rejection, structure::person::Person, subject::Subject,
    time::Timestamp,
};

/// Somebody of the organization, present or not.
fn known(world: World<'_>, person: PersonId) -> Result<&Person, Vec<Rejection>> {
    let known = world.index.snapshot().people.get(&person);
    known.map(|p| &p.value).ok_or_else(|| {
        let subject = Subject::Person(person);
        vec![super::admin::wrong_state(
            subject,
            "there is no such person",
        )]
    })
}

/// Whether a person's last day has gone by.
fn has_left(world: World<'_>, person: &Person, at: Timestamp) -> bool {
    let zone = world.index.snapshot().organization.time_zone;
    person.left.is_some_and(|day| zone.end_of(day) <= at)
}

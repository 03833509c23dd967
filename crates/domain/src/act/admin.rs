//! What the organization's admins may do, and nobody else: manage people, outside ids, decision
//! types and service accounts. Being an admin gives nothing beside that.

use super::{Acting, Decided, DirectoryChange, World, names};
use crate::{
    authority::verdict::{About, Remedy, RemedyKind},
    code::Code,
    event::{Cause, Event},
    ids::PersonId,
    rejection::Rejection,
    subject::Subject,
};

/// Whether an admin acts; else the refusal, which names those who are.
pub(super) fn require(world: World<'_>, by: Acting) -> Option<Rejection> {
    let admins = admins(world);
    if admins.contains(&by.person) {
        return None;
    }
    let organization = world.index.snapshot().organization.id;
    let message = if admins.is_empty() {
        "only admins may do this, and the organization has none who is here".to_owned()
    } else {
        format!(
            "only admins may do this: ask {}",
            names(world.index, &admins)
        )
    };
    let others = admins.len().saturating_sub(Remedy::MOST_PEOPLE);
    let mut people = admins;
    people.truncate(Remedy::MOST_PEOPLE);
    let ask = (!people.is_empty()).then_some(Remedy {
        kind: RemedyKind::HandOver,
        about: About::Case,
        circle: None,
        role: None,
        people,
        others,
    });
    Some(
        Rejection::plain(Code::NotAdmin, message)
            .about(Subject::Organization(organization))
            .with(ask.into_iter().collect()),
    )
}

/// The admins who belong to the organization now.
fn admins(world: World<'_>) -> Vec<PersonId> {
    let admins = &world.index.snapshot().organization.admins;
    let present = |p: &&PersonId| world.index.is_present(**p, world.now);
    admins.iter().filter(present).copied().collect()
}

/// What follows from an admin's act. Admins act in no seat.
pub(super) fn decided(
    subject: Subject,
    events: Vec<Event>,
    directory: Vec<DirectoryChange>,
) -> Decided {
    Decided {
        cause: Cause::Administration,
        seat: None,
        events,
        directory,
        subject: Some(subject),
    }
}

/// A refusal by what a thing is at present.
pub(super) fn wrong_state(subject: Subject, message: impl Into<String>) -> Rejection {
    Rejection::plain(Code::WrongState, message).about(subject)
}

//! The part of a role that an assignment is limited to (GOV-2.1.4). Whether the role still makes
//! sense within it is for the assigner to judge.

use crate::{
    act::World,
    check::conditions,
    code::Code,
    ids::{RoleId, SeatId},
    index::Index,
    rejection::Rejection,
    rule,
    structure::role::{Focus, RoleRef, Seat, SeatRef},
    subject::Subject,
};

/// Conditions that contradict the catalogue.
pub(super) fn problems(world: World<'_>, role: RoleId, focus: Option<&Focus>) -> Vec<Rejection> {
    let catalogue = world.index.catalogue();
    focus
        .into_iter()
        .flat_map(|f| &f.when)
        .filter_map(|condition| conditions::complaint(catalogue, None, condition))
        .map(|message| {
            Rejection::by(rule::GOV_2_1_4, Code::WrongState, message)
                .at(["focus", "when"])
                .about(Subject::Role(RoleRef::Defined(role)))
        })
        .collect()
}

/// The seat of a role for a focus, as far as it is split off already; the whole role without one.
pub(super) fn seat(index: &Index, role: RoleId, focus: Option<&Focus>) -> Option<SeatRef> {
    let Some(focus) = focus else {
        return Some(SeatRef::Whole(RoleRef::Defined(role)));
    };
    index
        .snapshot()
        .seats
        .values()
        .find(|s| s.role == role && s.focus.same_part(focus))
        .map(|s| SeatRef::Focused(s.id))
}

/// The seat that is to be split off.
pub(super) fn split(id: SeatId, role: RoleId, focus: &Focus) -> Seat {
    Seat {
        id,
        role,
        focus: focus.clone(),
    }
}

//! What things are called, for messages.

use super::Index;
use crate::{
    ids::CircleId,
    structure::role::{CoreRole, RoleRef, SeatRef},
};

impl Index {
    /// A role's name; of a core role, with its circle's.
    pub fn role_name(&self, role: RoleRef) -> String {
        match role {
            RoleRef::Defined(id) => self
                .snapshot()
                .roles
                .get(&id)
                .map_or_else(|| "a removed role".to_owned(), |r| r.name.to_string()),
            RoleRef::Core(circle, core) => {
                format!("{} of {}", core_name(core), self.circle_name(circle))
            }
        }
    }

    /// A circle's name: that of its role.
    pub fn circle_name(&self, circle: CircleId) -> String {
        self.role_name(RoleRef::Defined(circle.role()))
    }

    /// A seat's name: the role's, with the focus where it has one.
    pub fn seat_name(&self, seat: SeatRef) -> String {
        match seat {
            SeatRef::Whole(role) => self.role_name(role),
            SeatRef::Focused(id) => self.snapshot().seats.get(&id).map_or_else(
                || "a removed seat".to_owned(),
                |s| {
                    format!(
                        "{} ({})",
                        self.role_name(RoleRef::Defined(s.role)),
                        s.focus.text
                    )
                },
            ),
        }
    }
}

/// The field's word for a core role.
pub const fn core_name(core: CoreRole) -> &'static str {
    match core {
        CoreRole::CircleLead => "Circle Lead",
        CoreRole::Facilitator => "Facilitator",
        CoreRole::Secretary => "Secretary",
        CoreRole::CircleRep => "Circle Rep",
    }
}

//! Roles: defined ones, and the four core roles that every circle has by the rules themselves.

use crate::{
    ids::{CircleId, RoleId, SeatId},
    structure::scope::{Condition, Scope},
    text::{Key, Name, Text},
};

/// A role that governance defined. Its inside is a circle (GOV-1.2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its outside reference.
    pub key: Key,
    /// Its name (GOV-1.1.1).
    pub name: Name,
    /// What it is for.
    pub purpose: Option<Text>,
    /// The circle that holds it; none for the anchor alone (GOV-1.3.1).
    pub source: Option<CircleId>,
}

/// The core roles of a circle. They exist by the rules, are never stored and have no inside
/// (GOV-1.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoreRole {
    /// Held by whoever leads the circle's role (GOV-2.1.9).
    CircleLead,
    /// Runs the governance process; elected.
    Facilitator,
    /// Keeps and interprets the records; elected.
    Secretary,
    /// Speaks for the circle in the circles that hold it; elected (GOV-2.4.3).
    CircleRep,
}

impl CoreRole {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::CircleLead,
        Self::Facilitator,
        Self::Secretary,
        Self::CircleRep,
    ];
}

/// Any role: a defined one, or a core role of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleRef {
    /// A defined role.
    Defined(RoleId),
    /// A core role of a circle.
    Core(CircleId, CoreRole),
}

/// The unit that people are assigned to and that authority attaches to: a role, whole or within a
/// focus (GOV-2.1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeatRef {
    /// The whole role.
    Whole(RoleRef),
    /// The part of a defined role that a focus splits off.
    Focused(SeatId),
}

/// A seat within a focus; acts as a role of its own there (GOV-2.1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The role that it is a part of.
    pub role: RoleId,
    /// The part.
    pub focus: Focus,
}

/// The context that a seat is limited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// In words.
    pub text: Text,
    /// For the machine: conditions that must all hold; none means that the words alone decide,
    /// which a machine reads as everywhere.
    pub when: Vec<Condition>,
}

impl Focus {
    /// Whether two parts of one role are the same: equal conditions, however they were written
    /// down; of those without any, equal words.
    pub fn same_part(&self, other: &Self) -> bool {
        let (own, others) = (self.normal(), other.normal());
        own == others && (!own.is_empty() || self.text == other.text)
    }

    fn normal(&self) -> Vec<Condition> {
        let scope = Scope {
            decision: None,
            when: self.when.clone(),
        };
        scope.normal().when
    }
}

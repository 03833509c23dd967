//! Roles, seats, and how either is referred to: `role:ID`, `seat:ID`, or the office and the circle,
//! `secretary:ID`.

use super::{
    Stored, Unreadable,
    field::{maybe_text, text},
    row,
    scope::{self, Condition},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{CircleId, RoleId, SeatId},
    structure::role::{self, CoreRole, RoleRef, SeatRef},
    text::{Key, Name, Text},
};

/// A defined role.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    id: Uuid,
    key: String,
    name: String,
    purpose: Option<String>,
    source_id: Option<Uuid>,
}

row! { role: RoleId => Role { key, name, purpose, source_id } json {} }

impl Stored for Role {
    type Value = role::Role;

    fn of(role: &role::Role) -> Self {
        Self {
            id: role.id.uuid(),
            key: role.key.to_string(),
            name: role.name.to_string(),
            purpose: role.purpose.as_ref().map(Text::to_string),
            source_id: role.source.map(CircleId::uuid),
        }
    }

    fn value(self) -> Result<role::Role, Unreadable> {
        Ok(role::Role {
            id: RoleId::from_uuid(self.id),
            key: text("key", self.key, Key::new)?,
            name: text("name", self.name, Name::new)?,
            purpose: maybe_text("purpose", self.purpose, Text::new)?,
            source: self.source_id.map(CircleId::from_uuid),
        })
    }
}

/// A seat within a focus.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seat {
    id: Uuid,
    role_id: Uuid,
    focus_text: String,
    focus_when: Vec<Condition>,
}

row! { seat: SeatId => Seat { role_id, focus_text } json { focus_when } }

impl Stored for Seat {
    type Value = role::Seat;

    fn of(seat: &role::Seat) -> Self {
        Self {
            id: seat.id.uuid(),
            role_id: seat.role.uuid(),
            focus_text: seat.focus.text.to_string(),
            focus_when: scope::all_of(&seat.focus.when),
        }
    }

    fn value(self) -> Result<role::Seat, Unreadable> {
        Ok(role::Seat {
            id: SeatId::from_uuid(self.id),
            role: RoleId::from_uuid(self.role_id),
            focus: role::Focus {
                text: text("focus_text", self.focus_text, Text::new)?,
                when: scope::values("focus_when", self.focus_when)?,
            },
        })
    }
}

const ROLE: &str = "role";
const SEAT: &str = "seat";

/// The name of an office.
pub(crate) const fn office_name(office: CoreRole) -> &'static str {
    match office {
        CoreRole::CircleLead => "circle_lead",
        CoreRole::Facilitator => "facilitator",
        CoreRole::Secretary => "secretary",
        CoreRole::CircleRep => "circle_rep",
    }
}

/// A reference to a role.
pub(crate) fn role_ref_text(role: RoleRef) -> String {
    match role {
        RoleRef::Defined(role) => format!("{ROLE}:{}", role.uuid()),
        RoleRef::Core(circle, office) => format!("{}:{}", office_name(office), circle.uuid()),
    }
}

/// A reference to a seat.
pub(crate) fn seat_ref_text(seat: SeatRef) -> String {
    match seat {
        SeatRef::Whole(role) => role_ref_text(role),
        SeatRef::Focused(seat) => format!("{SEAT}:{}", seat.uuid()),
    }
}

/// The role that a reference names.
pub(crate) fn role_ref(field: &'static str, text: &str) -> Result<RoleRef, Unreadable> {
    let (kind, id) = parts(field, text)?;
    if kind == ROLE {
        return Ok(RoleRef::Defined(RoleId::from_uuid(id)));
    }
    let office = super::field::one_of(field, kind, &CoreRole::ALL, office_name)?;
    Ok(RoleRef::Core(CircleId::from_uuid(id), office))
}

/// The seat that a reference names.
pub(crate) fn seat_ref(field: &'static str, text: &str) -> Result<SeatRef, Unreadable> {
    let (kind, id) = parts(field, text)?;
    if kind == SEAT {
        return Ok(SeatRef::Focused(SeatId::from_uuid(id)));
    }
    role_ref(field, text).map(SeatRef::Whole)
}

fn parts<'a>(field: &'static str, text: &'a str) -> Result<(&'a str, Uuid), Unreadable> {
    let unreadable = || Unreadable::new(field, format_args!("refers to nothing: `{text}`"));
    let (kind, id) = text.split_once(':').ok_or_else(unreadable)?;
    let id = Uuid::try_parse(id).map_err(|_| unreadable())?;
    Ok((kind, id))
}

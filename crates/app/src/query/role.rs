//! Which role is meant: by id, or by key; of a core role the circle's key with the office.

use crate::{
    AppError, View,
    error::{Problem, ProblemCode},
};
use zirkel_domain::{
    ids::{CircleId, RoleId},
    index::Index,
    structure::role::{CoreRole, RoleRef},
    text::Key,
};

/// A reference to a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleNamed {
    /// By id.
    Id(RoleRef),
    /// By key; of a core role e.g. `frontline:facilitator`.
    Key(String),
}

/// Finds a role; the field says where the reference stood in the request.
pub(crate) fn find(view: &View, role: &RoleNamed, field: &str) -> Result<RoleRef, AppError> {
    let (found, by, what) = match role {
        RoleNamed::Id(id) => {
            let found = exists(&view.index, *id).then_some(*id);
            (found, "id", "this id".to_owned())
        }
        RoleNamed::Key(key) => {
            let what = format!("the key `{}`", super::person::shown(key));
            (by_key(&view.index, key), "key", what)
        }
    };
    found.ok_or_else(|| {
        let message = format!("no role here has {what}");
        Problem::at([field, by], ProblemCode::NotFound, message).into()
    })
}

/// The role with a key; of a core role e.g. `frontline:facilitator`.
pub(crate) fn by_key(index: &Index, key: &str) -> Option<RoleRef> {
    let (key, core) = split_key(key);
    let id = index.role_by_key(&Key::new(key).ok()?)?;
    let role = core.map_or(RoleRef::Defined(id), |core| {
        RoleRef::Core(CircleId::inside(id), core)
    });
    exists(index, role).then_some(role)
}

/// A role's key, taken apart into that of a defined role and an office.
pub fn split_key(key: &str) -> (&str, Option<CoreRole>) {
    let office = key.split_once(':').and_then(|(circle, office)| {
        let core = CoreRole::ALL
            .into_iter()
            .find(|core| core_key(*core) == office)?;
        Some((circle, core))
    });
    office.map_or((key, None), |(circle, core)| (circle, Some(core)))
}

/// What stands behind the colon in the key of a core role.
pub const fn core_key(core: CoreRole) -> &'static str {
    match core {
        CoreRole::CircleLead => "circle_lead",
        CoreRole::Facilitator => "facilitator",
        CoreRole::Secretary => "secretary",
        CoreRole::CircleRep => "rep",
    }
}

/// Whether an organization has a role. The anchor has no rep (GOV-1.3.4).
pub fn exists(index: &Index, role: RoleRef) -> bool {
    let known = |id: RoleId| index.snapshot().roles.contains_key(&id);
    match role {
        RoleRef::Defined(id) => known(id),
        RoleRef::Core(circle, CoreRole::CircleRep) => {
            known(circle.role()) && index.anchor() != Some(circle.role())
        }
        RoleRef::Core(circle, _) => known(circle.role()),
    }
}

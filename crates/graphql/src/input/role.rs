//! Which role is meant.

use super::{Path, bounded};
use crate::node;
use async_graphql::{ID, OneofObject};
use zirkel_app::{error::Problem, query::role::RoleNamed};
use zirkel_domain::text::Key;

/// A role, by id or by key. Exactly one field. No such role in the caller's organization is the
/// error `NOT_FOUND`.
#[derive(Clone, Debug, OneofObject)]
#[graphql(name = "RoleRef")]
pub(crate) enum RoleRefInput {
    /// The role's id in this API, `role_…`, of a core role `facilitator_…` and the like.
    Id(ID),
    /// The role's key; of a core role e.g. `frontline:facilitator`.
    Key(String),
}

impl RoleRefInput {
    /// Reads it, without looking for the role.
    pub(crate) fn read(self, path: &Path) -> Result<RoleNamed, Problem> {
        Ok(match self {
            Self::Id(id) => RoleNamed::Id(node::role(&id, path.at("id").segments())?),
            Self::Key(key) => {
                // A core role's key is a key, a colon and the office.
                RoleNamed::Key(bounded(&path.at("key"), key, Key::MOST + 20)?)
            }
        })
    }
}

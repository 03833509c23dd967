//! Edits of roles.

use super::{
    mention::{Mention, TextEdit},
    part::{RolePart, RolePartEdit},
};
use crate::context::Shown;
use async_graphql::{Enum, SimpleObject};
use zirkel_domain::{
    change::{Inside, Names, Part, RoleAmendment},
    ids::{CircleId, RoleId},
    structure::role::{Role, RoleRef},
    text::Text,
};

/// Defines a role in the circle.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RoleCreateChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// The role, once it is there.
    role: Mention,
    /// Its key.
    key: String,
    /// What it is called.
    name: String,
    /// What it is for.
    purpose: Option<String>,
    /// What it has from the start.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    parts: Vec<RolePart>,
}

impl RoleCreateChange {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        text: String,
        role: &Role,
        parts: &[Part],
    ) -> Self {
        let parts = parts.iter().map(|it| RolePart::new(shown, names, it));
        Self {
            text,
            role: Mention::role(shown, names, RoleRef::Defined(role.id)),
            key: role.key.to_string(),
            name: role.name.to_string(),
            purpose: role.purpose.as_ref().map(ToString::to_string),
            parts: parts.collect(),
        }
    }
}

/// Changes a role: one of the circle whole; of a core or a linked role what the circle itself added
/// (GOV-1.4.4, GOV-1.5.3). What is null stays.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RoleAmendChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    role: Mention,
    /// What it is called from then on.
    new_name: Option<String>,
    /// What it is for from then on.
    new_purpose: Option<TextEdit>,
    /// What becomes of its parts, in order; parts that are not named stay.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    part_edits: Vec<RolePartEdit>,
}

impl RoleAmendChange {
    pub(super) fn new(shown: &Shown, names: &Names<'_>, text: String, it: &RoleAmendment) -> Self {
        let parts = it.parts.iter();
        let parts = parts.map(|it| RolePartEdit::new(shown, names, it));
        Self {
            text,
            role: Mention::role(shown, names, it.role),
            new_name: it.name.as_ref().map(ToString::to_string),
            new_purpose: TextEdit::of(&it.purpose),
            part_edits: parts.collect(),
        }
    }
}

/// What becomes of the inside of a role that goes (GOV-1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum RoleInside {
    /// Not said; enough where there is nothing inside.
    Unsaid,
    /// All of it goes as well.
    Removed,
    /// Some of it moves up into the circle; the rest goes.
    Kept,
}

/// Removes a role of the circle.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RoleRemoveChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    role: Mention,
    /// What becomes of its inside.
    inside: RoleInside,
    /// The roles of its inside that move up into the circle, with everything inside them.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    kept_roles: Vec<Mention>,
    /// The policies of its inside that move up into the circle.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    kept_policies: Vec<Mention>,
}

impl RoleRemoveChange {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        text: String,
        role: RoleId,
        inside: &Inside,
    ) -> Self {
        let (inside, roles, policies) = match inside {
            Inside::Unsaid => (RoleInside::Unsaid, &[][..], &[][..]),
            Inside::Removed => (RoleInside::Removed, &[][..], &[][..]),
            Inside::Kept { roles, policies } => {
                (RoleInside::Kept, roles.as_slice(), policies.as_slice())
            }
        };
        let role_of = |id: RoleId| Mention::role(shown, names, RoleRef::Defined(id));
        let kept = policies.iter();
        Self {
            text,
            role: role_of(role),
            inside,
            kept_roles: roles.iter().map(|id| role_of(*id)).collect(),
            kept_policies: kept.map(|id| Mention::policy(shown, names, *id)).collect(),
        }
    }
}

/// Moves a role down into a circle inside this one, or up out of one (GOV-1.2.5).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RoleMoveChange {
    /// What it does, in one plain sentence without a full stop.
    pub(super) text: String,
    /// Which.
    role: Mention,
    /// The circle that holds it from then on.
    into: Mention,
    /// How it serves the circle that it goes into, or no longer serves the one that it leaves.
    fit_reason: Option<String>,
}

impl RoleMoveChange {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        text: String,
        (role, into): (RoleId, CircleId),
        reason: Option<&Text>,
    ) -> Self {
        Self {
            text,
            role: Mention::role(shown, names, RoleRef::Defined(role)),
            into: Mention::circle(shown, names, into),
            fit_reason: reason.map(ToString::to_string),
        }
    }
}

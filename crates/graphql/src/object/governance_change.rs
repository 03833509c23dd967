//! The edits of a proposal, as data and in words.

mod mention;
mod part;
mod policy;
mod role;

#[cfg(test)]
mod tests;

use crate::context::Shown;
use async_graphql::Interface;
use policy::{PolicyAdoptChange, PolicyAmendChange, PolicyMoveChange, PolicyRemoveChange};
use role::{RoleAmendChange, RoleCreateChange, RoleMoveChange, RoleRemoveChange};
use zirkel_domain::change::{self, Change, Names};

/// One edit of a proposal (GOV-4.1.1), one of exactly eight kinds.
#[derive(Clone, Debug, Interface)]
#[graphql(field(
    name = "text",
    ty = "&String",
    desc = "What it does, in one plain sentence without a full stop."
))]
pub(crate) enum GovernanceChange {
    /// Defines a role.
    RoleCreate(RoleCreateChange),
    /// Changes a role.
    RoleAmend(RoleAmendChange),
    /// Removes a role.
    RoleRemove(RoleRemoveChange),
    /// Moves a role.
    RoleMove(RoleMoveChange),
    /// Adopts a policy.
    PolicyAdopt(PolicyAdoptChange),
    /// Changes a policy.
    PolicyAmend(PolicyAmendChange),
    /// Repeals a policy.
    PolicyRemove(PolicyRemoveChange),
    /// Moves a policy.
    PolicyMove(PolicyMoveChange),
}

impl GovernanceChange {
    /// The views of a proposal's edits, in order. They name what they make to each other.
    pub(crate) fn all(shown: &Shown, changes: &[Change]) -> Vec<Self> {
        let names = Names::with(&shown.index, changes);
        let views = changes.iter().map(|it| Self::new(shown, &names, it));
        views.collect()
    }

    fn new(shown: &Shown, names: &Names<'_>, change: &Change) -> Self {
        let text = change::sentence(names, change);
        match change {
            Change::RoleCreate { role, parts } => {
                RoleCreateChange::new(shown, names, text, role, parts).into()
            }
            Change::RoleAmend(it) => RoleAmendChange::new(shown, names, text, it).into(),
            Change::RoleRemove { role, inside } => {
                RoleRemoveChange::new(shown, names, text, *role, inside).into()
            }
            Change::RoleMove {
                role,
                into,
                fit_reason,
            } => {
                RoleMoveChange::new(shown, names, text, (*role, *into), fit_reason.as_ref()).into()
            }
            Change::PolicyAdopt(it) => PolicyAdoptChange::new(shown, names, text, it).into(),
            Change::PolicyAmend(it) => PolicyAmendChange::new(shown, names, text, it).into(),
            Change::PolicyRemove(id) => PolicyRemoveChange::new(shown, names, text, *id).into(),
            Change::PolicyMove {
                policy,
                into,
                fit_reason,
            } => PolicyMoveChange::new(shown, names, text, (*policy, *into), fit_reason.as_ref())
                .into(),
        }
    }
}

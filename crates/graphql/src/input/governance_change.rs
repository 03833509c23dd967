//! Edits of governance, read one by one. What they name is found later, within the act
//! ([`zirkel_app::changes`]); here is told what can not be read.

mod clause;
mod hook;
mod limit;
mod part;
mod policy;
mod reference;
mod role;
mod scope;

#[cfg(test)]
pub(crate) mod tests;

use super::{Path, Problems, every};
use async_graphql::{MaybeUndefined, OneofObject};
use policy::{PolicyAdoptInput, PolicyAmendInput, PolicyMoveInput, PolicyRemoveInput};
use role::{RoleAmendInput, RoleCreateInput, RoleMoveInput, RoleRemoveInput};
use zirkel_app::changes::ChangeDraft;
use zirkel_domain::edit::Edit;

/// One edit of a circle's governance (GOV-4.1.1). Exactly one field; there is no other kind.
/// Projects, next actions, single decisions and role assignments are not governance.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum GovernanceChangeInput {
    /// Defines a role in the circle.
    RoleCreate(RoleCreateInput),
    /// Changes a role of the circle; of a core or a linked role what the circle itself added
    /// (GOV-1.4.4, GOV-1.5.3).
    RoleAmend(RoleAmendInput),
    /// Removes a role of the circle, and says what becomes of its inside (GOV-1.2.6).
    RoleRemove(RoleRemoveInput),
    /// Moves a role down into a circle inside this one, or up out of one (GOV-1.2.5).
    RoleMove(RoleMoveInput),
    /// Adopts a policy of the circle.
    PolicyAdopt(PolicyAdoptInput),
    /// Changes a policy of the circle.
    PolicyAmend(PolicyAmendInput),
    /// Repeals a policy of the circle.
    PolicyRemove(PolicyRemoveInput),
    /// Moves a policy down into a circle inside this one, or up out of one (GOV-1.2.5).
    PolicyMove(PolicyMoveInput),
}

impl GovernanceChangeInput {
    /// Reads a list of edits; everything that is wrong with them at once. How many there may be is
    /// a rule (GOV-4.3.4).
    pub(crate) fn all(path: &Path, given: Vec<Self>) -> Result<Vec<ChangeDraft>, Problems> {
        every(path, given, Self::read)
    }

    fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        match self {
            Self::RoleCreate(it) => it.read(&path.at("roleCreate")),
            Self::RoleAmend(it) => it.read(&path.at("roleAmend")),
            Self::RoleRemove(it) => it.read(&path.at("roleRemove")),
            Self::RoleMove(it) => it.read(&path.at("roleMove")),
            Self::PolicyAdopt(it) => it.read(&path.at("policyAdopt")),
            Self::PolicyAmend(it) => it.read(&path.at("policyAmend")),
            Self::PolicyRemove(it) => it.read(&path.at("policyRemove")),
            Self::PolicyMove(it) => it.read(&path.at("policyMove")),
        }
    }
}

/// What becomes of a field: left out, it stays; null takes it out.
fn edit<G, T, E>(
    given: MaybeUndefined<G>,
    read: impl FnOnce(G) -> Result<T, E>,
) -> Result<Edit<T>, E> {
    match given {
        MaybeUndefined::Undefined => Ok(Edit::Keep),
        MaybeUndefined::Null => Ok(Edit::Clear),
        MaybeUndefined::Value(it) => read(it).map(Edit::Set),
    }
}

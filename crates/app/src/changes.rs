//! Edits of governance as they are asked for: what they name is named by id, by key, or by the name
//! that another edit of the same list gives to what it makes. [`resolve()`] finds all of it and
//! makes of them the edits that a proposal carries; whether those can be made is judged by
//! [`zirkel_domain::change::plan`], not here.
//!
//! Every reference says where in the request it stood, so that what is wrong with it is told there.

mod clause;
mod hook;
mod keys;
mod lookup;
mod part;
mod resolve;

#[cfg(test)]
mod tests;

pub use clause::{ClauseDraft, EffectDraft, KindDraft};
pub use hook::{AssignmentDraft, DelegateDraft, HookDraft, VoiceDraft};
pub use lookup::Thing;
pub use part::{PartDraft, PartEditDraft};
pub use resolve::resolve;

use crate::query::person::PersonRef;
use zirkel_domain::{
    edit::Edit,
    ids::{CircleId, PolicyId},
    structure::role::RoleRef,
    text::{Key, Name, OutsideRef, Text},
    time::Date,
};

/// Something that an edit names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<I> {
    /// What it is named by.
    pub by: By<I>,
    /// Where that stood in the request.
    pub at: Vec<String>,
}

/// What a thing is named by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By<I> {
    /// Its id.
    Id(I),
    /// Its key; of a core role e.g. `frontline:facilitator`, of a circle that of its role.
    Key(String),
    /// The name that an edit of the same list gives to what it makes.
    Label(OutsideRef),
}

/// A person whom an edit names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNamed {
    /// Who.
    pub who: PersonRef,
    /// Where that stood in the request.
    pub at: Vec<String>,
}

/// A name that an edit gives to what it makes, for other edits of the same list to name it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name.
    pub name: OutsideRef,
    /// Where it stood in the request.
    pub at: Vec<String>,
}

/// One edit, as [`zirkel_domain::change::Change`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeDraft {
    /// Defines a role.
    RoleCreate(RoleDraft),
    /// Changes a role, or what the circle added to it.
    RoleAmend(RoleAmendDraft),
    /// Removes a role.
    RoleRemove {
        /// Which.
        role: Reference<RoleRef>,
        /// What becomes of its inside.
        inside: InsideDraft,
    },
    /// Moves a role across the boundary of a circle.
    RoleMove {
        /// Which.
        role: Reference<RoleRef>,
        /// Into which circle.
        into: Reference<CircleId>,
        /// How it serves the place it goes to, or no longer serves the one it leaves.
        fit_reason: Option<Text>,
    },
    /// Adopts a policy.
    PolicyAdopt(PolicyDraft),
    /// Changes a policy.
    PolicyAmend(PolicyAmendDraft),
    /// Repeals a policy.
    PolicyRemove(Reference<PolicyId>),
    /// Moves a policy across the boundary of a circle.
    PolicyMove {
        /// Which.
        policy: Reference<PolicyId>,
        /// Into which circle.
        into: Reference<CircleId>,
        /// How it serves the place it goes to, or no longer serves the one it leaves.
        fit_reason: Option<Text>,
    },
}

/// A role to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleDraft {
    /// What other edits of the list call it.
    pub label: Option<Label>,
    /// Its key; made from its name where none is given.
    pub key: Option<Key>,
    /// Its name.
    pub name: Name,
    /// What it is for.
    pub purpose: Option<Text>,
    /// What it has from the start.
    pub parts: Vec<PartDraft>,
}

/// What changes about a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAmendDraft {
    /// Which.
    pub role: Reference<RoleRef>,
    /// What it is called; none where that stays.
    pub name: Option<Name>,
    /// What it is for.
    pub purpose: Edit<Text>,
    /// Its parts, in order.
    pub parts: Vec<PartEditDraft>,
}

/// What becomes of the inside of a role that is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsideDraft {
    /// Not said.
    Unsaid,
    /// All of it goes.
    Removed,
    /// These move up, the rest goes.
    Kept {
        /// Roles, at any depth.
        roles: Vec<Reference<RoleRef>>,
        /// Policies, at any depth.
        policies: Vec<Reference<PolicyId>>,
    },
}

/// A policy to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyDraft {
    /// What other edits of the list call it.
    pub label: Option<Label>,
    /// Its key; made from its title where none is given.
    pub key: Option<Key>,
    /// Its title.
    pub title: Name,
    /// In words.
    pub text: Option<Text>,
    /// When it is to be looked at again.
    pub review_at: Option<Date>,
    /// For the machine.
    pub clauses: Vec<ClauseDraft>,
}

/// What changes about a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyAmendDraft {
    /// Which.
    pub policy: Reference<PolicyId>,
    /// Its title; none where it stays.
    pub title: Option<Name>,
    /// Its words.
    pub text: Edit<Text>,
    /// When it is to be looked at again.
    pub review_at: Edit<Date>,
    /// Its clauses, all of them; none where they stay.
    pub clauses: Option<Vec<ClauseDraft>>,
}

//! The typed edits that a proposal carries (GOV-4.1.1): a closed list. [`plan()`] holds them
//! against the structure that they would change and gives the facts that follow, or everything that
//! is wrong with them, each with its place in the list.
//!
//! An edit names what it changes and nothing else, so that a text can be read as the change that it
//! is. Ids of what an edit creates are drawn before and come with it: other edits of the same list
//! may name them.

mod adoption;
mod element;
mod english;
mod money;
mod names;
mod owner;
mod path;
mod plan;
mod policy;
mod preview;
mod relocate;
mod removal;
mod role;
mod sweep;

#[cfg(test)]
mod tests;

pub use adoption::{Adoption, adopt};
pub use english::sentence;
pub use names::Names;
pub use plan::{Bases, MOST, Plan, changed, moved, plan};
pub use policy::MOST_CLAUSES;
pub use preview::{AuthorityChange, MOST_ASKED, MOST_ASKED_ABOUT, MOST_FORESEEN, Preview, preview};
pub use removal::MOST_KEPT;
pub use role::MOST_PARTS;

use crate::{
    edit::Edit,
    ids::{AccountabilityId, CircleId, DomainId, PolicyId, RoleId, SpendControlId},
    structure::{
        domain::{Domain, Reach},
        element::{Accountability, SpendControl, SpendLimit},
        policy::{Clause, Policy},
        role::{Role, RoleRef},
        scope::Scope,
    },
    text::{Name, Text},
    time::Date,
};
use std::collections::BTreeSet;

/// Where edits are proposed.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The circle whose governance they change.
    pub circle: CircleId,
    /// The circles in which proposals are open: these end with their circle (GOV-1.2.6).
    pub processing: &'a BTreeSet<CircleId>,
}

/// One edit. There is no other kind: projects, next actions, single decisions and role assignments
/// are not governance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Defines a role in the circle.
    RoleCreate {
        /// The role; the circle holds it.
        role: Role,
        /// What it has from the start.
        parts: Vec<Part>,
    },
    /// Changes a role of the circle: its definition, or in a core or a linked role what the circle
    /// itself added (GOV-1.4.4, GOV-1.5.3).
    RoleAmend(RoleAmendment),
    /// Removes a role of the circle, and says what becomes of its inside (GOV-1.2.6).
    RoleRemove {
        /// The role.
        role: RoleId,
        /// What becomes of everything inside it.
        inside: Inside,
    },
    /// Moves a role down into a circle inside this one, or up out of one (GOV-1.2.5).
    RoleMove {
        /// The role.
        role: RoleId,
        /// The circle that holds it from then on.
        into: CircleId,
        /// How it serves the place it goes to, or no longer serves the one it leaves.
        fit_reason: Option<Text>,
    },
    /// Adopts a policy of the circle.
    PolicyAdopt(Policy),
    /// Changes a policy of the circle.
    PolicyAmend(PolicyAmendment),
    /// Repeals a policy of the circle.
    PolicyRemove(PolicyId),
    /// Moves a policy down into a circle inside this one, or up out of one (GOV-1.2.5).
    PolicyMove {
        /// The policy.
        policy: PolicyId,
        /// The circle that has it from then on.
        into: CircleId,
        /// How it serves the place it goes to, or no longer serves the one it leaves.
        fit_reason: Option<Text>,
    },
}

/// What a role has besides its name and purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Work that others may expect of it.
    Accountability(Accountability),
    /// Something that it alone controls.
    Domain(Domain),
    /// Money that it may spend.
    SpendControl(SpendControl),
}

/// What becomes of one part of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartEdit {
    /// It is new.
    Add(Part),
    /// An accountability says something else.
    AmendAccountability {
        /// Which.
        id: AccountabilityId,
        /// Its words; none where they stay.
        text: Option<Text>,
        /// Its scopes; none where they stay.
        covers: Option<Vec<Scope>>,
    },
    /// A domain is drawn otherwise.
    AmendDomain {
        /// Which.
        id: DomainId,
        /// Its words; none where they stay.
        text: Option<Text>,
        /// Whom it binds; none where that stays.
        reach: Option<Reach>,
        /// The domain that it is a part of.
        delegated_from: Edit<DomainId>,
        /// Its scopes; none where they stay.
        covers: Option<Vec<Scope>>,
    },
    /// An amount is another.
    AmendSpendControl {
        /// Which.
        id: SpendControlId,
        /// How much; none where it stays.
        limit: Option<SpendLimit>,
        /// For which decisions; none where that stays.
        scopes: Option<Vec<Scope>>,
    },
    /// An accountability goes.
    RemoveAccountability(AccountabilityId),
    /// A domain goes.
    RemoveDomain(DomainId),
    /// An amount goes.
    RemoveSpendControl(SpendControlId),
}

/// What changes about a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAmendment {
    /// Which: a defined one, or a core role of the circle.
    pub role: RoleRef,
    /// What it is called; none where that stays.
    pub name: Option<Name>,
    /// What it is for.
    pub purpose: Edit<Text>,
    /// Its parts, in order.
    pub parts: Vec<PartEdit>,
}

/// What becomes of the inside of a role that is removed: its roles, its policies and what is linked
/// into it. Nothing goes without being said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// Not said; enough where there is nothing inside.
    Unsaid,
    /// All of it goes as well.
    Removed,
    /// These move up into the circle, with everything inside them; the rest goes.
    Kept {
        /// Roles, at any depth.
        roles: Vec<RoleId>,
        /// Policies, at any depth.
        policies: Vec<PolicyId>,
    },
}

/// What changes about a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyAmendment {
    /// Which.
    pub policy: PolicyId,
    /// Its title; none where it stays.
    pub title: Option<Name>,
    /// Its words (GOV-3.2.9: text beats structure).
    pub text: Edit<Text>,
    /// When it is to be looked at again.
    pub review_at: Edit<Date>,
    /// Its clauses, all of them; none where they stay.
    pub clauses: Option<Vec<Clause>>,
}

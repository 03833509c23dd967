//! Clauses of policies: exactly four kinds (GOV-3.2.2), each as data and in words.

mod constrain;
mod domain_access;
mod grant;
mod hook;

use super::{person::Person, role::Role};
use crate::{context::Shown, page::Item as _};
use async_graphql::Interface;
use constrain::ConstrainClause;
use domain_access::DomainAccessClause;
use grant::GrantClause;
use hook::OverrideClause;
use zirkel_domain::{
    change::Names,
    ids::{PersonId, RoleId},
    structure::{
        policy::{self, ClauseKind},
        role::RoleRef,
    },
};

/// A clause of a policy, one of exactly four kinds (GOV-3.2.2).
#[expect(
    clippy::duplicated_attributes,
    reason = "two fields of the interface have the same type"
)]
#[derive(Clone, Debug, Interface)]
#[graphql(
    field(name = "text", ty = "&String", desc = "In words, made from the data."),
    field(
        name = "local",
        ty = "&bool",
        desc = "Whether it reaches only roles directly in the circle; else at any depth below (GOV-3.2.3)."
    ),
    field(
        name = "may_override",
        ty = "&bool",
        desc = "Whether a sub-circle may override it."
    )
)]
pub(crate) enum Clause {
    /// Limits authority.
    Constrain(ConstrainClause),
    /// Gives authority.
    Grant(GrantClause),
    /// Opens a domain.
    DomainAccess(DomainAccessClause),
    /// Changes a default.
    Override(OverrideClause),
}

impl Clause {
    /// The view of one that is in force.
    pub(crate) fn new(shown: &Shown, clause: &policy::Clause) -> Self {
        Self::named(shown, &Names::of(&shown.index), clause)
    }

    /// The view of one that may speak of what is not there yet: in its words things have
    /// these names.
    pub(crate) fn named(shown: &Shown, names: &Names<'_>, clause: &policy::Clause) -> Self {
        match &clause.kind {
            ClauseKind::Constrain(it) => ConstrainClause::new(shown, names, clause, it).into(),
            ClauseKind::Grant(it) => GrantClause::new(shown, names, clause, it).into(),
            ClauseKind::DomainAccess(it) => {
                DomainAccessClause::new(shown, names, clause, it).into()
            }
            ClauseKind::Override(it) => OverrideClause::new(shown, names, clause, it).into(),
        }
    }
}

fn roles(shown: &Shown, ids: &[RoleId]) -> Vec<Role> {
    ids.iter()
        .filter_map(|id| Role::of(shown, RoleRef::Defined(*id)))
        .collect()
}

fn people(shown: &Shown, ids: &[PersonId]) -> Vec<Person> {
    ids.iter().filter_map(|id| Person::of(shown, *id)).collect()
}

fn role_name(names: &Names<'_>, id: RoleId) -> String {
    names.role(RoleRef::Defined(id))
}

fn role_names(names: &Names<'_>, ids: &[RoleId]) -> String {
    let each = ids.iter().map(|id| role_name(names, *id));
    each.collect::<Vec<_>>().join(", ")
}

fn people_names(names: &Names<'_>, ids: &[PersonId]) -> String {
    let each = ids.iter().map(|id| names.person(*id));
    each.collect::<Vec<_>>().join(", ")
}

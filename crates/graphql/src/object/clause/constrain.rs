//! Clauses that limit authority.

use super::{role_name, role_names, roles};
use crate::{
    context::Shown,
    object::{circle::Circle, role::Role, scope},
    page::Item as _,
};
use async_graphql::{ComplexObject, Enum, SimpleObject};
use std::sync::Arc;
use zirkel_domain::{
    change::Names,
    structure::{
        policy::{self, AnyOrAll, Constraint, Effect},
        role::RoleRef,
    },
};

/// What a constraint asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ConstraintEffect {
    /// Never.
    Forbid,
    /// Only with the permission of any one lead of `role`.
    PermissionOfRole,
    /// Only with the permission of any one member of `circle`.
    PermissionOfAnyMember,
    /// Only with the permission of all members of `circle`.
    PermissionOfAllMembers,
    /// Only together with a lead of `role` who is another person.
    Second,
}

/// Limits the authority of roles inside the circle. Constraints add up.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub(crate) struct ConstrainClause {
    /// In words, made from the data.
    pub(crate) text: String,
    /// Whether it binds only roles directly in the circle; else at any depth below (GOV-3.2.3).
    pub(crate) local: bool,
    /// Whether a sub-circle may override it.
    pub(crate) may_override: bool,
    #[graphql(skip)]
    shown: Shown,
    #[graphql(skip)]
    it: Constraint,
}

impl ConstrainClause {
    pub(super) fn new(
        shown: &Shown,
        names: &Names<'_>,
        clause: &policy::Clause,
        it: &Constraint,
    ) -> Self {
        Self {
            text: words(names, it),
            local: clause.local,
            may_override: clause.may_override,
            shown: Arc::clone(shown),
            it: it.clone(),
        }
    }
}

fn words(names: &Names<'_>, it: &Constraint) -> String {
    let what = match &it.effect {
        Effect::Forbid => "is forbidden".to_owned(),
        Effect::PermissionOfRole(role) => {
            format!(
                "needs the permission of a lead of {}",
                role_name(names, *role)
            )
        }
        Effect::PermissionOfMembers {
            circle,
            how: AnyOrAll::Any,
        } => {
            format!(
                "needs the permission of a member of {}",
                names.circle(*circle)
            )
        }
        Effect::PermissionOfMembers {
            circle,
            how: AnyOrAll::All,
        } => {
            format!(
                "needs the permission of every member of {}",
                names.circle(*circle)
            )
        }
        Effect::Second(role) => {
            format!(
                "needs a second person, who leads {}",
                role_name(names, *role)
            )
        }
    };
    let whom = if it.roles.is_empty() {
        String::new()
    } else {
        format!(
            ", for {} and everything inside",
            role_names(names, &it.roles)
        )
    };
    format!("{} {what}{whom}", scope::words(&it.scope))
}

#[ComplexObject]
impl ConstrainClause {
    /// Which decisions.
    async fn covers(&self) -> scope::Scope {
        self.it.scope.clone().into()
    }

    /// Which roles, with everything inside them; empty means all inside the circle.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn roles(&self) -> Vec<Role> {
        roles(&self.shown, &self.it.roles)
    }

    /// What it asks for.
    async fn effect(&self) -> ConstraintEffect {
        match &self.it.effect {
            Effect::Forbid => ConstraintEffect::Forbid,
            Effect::PermissionOfRole(_) => ConstraintEffect::PermissionOfRole,
            Effect::PermissionOfMembers {
                how: AnyOrAll::Any, ..
            } => ConstraintEffect::PermissionOfAnyMember,
            Effect::PermissionOfMembers {
                how: AnyOrAll::All, ..
            } => ConstraintEffect::PermissionOfAllMembers,
            Effect::Second(_) => ConstraintEffect::Second,
        }
    }

    /// The role whose lead permits or takes part.
    async fn role(&self) -> Option<Role> {
        match &self.it.effect {
            Effect::PermissionOfRole(role) | Effect::Second(role) => {
                Role::of(&self.shown, RoleRef::Defined(*role))
            }
            Effect::Forbid | Effect::PermissionOfMembers { .. } => None,
        }
    }

    /// The circle whose members permit.
    async fn circle(&self) -> Option<Circle> {
        match &self.it.effect {
            Effect::PermissionOfMembers { circle, .. } => Circle::of(&self.shown, *circle),
            Effect::Forbid | Effect::PermissionOfRole(_) | Effect::Second(_) => None,
        }
    }
}

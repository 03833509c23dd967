//! Clauses of policies, as they are asked for.

use super::{
    HookDraft, PersonNamed, Reference,
    lookup::{Found, Lookup, Made},
};
use zirkel_domain::{
    ids::{CircleId, DomainId},
    structure::{
        element::SpendLimit,
        policy::{AnyOrAll, Clause, ClauseKind, Constraint, DomainAccess, Effect, Grant},
        role::RoleRef,
        scope::Scope,
    },
};

/// One clause; what its reach is where it does not say, its kind says (GOV-3.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseDraft {
    /// What it does.
    pub kind: KindDraft,
    /// Only roles directly in the circle.
    pub local: Option<bool>,
    /// Whether a sub-circle may override it.
    pub may_override: Option<bool>,
}

/// The four kinds, as [`ClauseKind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KindDraft {
    /// Limits the authority of roles inside.
    Constrain {
        /// Which decisions.
        scope: Scope,
        /// Which roles; empty means all inside.
        roles: Vec<Reference<RoleRef>>,
        /// What it asks for.
        effect: EffectDraft,
    },
    /// Gives an authority to roles.
    Grant {
        /// Which decisions.
        scope: Scope,
        /// To which roles.
        to: Vec<Reference<RoleRef>>,
        /// With how much money.
        spend: Option<SpendLimit>,
    },
    /// Opens a domain.
    DomainAccess {
        /// Which domain.
        domain: Reference<DomainId>,
        /// For which roles.
        roles: Vec<Reference<RoleRef>>,
        /// For which people.
        people: Vec<PersonNamed>,
        /// For which decisions.
        scope: Scope,
    },
    /// Changes a default.
    Override(HookDraft),
}

/// What a constraint asks for, as [`Effect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffectDraft {
    /// Never.
    Forbid,
    /// Only with the permission of a lead of this role.
    PermissionOfRole(Reference<RoleRef>),
    /// Only with the permission of members of this circle.
    PermissionOfMembers {
        /// The circle.
        circle: Reference<CircleId>,
        /// Any one of them, or all.
        how: AnyOrAll,
    },
    /// Only together with another person who leads this role.
    Second(Reference<RoleRef>),
}

impl ClauseDraft {
    /// The clause.
    pub(super) fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Clause> {
        let kind = self.kind.resolved(lookup)?;
        let (local, may_override) = kind.default_reach();
        Ok(Clause {
            kind,
            local: self.local.unwrap_or(local),
            may_override: self.may_override.unwrap_or(may_override),
        })
    }

    /// Several.
    pub(super) fn all(lookup: &mut Lookup<'_>, drafts: &[Self]) -> Found<Vec<Clause>> {
        let found: Vec<Found<Clause>> = drafts.iter().map(|it| it.resolved(lookup)).collect();
        found.into_iter().collect()
    }
}

impl KindDraft {
    fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<ClauseKind> {
        Ok(match self {
            Self::Constrain {
                scope,
                roles,
                effect,
            } => {
                let roles = lookup.roles(roles);
                let effect = effect.resolved(lookup);
                ClauseKind::Constrain(Constraint {
                    scope: scope.clone(),
                    roles: roles?,
                    effect: effect?,
                })
            }
            Self::Grant { scope, to, spend } => ClauseKind::Grant(Grant {
                scope: scope.clone(),
                to: lookup.roles(to)?,
                spend: *spend,
            }),
            Self::DomainAccess {
                domain,
                roles,
                people,
                scope,
            } => {
                let domain = lookup.find(domain, Made::Anywhere);
                let (roles, people) = (lookup.roles(roles), lookup.people(people));
                ClauseKind::DomainAccess(DomainAccess {
                    domain: domain?,
                    roles: roles?,
                    people: people?,
                    scope: scope.clone(),
                })
            }
            Self::Override(hook) => ClauseKind::Override(hook.resolved(lookup)?),
        })
    }
}

impl EffectDraft {
    fn resolved(&self, lookup: &mut Lookup<'_>) -> Found<Effect> {
        Ok(match self {
            Self::Forbid => Effect::Forbid,
            Self::PermissionOfRole(role) => Effect::PermissionOfRole(lookup.role(role)?),
            Self::PermissionOfMembers { circle, how } => Effect::PermissionOfMembers {
                circle: lookup.find(circle, Made::Anywhere)?,
                how: *how,
            },
            Self::Second(role) => Effect::Second(lookup.role(role)?),
        })
    }
}

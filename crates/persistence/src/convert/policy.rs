//! Policies and their clauses.

mod hook;

use super::{
    Stored, Unreadable,
    element::SpendLimit,
    field::{maybe_text, text},
    row,
    scope::{self, Scope},
};
use hook::Hook;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{CircleId, DomainId, PersonId, PolicyId, RoleId},
    structure::policy,
    text::{Key, Name, Text},
    time::Date,
};

/// A policy of a circle.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Policy {
    id: Uuid,
    circle_id: Uuid,
    key: String,
    title: String,
    text: Option<String>,
    legacy: bool,
    review_at: Option<Date>,
    clauses: Vec<Clause>,
}

row! {
    policy: PolicyId => Policy { circle_id, key, title, text, legacy, review_at } json { clauses }
}

impl Stored for Policy {
    type Value = policy::Policy;

    fn of(it: &policy::Policy) -> Self {
        Self {
            id: it.id.uuid(),
            circle_id: it.circle.uuid(),
            key: it.key.to_string(),
            title: it.title.to_string(),
            text: it.text.as_ref().map(Text::to_string),
            legacy: it.legacy,
            review_at: it.review_at,
            clauses: scope::all_of(&it.clauses),
        }
    }

    fn value(self) -> Result<policy::Policy, Unreadable> {
        Ok(policy::Policy {
            id: PolicyId::from_uuid(self.id),
            circle: CircleId::from_uuid(self.circle_id),
            key: text("key", self.key, Key::new)?,
            title: text("title", self.title, Name::new)?,
            text: maybe_text("text", self.text, Text::new)?,
            legacy: self.legacy,
            review_at: self.review_at,
            clauses: scope::values("clauses", self.clauses)?,
        })
    }
}

/// One clause.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clause {
    kind: ClauseKind,
    local: bool,
    may_override: bool,
}

/// What it does.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ClauseKind {
    Constrain {
        scope: Scope,
        roles: Vec<Uuid>,
        effect: Effect,
    },
    Grant {
        scope: Scope,
        to: Vec<Uuid>,
        spend: Option<SpendLimit>,
    },
    DomainAccess {
        domain: Uuid,
        roles: Vec<Uuid>,
        people: Vec<Uuid>,
        scope: Scope,
    },
    Override(Hook),
}

/// What a constraint asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Effect {
    Forbid,
    PermissionOfRole(Uuid),
    PermissionOfAnyMember { circle: Uuid },
    PermissionOfAllMembers { circle: Uuid },
    Second(Uuid),
}

impl Stored for Clause {
    type Value = policy::Clause;

    fn of(clause: &policy::Clause) -> Self {
        Self {
            kind: ClauseKind::of(&clause.kind),
            local: clause.local,
            may_override: clause.may_override,
        }
    }

    fn value(self) -> Result<policy::Clause, Unreadable> {
        Ok(policy::Clause {
            kind: self.kind.value()?,
            local: self.local,
            may_override: self.may_override,
        })
    }
}

impl Stored for ClauseKind {
    type Value = policy::ClauseKind;

    fn of(kind: &policy::ClauseKind) -> Self {
        match kind {
            policy::ClauseKind::Constrain(it) => Self::Constrain {
                scope: Scope::of(&it.scope),
                roles: role_ids(&it.roles),
                effect: Effect::of(&it.effect),
            },
            policy::ClauseKind::Grant(it) => Self::Grant {
                scope: Scope::of(&it.scope),
                to: role_ids(&it.to),
                spend: it.spend.as_ref().map(SpendLimit::of),
            },
            policy::ClauseKind::DomainAccess(it) => Self::DomainAccess {
                domain: it.domain.uuid(),
                roles: role_ids(&it.roles),
                people: person_ids(&it.people),
                scope: Scope::of(&it.scope),
            },
            policy::ClauseKind::Override(hook) => Self::Override(Hook::of(hook)),
        }
    }

    fn value(self) -> Result<policy::ClauseKind, Unreadable> {
        Ok(match self {
            Self::Constrain {
                scope,
                roles,
                effect,
            } => policy::ClauseKind::Constrain(policy::Constraint {
                scope: scope.value()?,
                roles: typed(roles, RoleId::from_uuid),
                effect: effect.value()?,
            }),
            Self::Grant { scope, to, spend } => policy::ClauseKind::Grant(policy::Grant {
                scope: scope.value()?,
                to: typed(to, RoleId::from_uuid),
                spend: spend.map(SpendLimit::value).transpose()?,
            }),
            Self::DomainAccess {
                domain,
                roles,
                people,
                scope,
            } => policy::ClauseKind::DomainAccess(policy::DomainAccess {
                domain: DomainId::from_uuid(domain),
                roles: typed(roles, RoleId::from_uuid),
                people: typed(people, PersonId::from_uuid),
                scope: scope.value()?,
            }),
            Self::Override(hook) => policy::ClauseKind::Override(hook.value()?),
        })
    }
}

impl Stored for Effect {
    type Value = policy::Effect;

    fn of(effect: &policy::Effect) -> Self {
        match effect {
            policy::Effect::Forbid => Self::Forbid,
            policy::Effect::PermissionOfRole(role) => Self::PermissionOfRole(role.uuid()),
            policy::Effect::PermissionOfMembers { circle, how } => {
                let circle = circle.uuid();
                match how {
                    policy::AnyOrAll::Any => Self::PermissionOfAnyMember { circle },
                    policy::AnyOrAll::All => Self::PermissionOfAllMembers { circle },
                }
            }
            policy::Effect::Second(role) => Self::Second(role.uuid()),
        }
    }

    fn value(self) -> Result<policy::Effect, Unreadable> {
        let members = |circle, how| policy::Effect::PermissionOfMembers {
            circle: CircleId::from_uuid(circle),
            how,
        };
        Ok(match self {
            Self::Forbid => policy::Effect::Forbid,
            Self::PermissionOfRole(role) => {
                policy::Effect::PermissionOfRole(RoleId::from_uuid(role))
            }
            Self::PermissionOfAnyMember { circle } => members(circle, policy::AnyOrAll::Any),
            Self::PermissionOfAllMembers { circle } => members(circle, policy::AnyOrAll::All),
            Self::Second(role) => policy::Effect::Second(RoleId::from_uuid(role)),
        })
    }
}

fn role_ids(roles: &[RoleId]) -> Vec<Uuid> {
    roles.iter().map(|role| role.uuid()).collect()
}

fn person_ids(people: &[PersonId]) -> Vec<Uuid> {
    people.iter().map(|person| person.uuid()).collect()
}

fn typed<I>(ids: Vec<Uuid>, id: fn(Uuid) -> I) -> Vec<I> {
    ids.into_iter().map(id).collect()
}

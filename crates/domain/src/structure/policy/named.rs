//! What a clause points at.

use super::{ClauseKind, Delegate, Effect, Hook};
use crate::ids::{DomainId, PersonId, RoleId};

/// Everything that a clause names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Roles, and circles by theirs.
    pub roles: Vec<RoleId>,
    /// People.
    pub people: Vec<PersonId>,
    /// Domains.
    pub domains: Vec<DomainId>,
}

impl ClauseKind {
    /// What it names.
    pub fn named(&self) -> Named {
        Named::by(self)
    }
}

impl Named {
    fn by(kind: &ClauseKind) -> Self {
        match kind {
            ClauseKind::Constrain(it) => {
                let asked = match &it.effect {
                    Effect::Forbid => None,
                    Effect::PermissionOfRole(role) | Effect::Second(role) => Some(*role),
                    Effect::PermissionOfMembers { circle, .. } => Some(circle.role()),
                };
                Self::roles(it.roles.iter().copied().chain(asked))
            }
            ClauseKind::Grant(it) => Self::roles(it.to.iter().copied()),
            ClauseKind::DomainAccess(it) => Self {
                roles: it.roles.clone(),
                people: it.people.clone(),
                domains: vec![it.domain],
            },
            ClauseKind::Override(hook) => Self::by_hook(hook),
        }
    }

    fn roles(roles: impl IntoIterator<Item = RoleId>) -> Self {
        Self {
            roles: roles.into_iter().collect(),
            ..Self::default()
        }
    }

    fn by_hook(hook: &Hook) -> Self {
        match hook {
            Hook::AnchorLead { people } => Self {
                people: people.clone(),
                ..Self::default()
            },
            Hook::LinkInvite { roles, .. } | Hook::LinkExit { roles, .. } => {
                Self::roles(roles.iter().copied())
            }
            Hook::Assignment { roles, by, .. } => Self::roles(roles.iter().copied().chain(*by)),
            Hook::LeadFunction {
                to: Delegate::Role(role),
                ..
            } => Self::roles([*role]),
            Hook::DomainPermission { domain, by, .. } => Self {
                roles: by.iter().copied().collect(),
                domains: vec![*domain],
                ..Self::default()
            },
            Hook::Spending { to, .. } => Self::roles([*to]),
            Hook::MultiFillVoice(voice) | Hook::RepCount(voice) | Hook::RepLimit(voice) => {
                Self::roles([voice.role])
            }
            Hook::ElectEligibility { add, exclude, .. } => Self {
                people: add.iter().chain(exclude).copied().collect(),
                ..Self::default()
            },
            Hook::AnchorPurpose { .. }
            | Hook::LeadFunction {
                to: Delegate::Process(_),
                ..
            }
            | Hook::RepProcess(_)
            | Hook::TacticalInvite(_)
            | Hook::TacticalProcess(_)
            | Hook::GovMeetingAdd(_)
            | Hook::ObjectionTimeLimit { .. }
            | Hook::ElectionTimeLimit { .. }
            | Hook::AsyncEscalation { .. }
            | Hook::Quorum(_) => Self::default(),
        }
    }
}

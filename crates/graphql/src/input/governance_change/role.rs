//! Edits of roles.

use super::{
    edit,
    part::{RolePartEditInput, RolePartInput},
    reference::{GovernanceRefInput, label},
};
use crate::input::{Path, Problems, every, text};
use async_graphql::{InputObject, MaybeUndefined, OneofObject};
use zirkel_app::changes::{ChangeDraft, InsideDraft, RoleAmendDraft, RoleDraft};
use zirkel_domain::text::{Key, Name, Text};

/// A role to be: of a name and of a purpose, an accountability or a domain (GOV-1.1.1).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RoleCreateInput {
    /// A name for it within this list, at most 200 characters, that other edits name it by.
    #[graphql(name = "ref")]
    label: Option<String>,
    /// Its key, unique among the roles: `a-z 0-9 . - _`, at most 100 characters. Left out, it is
    /// made from the name.
    key: Option<String>,
    /// What it is called, at most 200 characters.
    name: String,
    /// What it is for, at most 10,000 characters.
    purpose: Option<String>,
    /// What it has from the start, at most 100.
    parts: Option<Vec<RolePartInput>>,
}

/// How a role changes; what is left out stays.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RoleAmendInput {
    /// Which: a role of the circle, one of its core roles, or one that is linked into it.
    role: GovernanceRefInput,
    /// What it is called, at most 200 characters.
    name: Option<String>,
    /// What it is for, at most 10,000 characters; null for nothing in particular.
    purpose: MaybeUndefined<String>,
    /// What becomes of its parts, in order, at most 100; parts that are not named stay.
    parts: Option<Vec<RolePartEditInput>>,
}

/// A role that goes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RoleRemoveInput {
    /// Which.
    role: GovernanceRefInput,
    /// What becomes of its inside (GOV-1.2.6); may be left out where there is nothing inside, and
    /// no proposal is open there.
    inside: Option<RoleInsideInput>,
}

/// What becomes of the inside of a role that goes. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum RoleInsideInput {
    /// `true`: all of it goes as well.
    Removed(bool),
    /// Some of it moves up into the circle; the rest goes.
    Kept(RoleInsideKeptInput),
}

/// What of the inside of a role moves up into the circle, at most 1000 things. All else goes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RoleInsideKeptInput {
    /// These roles, at any depth, with everything inside them.
    roles: Option<Vec<GovernanceRefInput>>,
    /// These policies, at any depth.
    policies: Option<Vec<GovernanceRefInput>>,
}

/// A role that goes down into a circle inside this one, or comes up out of one.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RoleMoveInput {
    /// Which.
    role: GovernanceRefInput,
    /// The circle that holds it from then on.
    into: GovernanceRefInput,
    /// How it serves the circle that it goes into, or no longer serves the one that it leaves; at
    /// most 10,000 characters. A draft may lack it (GOV-1.2.5).
    fit_reason: Option<String>,
}

impl RoleCreateInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let label = problems.keep(label(path, self.label));
        let key = self.key.map(|it| text(&path.at("key"), Key::new, it));
        let key = problems.keep(key.transpose());
        let name = problems.keep(text(&path.at("name"), Name::new, self.name));
        let purpose = self.purpose;
        let purpose = purpose.map(|it| text(&path.at("purpose"), Text::new, it));
        let purpose = problems.keep(purpose.transpose());
        let parts = self.parts.unwrap_or_default();
        let parts = problems.keep_all(every(&path.at("parts"), parts, RolePartInput::read));
        let read = label.zip(key).zip(name).zip(purpose.zip(parts));
        let (((label, key), name), (purpose, parts)) = problems.or(read)?;
        Ok(ChangeDraft::RoleCreate(RoleDraft {
            label,
            key,
            name,
            purpose,
            parts,
        }))
    }
}

impl RoleAmendInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let role = problems.keep(self.role.read(&path.at("role")));
        let name = self.name.map(|it| text(&path.at("name"), Name::new, it));
        let name = problems.keep(name.transpose());
        let purpose = edit(self.purpose, |it| text(&path.at("purpose"), Text::new, it));
        let purpose = problems.keep(purpose);
        let parts = self.parts.unwrap_or_default();
        let parts = every(&path.at("parts"), parts, RolePartEditInput::read);
        let parts = problems.keep_all(parts);
        let read = role.zip(name).zip(purpose.zip(parts));
        let ((role, name), (purpose, parts)) = problems.or(read)?;
        Ok(ChangeDraft::RoleAmend(RoleAmendDraft {
            role,
            name,
            purpose,
            parts,
        }))
    }
}

impl RoleRemoveInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let role = problems.keep(self.role.read(&path.at("role")));
        let inside = self.inside.map(|it| it.read(&path.at("inside")));
        let inside = problems.keep_all(inside.transpose());
        let (role, inside) = problems.or(role.zip(inside))?;
        Ok(ChangeDraft::RoleRemove {
            role,
            inside: inside.unwrap_or(InsideDraft::Unsaid),
        })
    }
}

impl RoleInsideInput {
    fn read(self, path: &Path) -> Result<InsideDraft, Problems> {
        match self {
            Self::Removed(true) => Ok(InsideDraft::Removed),
            Self::Removed(false) => {
                let message = "is false: name under `kept` what stays, or leave `inside` out";
                Err(path.at("removed").wrong(message).into())
            }
            Self::Kept(RoleInsideKeptInput { roles, policies }) => {
                let path = path.at("kept");
                let mut problems = Problems::default();
                let roles = roles.unwrap_or_default();
                let roles = GovernanceRefInput::many(&path.at("roles"), roles);
                let roles = problems.keep_all(roles);
                let policies = policies.unwrap_or_default();
                let policies = GovernanceRefInput::many(&path.at("policies"), policies);
                let policies = problems.keep_all(policies);
                let (roles, policies) = problems.or(roles.zip(policies))?;
                Ok(InsideDraft::Kept { roles, policies })
            }
        }
    }
}

impl RoleMoveInput {
    pub(super) fn read(self, path: &Path) -> Result<ChangeDraft, Problems> {
        let mut problems = Problems::default();
        let role = problems.keep(self.role.read(&path.at("role")));
        let into = problems.keep(self.into.read(&path.at("into")));
        let reason = self.fit_reason;
        let reason = reason.map(|it| text(&path.at("fitReason"), Text::new, it));
        let reason = problems.keep(reason.transpose());
        let read = role.zip(into).zip(reason);
        let ((role, into), fit_reason) = problems.or(read)?;
        Ok(ChangeDraft::RoleMove {
            role,
            into,
            fit_reason,
        })
    }
}

//! The typed edits of a proposal.

use crate::convert::{
    Stored, Unreadable,
    domain::Domain,
    element::{Accountability, SpendControl, SpendLimit},
    field::{maybe_text, one_of, text},
    policy::{Clause, Policy},
    role::{Role, role_ref, role_ref_text},
    scope::{self, Scope},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    change::{self, Inside, Part, PartEdit, PolicyAmendment, RoleAmendment},
    edit,
    ids::{AccountabilityId, CircleId, DomainId, PolicyId, RoleId, SpendControlId},
    structure::domain::Reach,
    text::{Name, Text},
    time::Date,
};

/// One edit.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Change {
    RoleCreate {
        role: Role,
        parts: Vec<PartForm>,
    },
    RoleAmend {
        role: String,
        name: Option<String>,
        purpose: Edit<String>,
        parts: Vec<PartEditForm>,
    },
    RoleRemove {
        role: Uuid,
        inside: InsideForm,
    },
    RoleMove {
        role: Uuid,
        into: Uuid,
        fit_reason: Option<String>,
    },
    PolicyAdopt(Policy),
    PolicyAmend {
        policy: Uuid,
        title: Option<String>,
        text: Edit<String>,
        review_at: Edit<Date>,
        clauses: Option<Vec<Clause>>,
    },
    PolicyRemove(Uuid),
    PolicyMove {
        policy: Uuid,
        into: Uuid,
        fit_reason: Option<String>,
    },
}

/// What becomes of a field that may be empty.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Edit<T> {
    Keep,
    Set(T),
    Clear,
}

/// What becomes of the inside of a role that goes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum InsideForm {
    Unsaid,
    Removed,
    Kept {
        roles: Vec<Uuid>,
        policies: Vec<Uuid>,
    },
}

/// What a role has besides its name and purpose.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PartForm {
    Accountability(Accountability),
    Domain(Domain),
    SpendControl(SpendControl),
}

/// What becomes of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PartEditForm {
    Add(PartForm),
    AmendAccountability {
        id: Uuid,
        text: Option<String>,
        covers: Option<Vec<Scope>>,
    },
    AmendDomain {
        id: Uuid,
        text: Option<String>,
        reach: Option<String>,
        delegated_from: Edit<Uuid>,
        covers: Option<Vec<Scope>>,
    },
    AmendSpendControl {
        id: Uuid,
        limit: Option<SpendLimit>,
        scopes: Option<Vec<Scope>>,
    },
    RemoveAccountability(Uuid),
    RemoveDomain(Uuid),
    RemoveSpendControl(Uuid),
}

impl<T> Edit<T> {
    fn of<V>(edit: &edit::Edit<V>, form: impl FnOnce(&V) -> T) -> Self {
        match edit {
            edit::Edit::Keep => Self::Keep,
            edit::Edit::Set(it) => Self::Set(form(it)),
            edit::Edit::Clear => Self::Clear,
        }
    }

    fn value<V>(
        self,
        make: impl FnOnce(T) -> Result<V, Unreadable>,
    ) -> Result<edit::Edit<V>, Unreadable> {
        Ok(match self {
            Self::Keep => edit::Edit::Keep,
            Self::Set(it) => edit::Edit::Set(make(it)?),
            Self::Clear => edit::Edit::Clear,
        })
    }
}

impl Stored for Change {
    type Value = change::Change;

    fn of(it: &change::Change) -> Self {
        match it {
            change::Change::RoleCreate { role, parts } => Self::RoleCreate {
                role: Role::of(role),
                parts: scope::all_of(parts),
            },
            change::Change::RoleAmend(it) => Self::RoleAmend {
                role: role_ref_text(it.role),
                name: it.name.as_ref().map(Name::to_string),
                purpose: Edit::of(&it.purpose, Text::to_string),
                parts: scope::all_of(&it.parts),
            },
            change::Change::RoleRemove { role, inside } => Self::RoleRemove {
                role: role.uuid(),
                inside: InsideForm::of(inside),
            },
            change::Change::RoleMove {
                role,
                into,
                fit_reason,
            } => Self::RoleMove {
                role: role.uuid(),
                into: into.uuid(),
                fit_reason: fit_reason.as_ref().map(Text::to_string),
            },
            change::Change::PolicyAdopt(it) => Self::PolicyAdopt(Policy::of(it)),
            change::Change::PolicyAmend(it) => Self::PolicyAmend {
                policy: it.policy.uuid(),
                title: it.title.as_ref().map(Name::to_string),
                text: Edit::of(&it.text, Text::to_string),
                review_at: Edit::of(&it.review_at, |day| *day),
                clauses: it.clauses.as_deref().map(scope::all_of),
            },
            change::Change::PolicyRemove(id) => Self::PolicyRemove(id.uuid()),
            change::Change::PolicyMove {
                policy,
                into,
                fit_reason,
            } => Self::PolicyMove {
                policy: policy.uuid(),
                into: into.uuid(),
                fit_reason: fit_reason.as_ref().map(Text::to_string),
            },
        }
    }

    fn value(self) -> Result<change::Change, Unreadable> {
        Ok(match self {
            Self::RoleCreate { role, parts } => change::Change::RoleCreate {
                role: role.value()?,
                parts: scope::values("parts", parts)?,
            },
            Self::RoleAmend {
                role,
                name,
                purpose,
                parts,
            } => change::Change::RoleAmend(RoleAmendment {
                role: role_ref("role", &role)?,
                name: maybe_text("name", name, Name::new)?,
                purpose: purpose.value(|it| text("purpose", it, Text::new))?,
                parts: scope::values("parts", parts)?,
            }),
            Self::RoleRemove { role, inside } => change::Change::RoleRemove {
                role: RoleId::from_uuid(role),
                inside: inside.value()?,
            },
            Self::RoleMove {
                role,
                into,
                fit_reason,
            } => change::Change::RoleMove {
                role: RoleId::from_uuid(role),
                into: CircleId::from_uuid(into),
                fit_reason: maybe_text("fit_reason", fit_reason, Text::new)?,
            },
            Self::PolicyAdopt(it) => change::Change::PolicyAdopt(it.value()?),
            Self::PolicyAmend {
                policy,
                title,
                text: words,
                review_at,
                clauses,
            } => change::Change::PolicyAmend(PolicyAmendment {
                policy: PolicyId::from_uuid(policy),
                title: maybe_text("title", title, Name::new)?,
                text: words.value(|it| text("text", it, Text::new))?,
                review_at: review_at.value(Ok)?,
                clauses: clauses.map(|it| scope::values("clauses", it)).transpose()?,
            }),
            Self::PolicyRemove(id) => change::Change::PolicyRemove(PolicyId::from_uuid(id)),
            Self::PolicyMove {
                policy,
                into,
                fit_reason,
            } => change::Change::PolicyMove {
                policy: PolicyId::from_uuid(policy),
                into: CircleId::from_uuid(into),
                fit_reason: maybe_text("fit_reason", fit_reason, Text::new)?,
            },
        })
    }
}

impl Stored for InsideForm {
    type Value = Inside;

    fn of(it: &Inside) -> Self {
        match it {
            Inside::Unsaid => Self::Unsaid,
            Inside::Removed => Self::Removed,
            Inside::Kept { roles, policies } => Self::Kept {
                roles: roles.iter().map(|it| it.uuid()).collect(),
                policies: policies.iter().map(|it| it.uuid()).collect(),
            },
        }
    }

    fn value(self) -> Result<Inside, Unreadable> {
        Ok(match self {
            Self::Unsaid => Inside::Unsaid,
            Self::Removed => Inside::Removed,
            Self::Kept { roles, policies } => Inside::Kept {
                roles: roles.into_iter().map(RoleId::from_uuid).collect(),
                policies: policies.into_iter().map(PolicyId::from_uuid).collect(),
            },
        })
    }
}

impl Stored for PartForm {
    type Value = Part;

    fn of(it: &Part) -> Self {
        match it {
            Part::Accountability(it) => Self::Accountability(Accountability::of(it)),
            Part::Domain(it) => Self::Domain(Domain::of(it)),
            Part::SpendControl(it) => Self::SpendControl(SpendControl::of(it)),
        }
    }

    fn value(self) -> Result<Part, Unreadable> {
        Ok(match self {
            Self::Accountability(it) => Part::Accountability(it.value()?),
            Self::Domain(it) => Part::Domain(it.value()?),
            Self::SpendControl(it) => Part::SpendControl(it.value()?),
        })
    }
}

impl Stored for PartEditForm {
    type Value = PartEdit;

    fn of(it: &PartEdit) -> Self {
        let scopes = |it: &Option<Vec<_>>| it.as_deref().map(scope::all_of);
        match it {
            PartEdit::Add(part) => Self::Add(PartForm::of(part)),
            PartEdit::AmendAccountability { id, text, covers } => Self::AmendAccountability {
                id: id.uuid(),
                text: text.as_ref().map(Text::to_string),
                covers: scopes(covers),
            },
            PartEdit::AmendDomain {
                id,
                text,
                reach,
                delegated_from,
                covers,
            } => Self::AmendDomain {
                id: id.uuid(),
                text: text.as_ref().map(Text::to_string),
                reach: reach.map(|it| it.as_str().to_owned()),
                delegated_from: Edit::of(delegated_from, |it| it.uuid()),
                covers: scopes(covers),
            },
            PartEdit::AmendSpendControl {
                id,
                limit,
                scopes: over,
            } => Self::AmendSpendControl {
                id: id.uuid(),
                limit: limit.as_ref().map(SpendLimit::of),
                scopes: scopes(over),
            },
            PartEdit::RemoveAccountability(id) => Self::RemoveAccountability(id.uuid()),
            PartEdit::RemoveDomain(id) => Self::RemoveDomain(id.uuid()),
            PartEdit::RemoveSpendControl(id) => Self::RemoveSpendControl(id.uuid()),
        }
    }

    fn value(self) -> Result<PartEdit, Unreadable> {
        let scopes =
            |field, it: Option<Vec<Scope>>| it.map(|it| scope::values(field, it)).transpose();
        let reaches = [Reach::Organization, Reach::Internal];
        Ok(match self {
            Self::Add(part) => PartEdit::Add(part.value()?),
            Self::AmendAccountability { id, text, covers } => PartEdit::AmendAccountability {
                id: AccountabilityId::from_uuid(id),
                text: maybe_text("text", text, Text::new)?,
                covers: scopes("covers", covers)?,
            },
            Self::AmendDomain {
                id,
                text,
                reach,
                delegated_from,
                covers,
            } => PartEdit::AmendDomain {
                id: DomainId::from_uuid(id),
                text: maybe_text("text", text, Text::new)?,
                reach: reach
                    .map(|it| one_of("reach", &it, &reaches, Reach::as_str))
                    .transpose()?,
                delegated_from: delegated_from.value(|it| Ok(DomainId::from_uuid(it)))?,
                covers: scopes("covers", covers)?,
            },
            Self::AmendSpendControl {
                id,
                limit,
                scopes: over,
            } => PartEdit::AmendSpendControl {
                id: SpendControlId::from_uuid(id),
                limit: limit.map(SpendLimit::value).transpose()?,
                scopes: scopes("scopes", over)?,
            },
            Self::RemoveAccountability(id) => {
                PartEdit::RemoveAccountability(AccountabilityId::from_uuid(id))
            }
            Self::RemoveDomain(id) => PartEdit::RemoveDomain(DomainId::from_uuid(id)),
            Self::RemoveSpendControl(id) => {
                PartEdit::RemoveSpendControl(SpendControlId::from_uuid(id))
            }
        })
    }
}

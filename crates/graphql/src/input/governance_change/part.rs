//! The parts of a role.

use super::{
    edit,
    limit::SpendLimitInput,
    reference::{GovernanceRefInput, label},
    scope::ScopeInput,
};
use crate::{
    input::{Path, Problems, text},
    object::domain::Reach,
};
use async_graphql::{InputObject, MaybeUndefined, OneofObject};
use zirkel_app::changes::{PartDraft, PartEditDraft};
use zirkel_domain::{
    structure::domain,
    text::{Key, Text},
};

/// Something that a role has. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum RolePartInput {
    /// Work that others may expect of it (GOV-1.1.2).
    Accountability(AccountabilityInput),
    /// Something that it alone controls (GOV-1.1.3).
    Domain(DomainInput),
    /// Money that it may spend (GOV-3.4.1).
    SpendControl(SpendControlInput),
}

/// Work that others may expect of a role (GOV-1.1.2).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AccountabilityInput {
    /// A name for it within this list, at most 200 characters, that other edits name it by.
    #[graphql(name = "ref")]
    label: Option<String>,
    /// In words, at most 10,000 characters.
    text: String,
    /// For the machine: the decisions that it speaks of, at most 50.
    covers: Option<Vec<ScopeInput>>,
}

/// Something that a role alone controls (GOV-1.1.3).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DomainInput {
    /// A name for it within this list, at most 200 characters, that other edits name it by.
    #[graphql(name = "ref")]
    label: Option<String>,
    /// Its key, unique among the domains: `a-z 0-9 . - _`, at most 100 characters. Left out, it is
    /// made from the words.
    key: Option<String>,
    /// In words, at most 10,000 characters.
    text: String,
    /// Whom it binds; left out, the whole organization.
    reach: Option<Reach>,
    /// The domain that it is a part of (GOV-3.3.9).
    delegated_from: Option<GovernanceRefInput>,
    /// For the machine: the decisions that touch it, at most 50.
    covers: Option<Vec<ScopeInput>>,
}

/// Money that a role may spend (GOV-3.4.1).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SpendControlInput {
    /// A name for it within this list, at most 200 characters, that other edits name it by.
    #[graphql(name = "ref")]
    label: Option<String>,
    /// How much, and counted over what.
    limit: SpendLimitInput,
    /// For which decisions, at most 50; left out or empty, for every one.
    covers: Option<Vec<ScopeInput>>,
}

impl RolePartInput {
    /// Reads it; all that is wrong with it at once.
    pub(super) fn read(self, path: &Path) -> Result<PartDraft, Problems> {
        match self {
            Self::Accountability(it) => it.read(&path.at("accountability")),
            Self::Domain(it) => it.read(&path.at("domain")),
            Self::SpendControl(it) => it.read(&path.at("spendControl")),
        }
    }
}

impl AccountabilityInput {
    fn read(self, path: &Path) -> Result<PartDraft, Problems> {
        let mut problems = Problems::default();
        let label = problems.keep(label(path, self.label));
        let words = problems.keep(text(&path.at("text"), Text::new, self.text));
        let covers = ScopeInput::all_or_none(&path.at("covers"), self.covers);
        let covers = problems.keep_all(covers);
        let read = label.zip(words).zip(covers);
        let ((label, text), covers) = problems.or(read)?;
        Ok(PartDraft::Accountability {
            label,
            text,
            covers,
        })
    }
}

impl DomainInput {
    fn read(self, path: &Path) -> Result<PartDraft, Problems> {
        let mut problems = Problems::default();
        let label = problems.keep(label(path, self.label));
        let key = self.key.map(|it| text(&path.at("key"), Key::new, it));
        let key = problems.keep(key.transpose());
        let words = problems.keep(text(&path.at("text"), Text::new, self.text));
        let from = self.delegated_from;
        let from = from.map(|it| it.read(&path.at("delegatedFrom")));
        let from = problems.keep(from.transpose());
        let covers = ScopeInput::all_or_none(&path.at("covers"), self.covers);
        let covers = problems.keep_all(covers);
        let read = label.zip(key).zip(words).zip(from.zip(covers));
        let (((label, key), text), (delegated_from, covers)) = problems.or(read)?;
        Ok(PartDraft::Domain {
            label,
            key,
            text,
            reach: self.reach.map_or(domain::Reach::Organization, Into::into),
            delegated_from,
            covers,
        })
    }
}

impl SpendControlInput {
    fn read(self, path: &Path) -> Result<PartDraft, Problems> {
        let mut problems = Problems::default();
        let label = problems.keep(label(path, self.label));
        let limit = problems.keep_all(self.limit.read_control(&path.at("limit")));
        let scopes = ScopeInput::all_or_none(&path.at("covers"), self.covers);
        let scopes = problems.keep_all(scopes);
        let read = label.zip(limit).zip(scopes);
        let ((label, limit), scopes) = problems.or(read)?;
        Ok(PartDraft::SpendControl {
            label,
            limit,
            scopes,
        })
    }
}

/// What becomes of one part of a role; parts that are not named stay. Exactly one field.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum RolePartEditInput {
    /// It is new.
    Add(RolePartInput),
    /// An accountability says something else.
    AmendAccountability(AccountabilityAmendInput),
    /// A domain is drawn otherwise.
    AmendDomain(DomainAmendInput),
    /// An amount is another.
    AmendSpendControl(SpendControlAmendInput),
    /// This accountability goes.
    RemoveAccountability(GovernanceRefInput),
    /// This domain goes.
    RemoveDomain(GovernanceRefInput),
    /// This amount goes.
    RemoveSpendControl(GovernanceRefInput),
}

/// How an accountability changes; what is left out stays.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AccountabilityAmendInput {
    /// Which.
    accountability: GovernanceRefInput,
    /// In words, at most 10,000 characters.
    text: Option<String>,
    /// For the machine: the decisions that it speaks of from then on, all of them, at most 50.
    covers: Option<Vec<ScopeInput>>,
}

/// How a domain changes; what is left out stays.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DomainAmendInput {
    /// Which.
    domain: GovernanceRefInput,
    /// In words, at most 10,000 characters.
    text: Option<String>,
    /// Whom it binds.
    reach: Option<Reach>,
    /// The domain that it is a part of; null where it is a part of none any more.
    delegated_from: MaybeUndefined<GovernanceRefInput>,
    /// For the machine: the decisions that touch it from then on, all of them, at most 50.
    covers: Option<Vec<ScopeInput>>,
}

/// How an amount changes; what is left out stays.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SpendControlAmendInput {
    /// Which.
    spend_control: GovernanceRefInput,
    /// How much, and counted over what.
    limit: Option<SpendLimitInput>,
    /// For which decisions from then on, all of them, at most 50; empty for every one.
    covers: Option<Vec<ScopeInput>>,
}

impl RolePartEditInput {
    /// Reads it; all that is wrong with it at once.
    pub(super) fn read(self, path: &Path) -> Result<PartEditDraft, Problems> {
        Ok(match self {
            Self::Add(part) => PartEditDraft::Add(part.read(&path.at("add"))?),
            Self::AmendAccountability(it) => it.read(&path.at("amendAccountability"))?,
            Self::AmendDomain(it) => it.read(&path.at("amendDomain"))?,
            Self::AmendSpendControl(it) => it.read(&path.at("amendSpendControl"))?,
            Self::RemoveAccountability(it) => {
                PartEditDraft::RemoveAccountability(it.read(&path.at("removeAccountability"))?)
            }
            Self::RemoveDomain(it) => {
                PartEditDraft::RemoveDomain(it.read(&path.at("removeDomain"))?)
            }
            Self::RemoveSpendControl(it) => {
                PartEditDraft::RemoveSpendControl(it.read(&path.at("removeSpendControl"))?)
            }
        })
    }
}

impl AccountabilityAmendInput {
    fn read(self, path: &Path) -> Result<PartEditDraft, Problems> {
        let mut problems = Problems::default();
        let which = self.accountability.read(&path.at("accountability"));
        let which = problems.keep(which);
        let words = self.text.map(|it| text(&path.at("text"), Text::new, it));
        let words = problems.keep(words.transpose());
        let covers = self.covers;
        let covers = covers.map(|it| ScopeInput::all(&path.at("covers"), it));
        let covers = problems.keep_all(covers.transpose());
        let read = which.zip(words).zip(covers);
        let ((accountability, text), covers) = problems.or(read)?;
        Ok(PartEditDraft::AmendAccountability {
            accountability,
            text,
            covers,
        })
    }
}

impl DomainAmendInput {
    fn read(self, path: &Path) -> Result<PartEditDraft, Problems> {
        let mut problems = Problems::default();
        let which = problems.keep(self.domain.read(&path.at("domain")));
        let words = self.text.map(|it| text(&path.at("text"), Text::new, it));
        let words = problems.keep(words.transpose());
        let from = edit(self.delegated_from, |it| it.read(&path.at("delegatedFrom")));
        let from = problems.keep(from);
        let covers = self.covers;
        let covers = covers.map(|it| ScopeInput::all(&path.at("covers"), it));
        let covers = problems.keep_all(covers.transpose());
        let read = which.zip(words).zip(from.zip(covers));
        let ((domain, text), (delegated_from, covers)) = problems.or(read)?;
        Ok(PartEditDraft::AmendDomain {
            domain,
            text,
            reach: self.reach.map(Into::into),
            delegated_from,
            covers,
        })
    }
}

impl SpendControlAmendInput {
    fn read(self, path: &Path) -> Result<PartEditDraft, Problems> {
        let mut problems = Problems::default();
        let which = problems.keep(self.spend_control.read(&path.at("spendControl")));
        let limit = self.limit.map(|it| it.read_control(&path.at("limit")));
        let limit = problems.keep_all(limit.transpose());
        let scopes = self.covers;
        let scopes = scopes.map(|it| ScopeInput::all(&path.at("covers"), it));
        let scopes = problems.keep_all(scopes.transpose());
        let read = which.zip(limit).zip(scopes);
        let ((spend_control, limit), scopes) = problems.or(read)?;
        Ok(PartEditDraft::AmendSpendControl {
            spend_control,
            limit,
            scopes,
        })
    }
}

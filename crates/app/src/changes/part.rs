//! The parts of a role, as they are asked for.

use super::{
    Label, Reference,
    lookup::{Found, Lookup, Made, Thing as _},
};
use uuid::Uuid;
use zirkel_domain::{
    change::{Part, PartEdit},
    edit::Edit,
    ids::{AccountabilityId, DomainId, SpendControlId},
    structure::{
        domain::{Domain, Reach},
        element::{Accountability, SpendControl, SpendLimit},
        role::RoleRef,
        scope::Scope,
    },
    subject::Subject,
    text::{Key, Text},
};

/// What a role is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartDraft {
    /// Work that others may expect of it.
    Accountability {
        /// What other edits of the list call it.
        label: Option<Label>,
        /// In words.
        text: Text,
        /// The decisions that it speaks of.
        covers: Vec<Scope>,
    },
    /// Something that it alone controls.
    Domain {
        /// What other edits of the list call it.
        label: Option<Label>,
        /// Its key; made from its words where none is given.
        key: Option<Key>,
        /// In words.
        text: Text,
        /// Whom it binds.
        reach: Reach,
        /// The domain that it is a part of.
        delegated_from: Option<Reference<DomainId>>,
        /// The decisions that touch it.
        covers: Vec<Scope>,
    },
    /// Money that it may spend.
    SpendControl {
        /// What other edits of the list call it.
        label: Option<Label>,
        /// How much.
        limit: SpendLimit,
        /// For which decisions; empty means for every one.
        scopes: Vec<Scope>,
    },
}

/// What becomes of one part of a role, as [`PartEdit`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartEditDraft {
    /// It is new.
    Add(PartDraft),
    /// An accountability says something else.
    AmendAccountability {
        /// Which.
        accountability: Reference<AccountabilityId>,
        /// Its words; none where they stay.
        text: Option<Text>,
        /// Its scopes; none where they stay.
        covers: Option<Vec<Scope>>,
    },
    /// A domain is drawn otherwise.
    AmendDomain {
        /// Which.
        domain: Reference<DomainId>,
        /// Its words; none where they stay.
        text: Option<Text>,
        /// Whom it binds; none where that stays.
        reach: Option<Reach>,
        /// The domain that it is a part of.
        delegated_from: Edit<Reference<DomainId>>,
        /// Its scopes; none where they stay.
        covers: Option<Vec<Scope>>,
    },
    /// An amount is another.
    AmendSpendControl {
        /// Which.
        spend_control: Reference<SpendControlId>,
        /// How much; none where it stays.
        limit: Option<SpendLimit>,
        /// For which decisions; none where that stays.
        scopes: Option<Vec<Scope>>,
    },
    /// An accountability goes.
    RemoveAccountability(Reference<AccountabilityId>),
    /// A domain goes.
    RemoveDomain(Reference<DomainId>),
    /// An amount goes.
    RemoveSpendControl(Reference<SpendControlId>),
}

impl PartDraft {
    /// What other edits call it.
    pub(super) const fn label(&self) -> Option<&Label> {
        match self {
            Self::Accountability { label, .. }
            | Self::Domain { label, .. }
            | Self::SpendControl { label, .. } => label.as_ref(),
        }
    }

    /// What it is going to be, under this id, and what such things are called.
    pub(super) const fn made(&self, id: Uuid) -> (Subject, &'static str) {
        match self {
            Self::Accountability { .. } => (
                Subject::Accountability(AccountabilityId::from_uuid(id)),
                AccountabilityId::NOUN,
            ),
            Self::Domain { .. } => (Subject::Domain(DomainId::from_uuid(id)), DomainId::NOUN),
            Self::SpendControl { .. } => (
                Subject::SpendControl(SpendControlId::from_uuid(id)),
                SpendControlId::NOUN,
            ),
        }
    }

    /// The part of a role, under this id. Of a core role, which has no money of its own, an amount
    /// is one of the role that its circle is inside of; that it can not have it is for the rules to
    /// say.
    pub(super) fn resolved(&self, lookup: &mut Lookup<'_>, role: RoleRef, id: Uuid) -> Found<Part> {
        Ok(match self {
            Self::Accountability { text, covers, .. } => Part::Accountability(Accountability {
                id: AccountabilityId::from_uuid(id),
                role,
                text: text.clone(),
                covers: covers.clone(),
                added_by: None,
            }),
            Self::Domain {
                key,
                text,
                reach,
                delegated_from,
                covers,
                ..
            } => {
                let key = lookup.keys.domain(key.as_ref(), text);
                let delegated_from = lookup.maybe(delegated_from.as_ref(), Made::Before)?;
                Part::Domain(Domain {
                    id: DomainId::from_uuid(id),
                    key,
                    holder: role,
                    text: text.clone(),
                    reach: *reach,
                    delegated_from,
                    covers: covers.clone(),
                    added_by: None,
                })
            }
            Self::SpendControl { limit, scopes, .. } => {
                let role = match role {
                    RoleRef::Defined(id) => id,
                    RoleRef::Core(circle, _) => circle.role(),
                };
                Part::SpendControl(SpendControl {
                    id: SpendControlId::from_uuid(id),
                    role,
                    limit: *limit,
                    scopes: scopes.clone(),
                })
            }
        })
    }
}

impl PartEditDraft {
    /// What it adds.
    pub(super) const fn added(&self) -> Option<&PartDraft> {
        match self {
            Self::Add(part) => Some(part),
            Self::AmendAccountability { .. }
            | Self::AmendDomain { .. }
            | Self::AmendSpendControl { .. }
            | Self::RemoveAccountability(_)
            | Self::RemoveDomain(_)
            | Self::RemoveSpendControl(_) => None,
        }
    }

    /// The edit of a part; what it adds, under this id. Whose part it adds is settled where the
    /// role is.
    pub(super) fn resolved(
        &self,
        lookup: &mut Lookup<'_>,
        role: RoleRef,
        id: Uuid,
    ) -> Found<PartEdit> {
        Ok(match self {
            Self::Add(part) => PartEdit::Add(part.resolved(lookup, role, id)?),
            Self::AmendAccountability {
                accountability,
                text,
                covers,
            } => PartEdit::AmendAccountability {
                id: lookup.find(accountability, Made::Before)?,
                text: text.clone(),
                covers: covers.clone(),
            },
            Self::AmendDomain {
                domain,
                text,
                reach,
                delegated_from,
                covers,
            } => {
                let id = lookup.find(domain, Made::Before);
                let delegated_from = match delegated_from {
                    Edit::Keep => Ok(Edit::Keep),
                    Edit::Set(it) => lookup.find(it, Made::Before).map(Edit::Set),
                    Edit::Clear => Ok(Edit::Clear),
                };
                PartEdit::AmendDomain {
                    id: id?,
                    text: text.clone(),
                    reach: *reach,
                    delegated_from: delegated_from?,
                    covers: covers.clone(),
                }
            }
            Self::AmendSpendControl {
                spend_control,
                limit,
                scopes,
            } => PartEdit::AmendSpendControl {
                id: lookup.find(spend_control, Made::Before)?,
                limit: *limit,
                scopes: scopes.clone(),
            },
            Self::RemoveAccountability(it) => {
                PartEdit::RemoveAccountability(lookup.find(it, Made::Before)?)
            }
            Self::RemoveDomain(it) => PartEdit::RemoveDomain(lookup.find(it, Made::Before)?),
            Self::RemoveSpendControl(it) => {
                PartEdit::RemoveSpendControl(lookup.find(it, Made::Before)?)
            }
        })
    }
}

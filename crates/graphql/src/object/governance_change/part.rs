//! The parts of a role that an edit gives, changes or takes.

use super::mention::{Mention, MentionEdit};
use crate::{
    context::Shown,
    object::{domain::Reach, scope::Scope, spend_control::SpendLimit},
};
use async_graphql::{SimpleObject, Union};
use zirkel_domain::{
    change::{Names, Part, PartEdit},
    structure::scope,
};

/// Something that a role is to have.
#[derive(Clone, Debug, Union)]
pub(crate) enum RolePart {
    /// Work that others may expect of it.
    Accountability(AccountabilityPart),
    /// Something that it alone controls.
    Domain(DomainPart),
    /// Money that it may spend.
    SpendControl(SpendControlPart),
}

/// Work that others may expect of a role (GOV-1.1.2).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AccountabilityPart {
    /// The accountability, once it is there.
    accountability: Mention,
    /// In words.
    text: String,
    /// For the machine: the decisions that it speaks of.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Vec<Scope>,
}

/// Something that a role alone controls (GOV-1.1.3).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct DomainPart {
    /// The domain, once it is there.
    domain: Mention,
    /// Its key.
    key: String,
    /// In words.
    text: String,
    /// Whom it binds.
    reach: Reach,
    /// The domain that it is a part of; null where that is none.
    delegated_from: Option<Mention>,
    /// For the machine: the decisions that touch it.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Vec<Scope>,
}

/// Money that a role may spend (GOV-3.4.1).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SpendControlPart {
    /// The spend control, once it is there.
    spend_control: Mention,
    /// How much, and counted over what.
    limit: SpendLimit,
    /// For which decisions; empty means for every one.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Vec<Scope>,
}

impl RolePart {
    pub(super) fn new(shown: &Shown, names: &Names<'_>, part: &Part) -> Self {
        match part {
            Part::Accountability(it) => Self::Accountability(AccountabilityPart {
                accountability: Mention::accountability(shown, names, it.id),
                text: it.text.to_string(),
                covers: Scope::all(&it.covers),
            }),
            Part::Domain(it) => Self::Domain(DomainPart {
                domain: Mention::domain(shown, names, it.id),
                key: it.key.to_string(),
                text: it.text.to_string(),
                reach: it.reach.into(),
                delegated_from: it
                    .delegated_from
                    .map(|id| Mention::domain(shown, names, id)),
                covers: Scope::all(&it.covers),
            }),
            Part::SpendControl(it) => Self::SpendControl(SpendControlPart {
                spend_control: Mention::spend_control(shown, names, it.id),
                limit: it.limit.into(),
                covers: Scope::all(&it.scopes),
            }),
        }
    }
}

/// What becomes of one part of a role.
#[derive(Clone, Debug, Union)]
pub(crate) enum RolePartEdit {
    /// It is new.
    Add(RolePartAdd),
    /// An accountability says something else.
    AmendAccountability(AccountabilityAmend),
    /// A domain is drawn otherwise.
    AmendDomain(DomainAmend),
    /// An amount is another.
    AmendSpendControl(SpendControlAmend),
    /// It goes.
    Remove(RolePartRemove),
}

/// A part that is new.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RolePartAdd {
    /// The part.
    part: RolePart,
}

/// How an accountability changes; what is null stays.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AccountabilityAmend {
    /// Which.
    accountability: Mention,
    /// In words.
    text: Option<String>,
    /// For the machine: the decisions that it speaks of from then on, all of them.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Option<Vec<Scope>>,
}

/// How a domain changes; what is null stays.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct DomainAmend {
    /// Which.
    domain: Mention,
    /// In words.
    text: Option<String>,
    /// Whom it binds.
    reach: Option<Reach>,
    /// The domain that it is a part of.
    delegated_from: Option<MentionEdit>,
    /// For the machine: the decisions that touch it from then on, all of them.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Option<Vec<Scope>>,
}

/// How an amount changes; what is null stays.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SpendControlAmend {
    /// Which.
    spend_control: Mention,
    /// How much, and counted over what.
    limit: Option<SpendLimit>,
    /// For which decisions from then on, all of them; empty for every one.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    covers: Option<Vec<Scope>>,
}

/// A part that goes.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct RolePartRemove {
    /// The accountability, domain or spend control.
    removed: Mention,
}

impl RolePartEdit {
    pub(super) fn new(shown: &Shown, names: &Names<'_>, edit: &PartEdit) -> Self {
        let covered = |it: &Option<Vec<scope::Scope>>| it.as_deref().map(Scope::all);
        let goes = |removed| Self::Remove(RolePartRemove { removed });
        match edit {
            PartEdit::Add(part) => Self::Add(RolePartAdd {
                part: RolePart::new(shown, names, part),
            }),
            PartEdit::AmendAccountability { id, text, covers } => {
                Self::AmendAccountability(AccountabilityAmend {
                    accountability: Mention::accountability(shown, names, *id),
                    text: text.as_ref().map(ToString::to_string),
                    covers: covered(covers),
                })
            }
            PartEdit::AmendDomain {
                id,
                text,
                reach,
                delegated_from,
                covers,
            } => Self::AmendDomain(DomainAmend {
                domain: Mention::domain(shown, names, *id),
                text: text.as_ref().map(ToString::to_string),
                reach: reach.map(Into::into),
                delegated_from: MentionEdit::domain(shown, names, delegated_from),
                covers: covered(covers),
            }),
            PartEdit::AmendSpendControl { id, limit, scopes } => {
                Self::AmendSpendControl(SpendControlAmend {
                    spend_control: Mention::spend_control(shown, names, *id),
                    limit: limit.map(Into::into),
                    covers: covered(scopes),
                })
            }
            PartEdit::RemoveAccountability(id) => goes(Mention::accountability(shown, names, *id)),
            PartEdit::RemoveDomain(id) => goes(Mention::domain(shown, names, *id)),
            PartEdit::RemoveSpendControl(id) => goes(Mention::spend_control(shown, names, *id)),
        }
    }
}

//! Accountabilities, and control over money.

use super::{
    Stored, Unreadable,
    field::{self, one_of, text},
    role::{role_ref, role_ref_text},
    row,
    scope::{self, Money, Scope},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{AccountabilityId, LinkId, RoleId, SpendControlId},
    structure::element::{self, Period},
    text::Text,
};

/// Continuing work that others may expect of a role.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accountability {
    id: Uuid,
    role: String,
    text: String,
    covers: Vec<Scope>,
    added_by_id: Option<Uuid>,
}

row! {
    accountability: AccountabilityId => Accountability { role, text, added_by_id } json { covers }
}

impl Stored for Accountability {
    type Value = element::Accountability;

    fn of(it: &element::Accountability) -> Self {
        Self {
            id: it.id.uuid(),
            role: role_ref_text(it.role),
            text: it.text.to_string(),
            covers: scope::all_of(&it.covers),
            added_by_id: it.added_by.map(LinkId::uuid),
        }
    }

    fn value(self) -> Result<element::Accountability, Unreadable> {
        Ok(element::Accountability {
            id: AccountabilityId::from_uuid(self.id),
            role: role_ref("role", &self.role)?,
            text: text("text", self.text, Text::new)?,
            covers: scope::values("covers", self.covers)?,
            added_by: self.added_by_id.map(LinkId::from_uuid),
        })
    }
}

/// An amount that a role may spend.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpendControl {
    id: Uuid,
    role_id: Uuid,
    limit_amount: Option<String>,
    limit_currency: Option<String>,
    limit_per: String,
    scopes: Vec<Scope>,
}

row! {
    spend_control: SpendControlId => SpendControl {
        role_id, limit_amount, limit_currency, limit_per
    } json { scopes }
}

impl Stored for SpendControl {
    type Value = element::SpendControl;

    fn of(it: &element::SpendControl) -> Self {
        let most = it.limit.most;
        Self {
            id: it.id.uuid(),
            role_id: it.role.uuid(),
            limit_amount: most.map(|most| most.amount().to_string()),
            limit_currency: most.map(|most| most.currency().code().to_owned()),
            limit_per: it.limit.per.as_str().to_owned(),
            scopes: scope::all_of(&it.scopes),
        }
    }

    fn value(self) -> Result<element::SpendControl, Unreadable> {
        let most = match (self.limit_amount, self.limit_currency) {
            (Some(amount), Some(code)) => Some(field::money("limit_amount", &amount, &code)?),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => {
                return Err(Unreadable::new("limit_amount", "is half there"));
            }
        };
        Ok(element::SpendControl {
            id: SpendControlId::from_uuid(self.id),
            role: RoleId::from_uuid(self.role_id),
            limit: element::SpendLimit {
                most,
                per: one_of("limit_per", &self.limit_per, &Period::ALL, Period::as_str)?,
            },
            scopes: scope::values("scopes", self.scopes)?,
        })
    }
}

/// How much may be spent, inside a clause.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpendLimit {
    most: Option<Money>,
    per: String,
}

impl Stored for SpendLimit {
    type Value = element::SpendLimit;

    fn of(limit: &element::SpendLimit) -> Self {
        Self {
            most: limit.most.as_ref().map(Money::of),
            per: limit.per.as_str().to_owned(),
        }
    }

    fn value(self) -> Result<element::SpendLimit, Unreadable> {
        Ok(element::SpendLimit {
            most: self.most.map(Money::value).transpose()?,
            per: one_of("per", &self.per, &Period::ALL, Period::as_str)?,
        })
    }
}

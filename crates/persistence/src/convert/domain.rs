//! Domains, of roles and of outside bodies.

use super::{
    Stored, Unreadable,
    field::{one_of, text},
    role::{role_ref, role_ref_text},
    row,
    scope::{self, Scope},
};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{DomainId, ExternalDomainId, LinkId},
    structure::domain::{self, Reach},
    text::{Key, Name, Text},
};

/// What one role alone controls.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    id: Uuid,
    key: String,
    holder: String,
    text: String,
    reach: String,
    delegated_from_id: Option<Uuid>,
    covers: Vec<Scope>,
    added_by_id: Option<Uuid>,
}

row! {
    domain: DomainId => Domain {
        key, holder, text, reach, delegated_from_id, added_by_id
    } json { covers }
}

impl Stored for Domain {
    type Value = domain::Domain;

    fn of(it: &domain::Domain) -> Self {
        Self {
            id: it.id.uuid(),
            key: it.key.to_string(),
            holder: role_ref_text(it.holder),
            text: it.text.to_string(),
            reach: it.reach.as_str().to_owned(),
            delegated_from_id: it.delegated_from.map(DomainId::uuid),
            covers: scope::all_of(&it.covers),
            added_by_id: it.added_by.map(LinkId::uuid),
        }
    }

    fn value(self) -> Result<domain::Domain, Unreadable> {
        let reaches = [Reach::Organization, Reach::Internal];
        Ok(domain::Domain {
            id: DomainId::from_uuid(self.id),
            key: text("key", self.key, Key::new)?,
            holder: role_ref("holder", &self.holder)?,
            text: text("text", self.text, Text::new)?,
            reach: one_of("reach", &self.reach, &reaches, Reach::as_str)?,
            delegated_from: self.delegated_from_id.map(DomainId::from_uuid),
            covers: scope::values("covers", self.covers)?,
            added_by: self.added_by_id.map(LinkId::from_uuid),
        })
    }
}

/// What an outside body owns.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExternalDomain {
    id: Uuid,
    key: String,
    text: String,
    owner: String,
    covers: Vec<Scope>,
}

row! { external_domain: ExternalDomainId => ExternalDomain { key, text, owner } json { covers } }

impl Stored for ExternalDomain {
    type Value = domain::ExternalDomain;

    fn of(it: &domain::ExternalDomain) -> Self {
        Self {
            id: it.id.uuid(),
            key: it.key.to_string(),
            text: it.text.to_string(),
            owner: it.owner.to_string(),
            covers: scope::all_of(&it.covers),
        }
    }

    fn value(self) -> Result<domain::ExternalDomain, Unreadable> {
        Ok(domain::ExternalDomain {
            id: ExternalDomainId::from_uuid(self.id),
            key: text("key", self.key, Key::new)?,
            text: text("text", self.text, Text::new)?,
            owner: text("owner", self.owner, Name::new)?,
            covers: scope::values("covers", self.covers)?,
        })
    }
}

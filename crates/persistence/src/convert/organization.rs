//! The organization's settings, and its service accounts.

use super::{
    Place, Row, Stored, Unreadable,
    field::{currency, one_of, text},
    json, row,
};
use crate::entity::settings;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use zirkel_domain::{
    ids::{OrganizationId, PersonId, ServiceAccountId},
    structure::organization::{self, Articles, Clocks, Profile},
    text::{Key, Name},
    time::{TimeZone, Wait},
};

/// What an organization set.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    id: Uuid,
    key: String,
    name: String,
    profile: String,
    articles: Vec<u8>,
    currency: String,
    time_zone: String,
    admins: Vec<Uuid>,
    announcement_minutes: u32,
    spending_minutes: u32,
    reply_minutes: u32,
}

impl Row for settings::Entity {
    type Form = Settings;
    type Id = OrganizationId;

    fn typed(id: Uuid) -> OrganizationId {
        OrganizationId::from_uuid(id)
    }

    fn bare(id: OrganizationId) -> Uuid {
        id.uuid()
    }

    fn spread(place: Place, form: Settings) -> Result<settings::Model, serde_json::Error> {
        Ok(settings::Model {
            organization_id: place.organization,
            valid_from: place.revision,
            valid_to: None,
            key: form.key,
            name: form.name,
            profile: form.profile,
            articles: json::write(&form.articles)?,
            currency: form.currency,
            time_zone: form.time_zone,
            admins: json::write(&form.admins)?,
            announcement_minutes: form.announcement_minutes.into(),
            spending_minutes: form.spending_minutes.into(),
            reply_minutes: form.reply_minutes.into(),
        })
    }

    fn gather(row: settings::Model) -> Result<Settings, Unreadable> {
        Ok(Settings {
            id: row.organization_id,
            key: row.key,
            name: row.name,
            profile: row.profile,
            articles: json::read("articles", &row.articles)?,
            currency: row.currency,
            time_zone: row.time_zone,
            admins: json::read("admins", &row.admins)?,
            announcement_minutes: minutes("announcement_minutes", row.announcement_minutes)?,
            spending_minutes: minutes("spending_minutes", row.spending_minutes)?,
            reply_minutes: minutes("reply_minutes", row.reply_minutes)?,
        })
    }
}

fn minutes(field: &'static str, stored: i64) -> Result<u32, Unreadable> {
    u32::try_from(stored).map_err(|error| Unreadable::new(field, error))
}

impl Stored for Settings {
    type Value = organization::Organization;

    fn of(it: &organization::Organization) -> Self {
        Self {
            id: it.id.uuid(),
            key: it.key.to_string(),
            name: it.name.to_string(),
            profile: it.profile.as_str().to_owned(),
            articles: it.articles.iter().collect(),
            currency: it.currency.code().to_owned(),
            time_zone: it.time_zone.name().to_owned(),
            admins: it.admins.iter().map(|person| person.uuid()).collect(),
            announcement_minutes: it.clocks.announcement.minutes,
            spending_minutes: it.clocks.spending.minutes,
            reply_minutes: it.clocks.reply.minutes,
        }
    }

    fn value(self) -> Result<organization::Organization, Unreadable> {
        let wait = |minutes| Wait { minutes };
        Ok(organization::Organization {
            id: OrganizationId::from_uuid(self.id),
            key: text("key", self.key, Key::new)?,
            name: text("name", self.name, Name::new)?,
            profile: one_of("profile", &self.profile, &[Profile::V5], Profile::as_str)?,
            articles: Articles::new(self.articles)
                .ok_or_else(|| Unreadable::new("articles", "names an article outside 1 to 5"))?,
            currency: currency("currency", &self.currency)?,
            time_zone: TimeZone::from_name(&self.time_zone)
                .ok_or_else(|| Unreadable::new("time_zone", "names no time zone"))?,
            admins: self.admins.into_iter().map(PersonId::from_uuid).collect(),
            clocks: Clocks {
                announcement: wait(self.announcement_minutes),
                spending: wait(self.spending_minutes),
                reply: wait(self.reply_minutes),
            },
        })
    }
}

/// A machine that asks on behalf of people.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceAccount {
    id: Uuid,
    key: String,
    may_ask: bool,
    may_act: bool,
}

row! { service_account: ServiceAccountId => ServiceAccount { key, may_ask, may_act } json {} }

impl Stored for ServiceAccount {
    type Value = organization::ServiceAccount;

    fn of(it: &organization::ServiceAccount) -> Self {
        Self {
            id: it.id.uuid(),
            key: it.key.to_string(),
            may_ask: it.may_ask,
            may_act: it.may_act,
        }
    }

    fn value(self) -> Result<organization::ServiceAccount, Unreadable> {
        Ok(organization::ServiceAccount {
            id: ServiceAccountId::from_uuid(self.id),
            key: text("key", self.key, Key::new)?,
            may_ask: self.may_ask,
            may_act: self.may_act,
        })
    }
}

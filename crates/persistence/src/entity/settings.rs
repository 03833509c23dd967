//! Table `settings`: which rules an organization adopted and what its bare amounts and days mean.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub valid_from: i64,
    pub valid_to: Option<i64>,
    pub key: String,
    pub name: String,
    pub profile: String,
    pub articles: String,
    pub currency: String,
    pub time_zone: String,
    pub admins: String,
    pub announcement_minutes: i64,
    pub spending_minutes: i64,
    pub reply_minutes: i64,
}

crate::entity::versioned!(by OrganizationId, organization_id, "settings");

//! What people were told: written, and forgotten with who they are.

use super::bulk;
use crate::{
    convert,
    digest::Digested,
    entity::digest::{Column, Entity},
    error::{StoreError, driver},
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use zirkel_domain::ids::{OrganizationId, PersonId};

/// Writes what somebody was told, instead of what was known of it.
pub(crate) async fn put(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    channel: &str,
    it: &Digested,
) -> Result<(), StoreError> {
    let row = convert::digest::row(organization, channel, it)?;
    let key = [Column::OrganizationId, Column::PersonId, Column::Channel];
    let moves = [
        Column::Told,
        Column::ToldAt,
        Column::HeldUntil,
        Column::Tries,
    ];
    bulk::put::<Entity>(db, row, (&key, &moves)).await
}

/// Removes what a person was told, by every channel.
pub(crate) async fn forget(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    person: PersonId,
) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::PersonId.eq(person.uuid()))
        .exec(db)
        .await
        .map_err(driver("removing what a person was told"))?;
    Ok(())
}

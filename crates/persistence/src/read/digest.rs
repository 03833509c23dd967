//! What people were told of what waits for them.

use crate::{
    convert,
    digest::Digested,
    entity::digest::{Column, Entity},
    error::{StoreError, reading},
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use zirkel_domain::ids::{OrganizationId, PersonId};

/// What everybody in an organization was told by a channel, or one person.
pub(crate) async fn digested(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    channel: &str,
    person: Option<PersonId>,
) -> Result<Vec<Digested>, StoreError> {
    let mut query = Entity::find()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::Channel.eq(channel));
    if let Some(person) = person {
        query = query.filter(Column::PersonId.eq(person.uuid()));
    }
    let rows = query.all(db).await.map_err(reading("digest"))?;
    let read = rows.iter().map(|row| {
        convert::digest::digested(row)
            .map_err(|error| StoreError::bad_row("digest", &row.person_id, error))
    });
    read.collect()
}

//! The heads of records: which revision an organization has reached.

use crate::{
    convert::{Unreadable, field::text, revision::number},
    entity::organization,
    error::{StoreError, reading},
    store::Head,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};
use zirkel_domain::{ids::OrganizationId, text::Key, time::Timestamp};

const TABLE: &str = "organization";

/// All heads, by key.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Head>, StoreError> {
    let rows = organization::Entity::find()
        .order_by_asc(organization::Column::Key)
        .all(db)
        .await
        .map_err(reading(TABLE))?;
    rows.into_iter().map(head).collect()
}

/// The head of the organization with this id; `locked` keeps others from changing it until the
/// transaction ends (SQLite's one writer has that anyway).
pub(crate) async fn by_id(
    db: &impl ConnectionTrait,
    id: OrganizationId,
    locked: bool,
) -> Result<Option<Head>, StoreError> {
    one(db, organization::Entity::find_by_id(id.uuid()), locked).await
}

/// As [`by_id`], by key.
pub(crate) async fn by_key(
    db: &impl ConnectionTrait,
    key: &Key,
    locked: bool,
) -> Result<Option<Head>, StoreError> {
    let query = organization::Entity::find().filter(organization::Column::Key.eq(key.as_str()));
    one(db, query, locked).await
}

async fn one(
    db: &impl ConnectionTrait,
    mut query: Select<organization::Entity>,
    locked: bool,
) -> Result<Option<Head>, StoreError> {
    if locked {
        query = query.lock_exclusive();
    }
    let row = query.one(db).await.map_err(reading(TABLE))?;
    row.map(head).transpose()
}

fn head(row: organization::Model) -> Result<Head, StoreError> {
    let id = row.id;
    read(row).map_err(|error| StoreError::bad_row(TABLE, &id, error))
}

fn read(row: organization::Model) -> Result<Head, Unreadable> {
    Ok(Head {
        id: OrganizationId::from_uuid(row.id),
        key: text("key", row.key, Key::new)?,
        revision: number("revision", row.revision)?,
        adopted_at: Timestamp::new(row.adopted_at),
        first_adopted_at: Timestamp::new(row.first_adopted_at),
        directory: u64::try_from(row.directory)
            .map_err(|error| Unreadable::new("directory", error))?,
        process: u64::try_from(row.process).map_err(|error| Unreadable::new("process", error))?,
    })
}

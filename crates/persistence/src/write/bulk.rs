//! Many rows in few statements, each within the number of values that a statement may bind.

use crate::error::{StoreError, driver};
use sea_orm::{
    ConnectionTrait, EntityTrait, IntoActiveModel, Iterable as _, sea_query::OnConflict,
};

/// SQLite allows 32,766 values a statement and PostgreSQL 65,535; from here on more gain nothing.
pub(crate) const VALUES: usize = 4_000;

/// Inserts all rows, or fails.
pub(crate) async fn insert<E>(
    db: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = E::Model>,
) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let width = E::Column::iter().count().max(1);
    let most = VALUES.checked_div(width).unwrap_or(1).max(1);
    let mut rows = rows.into_iter();
    loop {
        let chunk: Vec<E::ActiveModel> = rows
            .by_ref()
            .take(most)
            .map(IntoActiveModel::into_active_model)
            .collect();
        if chunk.is_empty() {
            return Ok(());
        }
        let expected = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        let found = E::insert_many(chunk)
            .exec_without_returning(db)
            .await
            .map_err(driver("inserting rows"))?;
        if found != expected {
            let table = E::default().table_name();
            return Err(StoreError::RowCount {
                table,
                expected,
                found,
            });
        }
    }
}

/// Inserts a row, or moves these columns of the one with its key.
pub(crate) async fn put<E>(
    db: &impl ConnectionTrait,
    row: E::Model,
    (key, moves): (&[E::Column], &[E::Column]),
) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let known = OnConflict::columns(key.iter().copied())
        .update_columns(moves.iter().copied())
        .to_owned();
    let found = E::insert(row.into_active_model())
        .on_conflict(known)
        .exec_without_returning(db)
        .await
        .map_err(driver("putting a row"))?;
    if found == 1 {
        return Ok(());
    }
    Err(StoreError::RowCount {
        table: E::default().table_name(),
        expected: 1,
        found,
    })
}

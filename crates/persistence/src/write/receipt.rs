//! Receipts of acts: kept, and removed again after a while.

use super::bulk::insert;
use crate::{
    convert,
    entity::receipt::{Column, Entity},
    error::{StoreError, driver},
    receipt::Receipt,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _},
};
use zirkel_domain::{
    ids::{OrganizationId, PersonId},
    time::Timestamp,
};

/// Keeps a receipt. `Taken` where its caller has given that name to an act before.
pub(crate) async fn put(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    receipt: &Receipt,
) -> Result<(), StoreError> {
    insert::<Entity>(db, [convert::receipt::row(organization, receipt)]).await
}

/// Removes the receipts of acts about a person: the fingerprint of what was said of them could be
/// guessed at.
pub(crate) async fn forget(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    person: PersonId,
) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::Subject.ends_with(person.uuid().to_string()))
        .exec(db)
        .await
        .map_err(driver("removing the receipts about a person"))?;
    Ok(())
}

/// Removes at most `limit` receipts of all organizations from before a moment, oldest first, and
/// says how many.
pub(crate) async fn prune(
    db: &impl ConnectionTrait,
    before: Timestamp,
    limit: u32,
) -> Result<u64, StoreError> {
    let oldest = Entity::find()
        .select_only()
        .columns([
            Column::OrganizationId,
            Column::Caller,
            Column::ClientMutationId,
        ])
        .filter(Column::DoneAt.lt(before.utc()))
        .order_by_asc(Column::DoneAt)
        .limit(u64::from(limit))
        .into_query();
    let key = Expr::tuple([
        Expr::col(Column::OrganizationId),
        Expr::col(Column::Caller),
        Expr::col(Column::ClientMutationId),
    ]);
    let removed = Entity::delete_many()
        .filter(key.in_subquery(oldest))
        .exec(db)
        .await
        .map_err(driver("removing old receipts"))?;
    Ok(removed.rows_affected)
}

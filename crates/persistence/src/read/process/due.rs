//! Where something may follow by itself.

use crate::{
    convert::process::live,
    entity::{organization, proposal},
    error::{StoreError, reading},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait as _},
};
use zirkel_domain::{
    ids::{OrganizationId, ProposalId, RevisionNumber},
    time::Timestamp,
};

/// The proposals of an organization of which something may follow by itself: looked at before this
/// revision, or to be looked at by now. In order, at most `limit`.
pub(crate) async fn due(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    revision: RevisionNumber,
    (now, limit): (Timestamp, u32),
) -> Result<Vec<ProposalId>, StoreError> {
    use proposal::Column;
    let behind = Column::LookedAt.lt(i64::from(revision.0));
    let ids: Vec<Uuid> = proposal::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::State.is_in(live()))
        .filter(
            Condition::any()
                .add(behind)
                .add(Column::WakesAt.lte(now.utc())),
        )
        .order_by_asc(Column::Id)
        .limit(u64::from(limit))
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    Ok(ids.into_iter().map(ProposalId::from_uuid).collect())
}

/// The organizations of which some proposal is [`due`].
pub(crate) async fn organizations_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Vec<OrganizationId>, StoreError> {
    use proposal::Column;
    let newest = organization::Entity::find()
        .select_only()
        .column(organization::Column::Revision)
        .filter(
            Expr::col((organization::Entity, organization::Column::Id))
                .equals((proposal::Entity, Column::OrganizationId)),
        )
        .into_query();
    let behind = Expr::col(Column::LookedAt).lt(Expr::expr(newest));
    let ids: Vec<Uuid> = proposal::Entity::find()
        .select_only()
        .column(Column::OrganizationId)
        .distinct()
        .filter(Column::State.is_in(live()))
        .filter(
            Condition::any()
                .add(behind)
                .add(Column::WakesAt.lte(now.utc())),
        )
        .order_by_asc(Column::OrganizationId)
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    Ok(ids.into_iter().map(OrganizationId::from_uuid).collect())
}

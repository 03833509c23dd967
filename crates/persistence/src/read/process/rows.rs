//! Rows of proposals and tensions beside what their entries come to, for whoever checks them.

use super::{entries_of, gathered, sensed};
use crate::{
    convert::process::{proposal_row, tension_row},
    entity::{proposal, tension},
    error::{StoreError, reading},
    process::{Looked, Row, Rows, StoredProposal, StoredTension, Unlike},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait, IdenStatic as _, Iterable as _, ModelTrait,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Value, prelude::Uuid,
};
use zirkel_domain::{
    ids::{OrganizationId, ProposalId, TensionId},
    process::Matter,
    time::Timestamp,
};

/// The rows of proposals with ids after this one, in order, at most `limit`.
pub(crate) async fn proposal_rows(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    after: Option<ProposalId>,
    limit: u32,
) -> Result<Rows<ProposalId, StoredProposal>, StoreError> {
    use proposal::Column;
    let after = after.map_or_else(Uuid::nil, ProposalId::uuid);
    let rows = proposal::Entity::find()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(u64::from(limit))
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    let ids = rows.iter().map(|row| ProposalId::from_uuid(row.id));
    let mut entries = entries_of(db, organization, ids.map(Matter::Proposal)).await?;
    let found = rows.into_iter().map(|row| {
        let told = entries.remove(&row.id).unwrap_or_default();
        let by_entries = gathered(&row, told).map(|it| {
            let wakes_at = row.wakes_at.map(Timestamp::new);
            let looked = Looked {
                at: it.looked_at,
                wakes_at,
            };
            Row {
                unlike: unlike(&row, &proposal_row(organization, &it.case, looked)),
                by_entries: it,
                wakes_at,
            }
        });
        let bad = |error| StoreError::bad_row("proposal", &row.id, error);
        (ProposalId::from_uuid(row.id), by_entries.map_err(bad))
    });
    Ok(found.collect())
}

/// The rows of tensions with ids after this one, in order, at most `limit`.
pub(crate) async fn tension_rows(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    after: Option<TensionId>,
    limit: u32,
) -> Result<Rows<TensionId, StoredTension>, StoreError> {
    use tension::Column;
    let after = after.map_or_else(Uuid::nil, TensionId::uuid);
    let rows = tension::Entity::find()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(u64::from(limit))
        .all(db)
        .await
        .map_err(reading("tension"))?;
    let ids = rows.iter().map(|row| TensionId::from_uuid(row.id));
    let mut entries = entries_of(db, organization, ids.map(Matter::Tension)).await?;
    let found = rows.into_iter().map(|row| {
        let told = entries.remove(&row.id).unwrap_or_default();
        let by_entries = sensed(row.id, told).map(|it| Row {
            unlike: unlike(&row, &tension_row(organization, &it.tension)),
            by_entries: it,
            wakes_at: None,
        });
        let bad = |error| StoreError::bad_row("tension", &row.id, error);
        (TensionId::from_uuid(row.id), by_entries.map_err(bad))
    });
    Ok(found.collect())
}

/// Where a row is not the one that would be written.
fn unlike<M: ModelTrait>(row: &M, follows: &M) -> Vec<Unlike> {
    let columns = <M::Entity as EntityTrait>::Column::iter();
    let unlike = columns.filter_map(|column| {
        let (row, follows) = (row.get(column), follows.get(column));
        (row != follows).then(|| Unlike {
            column: column.as_str(),
            row: shown(&row),
            follows: shown(&follows),
        })
    });
    unlike.collect()
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text == "NULL" {
        "nothing".to_owned()
    } else {
        format!("`{}`", text.trim_matches('\''))
    }
}

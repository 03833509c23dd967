//! Appending to circles' processes, and where proposals and tensions stand after it.

use super::bulk::{self, insert};
use crate::{
    convert::process::{proposal_row, row, tension_row},
    entity::{organization, process_entry, proposal, tension},
    error::{StoreError, driver},
    process::Looked,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};
use zirkel_domain::{
    ids::{CircleId, OrganizationId},
    process::{Case, Entry, Tension, Told},
};

/// Appends entries after the one with the number `base`, and gives the number of the last. `Stale`
/// where others were appended meanwhile.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    base: u64,
    circle: CircleId,
    entries: &[Entry<Told>],
) -> Result<u64, StoreError> {
    let count = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    let last = base.saturating_add(count);
    let as_stored = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let moved = organization::Entity::update_many()
        .col_expr(organization::Column::Process, Expr::value(as_stored(last)))
        .filter(organization::Column::Id.eq(organization.uuid()))
        .filter(organization::Column::Process.eq(as_stored(base)))
        .exec(db)
        .await
        .map_err(driver("moving the number of entries"))?;
    if moved.rows_affected != 1 {
        return Err(StoreError::Stale);
    }
    let numbers = base.saturating_add(1)..=last;
    let rows = numbers
        .zip(entries)
        .map(|(number, entry)| row(organization, as_stored(number), circle, entry))
        .collect::<Result<Vec<_>, _>>()?;
    insert::<process_entry::Entity>(db, rows).await?;
    Ok(last)
}

/// Where a proposal stands by now, instead of where it stood.
pub(crate) async fn stand(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    case: &Case,
    looked: Looked,
) -> Result<(), StoreError> {
    use proposal::Column;
    let row = proposal_row(organization, case, looked);
    let moves = [
        Column::ProposerId,
        Column::State,
        Column::LookedAt,
        Column::WakesAt,
        Column::AdoptedIn,
    ];
    let key = [Column::OrganizationId, Column::Id];
    bulk::put::<proposal::Entity>(db, row, (&key, &moves)).await
}

/// Where a tension stands by now, instead of where it stood.
pub(crate) async fn tension(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    it: &Tension,
) -> Result<(), StoreError> {
    use tension::Column;
    let row = tension_row(organization, it);
    let key = [Column::OrganizationId, Column::Id];
    bulk::put::<tension::Entity>(db, row, (&key, &[Column::State])).await
}

//! The row of an organization: made with its first revision, moved on with each further one,
//! removed with everything of it.

use super::{bulk::insert, directory, revision};
use crate::{
    chain::Recorded,
    convert,
    entity::{self, Versioned, event, organization, profile, profile_external},
    error::{StoreError, driver},
    read,
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait, QueryFilter as _, sea_query::Expr};
use zirkel_domain::{
    directory::Directory,
    event::Revision,
    ids::{OrganizationId, RevisionNumber},
    snapshot::{Adopted, Snapshot},
};

/// A new organization with its first revision and the profiles of its people.
pub(crate) async fn found(
    db: &impl ConnectionTrait,
    first: &Revision,
    people: &Directory,
) -> Result<Recorded, StoreError> {
    let snapshot = Snapshot::fold([first])?;
    let settings = &snapshot.organization.value;
    let row = organization::Model {
        id: settings.id.uuid(),
        key: settings.key.to_string(),
        revision: first.number.0.into(),
        adopted_at: first.adopted_at.utc(),
        first_adopted_at: first.adopted_at.utc(),
        directory: 1,
        process: 0,
    };
    insert::<organization::Entity>(db, [row]).await?;
    let recorded = revision::write(db, settings.id, first, &snapshot, None).await?;
    directory::write(db, settings.id, people).await?;
    Ok(recorded)
}

/// A further revision, if the head still stands at `base`.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    base: RevisionNumber,
    next: &Revision,
) -> Result<Recorded, StoreError> {
    advance(db, organization, base, next).await?;
    let before = read::snapshot::revision_numbered(db, organization, base)
        .await?
        .ok_or(StoreError::RowCount {
            table: "revision",
            expected: 1,
            found: 0,
        })?;
    let previous = convert::revision::hash("hash", &before.hash)
        .map_err(|error| StoreError::bad_row("revision", &before.number, error))?;
    let settings = read::snapshot::settings_at(db, organization, base).await?;
    let changes = changes(base, settings, next)?;
    if changes.organization.adopted_in == next.number {
        rename(db, organization, &changes).await?;
    }
    revision::write(db, organization, next, &changes, Some(previous)).await
}

/// What a revision changes, folded on top of the bare organization.
fn changes(
    base: RevisionNumber,
    settings: Adopted<zirkel_domain::structure::organization::Organization>,
    next: &Revision,
) -> Result<Snapshot, StoreError> {
    let mut changes = Snapshot::bare(base, next.adopted_at, settings);
    changes.advance(next)?;
    Ok(changes)
}

/// Moves the head, which also keeps every other writer of this organization out until the end.
async fn advance(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    base: RevisionNumber,
    next: &Revision,
) -> Result<(), StoreError> {
    let moved = organization::Entity::update_many()
        .col_expr(
            organization::Column::Revision,
            Expr::value(i64::from(next.number.0)),
        )
        .col_expr(
            organization::Column::AdoptedAt,
            Expr::value(next.adopted_at.utc()),
        )
        .filter(organization::Column::Id.eq(organization.uuid()))
        .filter(organization::Column::Revision.eq(i64::from(base.0)))
        .exec(db)
        .await
        .map_err(driver("moving the head"))?;
    if moved.rows_affected == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

async fn rename(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    changes: &Snapshot,
) -> Result<(), StoreError> {
    let key = changes.organization.value.key.as_str();
    organization::Entity::update_many()
        .col_expr(organization::Column::Key, Expr::value(key))
        .filter(organization::Column::Id.eq(organization.uuid()))
        .exec(db)
        .await
        .map_err(driver("moving the key"))?;
    Ok(())
}

/// Everything of an organization, children first.
pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<(), StoreError> {
    let (entries, proposals, tensions) = (
        entity::process_entry::Column::OrganizationId,
        entity::proposal::Column::OrganizationId,
        entity::tension::Column::OrganizationId,
    );
    clear::<entity::process_entry::Entity>(db, entries, organization).await?;
    clear::<entity::proposal::Entity>(db, proposals, organization).await?;
    clear::<entity::tension::Entity>(db, tensions, organization).await?;
    let digests = entity::digest::Column::OrganizationId;
    clear::<entity::digest::Entity>(db, digests, organization).await?;
    let receipts = entity::receipt::Column::OrganizationId;
    clear::<entity::receipt::Entity>(db, receipts, organization).await?;
    clear::<profile_external::Entity>(db, profile_external::Column::OrganizationId, organization)
        .await?;
    clear::<profile::Entity>(db, profile::Column::OrganizationId, organization).await?;
    clear_states::<entity::settings::Entity>(db, organization).await?;
    clear_states::<entity::person::Entity>(db, organization).await?;
    clear_states::<entity::service_account::Entity>(db, organization).await?;
    clear_states::<entity::decision_type::Entity>(db, organization).await?;
    clear_states::<entity::role::Entity>(db, organization).await?;
    clear_states::<entity::accountability::Entity>(db, organization).await?;
    clear_states::<entity::domain::Entity>(db, organization).await?;
    clear_states::<entity::external_domain::Entity>(db, organization).await?;
    clear_states::<entity::policy::Entity>(db, organization).await?;
    clear_states::<entity::spend_control::Entity>(db, organization).await?;
    clear_states::<entity::seat::Entity>(db, organization).await?;
    clear_states::<entity::offer::Entity>(db, organization).await?;
    clear_states::<entity::assignment::Entity>(db, organization).await?;
    clear_states::<entity::link::Entity>(db, organization).await?;
    clear_states::<entity::redirect::Entity>(db, organization).await?;
    clear::<event::Entity>(db, event::Column::OrganizationId, organization).await?;
    let revisions = entity::revision::Column::OrganizationId;
    clear::<entity::revision::Entity>(db, revisions, organization).await?;
    clear::<organization::Entity>(db, organization::Column::Id, organization).await
}

async fn clear_states<E: Versioned>(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<(), StoreError> {
    clear::<E>(db, E::ORGANIZATION, organization).await
}

async fn clear<E: EntityTrait>(
    db: &impl ConnectionTrait,
    column: E::Column,
    organization: OrganizationId,
) -> Result<(), StoreError> {
    E::delete_many()
        .filter(column.eq(organization.uuid()))
        .exec(db)
        .await
        .map_err(driver("removing an organization"))?;
    Ok(())
}

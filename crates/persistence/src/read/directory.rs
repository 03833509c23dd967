//! The profiles of an organization's people; always the newest.

use crate::{
    convert::profile::{external, profile},
    entity::{profile as profiles, profile_external as externals},
    error::{StoreError, reading},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use std::collections::BTreeMap;
use zirkel_domain::{directory::Directory, ids::OrganizationId, structure::person::ExternalRef};

/// All profiles with their outside ids: two queries.
pub(crate) async fn directory(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<Directory, StoreError> {
    let mut outside = outside_ids(db, organization).await?;
    let rows = profiles::Entity::find()
        .filter(profiles::Column::OrganizationId.eq(organization.uuid()))
        .order_by_asc(profiles::Column::PersonId)
        .all(db)
        .await
        .map_err(reading("profile"))?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.person_id;
        let mut profile =
            profile(row).map_err(|error| StoreError::bad_row("profile", &id, error))?;
        profile.external = outside.remove(&id).unwrap_or_default();
        found.push(profile);
    }
    Ok(Directory::new(found))
}

async fn outside_ids(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<BTreeMap<sea_orm::prelude::Uuid, Vec<ExternalRef>>, StoreError> {
    let rows = externals::Entity::find()
        .filter(externals::Column::OrganizationId.eq(organization.uuid()))
        .order_by_asc(externals::Column::PersonId)
        .order_by_asc(externals::Column::Position)
        .all(db)
        .await
        .map_err(reading("profile_external"))?;
    let mut outside: BTreeMap<_, Vec<ExternalRef>> = BTreeMap::new();
    for row in rows {
        let id = row.person_id;
        let other =
            external(row).map_err(|error| StoreError::bad_row("profile_external", &id, error))?;
        outside.entry(id).or_default().push(other);
    }
    Ok(outside)
}

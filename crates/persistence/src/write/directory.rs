//! Profiles of people, with their outside ids.

use super::bulk::insert;
use crate::{
    convert::profile::rows,
    entity::{profile, profile_external},
    error::StoreError,
};
use sea_orm::ConnectionTrait;
use zirkel_domain::{directory::Directory, ids::OrganizationId};

/// Writes all profiles of a new organization.
pub(crate) async fn write(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    directory: &Directory,
) -> Result<(), StoreError> {
    let (profiles, externals): (Vec<_>, Vec<_>) = directory
        .iter()
        .map(|profile| rows(organization.uuid(), profile))
        .unzip();
    insert::<profile::Entity>(db, profiles).await?;
    insert::<profile_external::Entity>(db, externals.into_iter().flatten()).await
}

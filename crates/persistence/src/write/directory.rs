//! Profiles of people, with their outside ids. Each change of one is counted in the organization's
//! row, since it makes no revision: so other processes notice it.

use super::{bulk::insert, digest, receipt};
use crate::{
    convert::profile::rows,
    entity::{organization, profile, profile_external},
    error::{StoreError, driver},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, ExprTrait as _},
};
use zirkel_domain::{
    directory::Directory,
    ids::{OrganizationId, PersonId},
    structure::person::Profile,
};

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

/// One profile, instead of what was known of its person.
pub(crate) async fn put(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    profile: &Profile,
) -> Result<(), StoreError> {
    count_change(db, organization).await?;
    remove(db, organization, profile.person).await?;
    let (row, external) = rows(organization.uuid(), profile);
    insert::<profile::Entity>(db, [row]).await?;
    insert::<profile_external::Entity>(db, external).await
}

/// Nothing is known of a person any more. Whether anything was.
pub(crate) async fn erase(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    count_change(db, organization).await?;
    receipt::forget(db, organization, person).await?;
    digest::forget(db, organization, person).await?;
    remove(db, organization, person).await
}

/// Keeps every other writer of this organization out, too, until the end.
async fn count_change(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<(), StoreError> {
    let column = organization::Column::Directory;
    let counted = organization::Entity::update_many()
        .col_expr(column, Expr::col(column).add(1))
        .filter(organization::Column::Id.eq(organization.uuid()))
        .exec(db)
        .await
        .map_err(driver("counting a change of the directory"))?;
    if counted.rows_affected == 1 {
        Ok(())
    } else {
        Err(StoreError::RowCount {
            table: "organization",
            expected: 1,
            found: counted.rows_affected,
        })
    }
}

async fn remove(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    profile_external::Entity::delete_many()
        .filter(profile_external::Column::OrganizationId.eq(organization.uuid()))
        .filter(profile_external::Column::PersonId.eq(person.uuid()))
        .exec(db)
        .await
        .map_err(driver("removing outside ids"))?;
    let removed = profile::Entity::delete_many()
        .filter(profile::Column::OrganizationId.eq(organization.uuid()))
        .filter(profile::Column::PersonId.eq(person.uuid()))
        .exec(db)
        .await
        .map_err(driver("removing a profile"))?;
    Ok(removed.rows_affected > 0)
}

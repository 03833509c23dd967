//! Reviews of policies whose day has come.

use crate::{
    convert::process::origin,
    entity::{policy, tension},
    error::{StoreError, reading},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, prelude::Uuid,
};
use std::collections::BTreeSet;
use zirkel_domain::{ids::OrganizationId, process::tension::Review, time::Date};

/// The organizations with a policy in force that is to be looked at again on this day or earlier.
pub(crate) async fn organizations_reviewing(
    db: &impl ConnectionTrait,
    day: Date,
) -> Result<Vec<OrganizationId>, StoreError> {
    let ids: Vec<Uuid> = policy::Entity::find()
        .select_only()
        .column(policy::Column::OrganizationId)
        .distinct()
        .filter(policy::Column::ValidTo.is_null())
        .filter(policy::Column::ReviewAt.lte(day))
        .order_by_asc(policy::Column::OrganizationId)
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("policy"))?;
    Ok(ids.into_iter().map(OrganizationId::from_uuid).collect())
}

/// Which of these reviews have raised a tension already.
pub(crate) async fn reviews_raised(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    reviews: &[Review],
) -> Result<BTreeSet<Review>, StoreError> {
    let found: Vec<String> = tension::Entity::find()
        .select_only()
        .column(tension::Column::Origin)
        .filter(tension::Column::OrganizationId.eq(organization.uuid()))
        .filter(tension::Column::Origin.is_in(reviews.iter().map(|it| origin(*it))))
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("tension"))?;
    let found: BTreeSet<String> = found.into_iter().collect();
    let raised = reviews.iter().filter(|it| found.contains(&origin(**it)));
    Ok(raised.copied().collect())
}

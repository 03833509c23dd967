//! The structure as of a revision, from the row tables: one query a table.

use crate::{
    convert::{Row, Stored, revision::number},
    entity::{self, revision},
    error::{StoreError, reading},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::ExprTrait as _,
};
use std::collections::BTreeMap;
use zirkel_domain::{
    ids::{OrganizationId, RevisionNumber},
    snapshot::{Adopted, Snapshot, Table},
    time::Timestamp,
};

/// The values of a row table, by id.
type Things<E> = Table<<E as Row>::Id, <<E as Row>::Form as Stored>::Value>;

/// The last revision that was adopted at or before an instant.
pub(crate) async fn revision_at(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    instant: Timestamp,
) -> Result<Option<revision::Model>, StoreError> {
    revision::Entity::find()
        .filter(revision::Column::OrganizationId.eq(organization.uuid()))
        .filter(revision::Column::AdoptedAt.lte(instant.utc()))
        .order_by_desc(revision::Column::AdoptedAt)
        .order_by_desc(revision::Column::Number)
        .one(db)
        .await
        .map_err(reading("revision"))
}

/// The number of the revision with this row.
pub(crate) fn number_of(revision: &revision::Model) -> Result<RevisionNumber, StoreError> {
    number("number", revision.number)
        .map_err(|error| StoreError::bad_row("revision", &revision.number, error))
}

/// The row of a revision.
pub(crate) async fn revision_numbered(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    number: RevisionNumber,
) -> Result<Option<revision::Model>, StoreError> {
    revision::Entity::find_by_id((organization.uuid(), number.0.into()))
        .one(db)
        .await
        .map_err(reading("revision"))
}

/// The structure as of the revision with this row.
pub(crate) async fn as_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    revision: &revision::Model,
) -> Result<Snapshot, StoreError> {
    let at = At {
        organization,
        revision: number_of(revision)?,
    };
    Ok(Snapshot {
        revision: at.revision,
        adopted_at: Timestamp::new(revision.adopted_at),
        organization: settings(db, at).await?,
        people: things::<entity::person::Entity>(db, at).await?,
        service_accounts: things::<entity::service_account::Entity>(db, at).await?,
        decision_types: things::<entity::decision_type::Entity>(db, at).await?,
        roles: things::<entity::role::Entity>(db, at).await?,
        accountabilities: things::<entity::accountability::Entity>(db, at).await?,
        domains: things::<entity::domain::Entity>(db, at).await?,
        external_domains: things::<entity::external_domain::Entity>(db, at).await?,
        policies: things::<entity::policy::Entity>(db, at).await?,
        spend_controls: things::<entity::spend_control::Entity>(db, at).await?,
        seats: things::<entity::seat::Entity>(db, at).await?,
        offers: things::<entity::offer::Entity>(db, at).await?,
        assignments: things::<entity::assignment::Entity>(db, at).await?,
        links: things::<entity::link::Entity>(db, at).await?,
        redirects: things::<entity::redirect::Entity>(db, at).await?,
    })
}

/// Whose rows, as of when.
#[derive(Clone, Copy)]
struct At {
    organization: OrganizationId,
    revision: RevisionNumber,
}

/// The settings as of a revision; an organization without any is a broken one.
pub(crate) async fn settings_at(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    revision: RevisionNumber,
) -> Result<Adopted<zirkel_domain::structure::organization::Organization>, StoreError> {
    settings(
        db,
        At {
            organization,
            revision,
        },
    )
    .await
}

async fn settings(
    db: &impl ConnectionTrait,
    at: At,
) -> Result<Adopted<zirkel_domain::structure::organization::Organization>, StoreError> {
    let mut found = things::<entity::settings::Entity>(db, at).await?;
    found.remove(&at.organization).ok_or(StoreError::RowCount {
        table: "settings",
        expected: 1,
        found: 0,
    })
}

async fn things<E: Row>(db: &impl ConnectionTrait, at: At) -> Result<Things<E>, StoreError> {
    let revision = i64::from(at.revision.0);
    let rows = E::find()
        .filter(E::ORGANIZATION.eq(at.organization.uuid()))
        .filter(E::FROM.lte(revision))
        .filter(E::TO.is_null().or(E::TO.gt(revision)))
        .all(db)
        .await
        .map_err(reading(E::TABLE))?;
    let mut things = BTreeMap::new();
    for row in rows {
        let id = E::id(&row);
        let bad = |error| StoreError::bad_row(E::TABLE, &id, error);
        let adopted_in = number("valid_from", E::from(&row)).map_err(bad)?;
        let value = E::gather(row).and_then(Stored::value).map_err(bad)?;
        things.insert(E::typed(id), Adopted { value, adopted_in });
    }
    Ok(things)
}

//! The record: revisions with their events, and the hash of what is stored.

use crate::{
    chain::{Hash32, Recorded, hash_of_stored},
    convert::{
        Unreadable,
        event::StoredEvent,
        revision::{bare, hash},
    },
    entity::{event, revision},
    error::{StoreError, reading},
    store::RevisionPage,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use std::collections::BTreeMap;
use zirkel_domain::ids::{OrganizationId, RevisionNumber};

/// A revision's row with those of its events.
type Rows = (revision::Model, Vec<event::Model>);

/// A page of the record.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    page: RevisionPage,
) -> Result<Vec<Recorded>, StoreError> {
    let rows = rows(db, organization, page).await?.into_iter();
    rows.map(|(row, events)| recorded(organization, &row, events))
        .collect()
}

/// The rows of a page of the record.
pub(crate) async fn rows(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    page: RevisionPage,
) -> Result<Vec<Rows>, StoreError> {
    let number = revision::Column::Number;
    let mut query = revision::Entity::find()
        .filter(revision::Column::OrganizationId.eq(organization.uuid()))
        .limit(u64::from(page.limit));
    query = if page.descending {
        query.order_by_desc(number)
    } else {
        query.order_by_asc(number)
    };
    if let Some(after) = page.after {
        let after = i64::from(after.0);
        query = query.filter(if page.descending {
            number.lt(after)
        } else {
            number.gt(after)
        });
    }
    let rows = query.all(db).await.map_err(reading("revision"))?;
    let numbers = rows.iter().map(|row| row.number);
    let (Some(first), Some(last)) = (numbers.clone().min(), numbers.max()) else {
        return Ok(Vec::new());
    };
    let events = event::Entity::find().filter(event::Column::Revision.between(first, last));
    with_events(db, organization, rows, events).await
}

/// The hash of a revision, as stored.
pub(crate) async fn stored_hash(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    number: RevisionNumber,
) -> Result<Hash32, StoreError> {
    let row = revision::Entity::find_by_id((organization.uuid(), number.0.into()))
        .one(db)
        .await
        .map_err(reading("revision"))?
        .ok_or(StoreError::RowCount {
            table: "revision",
            expected: 1,
            found: 0,
        })?;
    hash("hash", &row.hash).map_err(|error| StoreError::bad_row("revision", &row.number, error))
}

/// The whole record, oldest first.
pub(crate) async fn whole(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<Vec<Recorded>, StoreError> {
    let rows = revision::Entity::find()
        .filter(revision::Column::OrganizationId.eq(organization.uuid()))
        .order_by_asc(revision::Column::Number)
        .all(db)
        .await
        .map_err(reading("revision"))?;
    let rows = with_events(db, organization, rows, event::Entity::find()).await?;
    rows.into_iter()
        .map(|(row, events)| recorded(organization, &row, events))
        .collect()
}

async fn with_events(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    rows: Vec<revision::Model>,
    events: sea_orm::Select<event::Entity>,
) -> Result<Vec<Rows>, StoreError> {
    let events = events
        .filter(event::Column::OrganizationId.eq(organization.uuid()))
        .order_by_asc(event::Column::Revision)
        .order_by_asc(event::Column::Position)
        .all(db)
        .await
        .map_err(reading("event"))?;
    let mut by_revision: BTreeMap<i64, Vec<event::Model>> = BTreeMap::new();
    for event in events {
        by_revision.entry(event.revision).or_default().push(event);
    }
    let rows = rows.into_iter();
    Ok(rows
        .map(|row| {
            let events = by_revision.remove(&row.number).unwrap_or_default();
            (row, events)
        })
        .collect())
}

/// The revision that rows hold, and the hash of what they hold.
pub(crate) fn recorded(
    organization: OrganizationId,
    row: &revision::Model,
    events: Vec<event::Model>,
) -> Result<Recorded, StoreError> {
    let bad = |error: Unreadable| StoreError::bad_row("revision", &row.number, error);
    let mut revision = bare(row).map_err(bad)?;
    let stored_hash = hash("hash", &row.hash).map_err(bad)?;
    let previous = row.previous_hash.as_deref();
    let previous = previous
        .map(|it| hash("previous_hash", it))
        .transpose()
        .map_err(bad)?;
    let mut bodies = Vec::with_capacity(events.len());
    for row in events {
        let id = format!("{}/{}", row.revision, row.position);
        let stored = StoredEvent {
            kind: row.kind,
            version: row.version,
            body: row.body,
        };
        let event = stored
            .value()
            .map_err(|error| StoreError::bad_row("event", &id, error))?;
        revision.events.push(event);
        bodies.push(stored);
    }
    let computed = hash_of_stored(organization, &revision, &bodies, previous);
    Ok(Recorded {
        revision,
        hash: stored_hash,
        previous,
        computed,
    })
}

//! The record: revisions with their events, and the hash of what is stored.

use crate::{
    chain::{Recorded, hash_of_stored},
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
use zirkel_domain::ids::OrganizationId;

/// A page of the record.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    page: RevisionPage,
) -> Result<Vec<Recorded>, StoreError> {
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
    with_events(db, organization, rows, event::Entity::find()).await
}

async fn with_events(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    rows: Vec<revision::Model>,
    events: sea_orm::Select<event::Entity>,
) -> Result<Vec<Recorded>, StoreError> {
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
    rows.into_iter()
        .map(|row| {
            let events = by_revision.remove(&row.number).unwrap_or_default();
            recorded(organization, &row, events)
        })
        .collect()
}

fn recorded(
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

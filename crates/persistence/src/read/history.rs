//! Rows that are closed, of things that have no open one. Two queries a table, by index.

use crate::{
    convert::{Row, Stored, Unreadable, revision::number},
    entity::{self, revision},
    error::{StoreError, reading},
    history::{History, LastDay, Past, PastOf},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, prelude::Uuid, sea_query::UnionType,
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::{OrganizationId, PersonId, RevisionNumber, RoleId, SeatId},
    structure::{assignment::Assignment, role::SeatRef},
    time::Timestamp,
};

/// When the revisions were adopted that are needed.
type Moments = BTreeMap<i64, Timestamp>;

/// The past of an assignment or of a person.
pub(crate) async fn history(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    of: PastOf,
) -> Result<History, StoreError> {
    let (assignments, offers) = match of {
        PastOf::Assignment(id) => (
            entity::assignment::Column::Id.eq(id.uuid()),
            entity::offer::Column::Id.eq(id.uuid()),
        ),
        PastOf::Person(id) => (
            entity::assignment::Column::PersonId.eq(id.uuid()),
            entity::offer::Column::PersonId.eq(id.uuid()),
        ),
    };
    let assignments = Condition::all().add(assignments);
    let offers = Condition::all().add(offers);
    let assignments = ended::<entity::assignment::Entity>(db, organization, assignments).await?;
    Ok(History {
        roles: roles(db, organization, &assignments).await?,
        last_days: last_days(db, organization, &assignments).await?,
        assignments,
        offers: ended::<entity::offer::Entity>(db, organization, offers).await?,
    })
}

/// The last days that were ever recorded of those whose assignments these were.
async fn last_days(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    assignments: &[Past<Assignment>],
) -> Result<Vec<LastDay>, StoreError> {
    let whose: BTreeSet<Uuid> = assignments.iter().map(|a| a.value.person.uuid()).collect();
    if whose.is_empty() {
        return Ok(Vec::new());
    }
    let rows = entity::person::Entity::find()
        .filter(entity::person::Column::OrganizationId.eq(organization.uuid()))
        .filter(entity::person::Column::Id.is_in(whose))
        .filter(entity::person::Column::LastDay.is_not_null())
        .order_by_asc(entity::person::Column::ValidFrom)
        .all(db)
        .await
        .map_err(reading("person"))?;
    let known = rows.into_iter().filter_map(|row| {
        let day = row.last_day?;
        Some((row, day))
    });
    let read = known.map(|(row, day)| {
        let from = number("valid_from", row.valid_from);
        let to = row.valid_to.map(|to| number("valid_to", to)).transpose();
        from.and_then(|from| Ok((from, to?)))
            .map(|(from, to)| LastDay {
                person: PersonId::from_uuid(row.id),
                day,
                from,
                to,
            })
            .map_err(|error| StoreError::bad_row("person", &row.id, error))
    });
    read.collect()
}

/// Which role each seat within a focus is of; a seat never changes that.
async fn roles(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    assignments: &[Past<Assignment>],
) -> Result<BTreeMap<SeatId, RoleId>, StoreError> {
    let focused = |past: &Past<Assignment>| match past.value.seat {
        SeatRef::Whole(_) => None,
        SeatRef::Focused(id) => Some(id.uuid()),
    };
    let seats: BTreeSet<Uuid> = assignments.iter().filter_map(focused).collect();
    if seats.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = entity::seat::Entity::find()
        .filter(entity::seat::Column::OrganizationId.eq(organization.uuid()))
        .filter(entity::seat::Column::Id.is_in(seats))
        .all(db)
        .await
        .map_err(reading("seat"))?;
    let role =
        |row: entity::seat::Model| (SeatId::from_uuid(row.id), RoleId::from_uuid(row.role_id));
    Ok(rows.into_iter().map(role).collect())
}

async fn ended<E: Row>(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    which: Condition,
) -> Result<Vec<Past<<E::Form as Stored>::Value>>, StoreError> {
    let rows = E::find()
        .filter(E::ORGANIZATION.eq(organization.uuid()))
        .filter(which.clone())
        .order_by_asc(E::ID)
        .order_by_asc(E::FROM)
        .all(db)
        .await
        .map_err(reading(E::TABLE))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let moments = moments::<E>(db, organization, which).await?;
    let mut first_and_last = BTreeMap::new();
    for row in rows {
        let from = E::from(&row);
        let (_, last) = first_and_last.entry(E::id(&row)).or_insert((from, None));
        *last = Some(row);
    }
    let mut found = Vec::new();
    for (id, (began, last)) in first_and_last {
        let span = last.and_then(|row| E::to(&row).map(|ended| (row, ended)));
        if let Some((row, ended)) = span {
            let past = past::<E>(row, (began, ended), &moments);
            found.push(past.map_err(|error| StoreError::bad_row(E::TABLE, &id, error))?);
        }
    }
    Ok(found)
}

fn past<E: Row>(
    row: E::Model,
    (began, ended): (i64, i64),
    moments: &Moments,
) -> Result<Past<<E::Form as Stored>::Value>, Unreadable> {
    let (began_in, began_at) = adoption("valid_from", began, moments)?;
    let (ended_in, ended_at) = adoption("valid_to", ended, moments)?;
    Ok(Past {
        value: E::gather(row).and_then(Stored::value)?,
        began_in,
        began_at,
        ended_in,
        ended_at,
    })
}

fn adoption(
    field: &'static str,
    stored: i64,
    moments: &Moments,
) -> Result<(RevisionNumber, Timestamp), Unreadable> {
    let at = moments
        .get(&stored)
        .ok_or_else(|| Unreadable::new(field, "names no revision"))?;
    Ok((number(field, stored)?, *at))
}

/// When the revisions were adopted in which these rows begin and end.
async fn moments<E: Row>(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    which: Condition,
) -> Result<Moments, StoreError> {
    let ends = |column| {
        E::find()
            .select_only()
            .column(column)
            .filter(E::ORGANIZATION.eq(organization.uuid()))
            .filter(which.clone())
            .into_query()
    };
    // One list, not one or the other: so the revisions are looked up by their key.
    let mut named = ends(E::FROM);
    named.union(UnionType::Distinct, ends(E::TO));
    let named = revision::Column::Number.in_subquery(named);
    let rows = revision::Entity::find()
        .filter(revision::Column::OrganizationId.eq(organization.uuid()))
        .filter(named)
        .all(db)
        .await
        .map_err(reading("revision"))?;
    let moment = |row: revision::Model| (row.number, Timestamp::new(row.adopted_at));
    Ok(rows.into_iter().map(moment).collect())
}

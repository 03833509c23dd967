//! Rows that are closed: states that were, found by the revision that ended them. One query a
//! table, by index.

use crate::{
    convert::{Row, Stored, Unreadable, revision::number},
    entity,
    error::{StoreError, reading},
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, QueryFilter as _};
use zirkel_domain::{
    diff::Thing,
    ids::{OrganizationId, RevisionNumber},
    snapshot::Adopted,
};

/// A state that a thing had until a revision ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The state, with the revision that made it.
    pub state: Adopted<Thing>,
    /// The revision that ended it.
    pub ended_in: RevisionNumber,
}

/// Whose rows, ended in which revisions, both counted in.
#[derive(Clone, Copy)]
struct Within {
    organization: OrganizationId,
    first: RevisionNumber,
    last: RevisionNumber,
}

/// The states that ended in a span of revisions, table by table.
pub(crate) async fn closed(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    (first, last): (RevisionNumber, RevisionNumber),
) -> Result<Vec<Closed>, StoreError> {
    use entity as e;
    let within = Within {
        organization,
        first,
        last,
    };
    let mut found = rows::<e::settings::Entity>(db, within).await?;
    found.extend(rows::<e::person::Entity>(db, within).await?);
    found.extend(rows::<e::service_account::Entity>(db, within).await?);
    found.extend(rows::<e::decision_type::Entity>(db, within).await?);
    found.extend(rows::<e::role::Entity>(db, within).await?);
    found.extend(rows::<e::accountability::Entity>(db, within).await?);
    found.extend(rows::<e::domain::Entity>(db, within).await?);
    found.extend(rows::<e::external_domain::Entity>(db, within).await?);
    found.extend(rows::<e::policy::Entity>(db, within).await?);
    found.extend(rows::<e::spend_control::Entity>(db, within).await?);
    found.extend(rows::<e::seat::Entity>(db, within).await?);
    found.extend(rows::<e::offer::Entity>(db, within).await?);
    found.extend(rows::<e::assignment::Entity>(db, within).await?);
    found.extend(rows::<e::link::Entity>(db, within).await?);
    found.extend(rows::<e::redirect::Entity>(db, within).await?);
    Ok(found)
}

async fn rows<E>(db: &impl ConnectionTrait, within: Within) -> Result<Vec<Closed>, StoreError>
where
    E: Row,
    <E::Form as Stored>::Value: Into<Thing>,
{
    let rows = E::find()
        .filter(E::ORGANIZATION.eq(within.organization.uuid()))
        .filter(E::TO.between(i64::from(within.first.0), i64::from(within.last.0)))
        .all(db)
        .await
        .map_err(reading(E::TABLE))?;
    let closed = |row| {
        let id = E::id(&row);
        state::<E>(row).map_err(|error| StoreError::bad_row(E::TABLE, &id, error))
    };
    rows.into_iter().map(closed).collect()
}

fn state<E>(row: E::Model) -> Result<Closed, Unreadable>
where
    E: Row,
    <E::Form as Stored>::Value: Into<Thing>,
{
    let ended = E::to(&row).ok_or_else(|| Unreadable::new("valid_to", "is empty"))?;
    let ended_in = number("valid_to", ended)?;
    let adopted_in = number("valid_from", E::from(&row))?;
    let value = E::gather(row).and_then(Stored::value)?.into();
    Ok(Closed {
        state: Adopted { value, adopted_in },
        ended_in,
    })
}

//! Circles' processes: proposals and tensions whole, lists of them, and what happened since.

mod due;
mod list;
mod reviews;
mod rows;

pub(crate) use due::{due, organizations_due};
pub(crate) use list::{page, processing};
pub(crate) use reviews::{organizations_reviewing, reviews_raised};
pub(crate) use rows::{proposal_rows, tension_rows};

use crate::{
    convert::{Unreadable, process, revision::number},
    entity::{process_entry, proposal, tension},
    error::{StoreError, reading},
    process::{Logged, Numbered, StoredProposal, StoredTension},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, prelude::Uuid,
};
use std::collections::{BTreeMap, BTreeSet};
use zirkel_domain::{
    ids::{CircleId, OrganizationId, ProposalId, TensionId},
    process::{Case, Entry, Matter, Offices, Tension, Told},
};

const ENTRY: &str = "process_entry";

/// Proposals by id, each whole, in the order of their ids. Two queries, however many they are.
pub(crate) async fn proposals(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: &[ProposalId],
) -> Result<Vec<StoredProposal>, StoreError> {
    let rows = proposal::Entity::find()
        .filter(proposal::Column::OrganizationId.eq(organization.uuid()))
        .filter(proposal::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .order_by_asc(proposal::Column::Id)
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    let matters = rows
        .iter()
        .map(|row| Matter::Proposal(ProposalId::from_uuid(row.id)));
    let mut entries = entries_of(db, organization, matters).await?;
    let whole = rows.into_iter().map(|row| {
        let told = entries.remove(&row.id).unwrap_or_default();
        gathered(&row, told).map_err(|error| StoreError::bad_row("proposal", &row.id, error))
    });
    whole.collect()
}

fn gathered(
    row: &proposal::Model,
    told: Vec<Numbered<Told>>,
) -> Result<StoredProposal, Unreadable> {
    let entries: Vec<_> = told
        .into_iter()
        .filter_map(|it| {
            of(it, |told| match told {
                Told::Proposal(_, fact) => Some(fact),
                Told::Tension(..) | Told::Office(..) => None,
            })
        })
        .collect();
    let case = Case::fold(
        ProposalId::from_uuid(row.id),
        entries.iter().map(|it| &it.entry),
    );
    Ok(StoredProposal {
        case: case.ok_or_else(|| Unreadable::new("id", "has no entry that begins it"))?,
        entries,
        looked_at: number("looked_at", row.looked_at)?,
    })
}

/// Tensions by id, each whole, in the order of their ids. Two queries, however many they are.
pub(crate) async fn tensions(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: &[TensionId],
) -> Result<Vec<StoredTension>, StoreError> {
    let rows = tension::Entity::find()
        .filter(tension::Column::OrganizationId.eq(organization.uuid()))
        .filter(tension::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .order_by_asc(tension::Column::Id)
        .all(db)
        .await
        .map_err(reading("tension"))?;
    let matters = rows
        .iter()
        .map(|row| Matter::Tension(TensionId::from_uuid(row.id)));
    let mut entries = entries_of(db, organization, matters).await?;
    let whole = rows.into_iter().map(|row| {
        let told = entries.remove(&row.id).unwrap_or_default();
        sensed(row.id, told).map_err(|error| StoreError::bad_row("tension", &row.id, error))
    });
    whole.collect()
}

fn sensed(id: Uuid, told: Vec<Numbered<Told>>) -> Result<StoredTension, Unreadable> {
    let entries: Vec<_> = told
        .into_iter()
        .filter_map(|it| {
            of(it, |told| match told {
                Told::Tension(_, fact) => Some(fact),
                Told::Proposal(..) | Told::Office(..) => None,
            })
        })
        .collect();
    let tension = Tension::fold(TensionId::from_uuid(id), entries.iter().map(|it| &it.entry));
    Ok(StoredTension {
        tension: tension.ok_or_else(|| Unreadable::new("id", "has no entry that begins it"))?,
        entries,
    })
}

/// What holds in the offices of a circle.
pub(crate) async fn offices(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    circle: CircleId,
) -> Result<Offices, StoreError> {
    let mut found = offices_of(db, organization, &BTreeSet::from([circle])).await?;
    Ok(found.remove(&circle).unwrap_or_default())
}

/// What holds in the offices of these circles, of each of them. One query, however many they are.
pub(crate) async fn offices_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    circles: &BTreeSet<CircleId>,
) -> Result<BTreeMap<CircleId, Offices>, StoreError> {
    let matters = circles.iter().map(|it| Matter::Office(*it));
    let mut entries = entries_of(db, organization, matters).await?;
    let each = circles.iter().map(|circle| {
        let told = entries.remove(&circle.uuid()).unwrap_or_default();
        let mut offices = Offices::default();
        for it in told {
            let said = of(it, |told| match told {
                Told::Office(_, fact) => Some(fact),
                Told::Proposal(..) | Told::Tension(..) => None,
            });
            if let Some(said) = said {
                offices.apply(*circle, &said.entry);
            }
        }
        (*circle, offices)
    });
    Ok(each.collect())
}

/// The same entry as one of its own kind of matter.
fn of<F>(it: Numbered<Told>, kind: impl FnOnce(Told) -> Option<F>) -> Option<Numbered<F>> {
    let Entry { at, by, rule, fact } = it.entry;
    let fact = kind(fact)?;
    Some(Numbered {
        number: it.number,
        entry: Entry { at, by, rule, fact },
    })
}

/// The entries of some matters of one kind, each in order.
async fn entries_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    matters: impl IntoIterator<Item = Matter>,
) -> Result<BTreeMap<Uuid, Vec<Numbered<Told>>>, StoreError> {
    let matters: Vec<_> = matters.into_iter().map(process::matter_of).collect();
    let Some((kind, _)) = matters.first() else {
        return Ok(BTreeMap::new());
    };
    let rows = process_entry::Entity::find()
        .filter(process_entry::Column::OrganizationId.eq(organization.uuid()))
        .filter(process_entry::Column::MatterId.is_in(matters.iter().map(|(_, id)| *id)))
        .filter(process_entry::Column::Matter.eq(*kind))
        .order_by_asc(process_entry::Column::Number)
        .all(db)
        .await
        .map_err(reading(ENTRY))?;
    let mut by_matter: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
    for row in rows {
        let told = numbered(&row)?;
        by_matter.entry(row.matter_id).or_default().push(told);
    }
    Ok(by_matter)
}

fn numbered(row: &process_entry::Model) -> Result<Numbered<Told>, StoreError> {
    let bad = |error: Unreadable| StoreError::bad_row(ENTRY, &row.number, error);
    let number = u64::try_from(row.number).map_err(|error| bad(Unreadable::new("number", error)));
    Ok(Numbered {
        number: number?,
        entry: process::entry(row).map_err(bad)?,
    })
}

/// What happened after the entry with this number, in order, at most `limit` entries; in one circle
/// where one is given.
pub(crate) async fn since(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    after: u64,
    circle: Option<CircleId>,
    limit: u32,
) -> Result<Vec<Logged>, StoreError> {
    let mut query = process_entry::Entity::find()
        .filter(process_entry::Column::OrganizationId.eq(organization.uuid()))
        .filter(process_entry::Column::Number.gt(i64::try_from(after).unwrap_or(i64::MAX)));
    if let Some(circle) = circle {
        query = query.filter(process_entry::Column::CircleId.eq(circle.uuid()));
    }
    let rows = query
        .order_by_asc(process_entry::Column::Number)
        .limit(u64::from(limit))
        .all(db)
        .await
        .map_err(reading(ENTRY))?;
    let logged = rows.iter().map(|row| {
        Ok(Logged {
            circle: CircleId::from_uuid(row.circle_id),
            told: numbered(row)?,
        })
    });
    logged.collect()
}

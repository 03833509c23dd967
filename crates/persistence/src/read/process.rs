//! Circles' processes: proposals and tensions whole, lists of them, and what happened since.

mod due;
mod reviews;
mod rows;

pub(crate) use due::{due, organizations_due};
pub(crate) use reviews::{organizations_reviewing, reviews_raised};
pub(crate) use rows::{proposal_rows, tension_rows};

use crate::{
    convert::{
        Unreadable,
        process::{self, ASIDE},
        revision::number,
    },
    entity::{process_entry, proposal, tension},
    error::{StoreError, reading},
    process::{Logged, Numbered, Slice, Sought, StoredProposal, StoredTension},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, Order, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, prelude::Uuid,
    sea_query::ExprTrait as _,
};
use std::collections::BTreeMap;
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
    let mut entries = entries_of(db, organization, [Matter::Office(circle)]).await?;
    let told = entries.remove(&circle.uuid()).unwrap_or_default();
    let mut offices = Offices::default();
    for it in told {
        let said = of(it, |told| match told {
            Told::Office(_, fact) => Some(fact),
            Told::Proposal(..) | Told::Tension(..) => None,
        });
        if let Some(said) = said {
            offices.apply(circle, &said.entry);
        }
    }
    Ok(offices)
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

/// The ids of proposals that a part of a list holds, newest first.
pub(crate) async fn proposal_ids(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    sought: &Sought,
    part: Slice<ProposalId>,
) -> Result<Vec<ProposalId>, StoreError> {
    use proposal::Column;
    let mut query = sought_proposals(organization, sought);
    if let Some(after) = part.after {
        query = query.filter(Column::Id.lt(after.uuid()));
    }
    if let Some(before) = part.before {
        query = query.filter(Column::Id.gt(before.uuid()));
    }
    let order = if part.from_end {
        Order::Asc
    } else {
        Order::Desc
    };
    let mut ids: Vec<Uuid> = query
        .select_only()
        .column(Column::Id)
        .order_by(Column::Id, order)
        .limit(u64::from(part.limit))
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    if part.from_end {
        ids.reverse();
    }
    Ok(ids.into_iter().map(ProposalId::from_uuid).collect())
}

/// How many proposals a list holds.
pub(crate) async fn proposal_count(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    sought: &Sought,
) -> Result<u64, StoreError> {
    let query = sought_proposals(organization, sought);
    query.count(db).await.map_err(reading("proposal"))
}

fn sought_proposals(organization: OrganizationId, sought: &Sought) -> Select<proposal::Entity> {
    use proposal::Column;
    let shown = Column::State.is_not_in(ASIDE);
    let own = sought.viewer.map(|it| {
        let draft = Column::State.eq(process::DRAFT);
        Column::ProposerId.eq(it.uuid()).and(draft)
    });
    let mut query = proposal::Entity::find()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Condition::any().add(shown).add_option(own));
    if let Some(circle) = sought.circle {
        query = query.filter(Column::CircleId.eq(circle.uuid()));
    }
    if let Some(by) = sought.by {
        query = query.filter(Column::ProposerId.eq(by.uuid()));
    }
    if !sought.states.is_empty() {
        query = query.filter(Column::State.is_in(sought.states.iter().copied()));
    }
    query
}

/// The ids of tensions that a part of a list holds, newest first.
pub(crate) async fn tension_ids(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    sought: &Sought,
    part: Slice<TensionId>,
) -> Result<Vec<TensionId>, StoreError> {
    use tension::Column;
    let mut query = sought_tensions(organization, sought);
    if let Some(after) = part.after {
        query = query.filter(Column::Id.lt(after.uuid()));
    }
    if let Some(before) = part.before {
        query = query.filter(Column::Id.gt(before.uuid()));
    }
    let order = if part.from_end {
        Order::Asc
    } else {
        Order::Desc
    };
    let mut ids: Vec<Uuid> = query
        .select_only()
        .column(Column::Id)
        .order_by(Column::Id, order)
        .limit(u64::from(part.limit))
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("tension"))?;
    if part.from_end {
        ids.reverse();
    }
    Ok(ids.into_iter().map(TensionId::from_uuid).collect())
}

/// How many tensions a list holds.
pub(crate) async fn tension_count(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    sought: &Sought,
) -> Result<u64, StoreError> {
    let query = sought_tensions(organization, sought);
    query.count(db).await.map_err(reading("tension"))
}

fn sought_tensions(organization: OrganizationId, sought: &Sought) -> Select<tension::Entity> {
    use tension::Column;
    let shown = Column::State.is_not_in(ASIDE);
    let own = sought.viewer.map(|it| {
        let private = Column::State.eq(process::PRIVATE);
        Column::PersonId.eq(it.uuid()).and(private)
    });
    let mut query = tension::Entity::find()
        .filter(Column::OrganizationId.eq(organization.uuid()))
        .filter(Condition::any().add(shown).add_option(own));
    if let Some(circle) = sought.circle {
        query = query.filter(Column::CircleId.eq(circle.uuid()));
    }
    if let Some(by) = sought.by {
        query = query.filter(Column::PersonId.eq(by.uuid()));
    }
    if !sought.states.is_empty() {
        query = query.filter(Column::State.is_in(sought.states.iter().copied()));
    }
    query
}

//! The one place where events and the rows they make are inserted: the rows are the domain's own
//! fold of the events, so neither is ever there without the other.

use super::bulk::{VALUES, insert};
use crate::{
    chain::{Hash32, Recorded, hash_of_stored},
    convert::{self, Place, Row, Stored, event::StoredEvent},
    entity,
    error::{StoreError, driver},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, QueryFilter as _, prelude::Uuid, sea_query::Expr,
};
use std::collections::BTreeSet;
use zirkel_domain::{
    event::{Event, Removed, Revision},
    ids::{OrganizationId, RevisionNumber},
    snapshot::{Adopted, Snapshot, Table},
};

/// Writes a revision: its row, its events, and the rows of everything that it changed. `changes` is
/// its fold, on top of nothing else.
pub(crate) async fn write(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    revision: &Revision,
    changes: &Snapshot,
    previous: Option<Hash32>,
) -> Result<Recorded, StoreError> {
    let bodies = revision
        .events
        .iter()
        .map(StoredEvent::of)
        .collect::<Result<Vec<_>, _>>()?;
    let hash = hash_of_stored(organization, revision, &bodies, previous);
    let row = convert::revision::row(organization, revision, hash, previous);
    insert::<entity::revision::Entity>(db, [row]).await?;
    let place = Place {
        organization: organization.uuid(),
        revision: revision.number.0.into(),
    };
    insert::<entity::event::Entity>(db, event_rows(place, bodies)).await?;
    end(db, place, &revision.events).await?;
    states(db, place, changes).await?;
    Ok(Recorded {
        revision: revision.clone(),
        hash,
        previous,
        computed: hash,
    })
}

fn event_rows(
    place: Place,
    bodies: Vec<StoredEvent>,
) -> impl Iterator<Item = entity::event::Model> {
    (0_i64..)
        .zip(bodies)
        .map(move |(position, event)| entity::event::Model {
            organization_id: place.organization,
            revision: place.revision,
            position,
            kind: event.kind,
            version: event.version,
            body: event.body,
        })
}

/// The row tables. Taken apart field by field, so that a new kind of thing must be written here.
async fn states(
    db: &impl ConnectionTrait,
    place: Place,
    changes: &Snapshot,
) -> Result<(), StoreError> {
    let Snapshot {
        revision,
        adopted_at: _,
        organization,
        people,
        service_accounts,
        decision_types,
        roles,
        accountabilities,
        domains,
        external_domains,
        policies,
        spend_controls,
        seats,
        offers,
        assignments,
        links,
        redirects,
    } = changes;
    if organization.adopted_in == *revision {
        let settings = Table::from([(organization.value.id, organization.clone())]);
        replace::<entity::settings::Entity>(db, place, &settings).await?;
    }
    replace::<entity::person::Entity>(db, place, people).await?;
    replace::<entity::service_account::Entity>(db, place, service_accounts).await?;
    replace::<entity::decision_type::Entity>(db, place, decision_types).await?;
    replace::<entity::role::Entity>(db, place, roles).await?;
    replace::<entity::accountability::Entity>(db, place, accountabilities).await?;
    replace::<entity::domain::Entity>(db, place, domains).await?;
    replace::<entity::external_domain::Entity>(db, place, external_domains).await?;
    replace::<entity::policy::Entity>(db, place, policies).await?;
    replace::<entity::spend_control::Entity>(db, place, spend_controls).await?;
    replace::<entity::seat::Entity>(db, place, seats).await?;
    replace::<entity::offer::Entity>(db, place, offers).await?;
    replace::<entity::assignment::Entity>(db, place, assignments).await?;
    replace::<entity::link::Entity>(db, place, links).await?;
    replace::<entity::redirect::Entity>(db, place, redirects).await
}

/// Closes the rows of what the events take out of the structure, before new ones are opened: a
/// thing may end and be there again within one revision.
async fn end(db: &impl ConnectionTrait, place: Place, events: &[Event]) -> Result<(), StoreError> {
    if place.revision <= RevisionNumber::FIRST.0.into() {
        return Ok(());
    }
    let removed: BTreeSet<Removed> = events.iter().filter_map(Event::removes).collect();
    for removed in removed {
        match removed {
            Removed::ServiceAccount(id) => {
                close::<entity::service_account::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::DecisionType(id) => {
                close::<entity::decision_type::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Seat(id) => close::<entity::seat::Entity>(db, place, &[id.uuid()]).await?,
            Removed::Offer(id) => close::<entity::offer::Entity>(db, place, &[id.uuid()]).await?,
            Removed::Assignment(id) => {
                close::<entity::assignment::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Role(id) => {
                close::<entity::role::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Accountability(id) => {
                close::<entity::accountability::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Domain(id) => {
                close::<entity::domain::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Policy(id) => {
                close::<entity::policy::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::SpendControl(id) => {
                close::<entity::spend_control::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Link(id) => {
                close::<entity::link::Entity>(db, place, &[id.uuid()]).await?;
            }
            Removed::Redirect(id) => {
                close::<entity::redirect::Entity>(db, place, &[id.uuid()]).await?;
            }
        }
    }
    Ok(())
}

/// Closes the current rows of the given things, and opens new ones.
async fn replace<E: Row>(
    db: &impl ConnectionTrait,
    place: Place,
    things: &Table<E::Id, <E::Form as Stored>::Value>,
) -> Result<(), StoreError> {
    if place.revision > RevisionNumber::FIRST.0.into() {
        let ids: Vec<Uuid> = things.keys().map(|id| E::bare(*id)).collect();
        for chunk in ids.chunks(VALUES) {
            close::<E>(db, place, chunk).await?;
        }
    }
    let rows = things
        .values()
        .map(|Adopted { value, .. }| E::spread(place, E::Form::of(value)))
        .collect::<Result<Vec<_>, _>>()?;
    insert::<E>(db, rows).await
}

async fn close<E: Row>(
    db: &impl ConnectionTrait,
    place: Place,
    ids: &[Uuid],
) -> Result<(), StoreError> {
    E::update_many()
        .col_expr(E::TO, Expr::value(place.revision))
        .filter(E::ORGANIZATION.eq(place.organization))
        .filter(E::ID.is_in(ids.iter().copied()))
        .filter(E::TO.is_null())
        .exec(db)
        .await
        .map_err(driver("closing rows"))?;
    Ok(())
}

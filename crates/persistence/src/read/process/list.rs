//! Lists of proposals and of tensions, newest first.

use crate::{
    convert::process::{ASIDE, proposal_state, tension_state},
    entity::{proposal, tension},
    error::{StoreError, reading},
    process::{Listed, Slice, Sought},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait, ModelTrait, Order,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
    prelude::Uuid, sea_query::ExprTrait as _,
};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::{CircleId, OrganizationId},
    process::{StateKind, TensionState},
};

/// What is kept to its author until they let others see it.
pub(crate) trait Kept:
    EntityTrait<Model: ModelTrait<Entity = Self> + sea_orm::FromQueryResult + Send + Sync>
{
    /// Where one stands.
    type State: Copy + Sync;
    /// The table's name.
    const TABLE: &'static str;
    /// The state of one that its author keeps to themselves.
    const OWN: &'static str;
    /// Whose.
    const ORGANIZATION: Self::Column;
    /// Which; ids grow.
    const ID: Self::Column;
    /// In which circle.
    const CIRCLE: Self::Column;
    /// By whom.
    const BY: Self::Column;
    /// Where it stands.
    const STATE: Self::Column;

    /// The name of a state.
    fn named(state: Self::State) -> &'static str;
}

impl Kept for proposal::Entity {
    type State = StateKind;
    const TABLE: &'static str = "proposal";
    const OWN: &'static str = proposal_state(StateKind::Draft);
    const ORGANIZATION: Self::Column = proposal::Column::OrganizationId;
    const ID: Self::Column = proposal::Column::Id;
    const CIRCLE: Self::Column = proposal::Column::CircleId;
    const BY: Self::Column = proposal::Column::ProposerId;
    const STATE: Self::Column = proposal::Column::State;

    fn named(state: StateKind) -> &'static str {
        proposal_state(state)
    }
}

impl Kept for tension::Entity {
    type State = TensionState;
    const TABLE: &'static str = "tension";
    const OWN: &'static str = tension_state(TensionState::Private);
    const ORGANIZATION: Self::Column = tension::Column::OrganizationId;
    const ID: Self::Column = tension::Column::Id;
    const CIRCLE: Self::Column = tension::Column::CircleId;
    const BY: Self::Column = tension::Column::PersonId;
    const STATE: Self::Column = tension::Column::State;

    fn named(state: TensionState) -> &'static str {
        tension_state(state)
    }
}

/// A part of a list, by its ids, newest first.
pub(crate) async fn page<E: Kept>(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    sought: &Sought<E::State>,
    part: Slice<Uuid>,
) -> Result<Listed<Uuid>, StoreError> {
    let all = listed::<E>(organization, sought);
    let total = all.clone().count(db).await.map_err(reading(E::TABLE))?;
    let mut query = all;
    if let Some(after) = part.after {
        query = query.filter(E::ID.lt(after));
    }
    if let Some(before) = part.before {
        query = query.filter(E::ID.gt(before));
    }
    let order = if part.from_end {
        Order::Asc
    } else {
        Order::Desc
    };
    let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
    // One more than is asked for: whether there is more shows by it.
    let mut page: Vec<Uuid> = query
        .select_only()
        .column(E::ID)
        .order_by(E::ID, order)
        .limit(u64::from(part.limit).saturating_add(1))
        .into_tuple()
        .all(db)
        .await
        .map_err(reading(E::TABLE))?;
    let has_more = page.len() > limit;
    page.truncate(limit);
    if part.from_end {
        page.reverse();
    }
    Ok(Listed {
        page,
        has_more,
        total,
    })
}

/// The circles in which proposals are open.
pub(crate) async fn processing(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<BTreeSet<CircleId>, StoreError> {
    let circles: Vec<Uuid> = proposal::Entity::find()
        .filter(proposal::Column::OrganizationId.eq(organization.uuid()))
        .filter(proposal::Column::State.is_in(StateKind::OPEN_ENDED.map(proposal_state)))
        .select_only()
        .column(proposal::Column::CircleId)
        .distinct()
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("proposal"))?;
    Ok(circles.into_iter().map(CircleId::from_uuid).collect())
}

fn listed<E: Kept>(organization: OrganizationId, sought: &Sought<E::State>) -> Select<E> {
    let shown = E::STATE.is_not_in(ASIDE);
    let own = sought
        .viewer
        .map(|it| E::BY.eq(it.uuid()).and(E::STATE.eq(E::OWN)));
    let mut query = E::find()
        .filter(E::ORGANIZATION.eq(organization.uuid()))
        .filter(Condition::any().add(shown).add_option(own));
    if let Some(circle) = sought.circle {
        query = query.filter(E::CIRCLE.eq(circle.uuid()));
    }
    if let Some(by) = sought.by {
        query = query.filter(E::BY.eq(by.uuid()));
    }
    if !sought.states.is_empty() {
        query = query.filter(E::STATE.is_in(sought.states.iter().map(|it| E::named(*it))));
    }
    query
}

//! What belongs to a thing, table by table: whose rows its timeline tells.

use crate::{
    convert::role::{role_ref_text, seat_ref_text},
    entity::{
        Versioned, accountability, assignment, domain, link, offer, person, policy, redirect, role,
        seat, spend_control,
    },
    error::{StoreError, reading},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};
use zirkel_domain::{
    ids::{CircleId, PersonId, PolicyId, RoleId, SeatId},
    structure::role::{CoreRole, RoleRef, SeatRef},
};

/// How many seats of a circle, ever, are told of; the first ones of a larger one.
const SEATS: u64 = 10_000;

/// Whose timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of roles: themselves, their elements, their seats and who held them.
    Roles(Vec<RoleRef>),
    /// The same of roles that a person holds, and what that person ever held.
    Held(PersonId, Vec<RoleRef>),
    /// A circle's: its role, its policies, the roles in it and who held them, its officers.
    Circle(CircleId),
    /// A policy's.
    Policy(PolicyId),
    /// A person's: their joining and leaving, and what they held.
    Person(PersonId),
}

/// Tables, in the order in which one revision's entries are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Role,
    Accountability,
    Domain,
    Policy,
    SpendControl,
    Seat,
    Offer,
    Assignment,
    Link,
    Redirect,
}

impl Kind {
    pub(super) const ALL: [Self; 11] = [
        Self::Person,
        Self::Role,
        Self::Accountability,
        Self::Domain,
        Self::Policy,
        Self::SpendControl,
        Self::Seat,
        Self::Offer,
        Self::Assignment,
        Self::Link,
        Self::Redirect,
    ];

    /// Its place in the order.
    pub(super) const fn rank(self) -> i64 {
        self as i64
    }

    pub(super) fn of_rank(rank: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.rank() == rank)
    }
}

/// The rows of one table that belong to a thing.
pub(super) struct Owned {
    kind: Kind,
    which: Expr,
    select: fn(Uuid, i64, Kind, Expr, Edge) -> SelectStatement,
}

/// An end of a state.
#[derive(Clone, Copy)]
enum Edge {
    Began,
    Ended,
}

impl Owned {
    fn of<E: Versioned>(kind: Kind, which: Expr) -> Self {
        Self {
            kind,
            which,
            select: select::<E>,
        }
    }

    /// The revisions up to one in which a state of such a row began.
    pub(super) fn began(&self, organization: Uuid, up_to: i64) -> SelectStatement {
        (self.select)(
            organization,
            up_to,
            self.kind,
            self.which.clone(),
            Edge::Began,
        )
    }

    /// Those in which one ended.
    pub(super) fn ended(&self, organization: Uuid, up_to: i64) -> SelectStatement {
        (self.select)(
            organization,
            up_to,
            self.kind,
            self.which.clone(),
            Edge::Ended,
        )
    }
}

fn select<E: Versioned>(
    organization: Uuid,
    up_to: i64,
    kind: Kind,
    which: Expr,
    edge: Edge,
) -> SelectStatement {
    let revision = match edge {
        Edge::Began => E::FROM,
        Edge::Ended => E::TO,
    };
    // A bare parameter in a union has no type on PostgreSQL.
    let rank = Expr::cust(format!("CAST({} AS bigint)", kind.rank()));
    E::find()
        .select_only()
        .column_as(Expr::col(revision), "revision")
        .column_as(rank, "kind")
        .column_as(Expr::col(E::ID), "id")
        .filter(E::ORGANIZATION.eq(organization))
        .filter(Expr::col(revision).lte(up_to))
        .filter(which)
        .into_query()
}

/// What belongs to a thing.
pub(super) async fn owned(
    db: &impl ConnectionTrait,
    organization: Uuid,
    whose: Whose,
) -> Result<Vec<Owned>, StoreError> {
    Ok(match whose {
        Whose::Policy(id) => vec![Owned::of::<policy::Entity>(
            Kind::Policy,
            policy::Column::Id.eq(id.uuid()),
        )],
        Whose::Person(id) => of_person(id.uuid()),
        Whose::Roles(roles) => of_roles(db, organization, &roles).await?,
        Whose::Held(person, roles) => {
            let mut owned = of_roles(db, organization, &roles).await?;
            let held = of_person(person.uuid()).into_iter();
            owned.extend(held.filter(|it| it.kind != Kind::Person));
            owned
        }
        Whose::Circle(id) => of_circle(db, organization, id).await?,
    })
}

fn of_person(id: Uuid) -> Vec<Owned> {
    vec![
        Owned::of::<person::Entity>(Kind::Person, person::Column::Id.eq(id)),
        Owned::of::<offer::Entity>(Kind::Offer, offer::Column::PersonId.eq(id)),
        Owned::of::<assignment::Entity>(Kind::Assignment, assignment::Column::PersonId.eq(id)),
    ]
}

/// What was added to core roles, and who held them.
fn of_office(roles: Vec<String>) -> Vec<Owned> {
    let of = accountability::Column::Role.is_in(roles.clone());
    let held = domain::Column::Holder.is_in(roles.clone());
    vec![
        Owned::of::<accountability::Entity>(Kind::Accountability, of),
        Owned::of::<domain::Entity>(Kind::Domain, held),
        Owned::of::<assignment::Entity>(Kind::Assignment, assignment::Column::Seat.is_in(roles)),
    ]
}

async fn of_roles(
    db: &impl ConnectionTrait,
    organization: Uuid,
    roles: &[RoleRef],
) -> Result<Vec<Owned>, StoreError> {
    let ids: Vec<Uuid> = roles
        .iter()
        .filter_map(|it| match it {
            RoleRef::Defined(id) => Some(id.uuid()),
            RoleRef::Core(..) => None,
        })
        .collect();
    let mut owned = of_office(roles.iter().copied().map(role_ref_text).collect());
    if ids.is_empty() {
        return Ok(owned);
    }
    let focused = seat::Column::RoleId.is_in(ids.clone());
    let mut seats = seats(db, organization, focused.clone()).await?;
    seats.extend(roles.iter().map(|it| seat_ref_text(SeatRef::Whole(*it))));
    owned.retain(|it| it.kind != Kind::Assignment);
    owned.extend([
        Owned::of::<role::Entity>(Kind::Role, role::Column::Id.is_in(ids.clone())),
        Owned::of::<spend_control::Entity>(
            Kind::SpendControl,
            spend_control::Column::RoleId.is_in(ids.clone()),
        ),
        Owned::of::<seat::Entity>(Kind::Seat, focused),
        Owned::of::<offer::Entity>(Kind::Offer, offer::Column::RoleId.is_in(ids)),
        Owned::of::<assignment::Entity>(
            Kind::Assignment,
            assignment::Column::Seat.is_in(seats.clone()),
        ),
        Owned::of::<link::Entity>(Kind::Link, link::Column::Seat.is_in(seats)),
    ]);
    Ok(owned)
}

async fn of_circle(
    db: &impl ConnectionTrait,
    organization: Uuid,
    circle: CircleId,
) -> Result<Vec<Owned>, StoreError> {
    let id = circle.uuid();
    let inside = || roles_in(organization, id);
    let offices = CoreRole::ALL.map(|office| role_ref_text(RoleRef::Core(circle, office)));
    let mut seats_inside = whole_seats(db, organization, id).await?;
    let focused = seat::Column::RoleId.in_subquery(inside());
    seats_inside.extend(seats(db, organization, focused.clone()).await?);
    seats_inside.extend(offices.clone());
    let mut owned = of_office(offices.to_vec());
    owned.retain(|it| it.kind != Kind::Assignment);
    let own_or_inside = role::Column::Id.eq(id).or(role::Column::SourceId.eq(id));
    owned.extend([
        Owned::of::<role::Entity>(Kind::Role, own_or_inside),
        Owned::of::<policy::Entity>(Kind::Policy, policy::Column::CircleId.eq(id)),
        Owned::of::<seat::Entity>(Kind::Seat, focused),
        Owned::of::<offer::Entity>(Kind::Offer, offer::Column::RoleId.in_subquery(inside())),
        Owned::of::<assignment::Entity>(
            Kind::Assignment,
            assignment::Column::Seat.is_in(seats_inside),
        ),
        Owned::of::<link::Entity>(Kind::Link, link::Column::TargetId.eq(id)),
        Owned::of::<redirect::Entity>(Kind::Redirect, redirect::Column::CircleId.eq(id)),
    ]);
    Ok(owned)
}

/// The roles that a circle ever held.
fn roles_in(organization: Uuid, circle: Uuid) -> SelectStatement {
    role::Entity::find()
        .select_only()
        .column(role::Column::Id)
        .filter(role::Column::OrganizationId.eq(organization))
        .filter(role::Column::SourceId.eq(circle))
        .into_query()
}

/// The whole seats of the roles that a circle ever held.
async fn whole_seats(
    db: &impl ConnectionTrait,
    organization: Uuid,
    circle: Uuid,
) -> Result<Vec<String>, StoreError> {
    let ids: Vec<Uuid> = role::Entity::find()
        .select_only()
        .column(role::Column::Id)
        .distinct()
        .filter(role::Column::OrganizationId.eq(organization))
        .filter(role::Column::SourceId.eq(circle))
        .limit(SEATS)
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("role"))?;
    let text = |id| seat_ref_text(SeatRef::Whole(RoleRef::Defined(RoleId::from_uuid(id))));
    Ok(ids.into_iter().map(text).collect())
}

/// The seats within a focus that some condition names.
async fn seats(
    db: &impl ConnectionTrait,
    organization: Uuid,
    which: Expr,
) -> Result<Vec<String>, StoreError> {
    let ids: Vec<Uuid> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .distinct()
        .filter(seat::Column::OrganizationId.eq(organization))
        .filter(which)
        .limit(SEATS)
        .into_tuple()
        .all(db)
        .await
        .map_err(reading("seat"))?;
    let text = |id| seat_ref_text(SeatRef::Focused(SeatId::from_uuid(id)));
    Ok(ids.into_iter().map(text).collect())
}

//! What happened to one thing and to what belongs to it, newest first, from the row tables: a row
//! says since when and up to when a state held. The number of statements does not depend on how
//! much there is.

mod owned;

pub use owned::Whose;

use crate::{
    convert::{
        Row, Stored, Unreadable,
        revision::{bare, number},
    },
    entity::{self, Versioned, revision},
    error::{StoreError, driver, reading},
};
use owned::{Kind, Owned};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ModelTrait as _, Order, QueryFilter as _,
    QueryResult, Value,
    prelude::Uuid,
    sea_query::{Cond, Expr, ExprTrait as _, Func, Query, SelectStatement, UnionType},
};
use std::collections::BTreeMap;
use zirkel_domain::{
    diff::Thing,
    event::Revision,
    ids::{OrganizationId, RevisionNumber},
};

/// One thing that a revision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The revision, without its events.
    pub revision: Revision,
    /// Which one of that revision; what a later page begins after.
    pub mark: String,
    /// What was there before; none where it came.
    pub before: Option<Thing>,
    /// What is there since; none where it went.
    pub after: Option<Thing>,
}

/// A part of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happenings {
    /// What happened, newest first.
    pub entries: Vec<Happening>,
    /// Whether there is more beyond the limit: further back, or from the end further on.
    pub has_more: bool,
    /// How much happened in all.
    pub total: usize,
}

/// Which part of a timeline.
#[derive(Clone, Debug)]
pub struct TimelinePage {
    /// Nothing later than this revision.
    pub up_to: RevisionNumber,
    /// Only what comes after this entry: its revision and its mark.
    pub after: Option<(RevisionNumber, String)>,
    /// Only what comes before this one.
    pub before: Option<(RevisionNumber, String)>,
    /// The last ones of that, not the first.
    pub from_end: bool,
    /// At most so many.
    pub limit: u32,
}

/// What tells one entry from all others of an organization, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    revision: i64,
    kind: Kind,
    id: Uuid,
}

/// A part of the timeline of a thing.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    whose: Whose,
    page: &TimelinePage,
) -> Result<Happenings, StoreError> {
    let organization = organization.uuid();
    let owned = owned::owned(db, organization, whose).await?;
    let touched = touched(organization, page.up_to, &owned);
    let total = total(db, touched.clone()).await?;
    let mut keys = keys(db, touched, page).await?;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let has_more = keys.len() > limit;
    keys.truncate(limit);
    if page.from_end {
        keys.reverse();
    }
    let mut states = States::default();
    for kind in Kind::ALL {
        states.read(db, organization, kind, &keys).await?;
    }
    let revisions = revisions(db, organization, &keys).await?;
    let entry = |key: &Key| {
        Some(Happening {
            revision: revisions.get(&key.revision)?.clone(),
            mark: format!("{}/{}", key.kind.rank(), key.id.as_simple()),
            before: states.before.get(key).cloned(),
            after: states.after.get(key).cloned(),
        })
    };
    Ok(Happenings {
        entries: keys.iter().filter_map(entry).collect(),
        has_more,
        total,
    })
}

/// Everything that revisions up to one touched, each thing once for each revision.
fn touched(organization: Uuid, up_to: RevisionNumber, owned: &[Owned]) -> SelectStatement {
    let up_to = i64::from(up_to.0);
    let selects = owned
        .iter()
        .flat_map(|it| [it.began(organization, up_to), it.ended(organization, up_to)]);
    let mut selects = selects;
    let Some(mut first) = selects.next() else {
        return SelectStatement::new();
    };
    first.unions(selects.map(|it| (UnionType::Distinct, it)));
    first
}

async fn total(db: &impl ConnectionTrait, touched: SelectStatement) -> Result<usize, StoreError> {
    let mut query = Query::select();
    query
        .expr_as(Func::count(Expr::col("id")), "entries")
        .from_subquery(touched, "touched");
    let row = db.query_one(&query).await.map_err(driver("counting"))?;
    let count: i64 = match row {
        Some(row) => row.try_get("", "entries").map_err(driver("counting"))?,
        None => 0,
    };
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The keys of a page and, if there is one, of the entry behind it.
async fn keys(
    db: &impl ConnectionTrait,
    touched: SelectStatement,
    page: &TimelinePage,
) -> Result<Vec<Key>, StoreError> {
    let (newest, lowest) = if page.from_end {
        (Order::Asc, Order::Desc)
    } else {
        (Order::Desc, Order::Asc)
    };
    let mut query = Query::select();
    query
        .columns(["revision", "kind", "id"])
        .from_subquery(touched, "touched")
        .order_by("revision", newest)
        .order_by("kind", lowest.clone())
        .order_by("id", lowest)
        .limit(u64::from(page.limit).saturating_add(1));
    for (cursor, side) in [(&page.after, Side::Behind), (&page.before, Side::Ahead)] {
        let Some((revision, mark)) = cursor else {
            continue;
        };
        let Some((kind, id)) = read_mark(mark) else {
            return Ok(Vec::new());
        };
        query.cond_where(side.of(i64::from(revision.0), kind, id));
    }
    let rows = db.query_all(&query).await.map_err(driver("reading keys"))?;
    rows.iter().map(key).collect()
}

/// On which side of an entry others are listed.
#[derive(Clone, Copy)]
enum Side {
    Behind,
    Ahead,
}

impl Side {
    /// The entries on that side of one: newest first, and within a revision by kind and id.
    fn of(self, revision: i64, kind: i64, id: Uuid) -> Cond {
        let [of_revision, of_kind, of_id] = ["revision", "kind", "id"].map(Expr::col);
        let same_revision = of_revision.clone().eq(revision);
        let same_kind = of_kind.clone().eq(kind);
        let (elsewhere, within) = match self {
            Self::Behind => (
                of_revision.lt(revision),
                of_kind.gt(kind).or(same_kind.and(of_id.gt(id))),
            ),
            Self::Ahead => (
                of_revision.gt(revision),
                of_kind.lt(kind).or(same_kind.and(of_id.lt(id))),
            ),
        };
        Cond::any().add(elsewhere).add(same_revision.and(within))
    }
}

fn read_mark(mark: &str) -> Option<(i64, Uuid)> {
    let (kind, id) = mark.split_once('/')?;
    Some((kind.parse().ok()?, Uuid::try_parse(id).ok()?))
}

fn key(row: &QueryResult) -> Result<Key, StoreError> {
    let failed = driver("reading keys");
    let rank: i64 = row.try_get("", "kind").map_err(&failed)?;
    let kind = Kind::of_rank(rank).ok_or(StoreError::RowCount {
        table: "touched",
        expected: 0,
        found: 1,
    })?;
    Ok(Key {
        revision: row.try_get("", "revision").map_err(&failed)?,
        kind,
        id: row.try_get("", "id").map_err(&failed)?,
    })
}

/// The states that the keys of a page speak of.
#[derive(Default)]
struct States {
    before: BTreeMap<Key, Thing>,
    after: BTreeMap<Key, Thing>,
}

impl States {
    async fn read(
        &mut self,
        db: &impl ConnectionTrait,
        organization: Uuid,
        kind: Kind,
        keys: &[Key],
    ) -> Result<(), StoreError> {
        use entity as e;
        let of = (organization, kind);
        match kind {
            Kind::Person => self.rows::<e::person::Entity>(db, of, keys).await,
            Kind::Role => self.rows::<e::role::Entity>(db, of, keys).await,
            Kind::Accountability => self.rows::<e::accountability::Entity>(db, of, keys).await,
            Kind::Domain => self.rows::<e::domain::Entity>(db, of, keys).await,
            Kind::Policy => self.rows::<e::policy::Entity>(db, of, keys).await,
            Kind::SpendControl => self.rows::<e::spend_control::Entity>(db, of, keys).await,
            Kind::Seat => self.rows::<e::seat::Entity>(db, of, keys).await,
            Kind::Offer => self.rows::<e::offer::Entity>(db, of, keys).await,
            Kind::Assignment => self.rows::<e::assignment::Entity>(db, of, keys).await,
            Kind::Link => self.rows::<e::link::Entity>(db, of, keys).await,
            Kind::Redirect => self.rows::<e::redirect::Entity>(db, of, keys).await,
        }
    }

    async fn rows<E>(
        &mut self,
        db: &impl ConnectionTrait,
        (organization, kind): (Uuid, Kind),
        keys: &[Key],
    ) -> Result<(), StoreError>
    where
        E: Row,
        <E::Form as Stored>::Value: Into<Thing>,
    {
        let of_kind = || keys.iter().filter(|key| key.kind == kind);
        if of_kind().next().is_none() {
            return Ok(());
        }
        let revisions = || of_kind().map(|key| key.revision);
        let rows = E::find()
            .filter(E::ORGANIZATION.eq(organization))
            .filter(E::ID.is_in(of_kind().map(|key| key.id)))
            .filter(E::FROM.is_in(revisions()).or(E::TO.is_in(revisions())))
            .all(db)
            .await
            .map_err(reading(E::TABLE))?;
        for row in rows {
            let (id, from, to) = (E::id(&row), E::from(&row), ended_in::<E>(&row));
            let bad = |error: Unreadable| StoreError::bad_row(E::TABLE, &id, error);
            let thing: Thing = E::gather(row).and_then(Stored::value).map_err(bad)?.into();
            let key = |revision| Key { revision, kind, id };
            if let Some(to) = to {
                self.before.insert(key(to), thing.clone());
            }
            self.after.insert(key(from), thing);
        }
        Ok(())
    }
}

/// The revision that ended a state; none while it lasts.
fn ended_in<E: Versioned>(row: &E::Model) -> Option<i64> {
    if let Value::BigInt(to) = row.get(E::TO) {
        to
    } else {
        None
    }
}

/// The revisions that the keys of a page speak of.
async fn revisions(
    db: &impl ConnectionTrait,
    organization: Uuid,
    keys: &[Key],
) -> Result<BTreeMap<i64, Revision>, StoreError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = revision::Entity::find()
        .filter(revision::Column::OrganizationId.eq(organization))
        .filter(revision::Column::Number.is_in(keys.iter().map(|key| key.revision)))
        .all(db)
        .await
        .map_err(reading("revision"))?;
    rows.iter()
        .map(|row| {
            let read = number("number", row.number).and_then(|_| bare(row));
            let read = read.map_err(|it| StoreError::bad_row("revision", &row.number, it));
            Ok((row.number, read?))
        })
        .collect()
}

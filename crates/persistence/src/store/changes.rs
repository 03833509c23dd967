//! Word of other processes' writes, on PostgreSQL: each commit tells which organization it moved
//! and where to, and whoever listens hears it at once. What was told while nobody listened is lost,
//! so a listener that begins anew looks at everything once.

use super::Store;
use crate::error::{StoreError, driver};
use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait as _, RuntimeErr,
    prelude::Uuid,
    sea_query::{Expr, Func, Query},
    sqlx::{
        self, Postgres,
        postgres::{PgListener, PgNotification},
    },
};
use std::collections::BTreeSet;
use zirkel_domain::ids::{OrganizationId, RevisionNumber};

/// The channel. Its messages are `<organization's UUID> <revision> <directory> <process>`; all
/// numbers are 0 where the organization was removed.
const CHANNEL: &str = "zirkel";

/// Where an organization stands after a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub organization: OrganizationId,
    /// Its newest revision; 0 where it was removed.
    pub revision: RevisionNumber,
    /// How often its directory was written.
    pub directory: u64,
    /// The number of the last entry of its processes.
    pub process: u64,
}

/// What a listener hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It listens from now on: anything may have moved before.
    Anything,
    /// A commit moved an organization.
    Moved(Notice),
}

/// A listener; it finds its way back after the connection was lost.
#[derive(Debug)]
pub struct Changes {
    pool: sqlx::Pool<Postgres>,
    listener: Option<PgListener>,
}

impl Store {
    /// A listener to other processes' writes; none on SQLite, which has no such thing.
    pub fn changes(&self) -> Option<Changes> {
        (!self.sqlite).then(|| Changes {
            pool: self.reading.get_postgres_connection_pool().clone(),
            listener: None,
        })
    }
}

impl Changes {
    /// The next change. To be awaited to its end: what is given up on half-way is not heard. After
    /// an error the next call connects anew.
    pub async fn next(&mut self) -> Result<Change, StoreError> {
        loop {
            let Some(listener) = &mut self.listener else {
                self.listener = Some(self.begin().await.map_err(listening)?);
                return Ok(Change::Anything);
            };
            match listener.try_recv().await {
                Ok(Some(message)) => return Ok(heard(&message)),
                Ok(None) => self.listener = None,
                Err(error) => {
                    self.listener = None;
                    return Err(listening(error));
                }
            }
        }
    }

    async fn begin(&self) -> Result<PgListener, sqlx::Error> {
        let mut listener = PgListener::connect_with(&self.pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }
}

fn listening(error: sqlx::Error) -> StoreError {
    driver("listening to other writers")(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
}

/// A message of another form is a newer program's: it may mean anything.
fn heard(message: &PgNotification) -> Change {
    read(message.payload()).map_or(Change::Anything, Change::Moved)
}

fn read(payload: &str) -> Option<Notice> {
    let mut words = payload.split(' ');
    Some(Notice {
        organization: OrganizationId::from_uuid(Uuid::parse_str(words.next()?).ok()?),
        revision: RevisionNumber(words.next()?.parse().ok()?),
        directory: words.next()?.parse().ok()?,
        process: words.next()?.parse().ok()?,
    })
}

/// Tells of what a transaction moved, if it is committed. Only PostgreSQL knows how.
pub(crate) async fn tell(
    db: &impl ConnectionTrait,
    moved: &BTreeSet<OrganizationId>,
) -> Result<(), StoreError> {
    for organization in moved {
        let place = |column| {
            let found = Query::select()
                .expr(Expr::col(column).cast_as("text"))
                .from("organization")
                .and_where(Expr::col("id").eq(organization.uuid()))
                .take();
            Func::coalesce([Expr::expr(found), Expr::value("0")])
        };
        let message = Func::cust("concat").args([
            Expr::value(format!("{} ", organization.uuid())),
            place("revision").into(),
            Expr::value(" "),
            place("directory").into(),
            Expr::value(" "),
            place("process").into(),
        ]);
        let told = Func::cust("pg_notify").args([Expr::value(CHANNEL), message.into()]);
        db.query_one(&Query::select().expr(told).take())
            .await
            .map_err(driver("telling other servers"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_an_organization_stands_and_others_say_nothing() {
        let id = Uuid::from_u128(7);
        let notice = Notice {
            organization: OrganizationId::from_uuid(id),
            revision: RevisionNumber(3),
            directory: 2,
            process: 9,
        };
        assert_eq!(read(&format!("{id} 3 2 9")), Some(notice));
        assert_eq!(read(&format!("{id} 3 2 9 and more")), Some(notice));
        for other in [
            "",
            "x",
            "1 2 3",
            &id.to_string(),
            &format!("{id} 3"),
            &format!("{id} 3 2"),
            &format!("{id} -1 2"),
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}

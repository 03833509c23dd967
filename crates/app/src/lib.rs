//! Use cases, one verb a file: load, decide, record, publish. Owns the clock and the ids; knows
//! neither HTTP nor GraphQL nor SQL.
//!
//! Invariants, as absences: no question decides anything itself (it asks `domain`), no request sees
//! two moments, no answer lacks its revision, no write happens outside one transaction.

pub mod changes;
pub mod clock;
pub mod command;
pub mod contact;
pub mod current;
pub mod digest;
pub mod error;
pub mod ids;
pub mod live;
pub mod process;
pub mod query;
pub mod request;
pub mod vitals;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use error::AppError;
pub use request::{Actor, AsOf, Moment, Request, View, Who};

use clock::Clock;
use contact::{Contact, Patience};
use current::Current;
use ids::Ids;
use query::search::Searches;
use std::sync::Arc;
use vitals::Noted;
use zirkel_persistence::Store;

/// Everything that a use case needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    current: Arc<Current>,
    searches: Arc<Searches>,
    noted: Arc<Noted>,
    contact: Arc<Contact>,
    patience: Patience,
}

impl App {
    /// An app over a store, with the clock and the id source that it is to use.
    pub fn new(store: Store, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self {
            store,
            clock,
            ids,
            current: Arc::new(Current::default()),
            searches: Arc::new(Searches::default()),
            noted: Arc::new(Noted::default()),
            contact: Arc::new(Contact::default()),
            patience: Patience::default(),
        }
    }

    /// The moment; read once per request, at the door.
    pub fn now(&self) -> zirkel_domain::time::Timestamp {
        self.clock.now()
    }

    /// The id source, for what is built before a command.
    pub fn ids(&self) -> &dyn Ids {
        &*self.ids
    }

    /// Lets go of the database; nothing can be asked afterwards.
    pub async fn close(&self) -> Result<(), AppError> {
        Ok(self.store.close().await?)
    }

    /// Whether requests can be answered: the database answers, and what was read last is not older
    /// than is bearable where its records could not be looked at since.
    pub async fn ready(&self) -> Result<(), AppError> {
        self.store.ready().await?;
        self.stale_since(self.now()).map(drop)
    }
}

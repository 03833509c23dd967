//! Rows, queries and transactions, on SQLite and PostgreSQL alike; the only SQL in the house.
//!
//! Domain values go in and come out; no type of the ORM and no row crosses this crate's border.
//! "Not found" is `None`; a stored row that this program would not have written is
//! [`StoreError::BadRow`].
//!
//! Invariants, as absences: no state changes without an event, and no event is written apart from
//! its state (`write/revision.rs` alone inserts either); no event is ever updated; no event holds a
//! name that could have to be erased (profiles live beside the record); no read mixes two moments.
//!
//! Reading order: [`Store`], [`Tx`], the chain, then `read` and `write`, which lean on `convert`
//! (values and their stored forms) and `entity` (rows).

mod chain;
mod convert;
mod digest;
mod entity;
mod error;
mod history;
mod process;
mod read;
mod receipt;
mod store;
mod transcript;
mod tx;
mod write;

#[cfg(test)]
mod tests;

pub use chain::{Chain, ChainError, Hash32, Recorded, chain_hash, verify};
pub use digest::Digested;
pub use error::StoreError;
pub use history::{History, LastDay, Past, PastOf};
pub use process::{
    Listed, Logged, Looked, Numbered, Row, Rows, Slice, Sought, StoredProposal, StoredTension,
    Unlike,
};
pub use read::closed::Closed;
pub use read::timeline::{Happening, Happenings, TimelinePage, Whose};
pub use receipt::Receipt;
pub use store::{
    At, Change, Changes, Head, Notice, Pool, RevisionPage, Since, Store, StoreOptions,
};
pub use transcript::{LineError, Transcript};
pub use tx::Tx;

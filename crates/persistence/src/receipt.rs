//! What is kept of an act that was done, so that the same act sent twice is done once.

use zirkel_domain::{ids::RevisionNumber, time::Timestamp};

/// What came of an act, under the name that its caller gave it. No part of the record: receipts are
/// removed after a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Who sent it; a caller's names for acts are its own.
    pub caller: String,
    /// The caller's name for the act. Text without control characters: PostgreSQL holds no NUL.
    pub client_mutation_id: String,
    /// Which act it was.
    pub verb: String,
    /// A hash over what was asked for, so that another act under the same name is found out.
    pub fingerprint: [u8; 32],
    /// The revision that it made, or that was the newest if it changed nothing of the record.
    pub revision: RevisionNumber,
    /// What it was about, as the caller of this crate writes it.
    pub subject: Option<String>,
    /// When it was done.
    pub done_at: Timestamp,
}

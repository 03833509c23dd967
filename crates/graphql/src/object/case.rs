//! What a case says that has names of its own.

use async_graphql::Enum;
use zirkel_domain::structure::decision_type;

/// How hard a decision is to undo (GOV-3.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "decision_type::Reversibility")]
pub(crate) enum Reversibility {
    /// Easily undone.
    Easy,
    /// Substantially hard or expensive to undo: a containing circle's domain then needs permission.
    Hard,
}

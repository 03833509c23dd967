//! How governance changes (rulebook chapter 4): a proposal from its draft to what becomes of it
//! (§13.1), and the objections to it (§13.2), asynchronously.
//!
//! A [`Case`] is the fold of its [`Entry`]s. A verb judges one act of a person against it and gives
//! the entries that follow, or every refusal; [`conclude()`] then adds what follows by itself: a
//! version is settled, a limit is reached, a base moved, somebody left. Nothing else adopts
//! (GOV-4.1.3).
//!
//! Nothing here weighs what people say: no verb turns an argument into a verdict (GOV-4.5.2).

mod case;
mod conclude;
mod fact;
mod floor;
mod interest;
mod log;
pub mod objection;
pub mod office;
mod officer;
mod owed;
pub mod proposal;
pub mod tension;
mod triage;
mod version;
mod wake;

#[cfg(test)]
mod tests;

pub use case::{
    Amendment, Argument, Case, Concern, ConcernState, Content, Note, Response, State, StateKind,
    Version,
};
pub use conclude::{Concluded, conclude};
pub use fact::{
    ConcernFact, Criterion, DropGround, Entry, Fact, NoteKind, Opening, ProposalCriterion, Who, Why,
};
pub use floor::{Floor, RepresentationGrant, Step};
pub use interest::is_interested;
pub use log::{Matter, Told};
pub use office::{OfficeFact, Offices};
pub use officer::{Ground, Stand, StandKind, acting};
pub use owed::{Owed, owed, owed_by_all};
pub use tension::{Tension, TensionFact, TensionState};
pub use triage::{Triage, roles_asked, triage};
pub use wake::wakes_at;

//! What is true and what is allowed: names, states, rules, decisions. Pure and synchronous.
//!
//! An organization's governance is a sequence of [`event::Revision`]s; their fold is a
//! [`snapshot::Snapshot`]; `index::Index` answers look-ups over one; [`authority`] answers who may
//! resolve a case; [`check`] lists every rule that a structure breaks; [`act`] is what people do to
//! change a record, and [`change`] what a proposal would change of it.
//!
//! Invariants, as absences: nothing here does IO, reads a clock or draws randomness; nothing fails
//! but by a typed refusal; nothing judges what only a person may judge (rulebook §0.3, ATTEST).
//!
//! Reading order: the modules below, top down.

pub mod act;
pub mod authority;
pub mod caller;
pub mod change;
pub mod check;
pub mod code;
pub mod diff;
pub mod directory;
pub mod edit;
pub mod event;
pub mod ids;
pub mod index;
pub mod money;
pub mod process;
pub mod rejection;
pub mod rule;
pub mod search;
pub mod snapshot;
pub mod structure;
pub mod subject;
pub mod text;
pub mod time;

#[cfg(any(test, feature = "example"))]
pub mod example;

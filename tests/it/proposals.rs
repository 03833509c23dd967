//! Proposals from the outside: drafted, answered, adopted; and what the rulebook's vectors say of
//! them (T-12 to T-16).

mod at_once;
mod guide;
mod inbox;
mod officers;
mod preview;
pub(crate) mod stage;
mod story;
mod time;
mod trial;
mod vectors;

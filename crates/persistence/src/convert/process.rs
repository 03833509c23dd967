//! What happened in circles' processes. The body of an entry is JSON of the fact; what is written
//! here stays readable for ever, a new form gets a new version beside the old one.

mod change;
mod concern;
mod content;
mod entry;
mod fact;
mod stands;
mod tension;

pub(crate) use entry::{entry, matter_of, row};
pub(crate) use stands::{proposal_row, tension_row};

use zirkel_domain::process::{Case, State, Tension, TensionState, tension::Review};

/// The state of a proposal that its author keeps to themselves.
pub(crate) const DRAFT: &str = "draft";
/// The state of a tension that its author keeps to themselves.
pub(crate) const PRIVATE: &str = "private";
/// The state of what its author kept to themselves and let go.
const GONE: &str = "gone";
/// The states of what is nobody's business but its author's.
pub(crate) const ASIDE: [&str; 3] = [DRAFT, PRIVATE, GONE];
/// The states of proposals of which something may follow by itself.
pub(crate) const LIVE: [&str; 6] = [
    DRAFT,
    "open",
    "integrating",
    "escalated",
    "conflicted",
    "orphaned",
];

/// Where a proposal stands, as its row names it.
pub(crate) const fn proposal_state(case: &Case) -> &'static str {
    match &case.state {
        State::Draft => DRAFT,
        State::Open => "open",
        State::Integrating => "integrating",
        State::Escalated { .. } => "escalated",
        State::Conflicted { .. } => "conflicted",
        State::Orphaned => "orphaned",
        State::Adopted(_) => "adopted",
        State::Withdrawn if case.versions.is_empty() => GONE,
        State::Withdrawn => "withdrawn",
        State::Discarded => "discarded",
        State::Dropped => "dropped",
    }
}

/// Where a tension stands, as its row names it.
pub(crate) const fn tension_state(it: &Tension) -> &'static str {
    match it.state {
        TensionState::Private => PRIVATE,
        TensionState::Shared => "shared",
        TensionState::Settled => "settled",
        TensionState::Dropped if it.was_shared => "dropped",
        TensionState::Dropped => GONE,
    }
}

/// What a tension came from that nobody sensed: one of its kind alone has it.
pub(crate) fn origin(review: Review) -> String {
    format!("{} {}", review.policy.uuid(), review.since)
}

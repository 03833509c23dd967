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

use zirkel_domain::process::{Case, State, StateKind, Tension, TensionState, tension::Review};

/// The state of what its author kept to themselves and let go.
const GONE: &str = "gone";
/// The states of what is nobody's business but its author's.
pub(crate) const ASIDE: [&str; 3] = [
    proposal_state(StateKind::Draft),
    tension_state(TensionState::Private),
    GONE,
];
/// The states of proposals of which something may follow by itself.
pub(crate) fn live() -> impl Iterator<Item = &'static str> {
    let states = [StateKind::Draft].into_iter().chain(StateKind::OPEN_ENDED);
    states.map(proposal_state)
}

/// The name of a state in rows of proposals.
pub(crate) const fn proposal_state(it: StateKind) -> &'static str {
    match it {
        StateKind::Draft => "draft",
        StateKind::Open => "open",
        StateKind::Integrating => "integrating",
        StateKind::Escalated => "escalated",
        StateKind::Conflicted => "conflicted",
        StateKind::Orphaned => "orphaned",
        StateKind::Adopted => "adopted",
        StateKind::Withdrawn => "withdrawn",
        StateKind::Discarded => "discarded",
        StateKind::Dropped => "dropped",
    }
}

/// The name of a state in rows of tensions.
pub(crate) const fn tension_state(it: TensionState) -> &'static str {
    match it {
        TensionState::Private => "private",
        TensionState::Shared => "shared",
        TensionState::Settled => "settled",
        TensionState::Dropped => "dropped",
    }
}

/// Where a proposal stands, as its row names it.
pub(crate) const fn proposal_stands(case: &Case) -> &'static str {
    if matches!(case.state, State::Withdrawn) && case.versions.is_empty() {
        GONE
    } else {
        proposal_state(case.state.kind())
    }
}

/// Where a tension stands, as its row names it.
pub(crate) const fn tension_stands(it: &Tension) -> &'static str {
    if matches!(it.state, TensionState::Dropped) && !it.was_shared {
        GONE
    } else {
        tension_state(it.state)
    }
}

/// What a tension came from that nobody sensed: one of its kind alone has it.
pub(crate) fn origin(review: Review) -> String {
    format!("{} {}", review.policy.uuid(), review.since)
}

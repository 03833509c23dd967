//! Proposals, tensions and offices as use cases hand them on, and who sees them.

pub use zirkel_persistence::{
    Listed, Logged, Numbered, Slice, Sought, StoredProposal as Proposal, StoredTension as Tension,
};

use std::sync::Arc;
use zirkel_domain::{
    ids::{CircleId, NoteId, ObjectionId, PersonId},
    process::{Fact, TensionFact},
};

/// The part of a circle's process that an act was about, as it is with the act.
#[derive(Clone, Debug)]
pub enum Handled {
    /// A proposal; and the concern about it, or the note in its threads.
    Proposal(Arc<Proposal>, Option<Within>),
    /// A tension.
    Tension(Arc<Tension>),
    /// The offices of a circle.
    Offices(CircleId),
}

/// A part of a proposal that an act was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// A concern.
    Objection(ObjectionId),
    /// A question or a reaction.
    Note(NoteId),
}

/// Whether somebody sees a proposal: what was never submitted is its author's alone (§13.1).
pub fn is_shown(proposal: &Proposal, to: Option<PersonId>) -> bool {
    !proposal.case.versions.is_empty() || to == Some(proposal.case.proposer)
}

/// Whether somebody sees a tension: what was never shared is its author's alone.
pub fn is_sensed_by(tension: &Tension, to: Option<PersonId>) -> bool {
    let it = &tension.tension;
    it.was_shared || (to.is_some() && to == it.by)
}

/// Whether an entry of a proposal is for everybody: what became of a draft is not.
pub const fn is_public(fact: &Fact) -> bool {
    !matches!(fact, Fact::Drafted(..) | Fact::Edited(_) | Fact::Deleted)
}

/// Whether somebody is told of an entry of a proposal that they see: of what was before it was
/// first submitted only its author.
pub fn is_told_of_proposal(
    proposal: &Proposal,
    (number, fact): (u64, &Fact),
    to: Option<PersonId>,
) -> bool {
    let entries = &proposal.entries;
    let first = entries
        .iter()
        .find(|it| matches!(it.entry.fact, Fact::Opened(_)));
    let was_public = is_public(fact) && first.is_some_and(|it| it.number <= number);
    // Who took it over later is not its author.
    let author = entries.first().and_then(|it| it.entry.by);
    was_public || (to.is_some() && to == author.map(|it| it.person))
}

/// Whether somebody is told of an entry of a tension that they see: of what was before it was
/// shared only its author.
pub fn is_told_of_tension(tension: &Tension, number: u64, to: Option<PersonId>) -> bool {
    let shown =
        |fact: &TensionFact| matches!(fact, TensionFact::Shared | TensionFact::ReviewDue(..));
    let first = tension.entries.iter().find(|it| shown(&it.entry.fact));
    let it = &tension.tension;
    first.is_some_and(|it| it.number <= number) || (to.is_some() && to == it.by)
}

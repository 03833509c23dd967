//! What happened in circles' processes, one after the other: to which matter, and what.

use super::{fact::Fact, office::OfficeFact, tension::TensionFact};
use crate::ids::{CircleId, ProposalId, TensionId};

/// What an entry speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A proposal.
    Proposal(ProposalId),
    /// A tension.
    Tension(TensionId),
    /// Who acts and speaks for whom in a circle.
    Office(CircleId),
}

/// What happened to one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// To a proposal.
    Proposal(ProposalId, Fact),
    /// To a tension.
    Tension(TensionId, TensionFact),
    /// In the offices of a circle.
    Office(CircleId, OfficeFact),
}

impl Told {
    /// What it speaks of.
    pub const fn matter(&self) -> Matter {
        match self {
            Self::Proposal(id, _) => Matter::Proposal(*id),
            Self::Tension(id, _) => Matter::Tension(*id),
            Self::Office(circle, _) => Matter::Office(*circle),
        }
    }
}

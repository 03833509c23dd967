//! What somebody senses in a role: a gap between how things are and how they could be. Its author's
//! alone until they share it.

mod resolve;
mod review;
mod sense;

#[cfg(test)]
mod tests;

pub use resolve::{link, settle};
pub use review::{Review, review_due, reviews_due};
pub use sense::{drop, edit, sense, share};

use super::Entry;
use crate::{
    authority::case::Case as CustomerCase,
    ids::{CircleId, PersonId, PolicyId, ProposalId, TensionId},
    structure::role::{RoleRef, SeatRef},
    text::Text,
    time::Timestamp,
};

/// What was sensed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// In which seat.
    pub seat: SeatRef,
    /// How things are.
    pub situation: Text,
    /// What is needed.
    pub need: Option<Text>,
    /// When it showed.
    pub example: Option<Text>,
    /// What it is about; at most [`Sense::MOST`] things.
    pub about: Vec<About>,
}

impl Sense {
    /// The most things that a tension is about.
    pub const MOST: usize = 20;
}

/// What was sensed, as its author puts it; the seat aside, with which it stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// How things are.
    pub situation: Text,
    /// What is needed.
    pub need: Option<Text>,
    /// When it showed.
    pub example: Option<Text>,
    /// What it is about; at most [`Sense::MOST`] things.
    pub about: Vec<About>,
}

impl Put {
    /// The same, in a seat, and of no particular customer: an entry stays for ever, a customer may
    /// have to be forgotten.
    fn in_seat(&self, seat: SeatRef) -> Sense {
        Sense {
            seat,
            situation: self.situation.clone(),
            need: self.need.clone(),
            example: self.example.clone(),
            about: self.about.iter().map(About::of_nobody).collect(),
        }
    }
}

/// A thing that a tension is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A customer's case; in what is kept, without a reference to the customer.
    Case(Box<CustomerCase>),
    /// A role.
    Role(RoleRef),
    /// A policy.
    Policy(PolicyId),
    /// A proposal.
    Proposal(ProposalId),
}

impl About {
    /// The same, whoever the customer is.
    fn of_nobody(&self) -> Self {
        match self {
            Self::Case(case) => Self::Case(Box::new(CustomerCase {
                customer_ref: None,
                ..CustomerCase::clone(case)
            })),
            Self::Role(_) | Self::Policy(_) | Self::Proposal(_) => self.clone(),
        }
    }
}

/// What happened to a tension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TensionFact {
    /// Somebody sensed it, and keeps it to themselves.
    Sensed(CircleId, Sense),
    /// A policy is to be looked at again: a tension of its circle that nobody had to sense.
    ReviewDue(CircleId, Review),
    /// Its author put it otherwise.
    Edited(Sense),
    /// Everybody in the organization sees it.
    Shared,
    /// A proposal is to resolve it.
    Linked(ProposalId),
    /// It is resolved; the words say how.
    Settled(Option<Text>),
    /// Its author lets it go.
    Dropped,
}

/// Where a tension stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TensionState {
    /// Its author's alone.
    Private,
    /// Everybody sees it.
    Shared,
    /// It is resolved.
    Settled,
    /// Its author let it go.
    Dropped,
}

/// A tension: the fold of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tension {
    /// Its id.
    pub id: TensionId,
    /// The circle in which it was sensed.
    pub circle: CircleId,
    /// Who sensed it; nobody where a review came due.
    pub by: Option<PersonId>,
    /// What was sensed; none where a review came due.
    pub sense: Option<Sense>,
    /// The review that came due, where it is one.
    pub review: Option<Review>,
    /// Where it stands.
    pub state: TensionState,
    /// Whether everybody has seen it.
    pub was_shared: bool,
    /// When it was sensed.
    pub sensed_at: Timestamp,
    /// Proposals that are to resolve it, in the order in which they were linked.
    pub proposals: Vec<ProposalId>,
    /// How it was resolved, in words.
    pub outcome: Option<Text>,
}

impl Tension {
    /// The fold of a tension's entries; none where they do not begin with how it came about.
    pub fn fold<'a>(
        id: TensionId,
        entries: impl IntoIterator<Item = &'a Entry<TensionFact>>,
    ) -> Option<Self> {
        let mut entries = entries.into_iter();
        let first = entries.next()?;
        let mut tension = Self {
            id,
            circle: match &first.fact {
                TensionFact::Sensed(circle, _) | TensionFact::ReviewDue(circle, ..) => *circle,
                TensionFact::Edited(_)
                | TensionFact::Shared
                | TensionFact::Linked(_)
                | TensionFact::Settled(_)
                | TensionFact::Dropped => return None,
            },
            by: first.by.map(|who| who.person),
            sense: None,
            review: None,
            state: TensionState::Private,
            was_shared: false,
            sensed_at: first.at,
            proposals: Vec::new(),
            outcome: None,
        };
        tension.apply(first);
        for entry in entries {
            tension.apply(entry);
        }
        Some(tension)
    }

    /// Folds one entry in.
    pub fn apply(&mut self, entry: &Entry<TensionFact>) {
        match &entry.fact {
            TensionFact::Sensed(_, sense) | TensionFact::Edited(sense) => {
                self.sense = Some(sense.clone());
            }
            TensionFact::ReviewDue(_, review) => {
                self.review = Some(*review);
                self.share();
            }
            TensionFact::Shared => self.share(),
            TensionFact::Linked(proposal) => {
                if !self.proposals.contains(proposal) {
                    self.proposals.push(*proposal);
                }
            }
            TensionFact::Settled(outcome) => {
                self.state = TensionState::Settled;
                self.outcome.clone_from(outcome);
            }
            TensionFact::Dropped => self.state = TensionState::Dropped,
        }
    }

    const fn share(&mut self) {
        self.state = TensionState::Shared;
        self.was_shared = true;
    }
}

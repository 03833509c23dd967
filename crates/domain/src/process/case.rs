//! A proposal with everything that was said and answered: the fold of its entries.

mod apply;

use super::fact::{Criterion, NoteKind, Who, Why};
use crate::{
    change::{Bases, Change},
    ids::{CircleId, NoteId, ObjectionId, PersonId, ProposalId, RevisionNumber},
    structure::role::SeatRef,
    subject::Subject,
    text::{Name, Text},
    time::{Timestamp, Wait},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is proposed, and why (GOV-4.3.2). A draft may lack parts of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What it is called.
    pub title: Option<Name>,
    /// The seat whose tension it is; represented in the circle (GOV-4.2.2).
    pub seat: SeatRef,
    /// The tension.
    pub tension: Option<Text>,
    /// A real example of it.
    pub example: Option<Text>,
    /// Why that would have gone better.
    pub effect: Option<Text>,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// Where a proposal stands (§13.1). Outside of meetings it ends in one of the ways of GOV-4.8.3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Its author's alone.
    Draft,
    /// Its current version awaits every member's answer.
    Open,
    /// Objections are worked on.
    Integrating,
    /// Off the table until a meeting takes it up.
    Escalated {
        /// Who called for it.
        by: PersonId,
    },
    /// What it rests on moved.
    Conflicted {
        /// What moved.
        moved: Vec<Subject>,
    },
    /// Its proposer is no member any more.
    Orphaned,
    /// In force.
    Adopted(RevisionNumber),
    /// Taken back; a draft that was thrown away, and what went with its circle, too.
    Withdrawn,
    /// Discarded by the Facilitator.
    Discarded,
    /// Dropped by the Facilitator.
    Dropped,
}

/// Where a proposal stands, with nothing more said of it: what lists are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StateKind {
    /// [`State::Draft`].
    Draft,
    /// [`State::Open`].
    Open,
    /// [`State::Integrating`].
    Integrating,
    /// [`State::Escalated`].
    Escalated,
    /// [`State::Conflicted`].
    Conflicted,
    /// [`State::Orphaned`].
    Orphaned,
    /// [`State::Adopted`].
    Adopted,
    /// [`State::Withdrawn`].
    Withdrawn,
    /// [`State::Discarded`].
    Discarded,
    /// [`State::Dropped`].
    Dropped,
}

impl StateKind {
    /// Those of proposals that everybody sees and of which something may come yet.
    pub const OPEN_ENDED: [Self; 5] = [
        Self::Open,
        Self::Integrating,
        Self::Escalated,
        Self::Conflicted,
        Self::Orphaned,
    ];
}

/// One text under which answers are collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1.
    pub number: u32,
    /// Why it was opened.
    pub why: Why,
    /// The text.
    pub content: Content,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// What it rests on.
    pub bases: Bases,
    /// Who was a member when it was opened or joined since, and did not leave.
    pub members: BTreeSet<PersonId>,
    /// How long silence waits; none where no policy in force at the opening gives it a meaning
    /// (GOV-4.7.3).
    pub wait: Option<Wait>,
    /// Until when it waits.
    pub limit: Option<Timestamp>,
    /// Limits of those who joined later.
    pub own_limits: BTreeMap<PersonId, Timestamp>,
    /// Who has no objection to it (GOV-4.7.2: to no other version).
    pub responses: BTreeMap<PersonId, Response>,
}

/// How somebody came to have no objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Response {
    /// They proposed it.
    Proposer,
    /// They said so.
    Confirmed,
    /// They were silent until the limit.
    TimeLimit,
}

/// A question or a reaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// Who said it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Under which version.
    pub version: u32,
    /// What.
    pub text: Text,
}

/// Where a concern stands (§13.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConcernState {
    /// Raised, and nothing more yet.
    Concern,
    /// The Facilitator tests it.
    Testing,
    /// The Secretary is to say whether a rule would be broken.
    AwaitingRuling,
    /// It counts.
    Captured,
    /// Texts are offered that may settle it.
    Integrating,
    /// One of them does.
    Resolved,
    /// No argument for a criterion.
    Discarded,
    /// No rule would be broken.
    Dismissed,
    /// No good-faith try.
    Abandoned,
    /// Taken back.
    Withdrawn,
    /// There is nobody, or nothing, left.
    Closed,
}

impl ConcernState {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Concern,
        Self::Testing,
        Self::AwaitingRuling,
        Self::Captured,
        Self::Integrating,
        Self::Resolved,
        Self::Discarded,
        Self::Dismissed,
        Self::Abandoned,
        Self::Withdrawn,
        Self::Closed,
    ];

    /// Whether it is in the way of adoption.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Concern
                | Self::Testing
                | Self::AwaitingRuling
                | Self::Captured
                | Self::Integrating
        )
    }

    /// Whether it counts as an objection.
    pub const fn is_captured(self) -> bool {
        matches!(self, Self::Captured | Self::Integrating)
    }
}

/// An argument of the objector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// For which criterion.
    pub criterion: Criterion,
    /// What.
    pub text: Text,
    /// When.
    pub at: Timestamp,
}

/// A concern of a member about a version, and the objection that it may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Its id.
    pub id: ObjectionId,
    /// Who has it.
    pub objector: PersonId,
    /// The seat that they represent.
    pub seat: SeatRef,
    /// About which version it was raised.
    pub version: u32,
    /// Where it stands.
    pub state: ConcernState,
    /// What the objector argues, in order.
    pub arguments: Vec<Argument>,
    /// For which criteria the Facilitator found no argument.
    pub lacking: BTreeSet<Criterion>,
    /// Whether the Secretary said that a rule would be broken (GOV-4.4.2).
    pub violation: bool,
    /// Why it was discarded, dismissed or abandoned; everybody reads it.
    pub reason: Option<Text>,
    /// The texts of which the objector says that they settle it.
    pub solved_by: BTreeSet<u32>,
    /// The texts of which the proposer says that they still serve the tension.
    pub served_by: BTreeSet<u32>,
}

impl Concern {
    /// Whether the objector argued for a criterion.
    pub fn argues(&self, criterion: Criterion) -> bool {
        self.arguments.iter().any(|it| it.criterion == criterion)
    }
}

/// A text that somebody offers to settle an objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Counted from 1 within the proposal.
    pub number: u32,
    /// Which objection it is to settle.
    pub objection: ObjectionId,
    /// Under which version it was offered; with another one it is over.
    pub version: u32,
    /// Who offers it.
    pub by: PersonId,
    /// The text.
    pub content: Content,
    /// What it rests on.
    pub bases: Bases,
}

/// A proposal, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: ProposalId,
    /// The circle whose governance it is.
    pub circle: CircleId,
    /// Whose tension it is.
    pub proposer: PersonId,
    /// Where it stands.
    pub state: State,
    /// The draft as its author left it; of an open proposal the current text.
    pub content: Content,
    /// The versions, oldest first.
    pub versions: Vec<Version>,
    /// Questions and reactions.
    pub notes: Vec<Note>,
    /// Concerns and objections, in the order in which they were raised.
    pub concerns: Vec<Concern>,
    /// Texts that were offered.
    pub amendments: Vec<Amendment>,
    /// Since when the proposer is no member.
    pub proposer_left_at: Option<Timestamp>,
    /// The text that settled the last objection, to become the next version.
    pub settled_by: Option<u32>,
    /// Why it was discarded or dropped, and by whom.
    pub ruling: Option<(Who, Text)>,
}

impl Version {
    /// Until when a member's silence waits; none where it means nothing.
    pub fn limit_of(&self, person: PersonId) -> Option<Timestamp> {
        self.own_limits.get(&person).copied().or(self.limit)
    }
}

impl Case {
    /// The version that answers are collected for; none for a draft.
    pub fn current(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The number of that version; 0 for a draft.
    pub fn version(&self) -> u32 {
        self.current().map_or(0, |it| it.number)
    }

    /// A concern.
    pub fn concern(&self, id: ObjectionId) -> Option<&Concern> {
        self.concerns.iter().find(|it| it.id == id)
    }

    /// A text that was offered.
    pub fn amendment(&self, number: u32) -> Option<&Amendment> {
        self.amendments.iter().find(|it| it.number == number)
    }

    /// The members who owe an answer to the current version (GOV-4.7.1): nobody unless it is open,
    /// for a new round follows objections. Whoever has a concern has answered.
    pub fn awaits(&self) -> Vec<PersonId> {
        let current = self.current().filter(|_| self.state == State::Open);
        let Some(version) = current else {
            return Vec::new();
        };
        let objects = |person: &PersonId| self.open_concerns().any(|it| it.objector == *person);
        let members = version.members.iter();
        let silent = members.filter(|it| !version.responses.contains_key(it) && !objects(it));
        silent.copied().collect()
    }

    /// The concerns in the way of adoption.
    pub fn open_concerns(&self) -> impl Iterator<Item = &Concern> {
        self.concerns.iter().filter(|it| it.state.is_open())
    }
}

impl State {
    /// Which it is.
    pub const fn kind(&self) -> StateKind {
        match self {
            Self::Draft => StateKind::Draft,
            Self::Open => StateKind::Open,
            Self::Integrating => StateKind::Integrating,
            Self::Escalated { .. } => StateKind::Escalated,
            Self::Conflicted { .. } => StateKind::Conflicted,
            Self::Orphaned => StateKind::Orphaned,
            Self::Adopted(_) => StateKind::Adopted,
            Self::Withdrawn => StateKind::Withdrawn,
            Self::Discarded => StateKind::Discarded,
            Self::Dropped => StateKind::Dropped,
        }
    }

    /// Whether nothing can become of it any more.
    pub const fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Adopted(_) | Self::Withdrawn | Self::Discarded | Self::Dropped
        )
    }

    /// Whether answers are collected, or objections worked on.
    pub const fn is_processed(&self) -> bool {
        matches!(self, Self::Open | Self::Integrating)
    }

    /// Whether it is off the table until somebody takes it up again (§13.1).
    pub const fn waits(&self) -> bool {
        matches!(
            self,
            Self::Escalated { .. } | Self::Conflicted { .. } | Self::Orphaned
        )
    }
}

//! What happens to a proposal, in past tense, in the order in which it holds. Each entry says who,
//! in which seat, when, and by which rule (§13).

use super::{Content, officer::Ground};
use crate::{
    change::Bases,
    ids::{CircleId, NoteId, ObjectionId, PersonId, RevisionNumber, ServiceAccountId},
    rule::Rule,
    structure::role::SeatRef,
    subject::Subject,
    text::Text,
    time::{Timestamp, Wait},
};
use std::collections::BTreeSet;

/// One thing that happened; to a proposal, unless it says to what else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<F = Fact> {
    /// When.
    pub at: Timestamp,
    /// By whom; none where it followed by itself.
    pub by: Option<Who>,
    /// The rule that it goes by.
    pub rule: Rule,
    /// What.
    pub fact: F,
}

impl<F> Entry<F> {
    /// The same with something else that happened.
    pub fn map<G>(self, other: impl FnOnce(F) -> G) -> Entry<G> {
        Entry {
            at: self.at,
            by: self.by,
            rule: self.rule,
            fact: other(self.fact),
        }
    }
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub person: PersonId,
    /// The seat in which they did it, where the act needs one.
    pub seat: Option<SeatRef>,
    /// On what ground they stood in for an officer, where they did (GOV-6.5.1).
    pub standing_in: Option<Ground>,
    /// The machine that acted for them.
    pub via: Option<ServiceAccountId>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A member began a draft, which nobody else sees.
    Drafted(CircleId, Content),
    /// The author changed the draft.
    Edited(Content),
    /// The author threw the draft away.
    Deleted,
    /// A version is open to everybody's answer.
    Opened(Opening),
    /// Somebody asked or said something.
    Noted(NoteId, NoteKind, Text),
    /// A member has no objection to this version, counted from 1 (GOV-4.7.2).
    Confirmed(PersonId, u32),
    /// Silence until the limit: these have no objection to the current version (GOV-4.7.3).
    Lapsed(BTreeSet<PersonId>),
    /// Somebody became a member while the version was open; a limit begins anew for them.
    Joined(PersonId),
    /// A member is none any more, and no answer of theirs is awaited.
    Left(PersonId),
    /// Something happened to a concern.
    Concern(ObjectionId, ConcernFact),
    /// Objections stand in the way.
    Integrating,
    /// None does any more, and the text stayed as it was.
    Reopened,
    /// A member called for a meeting (GOV-4.8.1).
    Escalated(Option<Text>),
    /// A member called for one, and a policy has it that the proposal goes on.
    MeetingAsked(Option<Text>),
    /// They let go again.
    Released,
    /// The proposer took it back.
    Withdrawn,
    /// The Facilitator discarded it.
    Discarded(ProposalCriterion, Text),
    /// The Facilitator dropped it.
    Dropped(DropGround, Text),
    /// These changed since the version was opened.
    Conflicted(Vec<Subject>),
    /// The proposer is no member any more.
    ProposerLeft,
    /// They are one again.
    ProposerReturned,
    /// They were none for too long: another member may take it over.
    Orphaned,
    /// It is in force, by this revision.
    Adopted(RevisionNumber),
    /// The circle whose governance it was is gone, and the proposal with it (GOV-1.2.6).
    CircleGone,
}

impl Fact {
    /// Why, in the words of whoever did it, where they gave any.
    pub const fn reason(&self) -> Option<&Text> {
        match self {
            Self::Escalated(reason) | Self::MeetingAsked(reason) => reason.as_ref(),
            Self::Discarded(_, reason) | Self::Dropped(_, reason) => Some(reason),
            Self::Concern(_, fact) => fact.reason(),
            Self::Drafted(..)
            | Self::Edited(_)
            | Self::Deleted
            | Self::Opened(_)
            | Self::Noted(..)
            | Self::Confirmed(..)
            | Self::Lapsed(_)
            | Self::Joined(_)
            | Self::Left(_)
            | Self::Integrating
            | Self::Reopened
            | Self::Released
            | Self::Withdrawn
            | Self::Conflicted(_)
            | Self::ProposerLeft
            | Self::ProposerReturned
            | Self::Orphaned
            | Self::Adopted(_)
            | Self::CircleGone => None,
        }
    }
}

impl ConcernFact {
    const fn reason(&self) -> Option<&Text> {
        match self {
            Self::FoundNone(_, reason)
            | Self::RuledViolation(reason)
            | Self::RuledLawful(reason)
            | Self::Abandoned(reason) => Some(reason),
            Self::Raised(_)
            | Self::Captured
            | Self::TestDemanded
            | Self::TestStarted
            | Self::Argued(..)
            | Self::FoundObjection
            | Self::RulingAsked
            | Self::AmendmentOffered(..)
            | Self::SolvedBy(_)
            | Self::ServedBy(_)
            | Self::Resolved(_)
            | Self::Withdrawn
            | Self::Passed(_)
            | Self::Closed => None,
        }
    }
}

/// What happened to a concern (§13.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConcernFact {
    /// A member has it about the current version, as representative of this seat.
    Raised(SeatRef),
    /// It counts as an objection, untested.
    Captured,
    /// A member asks for a test, which then has to be made (GOV-4.6.1).
    TestDemanded,
    /// The Facilitator tests.
    TestStarted,
    /// The objector argues that a criterion is met.
    Argued(Criterion, Text),
    /// The Facilitator finds an argument for every criterion.
    FoundObjection,
    /// The Facilitator finds none for these.
    FoundNone(BTreeSet<Criterion>, Text),
    /// The Facilitator asks the Secretary whether a rule would be broken.
    RulingAsked,
    /// The Secretary says that one would.
    RuledViolation(Text),
    /// The Secretary says that none would (GOV-4.4.2).
    RuledLawful(Text),
    /// Somebody offers a text, counted from 1, that is to remove the objection.
    AmendmentOffered(u32, Content, Bases),
    /// The objector says that this text would not trigger the objection.
    SolvedBy(u32),
    /// The proposer says that this text still serves the tension.
    ServedBy(u32),
    /// Both said so of one text (GOV-4.6.5).
    Resolved(u32),
    /// The Facilitator sees no good-faith try.
    Abandoned(Text),
    /// The objector takes it back.
    Withdrawn,
    /// Another representative of the role has it now.
    Passed(PersonId),
    /// There is nobody left who has it, or nothing left to object to.
    Closed,
}

/// How a version came to be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Why.
    pub why: Why,
    /// The text.
    pub content: Content,
    /// What it rests on (GOV-4.7.5).
    pub bases: Bases,
    /// Who was a member then.
    pub members: BTreeSet<PersonId>,
    /// How long silence waits, where a policy in force says so (GOV-4.7.3).
    pub wait: Option<Wait>,
}

/// Why a version was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It was submitted.
    Submitted,
    /// The proposer amended it, to serve their own tension better.
    Amended,
    /// A text that settled the objections.
    Integrated(u32),
    /// The proposer placed it on what had moved.
    Rebased,
    /// Another member made it their own.
    TakenOver,
}

/// What a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// To understand.
    Question,
    /// What somebody thinks; never in the way.
    Reaction,
}

/// What an objection needs an argument for (GOV-4.4.1), or the claim that stands alone (GOV-4.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// The circle would be less able to pursue its purpose or accountabilities.
    Harm,
    /// It limits a role that the objector represents, and would if they held no other.
    Role,
    /// It would not exist without the proposal.
    New,
    /// It follows necessarily, or leaves no chance to adapt in time.
    Sure,
    /// The proposal, or processing it, breaks the rules.
    Rules,
}

impl Criterion {
    /// The four that an objection needs.
    pub const FOUR: [Self; 4] = [Self::Harm, Self::Role, Self::New, Self::Sure];

    /// Its id in the rulebook.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Harm => "OBJ-HARM",
            Self::Role => "OBJ-ROLE",
            Self::New => "OBJ-NEW",
            Self::Sure => "OBJ-SURE",
            Self::Rules => "OBJ-RULES",
        }
    }
}

/// What a proposer must be able to give (GOV-4.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalCriterion {
    /// The tension that it addresses, felt in a role of theirs.
    Tension,
    /// A real example.
    Example,
    /// A sensible account of why it would have gone better.
    Effect,
}

/// Why a proposal is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DropGround {
    /// Questions on the tension were not answered in good faith (GOV-4.6.3).
    Unanswered,
    /// Nobody argued why the objector's amendment fails (GOV-4.6.4).
    AmendmentUnrefuted,
}

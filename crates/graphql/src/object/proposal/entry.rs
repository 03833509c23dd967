//! One thing that happened to a proposal.

use super::{Proposal, ProposalCriterion, ProposalDropGround};
use crate::{
    context::Shown,
    node,
    object::{person::Person, seat::Seat},
    page::Item as _,
    scalar::DateTime,
};
use async_graphql::{Enum, ID, SimpleObject};
use zirkel_app::process::is_public;
use zirkel_domain::{
    ids::ObjectionId,
    process::{self, Case, ConcernFact, Entry, Fact, is_interested},
};

/// On what ground somebody stood in for an officer (GOV-6.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "process::Ground")]
pub(crate) enum SurrogateGround {
    /// (a) The one they replace named them.
    Named,
    /// (b) They hold the other of the two offices.
    OtherOfficer,
    /// (c) They lead the circle.
    CircleLead,
    /// (d) They are the first member to declare.
    Member,
}

/// What happened to a proposal (rulebook §13.1, §13.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ProposalEvent {
    /// Its author began it.
    Drafted,
    /// Its author changed the draft.
    Edited,
    /// Its author threw the draft away.
    Deleted,
    /// A version was opened.
    Opened,
    /// Somebody asked or reacted.
    Noted,
    /// A member has no objection.
    Confirmed,
    /// Silence until the limit: no objection (GOV-4.7.3).
    Lapsed,
    /// Somebody became a member.
    MemberJoined,
    /// Somebody is no member any more.
    MemberLeft,
    /// Objections stand in the way.
    Integrating,
    /// None does any more: a new round.
    Reopened,
    /// A member called for a meeting.
    Escalated,
    /// A member called for one, and a policy has it that the proposal goes on.
    MeetingAsked,
    /// They let go again.
    Released,
    /// Its proposer took it back.
    Withdrawn,
    /// The Facilitator discarded it.
    Discarded,
    /// The Facilitator dropped it.
    Dropped,
    /// What it rests on moved.
    Conflicted,
    /// Its proposer is no member any more.
    ProposerLeft,
    /// They are one again.
    ProposerReturned,
    /// Another member may take it over.
    Orphaned,
    /// It is in force.
    Adopted,
    /// Its circle is gone.
    CircleGone,
    /// A member raised a concern.
    ObjectionRaised,
    /// The Facilitator let it count, untested.
    ObjectionCaptured,
    /// A member asked for a test.
    ObjectionTestDemanded,
    /// The Facilitator began a test.
    ObjectionTestStarted,
    /// The objector argued.
    ObjectionArgued,
    /// The Facilitator found an argument for every criterion.
    ObjectionFoundValid,
    /// The Facilitator found none for some.
    ObjectionFoundInvalid,
    /// The Facilitator asked the Secretary.
    ObjectionRulingAsked,
    /// The Secretary ruled that a rule would be broken.
    ObjectionRuledViolation,
    /// The Secretary ruled that none would.
    ObjectionRuledLawful,
    /// Somebody offered a text.
    AmendmentOffered,
    /// The objector says that a text settles it.
    AmendmentSolves,
    /// The proposer says that a text still serves the tension.
    AmendmentServes,
    /// Both said so of one text.
    ObjectionResolved,
    /// The Facilitator saw no good-faith try.
    ObjectionAbandoned,
    /// The objector took it back.
    ObjectionWithdrawn,
    /// Another representative of the role has it now.
    ObjectionPassed,
    /// There is nobody left who has it, or nothing left to object to.
    ObjectionClosed,
}

/// One thing that happened to a proposal.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ProposalEntry {
    /// What.
    event: ProposalEvent,
    /// When.
    at: DateTime,
    /// Who did it; null where it followed by itself.
    by: Option<Person>,
    /// In which seat, where the act needs one.
    seat: Option<Seat>,
    /// On what ground they stood in for an officer, where they did (GOV-6.5.1).
    standing_in: Option<SurrogateGround>,
    /// Whether an officer acted in a matter of their own: allowed, and told.
    interested_officer: bool,
    /// The rule that it goes by, e.g. `GOV-4.7.1`.
    rule: &'static str,
    /// The id of the objection that it is about, where it is about one.
    objection_id: Option<ID>,
    /// Why, in the words of whoever did it, where they gave any: who called for a meeting,
    /// discarded, dropped, ruled, or found no argument.
    reason: Option<String>,
    /// What the proposer could not give, where it was discarded for that (GOV-4.3.3).
    criterion: Option<ProposalCriterion>,
    /// On what ground it was dropped, where it was.
    drop_ground: Option<ProposalDropGround>,
}

impl ProposalEntry {
    pub(super) fn all(proposal: &Proposal) -> Vec<Self> {
        let shown = &proposal.shown;
        let entries = proposal.it.entries.iter().map(|it| &it.entry);
        let mut before: Option<Case> = None;
        let mut told = Vec::new();
        for it in entries {
            let interested = before.as_ref().is_some_and(|case| is_interested(case, it));
            match &mut before {
                Some(case) => case.apply(it),
                None => before = Case::fold(proposal.case().id, [it]),
            }
            if is_public(&it.fact) {
                told.push(Self::of(shown, it, interested));
            }
        }
        told
    }

    /// The one with this number, if it is for everybody.
    pub(crate) fn numbered(proposal: &Proposal, number: u64) -> Option<Self> {
        let entries = &proposal.it.entries;
        let place = entries.iter().position(|it| it.number == number)?;
        let (earlier, rest) = entries.split_at(place);
        let it = rest.first().map(|it| &it.entry);
        let it = it.filter(|it| is_public(&it.fact))?;
        let before = Case::fold(proposal.case().id, earlier.iter().map(|it| &it.entry));
        let interested = before.is_some_and(|case| is_interested(&case, it));
        Some(Self::of(&proposal.shown, it, interested))
    }

    fn of(shown: &Shown, it: &Entry, interested_officer: bool) -> Self {
        let by = it.by;
        let seat = by.and_then(|who| who.seat);
        Self {
            event: event(&it.fact),
            at: it.at.into(),
            by: by.and_then(|who| Person::of(shown, who.person)),
            seat: seat.and_then(|seat| Seat::of(shown, seat)),
            standing_in: by.and_then(|who| who.standing_in).map(Into::into),
            interested_officer,
            rule: it.rule.id,
            objection_id: concern_of(&it.fact).map(node::objection),
            reason: it.fact.reason().map(|it| it.as_str().to_owned()),
            criterion: discarded(&it.fact).map(Into::into),
            drop_ground: dropped(&it.fact).map(Into::into),
        }
    }
}

const fn discarded(fact: &Fact) -> Option<process::ProposalCriterion> {
    if let Fact::Discarded(criterion, _) = fact {
        Some(*criterion)
    } else {
        None
    }
}

const fn dropped(fact: &Fact) -> Option<process::DropGround> {
    if let Fact::Dropped(ground, _) = fact {
        Some(*ground)
    } else {
        None
    }
}

/// The concern that something happened to.
const fn concern_of(fact: &Fact) -> Option<ObjectionId> {
    if let Fact::Concern(id, _) = fact {
        Some(*id)
    } else {
        None
    }
}

const fn event(fact: &Fact) -> ProposalEvent {
    match fact {
        Fact::Drafted(..) => ProposalEvent::Drafted,
        Fact::Edited(_) => ProposalEvent::Edited,
        Fact::Deleted => ProposalEvent::Deleted,
        Fact::Opened(_) => ProposalEvent::Opened,
        Fact::Noted(..) => ProposalEvent::Noted,
        Fact::Confirmed(..) => ProposalEvent::Confirmed,
        Fact::Lapsed(_) => ProposalEvent::Lapsed,
        Fact::Joined(_) => ProposalEvent::MemberJoined,
        Fact::Left(_) => ProposalEvent::MemberLeft,
        Fact::Integrating => ProposalEvent::Integrating,
        Fact::Reopened => ProposalEvent::Reopened,
        Fact::Escalated(_) => ProposalEvent::Escalated,
        Fact::MeetingAsked(_) => ProposalEvent::MeetingAsked,
        Fact::Released => ProposalEvent::Released,
        Fact::Withdrawn => ProposalEvent::Withdrawn,
        Fact::Discarded(..) => ProposalEvent::Discarded,
        Fact::Dropped(..) => ProposalEvent::Dropped,
        Fact::Conflicted(_) => ProposalEvent::Conflicted,
        Fact::ProposerLeft => ProposalEvent::ProposerLeft,
        Fact::ProposerReturned => ProposalEvent::ProposerReturned,
        Fact::Orphaned => ProposalEvent::Orphaned,
        Fact::Adopted(_) => ProposalEvent::Adopted,
        Fact::CircleGone => ProposalEvent::CircleGone,
        Fact::Concern(_, fact) => of_objection(fact),
    }
}

const fn of_objection(fact: &ConcernFact) -> ProposalEvent {
    match fact {
        ConcernFact::Raised(_) => ProposalEvent::ObjectionRaised,
        ConcernFact::Captured => ProposalEvent::ObjectionCaptured,
        ConcernFact::TestDemanded => ProposalEvent::ObjectionTestDemanded,
        ConcernFact::TestStarted => ProposalEvent::ObjectionTestStarted,
        ConcernFact::Argued(..) => ProposalEvent::ObjectionArgued,
        ConcernFact::FoundObjection => ProposalEvent::ObjectionFoundValid,
        ConcernFact::FoundNone(..) => ProposalEvent::ObjectionFoundInvalid,
        ConcernFact::RulingAsked => ProposalEvent::ObjectionRulingAsked,
        ConcernFact::RuledViolation(_) => ProposalEvent::ObjectionRuledViolation,
        ConcernFact::RuledLawful(_) => ProposalEvent::ObjectionRuledLawful,
        ConcernFact::AmendmentOffered(..) => ProposalEvent::AmendmentOffered,
        ConcernFact::SolvedBy(_) => ProposalEvent::AmendmentSolves,
        ConcernFact::ServedBy(_) => ProposalEvent::AmendmentServes,
        ConcernFact::Resolved(_) => ProposalEvent::ObjectionResolved,
        ConcernFact::Abandoned(_) => ProposalEvent::ObjectionAbandoned,
        ConcernFact::Withdrawn => ProposalEvent::ObjectionWithdrawn,
        ConcernFact::Passed(_) => ProposalEvent::ObjectionPassed,
        ConcernFact::Closed => ProposalEvent::ObjectionClosed,
    }
}

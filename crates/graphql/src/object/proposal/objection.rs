//! A concern about a proposal, and the objection that it may become.

use super::Proposal;
use crate::{
    node,
    object::{person::Person, seat::Seat},
    page::{self, Item as _},
    scalar::DateTime,
};
use async_graphql::{Enum, ID, Object, SimpleObject};
use zirkel_domain::{
    ids::ObjectionId,
    process::{self, ConcernState},
};

/// Where a concern stands (rulebook §13.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ConcernState")]
pub(crate) enum ObjectionState {
    /// Raised, and nothing more yet.
    Concern,
    /// The Facilitator tests it.
    Testing,
    /// The Secretary is to say whether a rule would be broken (GOV-4.4.2).
    AwaitingRuling,
    /// It counts as an objection.
    Captured,
    /// Texts are offered that may settle it (GOV-4.6.2).
    Integrating,
    /// One of them does: two yeses (GOV-4.6.5).
    Resolved,
    /// The Facilitator found no argument for a criterion (GOV-4.5.1).
    Discarded,
    /// The Secretary ruled that no rule would be broken (GOV-4.4.2).
    Dismissed,
    /// The Facilitator saw no good-faith try to resolve it (GOV-4.6.2).
    Abandoned,
    /// Taken back.
    Withdrawn,
    /// There is nobody who has it any more, or nothing left to object to.
    Closed,
}

/// What an objection needs an argument for (GOV-4.4.1), or the claim that stands alone (GOV-4.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "process::Criterion")]
pub(crate) enum ObjectionCriterion {
    /// OBJ-HARM: the circle would be less able to pursue its purpose or accountabilities.
    Harm,
    /// OBJ-ROLE: it limits a role that the objector represents, and would if they held no other.
    Role,
    /// OBJ-NEW: it would not exist without the proposal.
    New,
    /// OBJ-SURE: it follows necessarily, or leaves no chance to adapt in time.
    Sure,
    /// OBJ-RULES: the proposal, or processing it, breaks the rules.
    Rules,
}

/// An argument of the objector.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ObjectionArgument {
    /// For which criterion.
    criterion: ObjectionCriterion,
    /// What they argue.
    text: String,
    /// When.
    at: DateTime,
}

/// A concern with the proposal around it.
#[derive(Clone, Debug)]
pub(crate) struct Objection {
    proposal: Proposal,
    it: process::Concern,
}

impl Objection {
    pub(super) fn of(proposal: &Proposal, id: ObjectionId) -> Option<Self> {
        let it = proposal.case().concern(id)?.clone();
        let proposal = proposal.clone();
        Some(Self { proposal, it })
    }

    pub(super) fn all(proposal: &Proposal) -> Vec<Self> {
        let concerns = proposal.case().concerns.iter().cloned();
        concerns
            .map(|it| Self {
                proposal: proposal.clone(),
                it,
            })
            .collect()
    }
}

/// A member's concern about a version of a proposal, and the objection that it may become (§13.2).
/// Whether it counts is for people: nothing here weighs an argument (GOV-4.5.2).
#[Object]
impl Objection {
    /// The id, `objection_…`.
    async fn id(&self) -> ID {
        node::objection(self.it.id)
    }

    /// The proposal.
    async fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Where it stands.
    async fn state(&self) -> ObjectionState {
        self.it.state.into()
    }

    /// Whether it is in the way of adoption.
    async fn open(&self) -> bool {
        self.it.state.is_open()
    }

    /// Who has it.
    async fn objector(&self) -> Option<Person> {
        Person::of(&self.proposal.shown, self.it.objector)
    }

    /// The seat that they represent (GOV-4.2.2).
    async fn seat(&self) -> Option<Seat> {
        Seat::of(&self.proposal.shown, self.it.seat)
    }

    /// About which version it was raised.
    async fn version(&self) -> i32 {
        page::number(self.it.version)
    }

    /// What the objector argues, in order.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn arguments(&self) -> Vec<ObjectionArgument> {
        let arguments = self.it.arguments.iter();
        arguments
            .map(|it| ObjectionArgument {
                criterion: it.criterion.into(),
                text: it.text.to_string(),
                at: it.at.into(),
            })
            .collect()
    }

    /// The criteria for which the Facilitator found no argument.
    async fn lacking(&self) -> Vec<ObjectionCriterion> {
        self.it.lacking.iter().map(|it| (*it).into()).collect()
    }

    /// Why it was discarded, dismissed or abandoned, or what the Secretary ruled.
    async fn reason(&self) -> Option<&str> {
        let reason = self.it.reason.as_ref();
        reason.map(zirkel_domain::text::Text::as_str)
    }

    /// The numbers of the amendments of which the objector says that they settle it (GOV-4.6.5).
    async fn solved_by(&self) -> Vec<i32> {
        self.it
            .solved_by
            .iter()
            .map(|it| page::number(*it))
            .collect()
    }

    /// The numbers of the amendments of which the proposer says that they still serve the tension
    /// (GOV-4.6.5).
    async fn served_by(&self) -> Vec<i32> {
        self.it
            .served_by
            .iter()
            .map(|it| page::number(*it))
            .collect()
    }
}

//! A proposal to change a circle's governance, with everything that was said and answered.

mod entry;
pub(crate) mod list;
mod objection;
mod version;

pub(crate) use entry::{ProposalEntry, SurrogateGround};
pub(crate) use objection::{Objection, ObjectionCriterion};

use super::{
    circle::Circle, governance_change::GovernanceChange, node::Node, person::Person,
    preview::ProposalPreview, seat::Seat,
};
use crate::{
    context::{Shown, app, caller},
    fault, node,
    page::{self, Item as _},
    scalar::DateTime,
    user_error::UserError,
};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use std::sync::Arc;
use version::{Amendment, ProposalVersion};
use zirkel_app::{
    command::act::Done,
    process::{self, Handled, Within},
};
use zirkel_domain::{
    ids::ProposalId,
    process::{Case, NoteKind, State},
};

/// Where a proposal stands (rulebook §13.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "zirkel_domain::process::StateKind")]
pub(crate) enum ProposalState {
    /// Its author's alone.
    Draft,
    /// Its current version awaits every member's answer.
    Open,
    /// Objections are worked on.
    Integrating,
    /// A member called for a meeting: it is off the table (GOV-4.8.1).
    Escalated,
    /// What it rests on moved: its proposer places it anew (GOV-4.7.5).
    Conflicted,
    /// Its proposer is no member any more: another one may take it over (GOV-4.2.1).
    Orphaned,
    /// In force.
    Adopted,
    /// Taken back, or gone with its circle.
    Withdrawn,
    /// Discarded by the Facilitator (GOV-4.3.3).
    Discarded,
    /// Dropped by the Facilitator (GOV-4.6.3, GOV-4.6.4).
    Dropped,
}

/// What a proposer must be able to give (GOV-4.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "zirkel_domain::process::ProposalCriterion")]
pub(crate) enum ProposalCriterion {
    /// The tension that it addresses, felt in a role of theirs.
    Tension,
    /// A real example.
    Example,
    /// A sensible account of why it would have gone better.
    Effect,
}

/// Why a proposal is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "zirkel_domain::process::DropGround")]
pub(crate) enum ProposalDropGround {
    /// Questions on the tension were not answered in good faith (GOV-4.6.3).
    Unanswered,
    /// Nobody argued why the objector's amendment fails (GOV-4.6.4).
    AmendmentUnrefuted,
}

/// What a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ProposalNoteKind {
    /// To understand.
    Question,
    /// What somebody thinks; never in the way (GOV-4.8.2).
    Reaction,
}

/// A question or a reaction.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ProposalNote {
    /// What it is for.
    kind: ProposalNoteKind,
    /// Who said it.
    by: Option<Person>,
    /// When.
    at: DateTime,
    /// Under which version; 0 where it was still a draft.
    version: i32,
    /// What was said.
    text: String,
}

/// A proposal, as somebody sees it at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(super) shown: Shown,
    pub(super) it: Arc<process::Proposal>,
}

impl Proposal {
    /// A proposal with the organization around it.
    pub(crate) fn new(shown: &Shown, it: Arc<process::Proposal>) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }

    /// The one that an act was about.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        match &done.matter {
            Some(Handled::Proposal(it, _)) => Some(Self::new(shown, Arc::clone(it))),
            Some(Handled::Tension(_) | Handled::Offices(_)) | None => None,
        }
    }

    /// The one by this id that the caller sees.
    pub(crate) async fn by_id(
        ctx: &Context<'_>,
        shown: &Shown,
        id: ProposalId,
    ) -> Result<Option<Self>> {
        let found = app(ctx)?.proposals(caller(ctx)?, &[id]).await;
        let found = found.map_err(|error| fault::raise(ctx, error))?;
        let first = found.into_iter().next();
        Ok(first.map(|it| Self::new(shown, Arc::new(it))))
    }

    fn case(&self) -> &Case {
        &self.it.case
    }
}

/// The concern of a proposal that an act was about.
pub(crate) fn objection_acted_on(shown: &Shown, done: &Done) -> Option<Objection> {
    match &done.matter {
        Some(Handled::Proposal(it, Some(Within::Objection(id)))) => {
            let proposal = Proposal::new(shown, Arc::clone(it));
            Objection::of(&proposal, *id)
        }
        Some(Handled::Proposal(..) | Handled::Tension(_) | Handled::Offices(_)) | None => None,
    }
}

/// A proposal to change a circle's governance (GOV-4.1.1): what it changes, why, and everything
/// that was said and answered. Nothing changes governance but an adopted one (GOV-4.1.3). A draft
/// is seen by its author alone.
#[Object]
impl Proposal {
    /// The id, `proposal_…`.
    pub(crate) async fn id(&self) -> ID {
        node::proposal(self.case().id)
    }

    /// The circle whose governance it changes; null where that is gone.
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.case().circle)
    }

    /// Where it stands.
    async fn state(&self) -> ProposalState {
        self.case().state.kind().into()
    }

    /// Whose tension it is (GOV-4.2.1).
    async fn proposer(&self) -> Option<Person> {
        Person::of(&self.shown, self.case().proposer)
    }

    /// The seat whose tension it is (GOV-4.2.2); null where that is gone.
    async fn seat(&self) -> Option<Seat> {
        Seat::of(&self.shown, self.case().content.seat)
    }

    /// What it is called.
    async fn title(&self) -> Option<&str> {
        let title = self.case().content.title.as_ref();
        title.map(zirkel_domain::text::Name::as_str)
    }

    /// The tension (GOV-4.3.2).
    async fn tension(&self) -> Option<&str> {
        let it = self.case().content.tension.as_ref();
        it.map(zirkel_domain::text::Text::as_str)
    }

    /// A real example of it (GOV-4.3.2).
    async fn example(&self) -> Option<&str> {
        let it = self.case().content.example.as_ref();
        it.map(zirkel_domain::text::Text::as_str)
    }

    /// Why the example would have gone better (GOV-4.3.2).
    async fn effect(&self) -> Option<&str> {
        let it = self.case().content.effect.as_ref();
        it.map(zirkel_domain::text::Text::as_str)
    }

    /// What it changes, in order; all of it or nothing (GOV-4.3.4).
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn changes(&self) -> Vec<GovernanceChange> {
        GovernanceChange::all(&self.shown, &self.case().content.changes)
    }

    /// The number of the version that answers are collected for, counted from 1; 0 for a draft. An
    /// answer names it (GOV-4.7.2).
    async fn version(&self) -> i32 {
        page::number(self.case().version())
    }

    /// Every version, oldest first.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn versions(&self) -> Vec<ProposalVersion> {
        ProposalVersion::all(self)
    }

    /// Members who owe an answer to the current version (GOV-4.7.1); nobody unless it is open.
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn awaits(&self) -> Vec<Person> {
        let people = self.case().awaits().into_iter();
        people
            .filter_map(|it| Person::of(&self.shown, it))
            .collect()
    }

    /// When silence becomes no objection, where a policy says so (GOV-4.7.3); for members who
    /// joined later it may be later. Null unless it is open: objections stop the clock.
    async fn limit(&self) -> Option<DateTime> {
        let version = self
            .case()
            .current()
            .filter(|_| self.case().state == State::Open);
        version.and_then(|it| it.limit).map(Into::into)
    }

    /// Questions and reactions, each a thread of its own, oldest first (GOV-4.8.2).
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn notes(
        &self,
        #[graphql(desc = "Only of this kind; all where it is left out.")] kind: Option<
            ProposalNoteKind,
        >,
    ) -> Vec<ProposalNote> {
        let notes = self.case().notes.iter().map(|it| ProposalNote {
            kind: match it.kind {
                NoteKind::Question => ProposalNoteKind::Question,
                NoteKind::Reaction => ProposalNoteKind::Reaction,
            },
            by: Person::of(&self.shown, it.by),
            at: it.at.into(),
            version: page::number(it.version),
            text: it.text.to_string(),
        });
        notes
            .filter(|it| kind.is_none_or(|kind| it.kind == kind))
            .collect()
    }

    /// Concerns about it, and the objections that they became, in the order in which they were
    /// raised (§13.2).
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn objections(&self) -> Vec<Objection> {
        Objection::all(self)
    }

    /// Texts that were offered to settle objections, in order (GOV-4.6.2).
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn amendments(&self) -> Vec<Amendment> {
        Amendment::all(self)
    }

    /// What moved since its version was opened, where it is in conflict (GOV-4.7.5); what is gone
    /// is left out.
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity)")]
    async fn moved(&self) -> Vec<Node> {
        let moved = match &self.case().state {
            State::Conflicted { moved } => moved.as_slice(),
            State::Draft
            | State::Open
            | State::Integrating
            | State::Escalated { .. }
            | State::Orphaned
            | State::Adopted(_)
            | State::Withdrawn
            | State::Discarded
            | State::Dropped => &[],
        };
        let moved = moved.iter().copied();
        moved.filter_map(|it| Node::of(&self.shown, it)).collect()
    }

    /// The revision that adopted it; null until then.
    async fn adopted_in(&self) -> Option<i32> {
        match &self.case().state {
            State::Adopted(revision) => Some(page::revision(*revision)),
            State::Draft
            | State::Open
            | State::Integrating
            | State::Escalated { .. }
            | State::Conflicted { .. }
            | State::Orphaned
            | State::Withdrawn
            | State::Discarded
            | State::Dropped => None,
        }
    }

    /// Why the Facilitator discarded or dropped it.
    async fn reason(&self) -> Option<&str> {
        let ruling = self.case().ruling.as_ref();
        ruling.map(|(_, text)| text.as_str())
    }

    /// What stands in the way of submitting a draft, all at once; empty for what was submitted.
    #[graphql(complexity = "crate::limits::list_cost(10, child_complexity) + 50")]
    async fn problems(&self, ctx: &Context<'_>) -> Result<Vec<UserError>> {
        let found = app(ctx)?.proposal_problems(caller(ctx)?, &self.shown, &self.it);
        let found = found.await.map_err(|error| fault::raise(ctx, error))?;
        let told = found.into_iter();
        Ok(told.map(|it| UserError::of(&self.shown, it)).collect())
    }

    /// What adopting it as it stands would change now, and for whom; null where nothing can become
    /// of it any more.
    #[graphql(complexity = "crate::limits::preview_cost(child_complexity)")]
    async fn preview(&self, ctx: &Context<'_>) -> Result<Option<ProposalPreview>> {
        if self.case().state.is_final() {
            return Ok(None);
        }
        ProposalPreview::of(ctx, self).await.map(Some)
    }

    /// Everything that happened to it, in order: who did it, in which seat, and by which rule. What
    /// became of its draft is its author's own affair.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity)")]
    async fn history(&self) -> Vec<ProposalEntry> {
        ProposalEntry::all(self)
    }
}

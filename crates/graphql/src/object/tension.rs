//! What somebody sensed in a role, and where it can be worked on.

pub(crate) mod list;
mod triage;

use super::{circle::Circle, money::Money, person::Person, policy::Policy, proposal::Proposal};
use super::{role::Role, seat::Seat};
use crate::{
    context::{Shown, app, caller},
    fault, node,
    page::Item as _,
    scalar::DateTime,
};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use std::sync::Arc;
use triage::TensionTriage;
use zirkel_app::{
    command::act::Done,
    process::{self, Handled},
};
use zirkel_domain::{
    ids::{ProposalId, TensionId},
    process::tension::{About, Sense},
    text::Text,
};

/// Where a tension stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "zirkel_domain::process::TensionState")]
pub(crate) enum TensionState {
    /// Its author's alone.
    Private,
    /// Everybody in the organization sees it.
    Shared,
    /// It is resolved.
    Settled,
    /// Its author let it go.
    Dropped,
}

/// A thing that a tension is about: exactly one of the fields has a value, none where it is gone or
/// not the caller's to see.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TensionAbout {
    /// A case.
    case: Option<TensionCase>,
    /// A role.
    role: Option<Role>,
    /// A policy.
    policy: Option<Policy>,
    /// A proposal.
    proposal: Option<Proposal>,
}

/// A case that a tension is about, in brief.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TensionCase {
    /// The key of its decision type.
    decision_type: String,
    /// How much it takes.
    amount: Option<Money>,
    /// The ticket in the CRM.
    external_ref: Option<String>,
}

/// A tension, as somebody sees it at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Tension {
    shown: Shown,
    it: Arc<process::Tension>,
}

impl Tension {
    /// A tension with the organization around it.
    pub(crate) fn new(shown: &Shown, it: Arc<process::Tension>) -> Self {
        Self {
            shown: Arc::clone(shown),
            it,
        }
    }

    /// The one that an act was about.
    pub(crate) fn acted_on(shown: &Shown, done: &Done) -> Option<Self> {
        match &done.matter {
            Some(Handled::Tension(it)) => Some(Self::new(shown, Arc::clone(it))),
            Some(Handled::Proposal(..) | Handled::Offices(_)) | None => None,
        }
    }

    /// The one by this id that the caller sees.
    pub(crate) async fn by_id(
        ctx: &Context<'_>,
        shown: &Shown,
        id: TensionId,
    ) -> Result<Option<Self>> {
        let found = app(ctx)?.tensions(caller(ctx)?, &[id]).await;
        let found = found.map_err(|error| fault::raise(ctx, error))?;
        let first = found.into_iter().next();
        Ok(first.map(|it| Self::new(shown, Arc::new(it))))
    }

    fn sense(&self) -> Option<&Sense> {
        self.it.tension.sense.as_ref()
    }

    /// Those of these that the caller sees.
    async fn seen(&self, ctx: &Context<'_>, ids: &[ProposalId]) -> Result<Vec<Proposal>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = app(ctx)?.proposals(caller(ctx)?, ids).await;
        let found = found.map_err(|error| fault::raise(ctx, error))?;
        let found = found.into_iter().map(Arc::new);
        Ok(found.map(|it| Proposal::new(&self.shown, it)).collect())
    }

    async fn shown_about(&self, ctx: &Context<'_>, about: &About) -> Result<TensionAbout> {
        let mut it = TensionAbout {
            case: None,
            role: None,
            policy: None,
            proposal: None,
        };
        match about {
            About::Case(case) => {
                it.case = Some(TensionCase {
                    decision_type: case.decision.as_str().to_owned(),
                    amount: case.amount.map(Into::into),
                    external_ref: case.external_ref.as_ref().map(|it| it.as_str().to_owned()),
                });
            }
            About::Role(role) => it.role = Role::of(&self.shown, *role),
            About::Policy(id) => it.policy = Policy::of(&self.shown, *id),
            About::Proposal(id) => it.proposal = self.seen(ctx, &[*id]).await?.into_iter().next(),
        }
        Ok(it)
    }
}

/// Something that a partner senses in a role: a gap between how things are and how they could be
/// (GOV-9.4.1). Until its author shares it, they alone see it.
#[Object]
impl Tension {
    /// The id, `tension_…`.
    pub(crate) async fn id(&self) -> ID {
        node::tension(self.it.tension.id)
    }

    /// The circle that its seat is in; null where that is gone.
    async fn circle(&self) -> Option<Circle> {
        Circle::of(&self.shown, self.it.tension.circle)
    }

    /// Where it stands.
    async fn state(&self) -> TensionState {
        self.it.tension.state.into()
    }

    /// Who sensed it; null where a review came due.
    async fn by(&self) -> Option<Person> {
        Person::of(&self.shown, self.it.tension.by?)
    }

    /// The seat in which it was sensed; null where that is gone, or where a review came due.
    async fn seat(&self) -> Option<Seat> {
        Seat::of(&self.shown, self.sense()?.seat)
    }

    /// When it was sensed.
    async fn sensed_at(&self) -> DateTime {
        self.it.tension.sensed_at.into()
    }

    /// How things are; null where a review came due.
    async fn situation(&self) -> Option<&str> {
        self.sense().map(|it| it.situation.as_str())
    }

    /// What is needed.
    async fn need(&self) -> Option<&str> {
        self.sense()?.need.as_ref().map(Text::as_str)
    }

    /// When it showed.
    async fn example(&self) -> Option<&str> {
        self.sense()?.example.as_ref().map(Text::as_str)
    }

    /// What it is about, in the author's order.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn about(&self, ctx: &Context<'_>) -> Result<Vec<TensionAbout>> {
        let about = self.sense().map_or(&[][..], |it| &it.about);
        let mut all = Vec::with_capacity(about.len());
        for it in about {
            all.push(self.shown_about(ctx, it).await?);
        }
        Ok(all)
    }

    /// The policy whose review came due, where that is what it is.
    async fn review_of(&self) -> Option<Policy> {
        let policy = self.it.tension.review?.policy;
        Policy::of(&self.shown, policy)
    }

    /// Proposals that are to resolve it, as far as the caller sees them, in the order of their ids.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn proposals(&self, ctx: &Context<'_>) -> Result<Vec<Proposal>> {
        self.seen(ctx, &self.it.tension.proposals).await
    }

    /// How it was resolved, in words.
    async fn outcome(&self) -> Option<&str> {
        self.it.tension.outcome.as_ref().map(Text::as_str)
    }

    /// Where the caller can work on it, as the engine can tell from what it is about; the words are
    /// weighed by nobody. Never empty: the last way is the governance of its circle, if no other
    /// named that before. For a machine, where its author can.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity) + 100")]
    async fn triage(&self, ctx: &Context<'_>) -> Result<Vec<TensionTriage>> {
        let found = app(ctx)?.tension_triage(caller(ctx)?, &self.shown, &self.it);
        let found = found.map_err(|error| fault::raise(ctx, error))?;
        let ways = found.into_iter();
        Ok(ways.map(|it| TensionTriage::new(&self.shown, it)).collect())
    }
}

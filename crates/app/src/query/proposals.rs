//! Proposals and tensions that somebody sees.

use crate::{
    App, AppError, Request, View,
    process::{Proposal, Slice, Sought, Tension, is_sensed_by, is_shown},
};
use zirkel_domain::{
    act::World,
    ids::{CircleId, ProposalId, TensionId},
    process::{Floor, Offices, State, proposal},
    rejection::Rejection,
};

/// A page, and how many there are in all.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// The page.
    pub page: Vec<T>,
    /// Whether there are more after it.
    pub has_more: bool,
    /// How many there are in all.
    pub total: u64,
}

impl App {
    /// The proposals with these ids that the caller sees, in the order of their ids.
    pub async fn proposals(
        &self,
        request: &Request,
        ids: &[ProposalId],
    ) -> Result<Vec<Proposal>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let mut found = self.store.proposals(organization, ids).await?;
        found.retain(|it| is_shown(it, request.person()));
        Ok(found)
    }

    /// The tensions with these ids that the caller sees, in the order of their ids.
    pub async fn tensions(
        &self,
        request: &Request,
        ids: &[TensionId],
    ) -> Result<Vec<Tension>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let mut found = self.store.tensions(organization, ids).await?;
        found.retain(|it| is_sensed_by(it, request.person()));
        Ok(found)
    }

    /// A page of the proposals that the caller sees.
    #[tracing::instrument(name = "app.proposal_list", skip_all)]
    pub async fn proposal_list(
        &self,
        request: &Request,
        sought: Sought,
        part: Slice<ProposalId>,
    ) -> Result<Listed<Proposal>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let ids = self
            .store
            .proposal_ids(organization, &sought, more_than(part));
        let mut ids = ids.await?;
        let has_more = cut(&mut ids, &part);
        let mut page = self.store.proposals(organization, &ids).await?;
        page.reverse();
        let total = self.store.proposal_count(organization, &sought).await?;
        Ok(Listed {
            page,
            has_more,
            total,
        })
    }

    /// A page of the tensions that the caller sees.
    #[tracing::instrument(name = "app.tension_list", skip_all)]
    pub async fn tension_list(
        &self,
        request: &Request,
        sought: Sought,
        part: Slice<TensionId>,
    ) -> Result<Listed<Tension>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let ids = self
            .store
            .tension_ids(organization, &sought, more_than(part));
        let mut ids = ids.await?;
        let has_more = cut(&mut ids, &part);
        let mut page = self.store.tensions(organization, &ids).await?;
        page.reverse();
        let total = self.store.tension_count(organization, &sought).await?;
        Ok(Listed {
            page,
            has_more,
            total,
        })
    }

    /// Everything that stands in the way of submitting a draft, at the moment of a view.
    pub async fn proposal_problems(
        &self,
        request: &Request,
        view: &View,
        proposal: &Proposal,
    ) -> Result<Vec<Rejection>, AppError> {
        if proposal.case.state != State::Draft {
            return Ok(Vec::new());
        }
        let circle = proposal.case.circle;
        let offices = self.offices(request, circle).await?;
        let world = World {
            index: &view.index,
            now: view.at,
        };
        let floor = Floor::of(world, circle, &offices);
        Ok(proposal::problems(&floor, &proposal.case))
    }

    /// What holds in the offices of a circle.
    pub async fn offices(&self, request: &Request, circle: CircleId) -> Result<Offices, AppError> {
        let organization = request.actor.organization;
        Ok(self.store.offices(organization, circle).await?)
    }
}

/// One more than is asked for: whether there is more shows by it.
const fn more_than<I: Copy>(part: Slice<I>) -> Slice<I> {
    Slice {
        limit: part.limit.saturating_add(1),
        ..part
    }
}

/// Cuts off the one that is over a part; whether there was one.
fn cut<I>(ids: &mut Vec<I>, part: &Slice<I>) -> bool {
    let most = usize::try_from(part.limit).unwrap_or(usize::MAX);
    let over = ids.len().saturating_sub(most);
    if part.from_end {
        ids.drain(..over);
    } else {
        ids.truncate(most);
    }
    over > 0
}

//! Proposals and tensions that somebody sees.

use crate::{
    App, AppError, Request, View,
    process::{Proposal, Sought, Tension, is_sensed_by, is_shown},
};
use zirkel_domain::{
    act::World,
    ids::{CircleId, ProposalId, TensionId},
    process::{Floor, GRACE, Offices, proposal},
    rejection::Rejection,
};

/// A page of a list, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<I> {
    /// Only what comes after this one, so older ones.
    pub after: Option<I>,
    /// At most so many.
    pub limit: u32,
}

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
        part: Part<ProposalId>,
    ) -> Result<Listed<Proposal>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let wanted = (part.after, part.limit.saturating_add(1));
        let ids = self.store.proposal_ids(organization, &sought, wanted);
        let mut ids = ids.await?;
        let has_more = longer_than(&mut ids, part.limit);
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
        part: Part<TensionId>,
    ) -> Result<Listed<Tension>, AppError> {
        request.may_ask()?;
        let organization = request.actor.organization;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let wanted = (part.after, part.limit.saturating_add(1));
        let ids = self.store.tension_ids(organization, &sought, wanted);
        let mut ids = ids.await?;
        let has_more = longer_than(&mut ids, part.limit);
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
        let circle = proposal.case.circle;
        let offices = self.offices(request, circle).await?;
        let floor = Floor {
            world: World {
                index: &view.index,
                now: view.at,
            },
            circle,
            stands: &offices.stands,
            grants: &offices.grants,
            grace: GRACE,
        };
        Ok(proposal::problems(&floor, &proposal.case))
    }

    /// What holds in the offices of a circle.
    pub async fn offices(&self, request: &Request, circle: CircleId) -> Result<Offices, AppError> {
        let organization = request.actor.organization;
        Ok(self.store.offices(organization, circle).await?)
    }
}

/// Cuts off what is over a page; whether anything was.
fn longer_than<I>(ids: &mut Vec<I>, limit: u32) -> bool {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let longer = ids.len() > most;
    ids.truncate(most);
    longer
}

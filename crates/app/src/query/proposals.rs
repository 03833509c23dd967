//! Proposals and tensions that somebody sees.

use crate::{
    App, AppError, Request, View,
    process::{Listed, Proposal, Slice, Sought, Tension, is_sensed_by, is_shown},
};
use zirkel_domain::{
    act::World,
    ids::{CircleId, ProposalId, TensionId},
    process::{Floor, Offices, State, StateKind, TensionState, proposal},
    rejection::Rejection,
};

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
        sought: Sought<StateKind>,
        part: Slice<ProposalId>,
    ) -> Result<Listed<Proposal>, AppError> {
        request.may_ask()?;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let organization = request.actor.organization;
        Ok(self
            .store
            .proposal_list(organization, &sought, part)
            .await?)
    }

    /// A page of the tensions that the caller sees.
    #[tracing::instrument(name = "app.tension_list", skip_all)]
    pub async fn tension_list(
        &self,
        request: &Request,
        sought: Sought<TensionState>,
        part: Slice<TensionId>,
    ) -> Result<Listed<Tension>, AppError> {
        request.may_ask()?;
        let sought = Sought {
            viewer: request.person(),
            ..sought
        };
        let organization = request.actor.organization;
        Ok(self.store.tension_list(organization, &sought, part).await?)
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
        let organization = request.actor.organization;
        let processing = self.store.processing(organization).await?;
        let floor = Floor::of(world, circle, &offices).among(&processing);
        Ok(proposal::problems(&floor, &proposal.case))
    }

    /// What holds in the offices of a circle.
    pub async fn offices(&self, request: &Request, circle: CircleId) -> Result<Offices, AppError> {
        let organization = request.actor.organization;
        Ok(self.store.offices(organization, circle).await?)
    }
}

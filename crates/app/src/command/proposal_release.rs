//! Lets go of a call for a meeting.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Lets go of a call for a meeting, so that the proposal goes on (§13.1).
    #[tracing::instrument(name = "app.proposal_release", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_release(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: ProposalId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalRelease", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::release(sight.floor, sight.case, sight.by))
        })
        .await
    }
}

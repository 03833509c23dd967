//! Puts a draft before every member of its circle.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Puts a draft before every member of its circle (GOV-4.3.1).
    #[tracing::instrument(name = "app.proposal_submit", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_submit(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: ProposalId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalSubmit", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::submit(sight.floor, sight.case, sight.by))
        })
        .await
    }
}

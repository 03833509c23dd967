//! Ends a proposal that clearly is no valid one.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::ProposalId,
    process::{ProposalCriterion, proposal},
    text::Text,
};

impl App {
    /// The acting Facilitator ends a proposal that clearly fails a criterion, and says why
    /// (GOV-4.3.3).
    #[tracing::instrument(name = "app.proposal_discard", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_discard(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, criterion, reason): (ProposalId, ProposalCriterion, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalDiscard", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::discard(
                sight.floor,
                sight.case,
                sight.by,
                criterion,
                reason,
            ))
        })
        .await
    }
}

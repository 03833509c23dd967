//! Ends a proposal whose proposer does not hold up their part.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::ProposalId,
    process::{DropGround, proposal},
    text::Text,
};

impl App {
    /// The acting Facilitator ends a proposal whose proposer did not answer for their tension, and
    /// says why (GOV-4.6.3, GOV-4.6.4).
    #[tracing::instrument(name = "app.proposal_drop", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_drop(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, ground, reason): (ProposalId, DropGround, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalDrop", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::drop_it(
                sight.floor,
                sight.case,
                sight.by,
                ground,
                reason,
            ))
        })
        .await
    }
}

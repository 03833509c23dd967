//! Throws a draft away.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Throws a draft away; it was its author's alone (§13.1).
    #[tracing::instrument(name = "app.proposal_delete", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_delete(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: ProposalId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalDelete", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::delete(sight.floor, sight.case, sight.by))
        })
        .await
    }
}

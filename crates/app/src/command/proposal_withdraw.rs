//! Takes a proposal back.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Takes a proposal back before it is adopted (GOV-4.7.6).
    #[tracing::instrument(name = "app.proposal_withdraw", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_withdraw(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: ProposalId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalWithdraw", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::withdraw(sight.floor, sight.case, sight.by))
        })
        .await
    }
}

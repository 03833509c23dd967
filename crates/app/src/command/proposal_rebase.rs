//! Places a proposal on what moved.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// The proposer places it on what moved since: everybody answers anew (GOV-4.7.5).
    #[tracing::instrument(name = "app.proposal_rebase", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_rebase(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalRebase", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            let content = text.of(self.ids(), sight)?;
            Ok(content
                .and_then(|content| proposal::rebase(sight.floor, sight.case, sight.by, &content)))
        })
        .await
    }
}

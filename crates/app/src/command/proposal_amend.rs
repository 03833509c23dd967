//! Changes the text of an open proposal.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// The proposer amends it, to serve their own tension better: everybody answers anew
    /// (GOV-4.7.2).
    #[tracing::instrument(name = "app.proposal_amend", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_amend(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalAmend", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            let content = text.of(self.ids(), sight)?;
            Ok(content
                .and_then(|content| proposal::amend(sight.floor, sight.case, sight.by, &content)))
        })
        .await
    }
}

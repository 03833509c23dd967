//! Says that one has no objection to a version.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Says that a member has no objection to the version that they read (GOV-4.7.1). The last one
    /// who says so adopts it.
    #[tracing::instrument(name = "app.proposal_confirm", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_confirm(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, version): (ProposalId, u32),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalConfirm", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::confirm(
                sight.floor,
                sight.case,
                sight.by,
                version,
            ))
        })
        .await
    }
}

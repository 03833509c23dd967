//! Calls for a meeting about a proposal.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal, text::Text};

impl App {
    /// Calls for a meeting; until it is held, or the caller lets go, the proposal is off the table
    /// (GOV-4.8.1).
    #[tracing::instrument(name = "app.proposal_escalate", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_escalate(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, reason): (ProposalId, Option<&Text>),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalEscalate", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            Ok(proposal::escalate(
                sight.floor,
                sight.case,
                sight.by,
                reason,
            ))
        })
        .await
    }
}

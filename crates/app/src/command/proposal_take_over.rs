//! Makes an orphaned proposal one's own.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// Another member makes an orphaned proposal their own, for a tension of theirs (GOV-4.2.1).
    #[tracing::instrument(name = "app.proposal_take_over", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_take_over(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalTakeOver", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            let content = text.taken(self.ids(), sight)?;
            Ok(content.and_then(|content| {
                proposal::take_over(sight.floor, sight.case, sight.by, &content)
            }))
        })
        .await
    }
}

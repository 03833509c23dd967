//! Changes a draft.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request};
use zirkel_domain::{ids::ProposalId, process::proposal};

impl App {
    /// The author changes the draft, whole (§13.1).
    #[tracing::instrument(name = "app.proposal_edit", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_edit(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("proposalEdit", envelope);
        self.on_proposal(request, order, (id, None), |sight| {
            let content = text.of(self.ids(), sight)?;
            Ok(content
                .and_then(|content| proposal::edit(sight.floor, sight.case, sight.by, &content)))
        })
        .await
    }
}

//! Begins a draft, which nobody else sees.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::{CircleId, ProposalId},
    process::proposal,
};

impl App {
    /// Begins a draft in a circle, for a seat that one represents there (GOV-4.2.2). It may lack
    /// anything else.
    #[tracing::instrument(name = "app.proposal_draft", skip_all, fields(proposal))]
    pub async fn proposal_draft(
        &self,
        request: &Request,
        envelope: &Envelope,
        (circle, text): (CircleId, &Text),
    ) -> Result<Acted, AppError> {
        let id = ProposalId::from_uuid(self.ids.fresh(request.now));
        tracing::Span::current().record("proposal", tracing::field::display(id.uuid()));
        let order = Order::new("proposalDraft", envelope);
        self.new_proposal(request, order, (id, circle), |view, floor, by| {
            let content = text.content(self.ids(), (view, floor, by), None)?;
            Ok(content.and_then(|content| proposal::draft(floor, by, &content)))
        })
        .await
    }
}

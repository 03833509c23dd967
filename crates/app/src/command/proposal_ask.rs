//! Asks something about a proposal.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{NoteId, ProposalId},
    process::{NoteKind, proposal},
    text::Text,
};

impl App {
    /// Asks something to understand a proposal; never in its way (GOV-4.8.2).
    #[tracing::instrument(name = "app.proposal_ask", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_ask(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let note = NoteId::from_uuid(self.ids.fresh(request.now));
        let order = Order::new("proposalAsk", envelope);
        self.on_proposal(request, order, (id, Some(Within::Note(note))), |sight| {
            Ok(proposal::note(
                sight.floor,
                sight.case,
                sight.by,
                (note, NoteKind::Question),
                text,
            ))
        })
        .await
    }
}

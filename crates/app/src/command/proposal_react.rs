//! Says what one thinks of a proposal.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{NoteId, ProposalId},
    process::{NoteKind, proposal},
    text::Text,
};

impl App {
    /// Says what a member thinks of a proposal; never in its way (GOV-4.8.2).
    #[tracing::instrument(name = "app.proposal_react", skip_all, fields(proposal = %id.uuid()))]
    pub async fn proposal_react(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, text): (ProposalId, &Text),
    ) -> Result<Acted, AppError> {
        let note = NoteId::from_uuid(self.ids.fresh(request.now));
        let order = Order::new("proposalReact", envelope);
        self.on_proposal(request, order, (id, Some(Within::Note(note))), |sight| {
            Ok(proposal::note(
                sight.floor,
                sight.case,
                sight.by,
                (note, NoteKind::Reaction),
                text,
            ))
        })
        .await
    }
}

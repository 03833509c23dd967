//! Offers a text that is to settle an objection.

use super::{
    act::{Acted, Envelope, Order},
    process::Text,
};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// The objector, or a member who helps, offers a text that is to remove the objection and still
    /// serves the tension (GOV-4.6.2).
    #[tracing::instrument(
        name = "app.objection_offer_amendment",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_offer_amendment(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, text): (ProposalId, ObjectionId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionOfferAmendment", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            let content = text.of(self.ids(), sight)?;
            Ok(content.and_then(|content| {
                objection::offer(sight.floor, sight.case, sight.by, of, &content)
            }))
        })
        .await
    }
}

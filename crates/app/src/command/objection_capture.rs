//! Lets a concern count, untested.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// The acting Facilitator lets a concern count as an objection, untested (GOV-4.5.1).
    #[tracing::instrument(name = "app.objection_capture", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_capture(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionCapture", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::capture(sight.floor, sight.case, sight.by, of))
        })
        .await
    }
}

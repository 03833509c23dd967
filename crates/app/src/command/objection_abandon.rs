//! Deems an objection abandoned.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
    text::Text,
};

impl App {
    /// The acting Facilitator sees no good-faith try to resolve it, and says why (GOV-4.6.2).
    #[tracing::instrument(name = "app.objection_abandon", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_abandon(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, reason): (ProposalId, ObjectionId, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionAbandon", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::abandon(
                sight.floor,
                sight.case,
                sight.by,
                of,
                reason,
            ))
        })
        .await
    }
}

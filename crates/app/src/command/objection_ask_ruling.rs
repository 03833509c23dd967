//! Asks the Secretary whether a rule would be broken.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// The acting Facilitator asks the Secretary whether a rule would be broken (GOV-4.4.2).
    #[tracing::instrument(
        name = "app.objection_ask_ruling",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_ask_ruling(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionAskRuling", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::ask(sight.floor, sight.case, sight.by, of))
        })
        .await
    }
}

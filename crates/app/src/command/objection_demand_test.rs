//! Asks for a test of a concern.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// Asks for a test of a concern, which then has to be made (GOV-4.6.1).
    #[tracing::instrument(
        name = "app.objection_demand_test",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_demand_test(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionDemandTest", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::demand(sight.floor, sight.case, sight.by, of))
        })
        .await
    }
}

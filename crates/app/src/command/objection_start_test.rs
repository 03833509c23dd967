//! Begins the test of a concern.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// The acting Facilitator tests of their own accord (GOV-4.5.1).
    #[tracing::instrument(
        name = "app.objection_start_test",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_start_test(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionStartTest", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::start(sight.floor, sight.case, sight.by, of))
        })
        .await
    }
}

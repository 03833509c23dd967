//! Says that a text still serves the tension.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// Who proposed says that an amendment still serves the tension (GOV-4.6.5).
    #[tracing::instrument(
        name = "app.objection_confirm_serves",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_confirm_serves(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, amendment): (ProposalId, ObjectionId, u32),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionConfirmServes", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::serves(
                sight.floor,
                sight.case,
                sight.by,
                of,
                amendment,
            ))
        })
        .await
    }
}

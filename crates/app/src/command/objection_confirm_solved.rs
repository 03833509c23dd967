//! Says that a text settles one's objection.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// Who objects says that an amendment would not trigger the objection (GOV-4.6.5).
    #[tracing::instrument(
        name = "app.objection_confirm_solved",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_confirm_solved(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, amendment): (ProposalId, ObjectionId, u32),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionConfirmSolved", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::solved(
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

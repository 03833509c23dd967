//! Finds an argument for every criterion.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// The acting Facilitator finds an argument for every criterion (GOV-4.5.1).
    #[tracing::instrument(
        name = "app.objection_find_valid",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_find_valid(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionFindValid", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::find_objection(
                sight.floor,
                sight.case,
                sight.by,
                of,
            ))
        })
        .await
    }
}

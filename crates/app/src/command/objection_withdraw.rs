//! Takes a concern back.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
};

impl App {
    /// Who has a concern takes it back (§13.2).
    #[tracing::instrument(name = "app.objection_withdraw", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_withdraw(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of): (ProposalId, ObjectionId),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionWithdraw", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::withdraw(sight.floor, sight.case, sight.by, of))
        })
        .await
    }
}

//! Argues that a criterion is met.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::{Criterion, objection},
    text::Text,
};

impl App {
    /// Who has the concern argues that a criterion is met (GOV-4.4.1).
    #[tracing::instrument(name = "app.objection_argue", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_argue(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, criterion, text): (ProposalId, ObjectionId, Criterion, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionArgue", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::argue(
                sight.floor,
                sight.case,
                sight.by,
                of,
                (criterion, text),
            ))
        })
        .await
    }
}

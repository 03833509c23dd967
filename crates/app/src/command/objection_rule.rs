//! Says whether a rule would be broken.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::objection,
    text::Text,
};

impl App {
    /// The acting Secretary says whether a rule would be broken, and why (GOV-4.4.2).
    #[tracing::instrument(name = "app.objection_rule", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_rule(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, violates, reason): (ProposalId, ObjectionId, bool, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionRule", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::rule(
                sight.floor,
                sight.case,
                sight.by,
                of,
                (violates, reason),
            ))
        })
        .await
    }
}

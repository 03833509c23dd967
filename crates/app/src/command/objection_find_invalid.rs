//! Finds a criterion without an argument.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use std::collections::BTreeSet;
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::{Criterion, objection},
    text::Text,
};

impl App {
    /// The acting Facilitator names the criteria without an argument, and says why (GOV-4.6.1).
    #[tracing::instrument(
        name = "app.objection_find_invalid",
        skip_all,
        fields(proposal = %id.uuid())
    )]
    pub async fn objection_find_invalid(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, of, lacking, reason): (ProposalId, ObjectionId, &BTreeSet<Criterion>, &Text),
    ) -> Result<Acted, AppError> {
        let order = Order::new("objectionFindInvalid", envelope);
        self.on_proposal(request, order, (id, Some(Within::Objection(of))), |sight| {
            Ok(objection::find_none(
                sight.floor,
                sight.case,
                sight.by,
                of,
                (lacking, reason),
            ))
        })
        .await
    }
}

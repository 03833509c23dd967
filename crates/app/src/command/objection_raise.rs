//! Raises a concern about a version of a proposal.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request, process::Within};
use zirkel_domain::{
    ids::{ObjectionId, ProposalId},
    process::proposal,
    structure::role::SeatRef,
};

impl App {
    /// Raises a concern about the version that one read, as representative of a seat (GOV-4.4.3).
    #[tracing::instrument(name = "app.objection_raise", skip_all, fields(proposal = %id.uuid()))]
    pub async fn objection_raise(
        &self,
        request: &Request,
        envelope: &Envelope,
        (id, version, seat): (ProposalId, u32, SeatRef),
    ) -> Result<Acted, AppError> {
        let objection = ObjectionId::from_uuid(self.ids.fresh(request.now));
        let order = Order::new("objectionRaise", envelope);
        self.on_proposal(
            request,
            order,
            (id, Some(Within::Objection(objection))),
            |sight| {
                Ok(proposal::raise(
                    sight.floor,
                    sight.case,
                    sight.by,
                    (objection, seat),
                    version,
                ))
            },
        )
        .await
    }
}

//! The person says no to an offer (GOV-2.1.2).

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{act::assignment, ids::AssignmentId};

impl App {
    /// The person says no to an offer (GOV-2.1.2).
    #[tracing::instrument(
        name = "app.assignment_decline",
        skip_all,
        fields(assignment = %id.uuid())
    )]
    pub async fn assignment_decline(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: AssignmentId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("assignmentDecline", envelope).on(id);
        self.act(request, order, |scene| {
            Ok(scene.on(
                id,
                assignment::decline(scene.world(), scene.by, scene.which(id)),
            ))
        })
        .await
    }
}

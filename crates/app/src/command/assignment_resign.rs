//! The person gives an assignment up (GOV-2.1.6).

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{act::assignment, ids::AssignmentId};

impl App {
    /// The person gives an assignment up (GOV-2.1.6).
    #[tracing::instrument(
        name = "app.assignment_resign",
        skip_all,
        fields(assignment = %id.uuid())
    )]
    pub async fn assignment_resign(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: AssignmentId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("assignmentResign", envelope).on(id);
        self.act(request, order, |scene| {
            Ok(scene.on(
                id,
                assignment::resign(scene.world(), scene.by, scene.which(id)),
            ))
        })
        .await
    }
}

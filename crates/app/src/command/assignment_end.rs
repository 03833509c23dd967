//! Whoever fills the role ends an assignment (GOV-2.1.5).

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{act::assignment, ids::AssignmentId};

impl App {
    /// Whoever fills the role ends an assignment (GOV-2.1.5).
    #[tracing::instrument(
        name = "app.assignment_end",
        skip_all,
        fields(assignment = %id.uuid())
    )]
    pub async fn assignment_end(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: AssignmentId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("assignmentEnd", envelope).on(id);
        self.act(request, order, |scene| {
            Ok(scene.on(
                id,
                assignment::end(scene.world(), scene.by, scene.which(id)),
            ))
        })
        .await
    }
}

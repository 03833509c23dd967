//! Whoever fills the role takes an offer back.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{act::assignment, ids::AssignmentId};

impl App {
    /// Whoever fills the role takes an offer back.
    #[tracing::instrument(
        name = "app.assignment_withdraw",
        skip_all,
        fields(assignment = %id.uuid())
    )]
    pub async fn assignment_withdraw(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: AssignmentId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("assignmentWithdraw", envelope).on(id);
        self.act(request, order, |scene| {
            Ok(scene.on(
                id,
                assignment::withdraw(scene.world(), scene.by, scene.which(id)),
            ))
        })
        .await
    }
}

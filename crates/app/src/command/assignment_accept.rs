//! The person takes an offer (GOV-2.1.2): they hold the seat.

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    act::assignment,
    ids::{AssignmentId, SeatId},
};

impl App {
    /// The person takes an offer (GOV-2.1.2): they hold the seat.
    #[tracing::instrument(
        name = "app.assignment_accept",
        skip_all,
        fields(assignment = %id.uuid())
    )]
    pub async fn assignment_accept(
        &self,
        request: &Request,
        envelope: &Envelope,
        id: AssignmentId,
    ) -> Result<Acted, AppError> {
        let order = Order::new("assignmentAccept", envelope).seating(id);
        let split = SeatId::from_uuid(self.ids.fresh(request.now));
        self.act(request, order, |scene| {
            let accept = assignment::Accept {
                which: scene.which(id),
                split,
                served: scene.served(),
            };
            Ok(scene.on(id, assignment::accept(scene.world(), scene.by, &accept)))
        })
        .await
    }
}

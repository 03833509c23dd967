//! Whoever fills a role gives an assignment to it another focus (GOV-2.1.4).

use super::act::{Acted, Envelope, Order};
use crate::{App, AppError, Request};
use zirkel_domain::{
    act::assignment,
    ids::{AssignmentId, SeatId},
    structure::role::Focus,
};

/// Another focus for an assignment.
#[derive(Clone, Debug)]
pub struct AssignmentRefocus {
    /// Which assignment.
    pub id: AssignmentId,
    /// The part of the role; none means the whole.
    pub focus: Option<Focus>,
    /// The assigner's word that the person agreed (GOV-2.1.2).
    pub agreed: bool,
}

impl App {
    /// Gives an assignment another focus: one ends, and another takes its place or is offered.
    #[tracing::instrument(
        name = "app.assignment_refocus",
        skip_all,
        fields(assignment = %command.id.uuid())
    )]
    pub async fn assignment_refocus(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &AssignmentRefocus,
    ) -> Result<Acted, AppError> {
        let id = AssignmentId::from_uuid(self.ids.fresh(request.now));
        let split = SeatId::from_uuid(self.ids.fresh(request.now));
        let order = Order::new("assignmentRefocus", envelope).seating(command.id);
        self.act(request, order, |scene| {
            let refocus = assignment::Refocus {
                which: scene.which(command.id),
                id,
                split,
                focus: command.focus.clone(),
                agreed: command.agreed,
                served: scene.served(),
            };
            let outcome = assignment::refocus(scene.world(), scene.by, &refocus);
            Ok(scene.on(command.id, outcome))
        })
        .await
    }
}

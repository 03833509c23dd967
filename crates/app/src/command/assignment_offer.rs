//! Whoever fills a role asks a person to hold a seat of it (GOV-2.1.1, GOV-2.1.2).

use super::act::{Acted, Envelope, Gathered, Judged, Order};
use crate::{
    App, AppError, Request,
    query::{
        person::{self, PersonRef},
        role::{self, RoleNamed},
    },
};
use zirkel_domain::{
    act::assignment,
    ids::{AssignmentId, SeatId},
    structure::role::Focus,
    subject::Subject,
    text::Text,
    time::Date,
};

/// An offer.
#[derive(Clone, Debug)]
pub struct AssignmentOffer {
    /// The role.
    pub role: RoleNamed,
    /// Whom it asks.
    pub person: PersonRef,
    /// The part of the role, where it is not the whole (GOV-2.1.4).
    pub focus: Option<Focus>,
    /// The first day; none means the day of acceptance.
    pub since: Option<Date>,
    /// The last day, which counts whole.
    pub until: Option<Date>,
    /// What the person agrees to about resigning (GOV-2.1.6).
    pub resign_terms: Option<Text>,
    /// The assigner's word that the person agreed (GOV-2.1.2).
    pub agreed: bool,
}

impl App {
    /// Asks a person to hold a seat.
    #[tracing::instrument(name = "app.assignment_offer", skip_all, fields(assignment))]
    pub async fn assignment_offer(
        &self,
        request: &Request,
        envelope: &Envelope,
        command: &AssignmentOffer,
    ) -> Result<Acted, AppError> {
        let id = AssignmentId::from_uuid(self.ids.fresh(request.now));
        tracing::Span::current().record("assignment", tracing::field::display(id.uuid()));
        let split = SeatId::from_uuid(self.ids.fresh(request.now));
        let order = Order::new("assignmentOffer", envelope).seating_person(&command.person);
        self.act(request, order, |scene| {
            let mut found = Gathered::default();
            let role = found.keep(role::find(scene.view, &command.role, "role"))?;
            let person = found.keep(person::find(scene.view, &command.person, "person"))?;
            let (role, person) = found.all(role.zip(person))?;
            let offer = assignment::Offer {
                id,
                split,
                role,
                focus: command.focus.clone(),
                person,
                since: command.since,
                until: command.until,
                resign_terms: command.resign_terms.clone(),
                agreed: command.agreed,
                served: scene.served(),
            };
            Ok(Judged {
                touches: vec![Subject::Role(role), Subject::Person(person)],
                outcome: assignment::offer(scene.world(), scene.by, &offer),
            })
        })
        .await
    }
}

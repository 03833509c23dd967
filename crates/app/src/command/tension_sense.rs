//! Senses a tension, which nobody else sees yet.

use super::{
    act::{Acted, Envelope, Order},
    process::Subject,
};
use crate::{App, AppError, Request};
use zirkel_domain::{
    ids::TensionId,
    process::tension::{self, Put},
    structure::role::SeatRef,
};

impl App {
    /// Senses a tension in a seat that one leads (GOV-9.4.1). Nobody else sees it until
    /// it is shared.
    #[tracing::instrument(name = "app.tension_sense", skip_all, fields(tension))]
    pub async fn tension_sense(
        &self,
        request: &Request,
        envelope: &Envelope,
        (seat, put): (SeatRef, &Put),
    ) -> Result<Acted, AppError> {
        let id = TensionId::from_uuid(self.ids.fresh(request.now));
        tracing::Span::current().record("tension", tracing::field::display(id.uuid()));
        let order = Order::new("tensionSense", envelope);
        let subject = Subject {
            is_new: true,
            about: &put.about,
            ..Subject::given(id)
        };
        self.new_tension(request, order, subject, |world, by| {
            tension::sense(world, by, seat, put)
        })
        .await
    }
}

//! What may this person resolve?

use crate::{App, View};
use zirkel_domain::{
    authority::{mandate, verdict::Mandate},
    ids::PersonId,
};

impl App {
    /// Every mandate of a person at a moment, in a stable order.
    #[tracing::instrument(name = "app.resolvable_by", skip_all)]
    pub fn resolvable_by(&self, view: &View, person: PersonId) -> Vec<Mandate> {
        mandate::resolvable_by(&view.index, &view.live, view.at, person)
    }
}

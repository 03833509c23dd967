//! Where can a tension be worked on?

use crate::{App, AppError, Request, View, process::Tension};
use zirkel_domain::process::{Triage, triage};

impl App {
    /// Every way to work on a tension for the caller, at the moment of a view; for a machine, for
    /// whoever sensed it.
    #[tracing::instrument(name = "app.tension_triage", skip_all)]
    pub fn tension_triage(
        &self,
        request: &Request,
        view: &View,
        tension: &Tension,
    ) -> Result<Vec<Triage>, AppError> {
        request.may_ask()?;
        let person = request.person().or(tension.tension.by);
        let asked = (person, view.at);
        Ok(triage(&view.index, &view.live, asked, &tension.tension))
    }
}

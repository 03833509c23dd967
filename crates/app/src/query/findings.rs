//! What is wrong with a structure, or wants somebody's eye?

use crate::{App, View};
use zirkel_domain::check::{self, Finding};

impl App {
    /// The findings about an organization at a moment, worst first, in total order.
    #[tracing::instrument(name = "app.findings", skip_all)]
    pub fn findings(&self, view: &View) -> Vec<Finding> {
        check::survey(&view.index, view.at)
    }
}

//! What is different between two moments?

use crate::{App, View};
use zirkel_domain::diff::{self, Difference};

impl App {
    /// Everything in which governance at one moment differs from governance at another, in total
    /// order.
    #[tracing::instrument(name = "app.governance_diff", skip_all)]
    pub fn governance_diff(&self, before: &View, after: &View) -> Vec<Difference> {
        diff::diff(before.index.snapshot(), after.index.snapshot())
    }
}

//! What an answer relies on.

use super::{circle::Circle, node::Node};
use crate::{context::Shown, page, page::Item as _};
use async_graphql::Object;
use std::sync::Arc;
use zirkel_domain::authority::{
    explain::{Catalogue as _, English},
    verdict,
};

/// A ground at a moment.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    shown: Shown,
    it: verdict::Ground,
}

impl Ground {
    /// The grounds of an answer.
    pub(crate) fn all(shown: &Shown, grounds: &[verdict::Ground]) -> Vec<Self> {
        grounds
            .iter()
            .map(|it| Self {
                shown: Arc::clone(shown),
                it: it.clone(),
            })
            .collect()
    }
}

/// Something that an answer relies on, with who adopted it and when.
#[Object]
impl Ground {
    /// What it is and what it does for the answer, in one sentence.
    async fn text(&self) -> String {
        English.ground(&self.shown.index, &self.it)
    }

    /// The rule by which it counts, e.g. `GOV-2.1.4`.
    async fn rule(&self) -> &str {
        self.it.rule.id
    }

    /// The thing itself, at the moment of the answer; of a clause its policy.
    async fn element(&self) -> Option<Node> {
        Node::of(&self.shown, self.it.element)
    }

    /// The circle whose governance it is.
    async fn circle(&self) -> Option<Circle> {
        self.it
            .circle
            .and_then(|circle| Circle::of(&self.shown, circle))
    }

    /// The revision that adopted it.
    async fn revision(&self) -> i32 {
        page::revision(self.it.since)
    }
}

//! Policies of circles.

use super::{
    circle::Circle,
    clause::Clause,
    stored,
    timeline::{self, TimelineEntry},
};
use crate::{
    fault,
    page::{self, Item as _, Page},
    scalar::Date,
};
use async_graphql::{Context, ID, Object, Result};
use zirkel_domain::{ids::PolicyId, structure::policy, subject::Subject};

stored!(Policy: policy::Policy, policies, PolicyId, Subject::Policy);

/// A policy of a circle (GOV-3.2.2): text that people adopted, with clauses that a machine reads.
/// Text beats structure (GOV-3.2.9).
#[Object]
impl Policy {
    /// The id, `policy_…`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id()
    }

    /// Its key, unique among the policies.
    async fn key(&self) -> &str {
        self.it.key.as_str()
    }

    /// Its title.
    async fn title(&self) -> &str {
        self.it.title.as_str()
    }

    /// In words, as adopted.
    async fn text(&self) -> Option<&str> {
        self.it.text.as_ref().map(zirkel_domain::text::Text::as_str)
    }

    /// The circle that adopted it.
    async fn circle(&self) -> Result<Circle> {
        Circle::of(&self.shown, self.it.circle)
            .ok_or_else(|| fault::broken("a policy of a circle that is not in the record"))
    }

    /// Whether it is from before the rules were adopted: in force, but read-only (GOV-10.2.2).
    async fn legacy(&self) -> bool {
        self.it.legacy
    }

    /// The day on which it is to be looked at again.
    async fn review_at(&self) -> Option<Date> {
        self.it.review_at.map(Into::into)
    }

    /// What it says to the machine; empty where it is text for people alone.
    #[graphql(complexity = "crate::limits::list_cost(5, child_complexity)")]
    async fn clauses(&self) -> Vec<Clause> {
        self.it
            .clauses
            .iter()
            .map(|clause| Clause::new(&self.shown, clause))
            .collect()
    }

    /// What happened to it up to the moment shown, newest first: its
    /// adoption and each amendment. The
    /// record only grows, so a cursor of this list fits for ever.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<TimelineEntry>> {
        let window = page::window(ctx, first, after, last, before);
        timeline::page(ctx, &self.shown, self.subject(), window).await
    }

    /// The revision that made it what it is.
    async fn adopted_in(&self) -> i32 {
        self.adopted()
    }
}

//! What may this person resolve?

use crate::{
    context::{app, shown},
    input::{AsOfInput, PersonRef},
    node,
    object::mandate::Mandate,
    page::{self, Page},
};
use async_graphql::{Context, Object, Result};
use std::sync::Arc;
use zirkel_domain::{authority::verdict, subject::Subject};

#[derive(Default)]
pub(crate) struct ResolvableBy;

/// What the cursor of a mandate remembers of it.
fn mark(mandate: &verdict::Mandate) -> String {
    let seat = node::encode(Subject::Seat(mandate.seat));
    format!("{}/{}", seat.as_str(), mandate.decision)
}

#[Object]
impl ResolvableBy {
    /// What may this person resolve: one entry per seat, decision type and box of conditions, with
    /// the limits that hold there. Of the catalogue's decision types; a case outside it is asked
    /// about by `mayResolve`.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity) + 500")]
    #[expect(
        clippy::too_many_arguments,
        reason = "the arguments that the contract gives it, and the part of the list"
    )]
    async fn resolvable_by(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom it is about.")] actor: PersonRef,
        #[graphql(desc = "The moment of the record to judge by; else now.")] as_of: Option<
            AsOfInput,
        >,
        #[graphql(
            desc = "Judge by this revision or a later one (read-your-writes): the server waits a \
                    moment for it, then answers `REVISION_NOT_YET_AVAILABLE`. Excludes `asOf`."
        )]
        at_least_revision: Option<i32>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 100)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Page<Mandate>> {
        let shown = shown(ctx, as_of, at_least_revision).await?;
        let person = actor.resolve(ctx, &shown, "actor")?;
        let mandates = app(ctx)?.resolvable_by(&shown, person);
        let marked = mandates.into_iter().map(|it| (mark(&it), it)).collect();
        let whose = (Subject::Person(person), "mandates");
        let window = page::window(ctx, Some(first.unwrap_or(100)), after, last, before);
        page::of_any(ctx, &shown, whose, marked, window, |it| {
            Some(Mandate {
                shown: Arc::clone(&shown),
                it,
            })
        })
    }
}

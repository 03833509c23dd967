//! What changed in the roles of whoever looks into their inbox.

use super::Inbox;
use crate::{
    context::caller,
    object::timeline::{self, TimelineEntry},
    page::{self, Page},
};
use async_graphql::{ComplexObject, Context, Result};
use std::sync::Arc;

#[ComplexObject]
impl Inbox {
    /// What changed in the roles that the caller holds at the present: the roles themselves and
    /// all that belongs to them, and which came to the caller or went from them. Newest first;
    /// null for a service account.
    #[graphql(complexity = "crate::limits::page_cost(first, last, child_complexity)")]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 0 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "What comes after this cursor of the same list.")] after: Option<String>,
        #[graphql(desc = "Instead of `first`: the last so many.")] last: Option<i32>,
        #[graphql(desc = "What comes before this cursor of it.")] before: Option<String>,
    ) -> Result<Option<Page<TimelineEntry>>> {
        let caller = caller(ctx)?;
        let Some(person) = caller.person() else {
            return Ok(None);
        };
        let window = page::window(ctx, first, after, last, before);
        let present = Arc::new(caller.present());
        let found = timeline::of_held(ctx, &present, person, window).await?;
        Ok(Some(found))
    }
}

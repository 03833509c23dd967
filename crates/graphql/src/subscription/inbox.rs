//! What waits for the caller?

use super::{Next, following, next};
use crate::{
    context::{app, caller, shown},
    fault,
    object::inbox::{self, Inbox},
};
use async_graphql::{Context, Result, Subscription};

#[derive(Default)]
pub(crate) struct InboxOfCaller;

#[Subscription]
impl InboxOfCaller {
    /// What waits for the caller, as `viewer.inbox` answers it: at once, and again whenever that
    /// has changed. What happens together is told together. Nothing waits for a service account.
    #[graphql(complexity = "crate::limits::list_cost(20, child_complexity) + 100")]
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The cursor of an inbox that was seen: then not at once, but once something happened since."
        )]
        after: Option<String>,
    ) -> Result<Next<Inbox>> {
        let asker = caller(ctx)?;
        let after = after.map(|it| inbox::after(asker.actor.who, &it));
        let after = after.transpose().map_err(|p| fault::refuse(ctx, p))?;
        let told = app(ctx)?.inbox_next(asker, following(ctx)?, after);
        let told = told.await.map_err(|error| fault::raise(ctx, error))?;
        let shown = shown(ctx, None, None).await?;
        let show = |it: zirkel_app::live::Told| {
            Inbox::new(&shown, it.inbox, inbox::cursor(asker.actor.who, it.place))
        };
        Ok(next(told.map(show)))
    }
}

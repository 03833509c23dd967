//! Who is calling?

use crate::{
    context::{caller, shown},
    object::viewer::Viewer,
};
use async_graphql::{Context, Object, Result};

#[derive(Default)]
pub(crate) struct TheViewer;

#[Object]
impl TheViewer {
    /// The caller: the person or service account of the token.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Viewer> {
        let who = caller(ctx)?.actor.who;
        Ok(Viewer {
            shown: shown(ctx, None, None).await?,
            who,
        })
    }
}

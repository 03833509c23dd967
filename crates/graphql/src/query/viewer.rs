//! Who is calling?

use crate::{
    context::{caller, shown},
    input::AsOfInput,
    object::viewer::Viewer,
};
use async_graphql::{Context, Object, Result};

#[derive(Default)]
pub(crate) struct TheViewer;

#[Object]
impl TheViewer {
    /// The caller: the person or service account of the token.
    async fn viewer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The moment of the record to show the caller at; else now.")]
        as_of: Option<AsOfInput>,
    ) -> Result<Viewer> {
        let who = caller(ctx)?.actor.who;
        Ok(Viewer {
            shown: shown(ctx, as_of, None).await?,
            who,
        })
    }
}

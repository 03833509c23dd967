//! What is different between two moments?

use crate::{
    context::{app, shown_at},
    input::AsOfInput,
    object::difference::GovernanceDiff,
};
use async_graphql::{Context, Object, Result};

#[derive(Default)]
pub(crate) struct Differences;

#[Object]
impl Differences {
    /// How governance at one moment differs from governance at another: what moved, was renamed or
    /// amended, which seats other people hold, what came and what went. Things are recognized by
    /// their ids, so that nothing that changed is listed as gone and come.
    #[graphql(complexity = "child_complexity + 500")]
    async fn governance_diff(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The moment that is compared from.")] from: AsOfInput,
        #[graphql(desc = "The moment that it is compared with; else now.")] to: Option<AsOfInput>,
    ) -> Result<GovernanceDiff> {
        let before = shown_at(ctx, "from", Some(from)).await?;
        let after = shown_at(ctx, "to", to).await?;
        let differences = app(ctx)?.governance_diff(&before, &after);
        Ok(GovernanceDiff {
            before,
            after,
            differences,
        })
    }
}

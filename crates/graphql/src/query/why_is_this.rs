//! From any element to the decision that made it.

use crate::{
    context::shown,
    fault,
    input::{AsOfInput, Path},
    node,
    object::revision::{self, Revision},
    page,
};
use async_graphql::{Context, ID, Object, Result};
use zirkel_app::query::why_is_this::why_is_this;

#[derive(Default)]
pub(crate) struct WhyIsThis;

#[Object]
impl WhyIsThis {
    /// The decision that made a thing of the structure what it is: the revision, with the proposal
    /// that it adopted, whose tension, versions, answers, objections and rulings are below it. Null
    /// where there is no such thing. Ask again with `asOf` the revision before it for the decision
    /// before.
    #[graphql(complexity = "child_complexity + 20")]
    async fn why_is_this(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a role, circle, accountability, domain, policy and the like.")]
        id: ID,
        #[graphql(desc = "The moment of the record to show; else now.")] as_of: Option<AsOfInput>,
    ) -> Result<Option<Revision>> {
        let subject = node::decode(&id, Path::argument("id").segments());
        let subject = subject.map_err(|problem| fault::refuse(ctx, problem))?;
        let shown = shown(ctx, as_of, None).await?;
        match why_is_this(&shown, subject) {
            Some(number) => revision::by_number(ctx, &shown, page::revision(number)).await,
            None => Ok(None),
        }
    }
}

//! The caller's organization.

use crate::{context::shown, input::AsOfInput, object::organization::Organization};
use async_graphql::{Context, Object, Result};

#[derive(Default)]
pub(crate) struct TheOrganization;

#[Object]
impl TheOrganization {
    /// The caller's organization, and the way into its structure.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The moment of the record to show; else now.")] as_of: Option<AsOfInput>,
        #[graphql(
            desc = "Show this revision or a later one (read-your-writes): the server waits a moment \
                    for it, then answers `REVISION_NOT_YET_AVAILABLE`. Excludes `asOf`."
        )]
        at_least_revision: Option<i32>,
    ) -> Result<Organization> {
        Ok(Organization::new(
            &shown(ctx, as_of, at_least_revision).await?,
        ))
    }
}

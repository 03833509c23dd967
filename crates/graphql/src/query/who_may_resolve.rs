//! Who may resolve this case?

use crate::{
    context::{app, shown},
    fault,
    input::{AsOfInput, CaseInput, Path, PersonRef, Problems, count},
    limits::PAGE,
    object::resolution::Resolution,
};
use async_graphql::{Context, Object, Result};
use std::sync::Arc;
use zirkel_domain::authority::who_may::Listing;

#[derive(Default)]
pub(crate) struct WhoMayResolve;

#[Object]
impl WhoMayResolve {
    /// Who may resolve this case: all who are authorized, the nearest misses, and the gap.
    /// Nothing is written.
    #[graphql(
        complexity = "crate::limits::resolution_cost(authorized_first, blocked_first, child_complexity)"
    )]
    #[expect(
        clippy::too_many_arguments,
        reason = "the arguments that the contract gives it"
    )]
    async fn who_may_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case.")] case: CaseInput,
        #[graphql(desc = "Who asks: the nearest in the circle tree come first.")] asker: Option<
            PersonRef,
        >,
        #[graphql(desc = "The moment of the record to judge by; else now.")] as_of: Option<
            AsOfInput,
        >,
        #[graphql(
            desc = "Judge by this revision or a later one (read-your-writes): the server waits a \
                    moment for it, then answers `REVISION_NOT_YET_AVAILABLE`. Excludes `asOf`."
        )]
        at_least_revision: Option<i32>,
        #[graphql(desc = "At most so many of the authorized, 0 to 100.", default = 100)]
        authorized_first: Option<i32>,
        #[graphql(
            desc = "At most so many of the nearest misses, 0 to 100.",
            default = 10
        )]
        blocked_first: Option<i32>,
    ) -> Result<Resolution> {
        let shown = shown(ctx, as_of, at_least_revision).await?;
        let app = app(ctx)?;
        let mut problems = Problems::default();
        let read = problems.keep_all(case.read());
        let asker = asker.map(|it| it.find(app, &shown, "asker")).transpose();
        let asker = problems
            .keep_app(asker)
            .map_err(|error| fault::raise(ctx, error))?;
        let mut bounded = |name: &str, given: Option<i32>, default: i32| {
            problems.keep(count(&Path::argument(name), given.unwrap_or(default), PAGE))
        };
        let authorized_first = bounded("authorizedFirst", authorized_first, 100);
        let blocked_first = bounded("blockedFirst", blocked_first, 10);
        let given = read.zip(asker).zip(authorized_first.zip(blocked_first));
        let ((read, asker), (authorized_first, blocked_first)) = problems
            .or(given)
            .map_err(|problems| fault::raise(ctx, problems.into()))?;
        let listing = Listing {
            asker,
            authorized_first,
            blocked_first,
        };
        let it = app
            .who_may_resolve(&shown, &read.case, listing)
            .map_err(|error| fault::raise(ctx, read.place(error)))?;
        Ok(Resolution {
            shown,
            case: Arc::new(read.case),
            it,
        })
    }
}

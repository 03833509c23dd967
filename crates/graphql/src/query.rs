//! The entry points, one a file.

mod governance_diff;
mod may_resolve;
mod may_resolve_batch;
mod node;
mod organization;
mod resolvable_by;
mod search;
mod viewer;
mod who_may_resolve;
mod why_is_this;

use async_graphql::MergedObject;

/// Questions; nothing here writes. Whatever shows governance takes `asOf`; an answer carries the
/// revision that it holds for. A "no" is an answer with its blockers, never an error. Errors carry
/// `extensions.code`, `extensions.requestId` and, where a field of the question is at fault,
/// `extensions.path`.
#[derive(Default, MergedObject)]
#[expect(
    missing_debug_implementations,
    reason = "nothing but the way into the resolvers"
)]
pub struct Query(
    governance_diff::Differences,
    may_resolve::MayResolve,
    may_resolve_batch::MayResolveBatch,
    node::NodeById,
    organization::TheOrganization,
    resolvable_by::ResolvableBy,
    search::Search,
    viewer::TheViewer,
    who_may_resolve::WhoMayResolve,
    why_is_this::WhyIsThis,
);

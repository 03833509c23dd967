//! The GraphQL schema and nothing else: decode what came in, call one function of `app`, present
//! what comes back.
//!
//! Invariants, as absences: no resolver decides anything, none reads a clock or a database, no id
//! is read or written outside `node`, no list is without a bound, no object shows another moment
//! than the answer that it came with.
//!
//! Reading order: `context` (what a resolver sees), `node` and `scalar` (text forms), `input` (what
//! comes in), `query`, `mutation` and `subscription` (the entry points), `object` (what is shown),
//! `page` (lists), `fault` and `user_error` (what goes wrong), `answer` and `limits` (what holds
//! for all of it).

// What the GraphQL engine makes of a schema of many acts nests deep in types.
#![recursion_limit = "256"]
#![expect(
    clippy::unused_async,
    reason = "resolvers and their connections are async by the engine's traits, whether they wait or not"
)]

mod answer;
mod code;
mod connections;
mod context;
mod fault;
mod input;
mod limits;
mod mutation;
mod node;
mod object;
mod page;
mod query;
mod scalar;
mod subscription;
mod user_error;

pub use limits::Limits;
pub use mutation::Mutation;
pub use node::{id_of, id_of_objection, id_of_proposal, ids_of};
pub use query::Query;
pub use subscription::Subscription;

use async_graphql::{SDLExportOptions, SchemaBuilder};
use zirkel_app::App;

/// The schema over an app. A request's data must hold the caller, a [`zirkel_app::Request`]; that
/// of a subscription also who follows, a shared [`zirkel_app::live::Following`].
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema that answers from this app, within the usual limits.
pub fn schema(app: App) -> Schema {
    schema_within(app, &Limits::default())
}

/// The schema that answers from this app, within these limits.
pub fn schema_within(app: App, limits: &Limits) -> Schema {
    builder(limits).data(app).finish()
}

/// The schema in its definition language, sorted so that a difference is local: what
/// `schema.graphql` holds.
pub fn sdl() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .use_space_ident()
        .prefer_single_line_descriptions();
    builder(&Limits::default())
        .finish()
        .sdl_with_options(options)
}

fn builder(limits: &Limits) -> SchemaBuilder<Query, Mutation, Subscription> {
    connections::described(Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    ))
    .limit_depth(limits.depth)
    .limit_complexity(limits.complexity)
    .limit_recursive_depth(limits::NESTING)
    .extension(limits::Guard(limits.clone()))
}

#[cfg(test)]
mod tests;

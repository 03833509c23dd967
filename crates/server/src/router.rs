//! The routes, put together from their parts.

use crate::{
    engine::Engine,
    http::{attend, graphiql, graphql, health},
};
use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use std::{sync::Arc, time::Duration};
use zirkel_auth::{Expect, Keys};

/// What the routes need.
#[derive(Debug)]
pub struct Parts<E> {
    /// The inside of the server.
    pub engine: E,
    /// The keys that tokens are verified with.
    pub keys: Keys,
    /// What tokens must name.
    pub expect: Expect,
    /// How much one request may ask for.
    pub limits: Limits,
}

/// How much one request may ask for. What a query may cost inside is the schema's to limit.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most bytes of a body.
    pub body_bytes: usize,
    /// The most bytes of a GraphQL document; values belong into variables.
    pub document_bytes: usize,
    /// How deep a document's brackets and fragments may nest.
    pub nesting: usize,
    /// The most fields that a document selects once its fragments are put in.
    pub selections: u64,
    /// The most time for one request, its body included.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            document_bytes: 128 << 10,
            nesting: 64,
            selections: 5_000,
            time: Duration::from_secs(10),
        }
    }
}

/// All routes: the API, GraphiQL and the two probes.
pub fn router<E: Engine>(parts: Parts<E>) -> Router {
    let body_limit = DefaultBodyLimit::max(parts.limits.body_bytes);
    let parts = Arc::new(parts);
    Router::new()
        .route("/graphql", get(graphql::get::<E>).post(graphql::post::<E>))
        .route("/graphiql/{version}/{file}", get(graphiql::asset))
        .route("/healthz", get(health::health))
        .route("/readyz", get(health::ready::<E>))
        .fallback(attend::no_route)
        .method_not_allowed_fallback(attend::no_method)
        .layer(body_limit)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&parts),
            attend::attend::<E>,
        ))
        .with_state(parts)
}

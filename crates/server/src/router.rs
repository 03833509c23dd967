//! The routes, put together from their parts.

use crate::{
    engine::Engine,
    http::{attend, cors, graphiql, graphql, health, live, persisted::Persisted, rates::Rates},
    keyring::KeyRing,
    watch::Watch,
};
use axum::{Router, extract::DefaultBodyLimit, http::HeaderValue, middleware, routing::get};
use std::{num::NonZeroU32, sync::Arc, time::Duration};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};

/// What the routes need.
#[derive(Debug)]
pub struct Parts<E> {
    /// The inside of the server.
    pub engine: E,
    /// What tokens are verified with.
    pub keys: KeyRing,
    /// How much one request may ask for.
    pub limits: Limits,
    /// Which pages of other origins may ask from a browser.
    pub origins: Origins,
    /// Where what is served is counted.
    pub watch: Arc<Watch>,
}

/// Which pages of other origins may ask from a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origins {
    /// None.
    #[default]
    None,
    /// Those of these origins, such as `https://crm.example.org`.
    These(Vec<HeaderValue>),
    /// All.
    Any,
}

/// How often one caller may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many requests a second, in the long run.
    pub per_second: NonZeroU32,
    /// So many at once, after a pause.
    pub burst: NonZeroU32,
}

impl Rate {
    /// After how many microseconds the next request may come; at least one.
    pub(crate) fn micros_each(self) -> i64 {
        let each = Duration::from_secs(1) / self.per_second.get();
        i64::try_from(each.as_micros()).unwrap_or(i64::MAX).max(1)
    }
}

/// The parts, and what the routes remember from one request to the next.
#[derive(Debug)]
pub(crate) struct Door<E> {
    pub(crate) parts: Parts<E>,
    pub(crate) rates: Rates,
    pub(crate) persisted: Persisted,
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
    /// How often one caller may ask; none, as often as they like.
    pub rate: Option<Rate>,
    /// Of who follows what happens.
    pub live: LiveLimits,
}

/// How much who follows what happens may ask for, over one WebSocket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveLimits {
    /// The most connections of the server at once.
    pub connections: usize,
    /// The most subscriptions of one connection at once.
    pub subscriptions: usize,
    /// The most time until a connection says who it is.
    pub init: Duration,
    /// How often the other end is asked for a sign of life; one that gave none for twice as long is
    /// gone.
    pub ping: Duration,
    /// The most time until the other end takes a message.
    pub send: Duration,
    /// How often it is looked whether a token is still good, when nothing is told.
    pub check: Duration,
}

impl Default for LiveLimits {
    fn default() -> Self {
        Self {
            connections: 1_000,
            subscriptions: 50,
            init: Duration::from_secs(10),
            ping: Duration::from_secs(20),
            send: Duration::from_secs(10),
            check: Duration::from_secs(2),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            document_bytes: 128 << 10,
            nesting: 64,
            selections: 5_000,
            time: Duration::from_secs(10),
            rate: None,
            live: LiveLimits::default(),
        }
    }
}

/// Below so many bytes an answer is sent as it is.
const COMPRESSED_FROM: u64 = 1024;

/// All routes: the API, its WebSocket, GraphiQL and the two probes.
pub fn router<E: Engine>(parts: Parts<E>) -> Router {
    let body_limit = DefaultBodyLimit::max(parts.limits.body_bytes);
    let cors = cors::layer(&parts.origins);
    let door = Arc::new(Door {
        rates: Rates::new(parts.limits.rate),
        persisted: Persisted::default(),
        parts,
    });
    let routes = Router::new()
        .route("/graphql", get(graphql::get::<E>).post(graphql::post::<E>))
        .route("/graphql/ws", get(live::open::<E>))
        .route("/graphiql/{version}/{file}", get(graphiql::asset))
        .route("/healthz", get(health::health))
        .route("/readyz", get(health::ready::<E>))
        .fallback(attend::no_route)
        .method_not_allowed_fallback(attend::no_method)
        .layer(body_limit)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&door),
            attend::attend::<E>,
        ))
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(COMPRESSED_FROM)))
        .with_state(door);
    match cors {
        Some(cors) => routes.layer(cors),
        None => routes,
    }
}

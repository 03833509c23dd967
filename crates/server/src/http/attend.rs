//! What happens around every request: an id, a span, a time limit, a line in the log; and a panic
//! in one request is that request's 500 and nobody else's.

use super::{fault::Fault, media::Media};
use crate::{engine::Engine, router::Parts};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header::X_CONTENT_TYPE_OPTIONS},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use tokio::time::{Instant, timeout};
use tracing::Instrument as _;

/// The header that carries the request's id, both ways.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The most characters of a request id that comes from outside.
const MOST_ID: usize = 64;

/// The id of a request: the client's, or a fresh one.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) String);

/// Runs a request inside its span and within its time, in a task of its own: a client that goes
/// away does not stop what it began, and a panic ends no more than the task.
pub(crate) async fn attend<E: Engine>(
    State(parts): State<Arc<Parts<E>>>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = sane_id(request.headers()).unwrap_or_else(|| parts.engine.fresh_request_id());
    let media = Media::of_faults(request.headers());
    let span = tracing::info_span!(
        "request",
        request_id = id,
        method = %request.method(),
        path = request.uri().path(),
    );
    request.extensions_mut().insert(RequestId(id.clone()));
    let limit = parts.limits.time;
    let work = timeout(limit, next.run(request)).instrument(span.clone());
    #[expect(
        clippy::disallowed_methods,
        reason = "`server` is the crate that starts tasks: one per request, bounded by `timeout`"
    )]
    let outcome = tokio::spawn(work).await;
    let mut response = match outcome {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            let seconds = limit.as_secs();
            Fault::TooSlow { seconds }.response(media)
        }
        Err(_) => Fault::Broken.response(media),
    };
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    span.in_scope(|| {
        tracing::info!(
            status = response.status().as_u16(),
            elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
    });
    response
}

/// The client's id, if it can stand in a log line and a header.
fn sane_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let is_sane = (1..=MOST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    is_sane.then(|| id.to_owned())
}

/// The answer where no route is.
pub(crate) async fn no_route(request: Request) -> Response {
    let path = request.uri().path().chars().take(200).collect();
    Fault::NoRoute { path }.response(Media::of_faults(request.headers()))
}

/// The answer where a route is, but not for this method.
pub(crate) async fn no_method(request: Request) -> Response {
    let fault = Fault::Method {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
    };
    fault.response(Media::of_faults(request.headers()))
}

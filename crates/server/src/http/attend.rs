//! What happens around every request: an id, a place in a trace, a span, a time limit, a line in
//! the log, the counters; and a panic in one request is that request's 500 and nobody else's.

use super::{
    fault::Fault,
    media::Media,
    outcome::{Code, Outcome},
    trace::{TRACERESPONSE, Trace},
};
use crate::{engine::Engine, router::Door, watch::Done};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header::X_CONTENT_TYPE_OPTIONS},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use tokio::time::{Instant, timeout};
use tracing::{Instrument as _, Span};

/// The header that carries the request's id, both ways.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The most characters of a request id that comes from outside.
const MOST_ID: usize = 64;

/// The id of a request: the client's, or a fresh one.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) String);

/// Runs a request inside its span and within its time, and tells what it came to.
pub(crate) async fn attend<E: Engine>(
    State(door): State<Arc<Door<E>>>,
    mut request: Request,
    next: Next,
) -> Response {
    let engine = &door.parts.engine;
    let (begun, started) = (engine.now(), Instant::now());
    let id = sane_id(request.headers()).unwrap_or_else(|| engine.fresh_id().to_string());
    let trace = Trace::of(
        request.headers(),
        [engine.fresh_id().as_u128(), engine.fresh_id().as_u128()],
    );
    let span = tracing::info_span!(
        "request",
        request_id = id,
        trace_id = trace.id,
        method = %request.method(),
        path = request.uri().path(),
    );
    let id = RequestId(id);
    request.extensions_mut().insert(id.clone());
    let (route, method) = (route(request.uri().path()), request.method().to_string());
    let in_flight = door.parts.watch.begins();
    let mut response = run(&door, request, next, &id, &span).await;
    drop(in_flight);
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        headers.insert(REQUEST_ID, value);
    }
    if let Some(value) = trace.response() {
        headers.insert(TRACERESPONSE, value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let done = Done {
        request_id: id.0,
        trace,
        begun,
        method,
        route,
        status: response.status().as_u16(),
        elapsed: started.elapsed(),
        outcome: response.extensions_mut().remove().unwrap_or_default(),
        code: response.extensions_mut().remove().map(|Code(code)| code),
    };
    span.in_scope(|| tell(&done));
    door.parts.watch.done(&done);
    response
}

/// In a task of its own: a client that goes away does not stop what it began, and a panic ends no
/// more than the task.
async fn run<E: Engine>(
    door: &Door<E>,
    request: Request,
    next: Next,
    id: &RequestId,
    span: &Span,
) -> Response {
    let media = Media::of_faults(request.headers());
    let limit = door.parts.limits.time;
    let work = timeout(limit, next.run(request)).instrument(span.clone());
    #[expect(
        clippy::disallowed_methods,
        reason = "`server` is the crate that starts tasks: one per request, bounded by `timeout`"
    )]
    let outcome = tokio::spawn(work).await;
    match outcome {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            let seconds = limit.as_secs();
            Fault::TooSlow { seconds }.response(media, id)
        }
        Err(_) => Fault::Broken.response(media, id),
    }
}

/// The one line of a request.
fn tell(done: &Done) {
    let Outcome { seen, operation } = &done.outcome;
    let operation = operation.as_ref();
    let seen = seen.as_ref();
    tracing::info!(
        status = done.status,
        outcome = done.code.as_deref().unwrap_or("OK"),
        operation = operation.map(|it| it.kind),
        verb = operation.map(|it| it.fields.as_str()),
        operation_name = operation.and_then(|it| it.name.as_deref()),
        organization = seen.map(|it| it.organization.as_str()),
        caller = seen.map(|it| it.caller.as_str()),
        revision = seen.map(|it| it.revision),
        elapsed_ms = u64::try_from(done.elapsed.as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
}

/// The route of a path, of which there are few.
fn route(path: &str) -> &'static str {
    match path {
        "/graphql" => "/graphql",
        "/graphql/ws" => "/graphql/ws",
        "/healthz" => "/healthz",
        "/readyz" => "/readyz",
        _ if path.starts_with("/graphiql/") => "/graphiql",
        _ => "other",
    }
}

/// The client's id, if it can stand in a log line and a header.
fn sane_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let is_sane = (1..=MOST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    is_sane.then(|| id.to_owned())
}

/// The answer where no route is.
pub(crate) async fn no_route(Extension(id): Extension<RequestId>, request: Request) -> Response {
    let path = request.uri().path().chars().take(200).collect();
    Fault::NoRoute { path }.response(Media::of_faults(request.headers()), &id)
}

/// The answer where a route is, but not for this method.
pub(crate) async fn no_method(Extension(id): Extension<RequestId>, request: Request) -> Response {
    let fault = Fault::Method {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
    };
    fault.response(Media::of_faults(request.headers()), &id)
}

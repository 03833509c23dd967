//! `/healthz`: the process answers. `/readyz`: it can answer requests.

use crate::{engine::Engine, router::Door};
use axum::{extract::State, http::StatusCode};
use std::sync::Arc;

/// The process answers.
pub(crate) async fn health() -> &'static str {
    "ok\n"
}

/// Whether requests can be answered; what is missing is for the log.
pub(crate) async fn ready<E: Engine>(
    State(door): State<Arc<Door<E>>>,
) -> (StatusCode, &'static str) {
    if door.parts.watch.is_stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    let ready = if door.parts.watch.is_of_other_schema() {
        Err("the database's schema is of another version of this program".to_owned())
    } else {
        door.parts.engine.ready().await
    };
    match ready {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(missing) => {
            tracing::warn!(missing, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

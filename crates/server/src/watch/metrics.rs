//! `/metrics`: on an address of its own, since it needs no token. Nothing else is served there.

use super::Watch;
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::{io, sync::Arc};
use tokio::net::TcpListener;
use zirkel_app::App;

/// What the text is.
const CONTENT: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// Serves the numbers of an app and its watch until it is dropped.
pub(crate) async fn serve(listener: TcpListener, app: App, watch: Arc<Watch>) -> io::Result<()> {
    let routes = Router::new()
        .route("/metrics", get(metrics))
        .with_state((app, watch));
    axum::serve(listener, routes).await
}

async fn metrics(State((app, watch)): State<(App, Arc<Watch>)>) -> Response {
    match watch.text(&app.vitals()) {
        Ok(text) => ([(CONTENT_TYPE, CONTENT)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the numbers cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

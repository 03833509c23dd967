//! The answers that are not the engine's: each a status, a stable code and what to do next.

use super::{attend::RequestId, document::refusal, media::Media, outcome::Code};
use async_graphql::ServerError;
use axum::{
    body::Body,
    http::{
        HeaderValue, StatusCode,
        header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, UPGRADE, WWW_AUTHENTICATE},
    },
    response::Response,
};
use serde_json::json;
use zirkel_auth::TokenError;

/// Why a request is not handed on, or its answer not handed back.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("{}", TokenError::PUBLIC)]
    Unauthenticated,
    #[error("there is nothing at `{path}`; the API is at `/graphql`")]
    NoRoute { path: String },
    #[error("`{method}` is not served at `{path}`; the header `allow` lists what is")]
    Method { method: String, path: String },
    #[error("a {kind} is not run by `GET`; send it by `POST`")]
    OnlyQueries { kind: &'static str },
    #[error("the body's content type is `{found}`; send `application/json` in UTF-8")]
    ContentType { found: String },
    #[error(
        "nothing that `accept` names can be sent; accept `application/graphql-response+json` or `application/json`"
    )]
    Accept,
    #[error("the body has more than {most} bytes; send less at once")]
    BodyTooLarge { most: usize },
    #[error("the body ended early; send it again")]
    BodyCut,
    #[error("{0}")]
    Parameters(String),
    #[error("a list of requests in one body is not supported; send one request per `POST`")]
    Batch,
    #[error("the request took longer than {seconds} s and was stopped; ask for less, or try later")]
    TooSlow { seconds: u64 },
    #[error("too many requests; the next may come in {seconds} s, see the header `retry-after`")]
    TooMany { seconds: u64 },
    #[error(
        "this is where a WebSocket is opened; send its handshake, or ask by `POST` at `/graphql`"
    )]
    Handshake,
    #[error("offer the subprotocol `graphql-transport-ws`, the only one that is spoken here")]
    Subprotocol,
    #[error("the server has {most} connections open, as many as it may; try again in a while")]
    Full { most: usize },
    #[error("the server cannot answer now; try again in a few seconds")]
    Unavailable,
    #[error(
        "the server made a mistake; report it with the request id in the header `x-request-id`"
    )]
    Broken,
}

impl Fault {
    /// A request whose parameters do not fit; says which and how they should be.
    pub(crate) fn parameters(message: impl Into<String>) -> Self {
        Self::Parameters(message.into())
    }

    /// The status and the code; codes are added, never renamed.
    const fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Unauthenticated => (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"),
            Self::NoRoute { .. } => (StatusCode::NOT_FOUND, "NOT_FOUND"),
            Self::Method { .. } | Self::OnlyQueries { .. } => {
                (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED")
            }
            Self::ContentType { .. } => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE")
            }
            Self::Accept => (StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE"),
            Self::BodyTooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE"),
            Self::BodyCut | Self::Parameters(_) | Self::Subprotocol => {
                (StatusCode::BAD_REQUEST, "BAD_REQUEST")
            }
            Self::Batch => (StatusCode::BAD_REQUEST, "BATCHING_NOT_SUPPORTED"),
            Self::TooSlow { .. } => (StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED"),
            Self::Handshake => (StatusCode::UPGRADE_REQUIRED, "UPGRADE_REQUIRED"),
            Self::Full { .. } => (StatusCode::SERVICE_UNAVAILABLE, "TOO_MANY_CONNECTIONS"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE"),
            Self::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL"),
        }
    }

    /// The same as a GraphQL error.
    pub(crate) fn error(&self) -> ServerError {
        refusal(self.kind().1, self.to_string())
    }

    /// The response to the request with this id, in the shape of a GraphQL error.
    pub(crate) fn response(&self, media: Media, RequestId(id): &RequestId) -> Response {
        let (status, code) = self.kind();
        // Every refused token gets the same bytes: the id is in the header alone.
        let extensions = if matches!(self, Self::Unauthenticated) {
            json!({ "code": code })
        } else {
            json!({ "code": code, "requestId": id })
        };
        let error = json!({ "message": self.to_string(), "extensions": extensions });
        let body = json!({ "errors": [error] }).to_string();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        response.extensions_mut().insert(Code(code.to_owned()));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, media.content_type());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match self {
            Self::Unauthenticated => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::OnlyQueries { .. } => {
                headers.insert(ALLOW, HeaderValue::from_static("POST"));
            }
            Self::TooMany { seconds } => {
                headers.insert(RETRY_AFTER, HeaderValue::from(*seconds));
            }
            Self::Handshake => {
                headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
            }
            Self::NoRoute { .. }
            | Self::Method { .. }
            | Self::ContentType { .. }
            | Self::Accept
            | Self::BodyTooLarge { .. }
            | Self::BodyCut
            | Self::Parameters(_)
            | Self::Batch
            | Self::TooSlow { .. }
            | Self::Subprotocol
            | Self::Full { .. }
            | Self::Unavailable
            | Self::Broken => {}
        }
        response
    }
}

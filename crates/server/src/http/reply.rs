//! The engine's answer as an HTTP response. Under `application/graphql-response+json` a request
//! that could not run is 400; under `application/json` it is 200. Either way it then has no `data`.

use super::{
    attend::RequestId, document::with_code, fault::Fault, media::Media, outcome::Code, validator,
};
use async_graphql::{ErrorExtensionValues, ServerError, Value};
use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, VARY},
    },
    response::Response,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Which headers of a request its answer depends on.
const VARIES: &str = "accept, accept-encoding, authorization";

/// Says of an answer that it was made while the database was away, and since when that is so.
const STALE_SINCE: &str = "zirkel-stale-since";

/// What is sent: as async-graphql's response, but without `data` where nothing ran.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ServerError>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: BTreeMap<String, Value>,
}

/// How a request is to be answered.
#[derive(Debug)]
pub(crate) struct Reply<'a> {
    /// In which form.
    pub(crate) media: Media,
    /// The request's id.
    pub(crate) id: &'a RequestId,
    /// Where the answer may be asked for again: the request's headers and the newest revision.
    pub(crate) again: Option<(&'a HeaderMap, u32)>,
}

impl Reply<'_> {
    /// The response to a request that was run, or that the engine would not run.
    pub(crate) fn answered(&self, answer: async_graphql::Response) -> Response {
        if answer.data == Value::Null
            && !answer.errors.is_empty()
            && answer
                .errors
                .iter()
                .all(|error| error.path.is_empty() || is_coercion(error))
        {
            return self.refused(answer.errors);
        }
        let answer = Answer {
            data: Some(answer.data),
            errors: answer.errors,
            extensions: answer.extensions,
        };
        self.response(StatusCode::OK, &answer)
    }

    /// The response to a request that could not run.
    pub(crate) fn refused(&self, errors: Vec<ServerError>) -> Response {
        let status = match self.media {
            Media::GraphqlResponse => StatusCode::BAD_REQUEST,
            Media::Json => StatusCode::OK,
        };
        let answer = Answer {
            data: None,
            errors: errors
                .into_iter()
                .map(|error| with_code(error.with_path(Vec::new()), "GRAPHQL_VALIDATION_FAILED"))
                .map(|error| self.with_id(error))
                .collect(),
            extensions: BTreeMap::new(),
        };
        self.response(status, &answer)
    }

    fn with_id(&self, mut error: ServerError) -> ServerError {
        let RequestId(id) = self.id;
        error
            .extensions
            .get_or_insert_with(ErrorExtensionValues::default)
            .set("requestId", id.as_str());
        error
    }

    fn response(&self, status: StatusCode, answer: &Answer) -> Response {
        let body = match serde_json::to_vec(answer) {
            Ok(body) => body,
            Err(error) => {
                tracing::error!(%error, "the answer cannot be written as JSON");
                return Fault::Broken.response(self.media, self.id);
            }
        };
        let stale = stale_since(answer);
        // An answer with an error is of this request alone: it carries its id. One that may miss
        // something is not to be kept, and nothing that a client keeps is confirmed by it.
        let lasts = answer.errors.is_empty() && stale.is_none();
        let again = self.again.filter(|_| lasts);
        let tag = again.map(|(_, revision)| validator::tag(revision, &body));
        let is_known = again
            .zip(tag.as_deref())
            .is_some_and(|((headers, _), tag)| validator::is_known(headers, tag));
        let mut response = Response::new(if is_known { Body::empty() } else { body.into() });
        *response.status_mut() = if is_known {
            StatusCode::NOT_MODIFIED
        } else {
            status
        };
        if let Some(code) = answer.errors.first().and_then(code_of) {
            response.extensions_mut().insert(Code(code));
        }
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, self.media.content_type());
        headers.insert(VARY, HeaderValue::from_static(VARIES));
        if let Some(since) = stale {
            headers.insert(STALE_SINCE, since);
        }
        let kept = match tag.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
            Some(tag) => {
                headers.insert(ETAG, tag);
                // May be kept by the client alone, and asked for anew each time.
                "private, no-cache"
            }
            None => "no-store",
        };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
        response
    }
}

/// Since when what an answer says may miss something, as the answer itself has it.
fn stale_since(answer: &Answer) -> Option<HeaderValue> {
    let Value::Object(stale) = answer.extensions.get("stale")? else {
        return None;
    };
    if let Value::String(since) = stale.get("since")? {
        HeaderValue::from_str(since).ok()
    } else {
        None
    }
}

/// Whether an argument of a root field is missing or not of its type. async-graphql finds some of
/// these only when it comes to the field, which then does not run; its wording is all that tells
/// them apart.
fn is_coercion(error: &ServerError) -> bool {
    let message = error.message.as_str();
    error.path.len() == 1
        && (message.starts_with("Failed to parse \"")
            || message.starts_with("Expected input type \"")
            || (message.starts_with("Variable ") && message.ends_with(" is not defined.")))
}

/// The code of an error.
fn code_of(error: &ServerError) -> Option<String> {
    match error.extensions.as_ref()?.get("code") {
        Some(Value::String(code)) => Some(code.clone()),
        Some(_) | None => None,
    }
}

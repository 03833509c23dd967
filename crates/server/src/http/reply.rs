//! The engine's answer as an HTTP response. Under `application/graphql-response+json` a request
//! that could not run is 400; under `application/json` it is 200. Either way it then has no `data`.

use super::{document::with_code, fault::Fault, media::Media};
use async_graphql::{ServerError, Value};
use axum::{
    body::Body,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, VARY},
    },
    response::Response,
};
use serde::Serialize;
use std::collections::BTreeMap;

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

/// The response to a request that was run, or that the engine would not run.
pub(crate) fn answered(answer: async_graphql::Response, media: Media) -> Response {
    if answer.data == Value::Null
        && !answer.errors.is_empty()
        && answer
            .errors
            .iter()
            .all(|error| error.path.is_empty() || is_coercion(error))
    {
        return refused(answer.errors, media);
    }
    let answer = Answer {
        data: Some(answer.data),
        errors: answer.errors,
        extensions: answer.extensions,
    };
    response(StatusCode::OK, &answer, media)
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

/// The response to a request that could not run.
pub(crate) fn refused(errors: Vec<ServerError>, media: Media) -> Response {
    let status = match media {
        Media::GraphqlResponse => StatusCode::BAD_REQUEST,
        Media::Json => StatusCode::OK,
    };
    let answer = Answer {
        data: None,
        errors: errors
            .into_iter()
            .map(|error| with_code(error.with_path(Vec::new()), "GRAPHQL_VALIDATION_FAILED"))
            .collect(),
        extensions: BTreeMap::new(),
    };
    response(status, &answer, media)
}

fn response(status: StatusCode, answer: &Answer, media: Media) -> Response {
    let body = match serde_json::to_vec(answer) {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "the answer cannot be written as JSON");
            return Fault::Broken.response(media);
        }
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media.content_type());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("accept, authorization"));
    response
}

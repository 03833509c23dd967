//! `POST /graphql`, and `GET /graphql` for queries; a browser that asks gets GraphiQL instead.
//!
//! The spine of a request, one step a line: the moment, the caller, the media type, the parameters,
//! the operation, the answer.

use super::{
    attend::RequestId, bearer, document, fault::Fault, graphiql, media, media::Media, parameters,
    reply,
};
use crate::{engine::Engine, router::Parts};
use async_graphql::parser::types::OperationType;
use axum::{
    Extension,
    body::Bytes,
    extract::{FromRequest as _, Request, State},
    http::{Method, StatusCode},
    response::Response,
};
use std::sync::Arc;

/// Runs the query in the query string, or shows GraphiQL.
pub(crate) async fn get<E: Engine>(
    State(parts): State<Arc<Parts<E>>>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    if media::wants_page(request.headers()) {
        return graphiql::page();
    }
    post(State(parts), Extension(id), request).await
}

/// Runs the request in the body.
pub(crate) async fn post<E: Engine>(
    State(parts): State<Arc<Parts<E>>>,
    Extension(RequestId(id)): Extension<RequestId>,
    request: Request,
) -> Response {
    let media = Media::of_faults(request.headers());
    match answer(&parts, id, request).await {
        Ok(response) => response,
        Err(fault) => fault.response(media),
    }
}

async fn answer<E: Engine>(
    parts: &Parts<E>,
    id: String,
    request: Request,
) -> Result<Response, Fault> {
    let now = parts.engine.now();
    let admitted = bearer::admitted(parts, request.headers(), now, id).await?;
    let media = Media::negotiated(request.headers()).ok_or(Fault::Accept)?;
    let by_post = request.method() == Method::POST;
    let mut asked = if by_post {
        media::is_json(request.headers())?;
        parameters::of_body(&body(request, parts.limits.body_bytes).await?)?
    } else {
        parameters::of_query(request.uri().query().unwrap_or_default())?
    };
    let kind = match document::operation(&mut asked, &parts.limits) {
        Ok(kind) => kind,
        Err(error) => return Ok(reply::refused(vec![error], media)),
    };
    if !by_post {
        only_queries(kind)?;
    }
    let answer = parts.engine.execute(asked.data(admitted)).await;
    Ok(reply::answered(answer, media))
}

/// A `GET` may be repeated, stored and followed ahead by whatever is on the way: it changes
/// nothing.
const fn only_queries(kind: OperationType) -> Result<(), Fault> {
    match kind {
        OperationType::Query => Ok(()),
        OperationType::Mutation => Err(Fault::OnlyQueries { kind: "mutation" }),
        OperationType::Subscription => Err(Fault::OnlyQueries {
            kind: "subscription",
        }),
    }
}

/// The whole body, if it is within the limit that the router sets.
async fn body(request: Request, most: usize) -> Result<Bytes, Fault> {
    Bytes::from_request(request, &())
        .await
        .map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::BodyTooLarge { most },
            _ => Fault::BodyCut,
        })
}

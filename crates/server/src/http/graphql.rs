//! `POST /graphql`, and `GET /graphql` for queries; a browser that asks gets GraphiQL instead.
//!
//! The spine of a request, one step a line: the moment, the caller, the media type, the parameters,
//! the operation, the answer.

use super::{
    attend::RequestId,
    bearer,
    bearer::Claim,
    document,
    fault::Fault,
    graphiql, media,
    media::Media,
    outcome::{Outcome, word},
    parameters,
    reply::Reply,
};
use crate::{engine::Engine, router::Door};
use async_graphql::parser::types::OperationType;
use axum::{
    Extension,
    body::Bytes,
    extract::{FromRequest as _, Request, State},
    http::{HeaderMap, Method, StatusCode},
    response::Response,
};
use std::sync::Arc;

/// Runs the query in the query string, or shows GraphiQL.
pub(crate) async fn get<E: Engine>(
    State(door): State<Arc<Door<E>>>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    if media::wants_page(request.headers()) {
        return graphiql::page();
    }
    post(State(door), Extension(id), request).await
}

/// Runs the request in the body.
pub(crate) async fn post<E: Engine>(
    State(door): State<Arc<Door<E>>>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    let media = Media::of_faults(request.headers());
    let mut outcome = Outcome::default();
    let answer = answer(&door, &id, request, &mut outcome).await;
    let mut response = answer.unwrap_or_else(|fault| fault.response(media, &id));
    response.extensions_mut().insert(outcome);
    response
}

async fn answer<E: Engine>(
    door: &Door<E>,
    id: &RequestId,
    request: Request,
    outcome: &mut Outcome,
) -> Result<Response, Fault> {
    let Door {
        parts, persisted, ..
    } = door;
    let now = parts.engine.now();
    let admitted = bearer::admitted(door, Claim::of(&request), now, id).await?;
    let seen = outcome.seen.insert(parts.engine.seen(&admitted));
    let media = Media::negotiated(request.headers()).ok_or(Fault::Accept)?;
    let by_post = request.method() == Method::POST;
    let mut headers = HeaderMap::new();
    let mut asked = if by_post {
        media::is_json(request.headers())?;
        parameters::of_body(&body(request, parts.limits.body_bytes).await?)?
    } else {
        let asked = parameters::of_query(request.uri().query().unwrap_or_default())?;
        headers = request.into_parts().0.headers;
        asked
    };
    let reply = Reply {
        media,
        id,
        again: (!by_post).then_some((&headers, seen.revision)),
    };
    let new = match persisted.fill(&mut asked, &seen.organization) {
        Ok(new) => new,
        Err(error) => return Ok(reply.refused(vec![error])),
    };
    let kind = match document::operation(&mut asked, &parts.limits) {
        Ok((kind, operation)) => {
            outcome.operation = Some(operation);
            kind
        }
        Err(error) => return Ok(reply.refused(vec![error])),
    };
    if let Some(new) = new {
        persisted.keep(new, &asked.query);
    }
    if !by_post {
        only_queries(kind)?;
    }
    if kind == OperationType::Subscription {
        return Ok(reply.refused(vec![document::refusal(
            "SUBSCRIPTION_BY_WEBSOCKET",
            "a subscription is opened over a WebSocket at `/graphql/ws`, by `graphql-transport-ws`",
        )]));
    }
    let answer = parts.engine.execute(asked.data(admitted)).await;
    Ok(reply.answered(answer))
}

/// A `GET` may be repeated, stored and followed ahead by whatever is on the way: it changes
/// nothing.
const fn only_queries(kind: OperationType) -> Result<(), Fault> {
    match kind {
        OperationType::Query => Ok(()),
        OperationType::Mutation | OperationType::Subscription => {
            Err(Fault::OnlyQueries { kind: word(kind) })
        }
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

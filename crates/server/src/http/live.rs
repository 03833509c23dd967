//! `GET /graphql/ws`: what happens, told as it happens, over a WebSocket. The protocol is
//! `graphql-transport-ws`; the older `graphql-ws` is not spoken. The engine's library has one of
//! its own, which knows neither the protocol's close codes and errors nor a limit, and asks once
//! who the caller is: here they are asked anew for everything that is told.

mod connection;
mod message;
mod subscription;

use super::{attend::RequestId, bearer::Claim, fault::Fault, media::Media};
use crate::{engine::Engine, router::Door};
use axum::{
    Extension,
    extract::{Request, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    response::Response,
};
use connection::Connection;
use std::sync::Arc;
use tracing::{Instrument as _, Span};

/// The one subprotocol.
const PROTOCOL: &str = "graphql-transport-ws";

/// Opens a WebSocket. Who it is for is said by its first message or by the handshake, and a token
/// is always needed: no cookie is read, so that a page of another origin can do nothing in
/// somebody's name.
pub(crate) async fn open<E: Engine>(
    State(door): State<Arc<Door<E>>>,
    Extension(id): Extension<RequestId>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: Request,
) -> Response {
    let media = Media::of_faults(request.headers());
    let opened = upgraded(door, id.clone(), upgrade.ok(), Claim::of(&request));
    opened.unwrap_or_else(|fault| fault.response(media, &id))
}

fn upgraded<E: Engine>(
    door: Arc<Door<E>>,
    id: RequestId,
    upgrade: Option<WebSocketUpgrade>,
    claim: Claim<'_>,
) -> Result<Response, Fault> {
    let upgrade = upgrade.ok_or(Fault::Handshake)?.protocols([PROTOCOL]);
    if upgrade.selected_protocol().is_none() {
        return Err(Fault::Subprotocol);
    }
    let most = door.parts.limits.live.connections;
    let open = door.parts.watch.opens(most).ok_or(Fault::Full { most })?;
    let bytes = door.parts.limits.body_bytes;
    let (token, address) = (claim.token.map(Arc::from), claim.address);
    let span = Span::current();
    let upgrade = upgrade.max_message_size(bytes).max_frame_size(bytes);
    Ok(upgrade.on_upgrade(move |socket| {
        let connection = Connection::new(door, (id, open), (token, address));
        connection.run(socket).instrument(span)
    }))
}

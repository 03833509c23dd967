//! The other end of a WebSocket: a client of `graphql-transport-ws`, who says what it is told to
//! say and hears what comes, whether it fits or not.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test whose client cannot speak has failed"
)]

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest as _,
        handshake::client::Request,
        http::{HeaderValue, header::SEC_WEBSOCKET_PROTOCOL},
    },
};

/// The subprotocol.
pub const PROTOCOL: &str = "graphql-transport-ws";

/// A server that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection. Dropped, it is lost without a word.
#[derive(Debug)]
pub struct Live(WebSocketStream<TcpStream>);

/// What is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A message.
    Said(Value),
    /// The other end closed, with a code and a reason; none where it is just gone.
    Closed(Option<(u16, String)>),
}

/// The handshake at an address (`HOST:PORT`) that offers these subprotocols, with a token in its
/// header.
pub fn handshake(address: &str, protocols: &str, token: Option<&str>) -> Request {
    let request = format!("ws://{address}/graphql/ws").into_client_request();
    let mut request = request.expect("the address is one");
    let headers = request.headers_mut();
    if !protocols.is_empty() {
        let value = HeaderValue::from_str(protocols).expect("names of subprotocols");
        headers.insert(SEC_WEBSOCKET_PROTOCOL, value);
    }
    if let Some(token) = token {
        let value = HeaderValue::from_str(&format!("Bearer {token}")).expect("a token");
        headers.insert("authorization", value);
    }
    request
}

impl Live {
    /// Opens a connection by a handshake; where it is not taken, the status and the body.
    pub async fn open(address: &str, handshake: Request) -> Result<Self, (u16, String)> {
        let stream = TcpStream::connect(address).await;
        Self::over(stream.expect("somebody listens"), handshake).await
    }

    /// As [`Live::open`], over a connection that is there.
    pub async fn over(stream: TcpStream, handshake: Request) -> Result<Self, (u16, String)> {
        let opened = timeout(PATIENCE, client_async(handshake, stream)).await;
        match opened.expect("the handshake is answered in time") {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(answer)) => {
                let body = answer.body().as_deref().unwrap_or_default();
                let body = String::from_utf8_lossy(body).into_owned();
                Err((answer.status().as_u16(), body))
            }
            Err(error) => panic!("the handshake failed: {error}"),
        }
    }

    /// Opens a connection for the bearer of a token, who says so by its first message.
    pub async fn of(address: &str, token: &str) -> Self {
        let opened = Self::open(address, handshake(address, PROTOCOL, None)).await;
        let mut live = opened.expect("the connection is taken");
        let bearer = json!({ "Authorization": format!("Bearer {token}") });
        live.say(&json!({ "type": "connection_init", "payload": bearer }))
            .await;
        assert_eq!(
            live.hear().await,
            Heard::Said(json!({ "type": "connection_ack" }))
        );
        live
    }

    /// Says something.
    pub async fn say(&mut self, message: &Value) {
        self.send(Message::text(message.to_string())).await;
    }

    /// Says a text, whatever it is.
    pub async fn text(&mut self, text: &str) {
        self.send(Message::text(text)).await;
    }

    /// Says bytes that are no text.
    pub async fn bytes(&mut self, bytes: &'static [u8]) {
        self.send(Message::binary(bytes)).await;
    }

    /// Sends a message. Whether it arrives shows by what is heard.
    async fn send(&mut self, message: Message) {
        let sent = timeout(PATIENCE, self.0.send(message)).await;
        sent.expect("a message is taken in time")
            .unwrap_or_default();
    }

    /// Asks to be told.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: Value) {
        let payload = json!({ "query": query, "variables": variables });
        self.say(&json!({ "type": "subscribe", "id": id, "payload": payload }))
            .await;
    }

    /// What comes next.
    pub async fn hear(&mut self) -> Heard {
        loop {
            let next = timeout(PATIENCE, self.0.next()).await;
            match next.expect("something is heard in time") {
                Some(Ok(Message::Text(text))) => {
                    let value = serde_json::from_str(&text);
                    return Heard::Said(value.expect("what is said is JSON"));
                }
                Some(Ok(Message::Close(frame))) => {
                    let frame = frame.map(|it| (it.code.into(), it.reason.to_string()));
                    return Heard::Closed(frame);
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Heard::Closed(None),
            }
        }
    }

    /// The next message.
    pub async fn said(&mut self) -> Value {
        let heard = self.hear().await;
        let Heard::Said(said) = heard else {
            panic!("instead of saying something: {heard:?}");
        };
        said
    }

    /// What a subscription is told next, under the name of its field; it is told without errors.
    pub async fn told(&mut self, id: &str, field: &str) -> Value {
        let mut it = self.said().await;
        let is_told = it["type"] == "next" && it["id"] == id;
        assert!(
            is_told && it["payload"]["errors"].is_null(),
            "`{id}` is told {it}"
        );
        it["payload"]["data"][field].take()
    }

    /// The errors by which a subscription ends, each as `CODE path: message`.
    pub async fn refused(&mut self, id: &str) -> Vec<String> {
        let it = self.said().await;
        assert!(
            it["type"] == "error" && it["id"] == id,
            "`{id}` is refused by {it}"
        );
        let errors = it["payload"].as_array().cloned().unwrap_or_default();
        errors.iter().map(line).collect()
    }

    /// With which code and reason the other end closes, as the next it says.
    pub async fn closed(&mut self) -> (u16, String) {
        let heard = self.hear().await;
        let Heard::Closed(Some(frame)) = heard else {
            panic!("instead of closing: {heard:?}");
        };
        frame
    }
}

fn line(error: &Value) -> String {
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let path = error["extensions"]["path"].as_array();
    let path: Vec<String> = path.into_iter().flatten().map(text).collect();
    let code = text(&error["extensions"]["code"]);
    format!("{code} {}: {}", path.join("."), text(&error["message"]))
}

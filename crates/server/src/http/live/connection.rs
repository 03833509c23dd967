//! One WebSocket, from who it is for to its end. One task reads, tells and writes in turn: while
//! the other end does not take what is written, nothing further is looked for.

use super::{
    message::{Close, Heard, Said},
    subscription::{Asked, Bearer, Step, Subscription},
};
use crate::{
    engine::Engine,
    http::{
        attend::RequestId,
        bearer::{self, Claim},
        document::{self, refusal, with_code},
        fault::Fault,
        outcome::Operation,
        parameters,
    },
    router::{Door, LiveLimits},
    watch::Open,
};
use async_graphql::{
    Request, ServerError,
    futures_util::{
        future::AbortHandle,
        sink::SinkExt as _,
        stream::{self, BoxStream, SelectAll, SplitSink, StreamExt as _},
    },
    parser::types::OperationType,
};
use axum::{
    Error,
    extract::ws::{Message, Utf8Bytes, WebSocket},
};
use serde_json::Value;
use std::{collections::HashMap, net::IpAddr, sync::Arc, time::Duration};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

/// The most bytes of what a client calls a subscription.
const MOST_ID: usize = 200;

/// The end of a connection: what is said about it, if anything can be.
type End = Option<Close>;

/// What a connection waits for.
enum Event {
    /// The other end said something, or went away.
    Heard(Option<Result<Message, Error>>),
    /// Something is to be told to a subscription.
    Told(String, Step),
    /// It is time to look whether the other end is there.
    Ping,
    /// It is time to look whether its token is still good.
    Check,
    /// The connection ends.
    Over(Close),
}

/// A WebSocket.
pub(super) struct Connection<E: Engine> {
    door: Arc<Door<E>>,
    id: RequestId,
    /// The token of the handshake.
    token: Option<Arc<str>>,
    address: Option<IpAddr>,
    /// Who it is for, once that was said.
    bearer: Option<Bearer>,
    told: SelectAll<BoxStream<'static, (String, Step)>>,
    running: HashMap<String, AbortHandle>,
    begun: Instant,
    heard_at: Instant,
    /// How many events were told.
    count: u64,
    _open: Open,
}

impl<E: Engine> Connection<E> {
    pub(super) fn new(
        door: Arc<Door<E>>,
        (id, open): (RequestId, Open),
        (token, address): (Option<Arc<str>>, Option<IpAddr>),
    ) -> Self {
        let now = Instant::now();
        Self {
            door,
            id,
            token,
            address,
            bearer: None,
            told: SelectAll::new(),
            running: HashMap::new(),
            begun: now,
            heard_at: now,
            count: 0,
            _open: open,
        }
    }

    /// To its end.
    pub(super) async fn run(mut self, socket: WebSocket) {
        let LiveLimits {
            init,
            ping,
            check,
            send: limit,
            ..
        } = self.door.parts.limits.live;
        let late = self.begun + init;
        let (mut sink, mut heard) = socket.split();
        let mut turns = [ping, check].map(|every| {
            let mut turn = interval(every);
            turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
            turn.reset();
            turn
        });
        let [ping, check] = &mut turns;
        let watch = Arc::clone(&self.door.parts.watch);
        let closes = watch.closes();
        tokio::pin!(closes);
        let end = loop {
            let event = tokio::select! {
                () = &mut closes => Event::Over(Close::Stopping),
                heard = heard.next() => Event::Heard(heard),
                Some((id, step)) = self.told.next(), if !self.told.is_empty() => {
                    Event::Told(id, step)
                }
                () = sleep_until(late), if self.bearer.is_none() => Event::Over(Close::Late),
                _ = ping.tick() => Event::Ping,
                _ = check.tick() => Event::Check,
            };
            let said = match self.on(event).await {
                Ok(Some(said)) => said,
                Ok(None) => continue,
                Err(end) => break end,
            };
            if send(&mut sink, said, limit).await.is_none() {
                break None;
            }
        };
        self.tell(end.as_ref());
        if let Some(close) = end {
            // The other end may be gone already.
            send(&mut sink, close.message(), limit)
                .await
                .unwrap_or_default();
        }
    }

    async fn on(&mut self, event: Event) -> Result<Option<Message>, End> {
        match event {
            Event::Over(close) => Err(Some(close)),
            Event::Ping => {
                let most = self.door.parts.limits.live.ping.saturating_mul(2);
                let is_there = self.heard_at.elapsed() <= most;
                let ping = Message::Ping(Vec::new().into());
                is_there.then_some(Some(ping)).ok_or(None)
            }
            Event::Check => self.check().await.map(|()| None),
            Event::Told(id, step) => match step {
                Step::Next(payload) => {
                    self.count = self.count.saturating_add(1);
                    written(&Said::Next { id, payload })
                }
                Step::Failed(payload) => {
                    self.running.remove(&id);
                    written(&Said::Error { id, payload })
                }
                Step::Out(close) => Err(Some(close)),
            },
            Event::Heard(None | Some(Err(_))) => Err(None),
            Event::Heard(Some(Ok(message))) => {
                self.heard_at = Instant::now();
                match message {
                    Message::Text(text) => self.heard(&text).await,
                    Message::Binary(_) => Err(Some(Close::Malformed("send it as text".to_owned()))),
                    Message::Ping(_) | Message::Pong(_) => Ok(None),
                    Message::Close(_) => Err(None),
                }
            }
        }
    }

    async fn heard(&mut self, text: &Utf8Bytes) -> Result<Option<Message>, End> {
        let heard = serde_json::from_str(text);
        let heard = heard.map_err(|error| Some(Close::Malformed(error.to_string())))?;
        match heard {
            Heard::ConnectionInit { payload } => self.begin(payload.as_ref()).await,
            Heard::Ping { payload } => written(&Said::Pong { payload }),
            Heard::Pong {} => Ok(None),
            Heard::Subscribe { id, payload } => {
                let bearer = self.bearer.clone().ok_or(Some(Close::Unknown))?;
                if self.running.contains_key(&id) {
                    return Err(Some(Close::Taken));
                }
                if id.len() > MOST_ID {
                    let complaint = format!("an id has at most {MOST_ID} bytes");
                    return Err(Some(Close::Malformed(complaint)));
                }
                match self.subscribe(&id, payload, bearer).await {
                    Ok(()) => Ok(None),
                    Err(Refusal::Close(close)) => Err(Some(close)),
                    Err(Refusal::Error(error)) => {
                        let payload = vec![error];
                        written(&Said::Error { id, payload })
                    }
                }
            }
            Heard::Complete { id } => {
                if let Some(running) = self.running.remove(&id) {
                    running.abort();
                }
                Ok(None)
            }
        }
    }

    /// Finds out who the connection is for.
    async fn begin(&mut self, payload: Option<&Value>) -> Result<Option<Message>, End> {
        if self.bearer.is_some() {
            return Err(Some(Close::Twice));
        }
        let named = payload.and_then(|it| it.get("Authorization").or(it.get("authorization")));
        let named = named.map(|it| it.as_str().and_then(bearer::of_text));
        let token = match named {
            Some(token) => token.map(Arc::from),
            None => self.token.take(),
        };
        let admitted = admitted(&self.door, (token.as_deref(), self.address), &self.id).await;
        let admitted = admitted.map_err(|fault| Some(fault.into()))?;
        self.bearer = token.map(|token| Bearer {
            token,
            seen: Arc::new(self.door.parts.engine.seen(&admitted)),
        });
        written(&Said::ConnectionAck)
    }

    /// Whether the token is still good. A database or a provider that is away is no reason to part.
    async fn check(&mut self) -> Result<(), End> {
        let Some(bearer) = &self.bearer else {
            return Ok(());
        };
        match bearer.again(&self.door, &self.id).await {
            Ok(_) | Err(Fault::Unavailable) => Ok(()),
            Err(fault) => Err(Some(fault.into())),
        }
    }

    async fn subscribe(&mut self, id: &str, payload: Value, bearer: Bearer) -> Result<(), Refusal> {
        let most = self.door.parts.limits.live.subscriptions;
        if self.running.len() >= most {
            return Err(Refusal::Error(refusal(
                "TOO_MANY_SUBSCRIPTIONS",
                format!("{most} subscriptions are open, as many as may be; complete one first"),
            )));
        }
        let claim = (Some(&*bearer.token), self.address);
        let admitted = match admitted(&self.door, claim, &self.id).await {
            Ok(admitted) => admitted,
            Err(Fault::Unauthenticated) => return Err(Refusal::Close(Close::Forbidden)),
            Err(fault) => return Err(Refusal::Error(fault.error())),
        };
        let asked = self.asked(payload, &bearer).map_err(Refusal::Error)?;
        let subscription = Subscription {
            following: Arc::new(self.door.parts.engine.follow(&admitted)),
            subscribed: self.door.parts.watch.subscribes(),
            door: Arc::clone(&self.door),
            id: self.id.clone(),
            bearer,
            asked,
        };
        let name = id.to_owned();
        let told = subscription.told().map(move |step| (name.clone(), step));
        let (told, running) = stream::abortable(told);
        self.told.push(told.boxed());
        self.running.insert(id.to_owned(), running);
        Ok(())
    }

    /// What is asked, measured as any other request.
    fn asked(&self, payload: Value, bearer: &Bearer) -> Result<Asked, ServerError> {
        let Door {
            parts, persisted, ..
        } = &*self.door;
        let mut asked: Request = parameters::of_value(payload).map_err(|fault| fault.error())?;
        let new = persisted.fill(&mut asked, &bearer.seen.organization)?;
        let (kind, operation) = document::operation(&mut asked, &parts.limits)?;
        if kind != OperationType::Subscription {
            return Err(refusal(
                "ONLY_SUBSCRIPTIONS",
                "only subscriptions are run here; send the rest by `POST` to `/graphql`",
            ));
        }
        if let Some(new) = new {
            persisted.keep(new, &asked.query);
        }
        let Operation { fields, name, .. } = operation;
        let (organization, caller) = (&bearer.seen.organization, &bearer.seen.caller);
        tracing::info!(
            verb = fields,
            operation_name = name,
            organization,
            caller,
            "subscribed"
        );
        Asked::of(asked).map_err(|error| with_code(error, "GRAPHQL_PARSE_FAILED"))
    }

    /// The last line of a connection.
    fn tell(&self, end: Option<&Close>) {
        let seen = self.bearer.as_ref().map(|it| &it.seen);
        tracing::info!(
            code = end.map(Close::code),
            organization = seen.map(|it| it.organization.as_str()),
            caller = seen.map(|it| it.caller.as_str()),
            events = self.count,
            elapsed_ms = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            "connection closed"
        );
    }
}

/// Why there is no subscription.
enum Refusal {
    /// It could not be.
    Error(ServerError),
    /// Nor can the connection.
    Close(Close),
}

/// Sends a message; none where the other end did not take it in time.
async fn send(
    sink: &mut SplitSink<WebSocket, Message>,
    message: Message,
    limit: Duration,
) -> Option<()> {
    timeout(limit, sink.send(message)).await.ok()?.ok()
}

/// Whom a token admits, as a request of theirs.
async fn admitted<E: Engine>(
    door: &Door<E>,
    (token, address): (Option<&str>, Option<IpAddr>),
    id: &RequestId,
) -> Result<E::Admitted, Fault> {
    let now = door.parts.engine.now();
    bearer::admitted(door, Claim { token, address }, now, id).await
}

fn written(said: &Said) -> Result<Option<Message>, End> {
    match serde_json::to_string(said) {
        Ok(text) => Ok(Some(Message::Text(text.into()))),
        Err(error) => {
            tracing::error!(%error, "what happened cannot be written as JSON");
            Err(Some(Close::Broken))
        }
    }
}

//! Spans to a collector: OTLP over HTTP as JSON, one span for each request that is to be recorded.
//! In the background and bounded: where the collector is away or slow, spans are dropped and
//! counted; no request ever waits for it.

use super::Done;
use crate::{
    log::chain,
    provider::{
        address::{Address, AddressError},
        fetch::Client,
    },
};
use prometheus_client::metrics::counter::Counter;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

/// How many spans wait at most.
const MOST_WAITING: usize = 2_048;
/// How many spans are sent at once.
const MOST_AT_ONCE: usize = 512;
/// How long a span waits for others to go with.
const EVERY: Duration = Duration::from_secs(1);
/// How long the collector may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The path of spans at a collector.
const PATH: &str = "/v1/traces";

/// Takes spans in, without waiting.
#[derive(Clone, Debug)]
pub(crate) struct Spans {
    sender: mpsc::Sender<Done>,
    dropped: Counter,
}

/// Sends spans out.
#[derive(Debug)]
pub(crate) struct Exporter {
    waiting: mpsc::Receiver<Done>,
    batch: Vec<Done>,
    client: Client,
    address: Address,
    dropped: Counter,
    away: bool,
}

/// Where spans are sent, of the collector at this address.
pub(crate) fn address(endpoint: &str) -> Result<Address, AddressError> {
    Address::parse(&format!("{}{PATH}", endpoint.trim_end_matches('/')))
}

/// Both ends.
pub(crate) fn exporter(
    address: Address,
    dropped: &Counter,
) -> Result<(Spans, Exporter), tokio_rustls::rustls::Error> {
    let (sender, waiting) = mpsc::channel(MOST_WAITING);
    let spans = Spans {
        sender,
        dropped: dropped.clone(),
    };
    let exporter = Exporter {
        waiting,
        batch: Vec::new(),
        client: Client::trusting(&[], PATIENCE)?,
        address,
        dropped: dropped.clone(),
        away: false,
    };
    Ok((spans, exporter))
}

impl Spans {
    /// Hands a request's span over, if it is to be recorded.
    pub(crate) fn add(&self, done: &Done) {
        if done.trace.sampled && self.sender.try_send(done.clone()).is_err() {
            self.dropped.inc();
        }
    }
}

impl Exporter {
    /// Sends until it is dropped.
    pub(crate) async fn run(&mut self) {
        loop {
            self.gather().await;
            self.send().await;
        }
    }

    /// Sends what still waits, once.
    pub(crate) async fn finish(&mut self) {
        while self.batch.len() < MOST_WAITING {
            match self.waiting.try_recv() {
                Ok(done) => self.batch.push(done),
                Err(_) => break,
            }
        }
        self.send().await;
    }

    /// Waits for a span, then a while for more.
    async fn gather(&mut self) {
        if self.batch.is_empty() {
            match self.waiting.recv().await {
                Some(done) => self.batch.push(done),
                None => std::future::pending().await,
            }
        }
        let until = Instant::now() + EVERY;
        while self.batch.len() < MOST_AT_ONCE {
            match timeout_at(until, self.waiting.recv()).await {
                Ok(Some(done)) => self.batch.push(done),
                Ok(None) | Err(_) => return,
            }
        }
    }

    async fn send(&mut self) {
        if self.batch.is_empty() {
            return;
        }
        let body = body(&self.batch).to_string();
        match self.client.post(&self.address, body.into()).await {
            Ok(_) => self.away = false,
            Err(error) => {
                self.dropped
                    .inc_by(u64::try_from(self.batch.len()).unwrap_or(u64::MAX));
                if !self.away {
                    tracing::warn!(error = chain(&error), "spans could not be sent");
                }
                self.away = true;
            }
        }
        self.batch.clear();
    }
}

/// The spans of these requests as the collector reads them.
fn body(batch: &[Done]) -> Value {
    let spans: Vec<Value> = batch.iter().map(span).collect();
    let resource = [
        text("service.name", "zirkel"),
        text("service.version", env!("CARGO_PKG_VERSION")),
    ];
    json!({ "resourceSpans": [{
        "resource": { "attributes": resource },
        "scopeSpans": [{ "scope": { "name": "zirkel" }, "spans": spans }],
    }] })
}

fn span(done: &Done) -> Value {
    let trace = &done.trace;
    let begun = done.begun.utc().timestamp_micros().saturating_mul(1_000);
    let elapsed = i64::try_from(done.elapsed.as_nanos()).unwrap_or(i64::MAX);
    let operation = done.outcome.operation.as_ref();
    let seen = done.outcome.seen.as_ref();
    let mut attributes = vec![
        text("http.request.method", &done.method),
        text("http.route", done.route),
        number("http.response.status_code", done.status.into()),
        text("zirkel.request_id", &done.request_id),
        text("zirkel.outcome", done.code.as_deref().unwrap_or("OK")),
    ];
    if let Some(operation) = operation {
        attributes.push(text("graphql.operation.type", operation.kind));
        attributes.push(text("zirkel.verb", &operation.fields));
        if let Some(name) = &operation.name {
            attributes.push(text("graphql.operation.name", name));
        }
    }
    if let Some(seen) = seen {
        attributes.push(text("zirkel.organization", &seen.organization));
        attributes.push(text("zirkel.caller", &seen.caller));
        attributes.push(number("zirkel.revision", seen.revision));
    }
    let name = operation.map_or_else(
        || format!("{} {}", done.method, done.route),
        |it| format!("{} {}", it.kind, it.fields),
    );
    let mut span = json!({
        "traceId": trace.id,
        "spanId": trace.span,
        "name": name,
        "kind": 2,
        "startTimeUnixNano": begun.to_string(),
        "endTimeUnixNano": begun.saturating_add(elapsed).to_string(),
        "attributes": attributes,
        "status": { "code": if done.status >= 500 { 2 } else { 0 } },
    });
    if let Some(members) = span.as_object_mut() {
        if let Some(parent) = &trace.parent {
            members.insert("parentSpanId".to_owned(), parent.as_str().into());
        }
        if let Some(state) = &trace.state {
            members.insert("traceState".to_owned(), state.as_str().into());
        }
    }
    span
}

fn text(key: &str, value: &str) -> Value {
    json!({ "key": key, "value": { "stringValue": value } })
}

/// A whole number; JSON carries it as a text.
fn number(key: &str, value: u32) -> Value {
    json!({ "key": key, "value": { "intValue": value.to_string() } })
}

//! What is counted while requests are served, and where it can be read: `/metrics`, on an address
//! of its own. Labels are of few values; none is an organization, a person or a text of a client.

mod live;
mod metrics;
mod otlp;

pub(crate) use live::{Open, Subscribed};
pub(crate) use metrics::serve;
pub(crate) use otlp::{Exporter, address};

use crate::{
    http::{outcome::Outcome, trace::Trace},
    provider::address::Address,
};
use otlp::Spans;
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;
use zirkel_app::vitals::Vitals;
use zirkel_domain::time::Timestamp;

/// The upper ends of the ranges in which durations are counted, in seconds: the time limit is 10.
const SECONDS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];

type Label<const N: usize> = [(&'static str, String); N];

/// A request that was answered.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    /// Its id.
    pub(crate) request_id: String,
    /// Where it is in a trace.
    pub(crate) trace: Trace,
    /// When it came.
    pub(crate) begun: Timestamp,
    /// Its method.
    pub(crate) method: String,
    /// Its route.
    pub(crate) route: &'static str,
    /// Its status.
    pub(crate) status: u16,
    /// How long it took.
    pub(crate) elapsed: Duration,
    /// What it came to.
    pub(crate) outcome: Outcome,
    /// The code of its first error.
    pub(crate) code: Option<String>,
}

impl Done {
    /// Whether a load balancer asked, not a client.
    fn is_probe(&self) -> bool {
        matches!(self.route, "/healthz" | "/readyz")
    }
}

/// The counters of one server, and whether it is about to stop.
#[derive(Debug)]
pub struct Watch {
    registry: Registry,
    requests: Family<Label<3>, Counter>,
    seconds: Family<Label<2>, Histogram, fn() -> Histogram>,
    errors: Family<Label<1>, Counter>,
    in_flight: Gauge,
    rate_limited: Counter,
    token_refusals: Counter,
    app: OfApp,
    /// How many WebSockets are open.
    live: watch::Sender<usize>,
    live_connections: Gauge,
    live_subscriptions: Gauge,
    live_events: Counter,
    digests: Family<Label<2>, Counter>,
    stopping: AtomicBool,
    /// Whether what is open is to be closed.
    closing: watch::Sender<bool>,
    of_other_schema: AtomicBool,
    spans_dropped: Counter,
    spans: Option<Spans>,
}

/// What the use cases count, taken over when it is read.
#[derive(Debug, Default)]
struct OfApp {
    verdicts: Family<Label<1>, Counter>,
    organizations: Gauge,
    contact: Gauge<f64, AtomicU64>,
    behind: Gauge,
    connections: Family<Label<1>, Gauge>,
}

impl Default for Watch {
    fn default() -> Self {
        let mut watch = Self {
            registry: Registry::with_prefix("zirkel"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            errors: Family::default(),
            in_flight: Gauge::default(),
            rate_limited: Counter::default(),
            token_refusals: Counter::default(),
            app: OfApp::default(),
            live: watch::Sender::new(0),
            live_connections: Gauge::default(),
            live_subscriptions: Gauge::default(),
            live_events: Counter::default(),
            digests: Family::default(),
            closing: watch::Sender::new(false),
            stopping: AtomicBool::new(false),
            of_other_schema: AtomicBool::new(false),
            spans_dropped: Counter::default(),
            spans: None,
        };
        watch.register();
        watch
    }
}

impl Watch {
    fn register(&mut self) {
        let Self { registry: it, .. } = self;
        it.register(
            "requests",
            "Requests answered, by route, kind of operation and status",
            self.requests.clone(),
        );
        it.register_with_unit(
            "request",
            "How long requests took, by route and kind of operation",
            Unit::Seconds,
            self.seconds.clone(),
        );
        it.register(
            "errors",
            "Requests with an error, by the first one's code",
            self.errors.clone(),
        );
        it.register(
            "requests_in_flight",
            "Requests that are being answered",
            self.in_flight.clone(),
        );
        it.register(
            "rate_limited",
            "Requests refused since their caller asked too often",
            self.rate_limited.clone(),
        );
        it.register(
            "token_refusals",
            "Requests without a token that admits somebody",
            self.token_refusals.clone(),
        );
        it.register(
            "spans_dropped",
            "Spans that the collector did not get",
            self.spans_dropped.clone(),
        );
        it.register(
            "live_connections",
            "WebSockets that are open",
            self.live_connections.clone(),
        );
        it.register(
            "live_subscriptions",
            "Subscriptions that are open",
            self.live_subscriptions.clone(),
        );
        it.register(
            "live_events",
            "What was told to subscriptions",
            self.live_events.clone(),
        );
        it.register(
            "digests",
            "Digests, by their channel and by what came of them",
            self.digests.clone(),
        );
        self.app.register(it);
    }

    /// Counters of which each request also becomes a span for the collector at this address.
    pub(crate) fn exporting(
        address: Address,
    ) -> Result<(Self, Exporter), tokio_rustls::rustls::Error> {
        let watch = Self::default();
        let (spans, exporter) = otlp::exporter(address, &watch.spans_dropped)?;
        let spans = Some(spans);
        Ok((Self { spans, ..watch }, exporter))
    }

    /// Whether the server was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// From here on the server says that it takes no more requests.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// Whether the database's schema is another than this program's.
    pub(crate) fn is_of_other_schema(&self) -> bool {
        self.of_other_schema.load(Ordering::Acquire)
    }

    /// Says whether it is, and gives what was said before.
    pub(crate) fn set_of_other_schema(&self, other: bool) -> bool {
        self.of_other_schema.swap(other, Ordering::AcqRel)
    }

    /// A request begins; it ends when what this gives is dropped.
    pub(crate) fn begins(self: &Arc<Self>) -> InFlight {
        self.in_flight.inc();
        InFlight(Arc::clone(self))
    }

    /// A request carries no token that admits somebody.
    pub(crate) fn token_refused(&self) {
        self.token_refusals.inc();
    }

    /// A digest was `sent`, or `refused` for its person, or its receiver was `away`.
    pub(crate) fn digest(&self, channel: &str, outcome: &str) {
        let labels = [("channel", channel), ("outcome", outcome)];
        let labels = labels.map(|(name, value)| (name, value.to_owned()));
        self.digests.get_or_create(&labels).inc();
    }

    /// A request was answered.
    pub(crate) fn done(&self, done: &Done) {
        if let Some(spans) = self.spans.as_ref().filter(|_| !done.is_probe()) {
            spans.add(done);
        }
        let route = ("route", done.route.to_owned());
        let operation = done.outcome.operation.as_ref();
        let operation = (
            "operation",
            operation.map_or("none", |it| it.kind).to_owned(),
        );
        let status = ("status", done.status.to_string());
        self.seconds
            .get_or_create(&[route.clone(), operation.clone()])
            .observe(done.elapsed.as_secs_f64());
        self.requests
            .get_or_create(&[route, operation, status])
            .inc();
        if done.status == 429 {
            self.rate_limited.inc();
        }
        if let Some(code) = &done.code {
            self.errors.get_or_create(&[("code", code.clone())]).inc();
        }
    }

    /// Everything, in the text format of Prometheus.
    pub(crate) fn text(&self, vitals: &Vitals) -> Result<String, std::fmt::Error> {
        self.app.take_over(vitals);
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl OfApp {
    fn register(&self, it: &mut Registry) {
        it.register(
            "verdicts",
            "Answers about one person and one case, by verdict",
            self.verdicts.clone(),
        );
        it.register(
            "organizations",
            "Organizations that are served from memory",
            self.organizations.clone(),
        );
        it.register_with_unit(
            "database_contact_age",
            "How long ago the database last said where its records stand; -1 before it did",
            Unit::Seconds,
            self.contact.clone(),
        );
        it.register(
            "revisions_behind",
            "By how many revisions the record that was furthest behind had to catch up then",
            self.behind.clone(),
        );
        it.register(
            "database_connections",
            "Connections to the database, by what they do",
            self.connections.clone(),
        );
    }

    fn take_over(&self, vitals: &Vitals) {
        for (verdict, count) in vitals.verdicts {
            let label = [("verdict", verdict.as_str().to_owned())];
            let counter = self.verdicts.get_or_create(&label);
            counter.inner().store(count, Ordering::Relaxed);
        }
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.organizations.set(whole(vitals.organizations));
        let age = vitals.looked_before.map_or(-1.0, |it| it.as_secs_f64());
        self.contact.set(age);
        self.behind.set(vitals.behind.into());
        let (open, idle) = (vitals.connections_open, vitals.connections_idle);
        for (state, count) in [("in_use", open.saturating_sub(idle)), ("idle", idle)] {
            let label = [("state", state.to_owned())];
            self.connections.get_or_create(&label).set(count.into());
        }
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub(crate) struct InFlight(Arc<Watch>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.dec();
    }
}

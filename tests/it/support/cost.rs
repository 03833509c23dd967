//! What requests cost the database: what a watched store tells of its statements, added up.

use std::sync::{
    OnceLock,
    atomic::{AtomicU64, Ordering},
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

/// Statements that the database was sent, and rows that they returned or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Statements.
    pub(crate) statements: u64,
    /// Rows.
    pub(crate) rows: u64,
}

/// Nothing was asked of the database.
pub(crate) const NOTHING: Cost = Cost {
    statements: 0,
    rows: 0,
};

/// Adds up what watched stores tell of their statements.
#[derive(Debug, Default)]
struct Counter {
    statements: AtomicU64,
    rows: AtomicU64,
}

impl Counter {
    /// The one of this process.
    fn the() -> &'static Self {
        static COUNTER: OnceLock<Counter> = OnceLock::new();
        COUNTER.get_or_init(|| {
            tracing::subscriber::set_global_default(Counted).unwrap();
            Self::default()
        })
    }

    fn now(&self) -> Cost {
        Cost {
            statements: self.statements.load(Ordering::SeqCst),
            rows: self.rows.load(Ordering::SeqCst),
        }
    }
}

/// What tells the counter.
struct Counted;

impl Subscriber for Counted {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let counter = Counter::the();
        counter.statements.fetch_add(1, Ordering::SeqCst);
        let mut rows = Rows(0);
        event.record(&mut rows);
        counter.rows.fetch_add(rows.0, Ordering::SeqCst);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// The rows of one statement. PostgreSQL counts those that it returns as affected, too.
struct Rows(u64);

impl Visit for Rows {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if ["rows_returned", "rows_affected"].contains(&field.name()) {
            self.0 = self.0.max(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

/// What comes of it, and what that cost.
pub(crate) async fn cost_of<T>(asked: impl Future<Output = T>) -> (T, Cost) {
    let before = Counter::the().now();
    let answer = asked.await;
    let after = Counter::the().now();
    let cost = Cost {
        statements: after.statements - before.statements,
        rows: after.rows - before.rows,
    };
    (answer, cost)
}

/// The counter is one for the process, so one test at a time counts; and nobody else watches a
/// store.
pub(crate) static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

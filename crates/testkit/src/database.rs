//! A database of its own for each test, on SQLite and on PostgreSQL.
//!
//! One template a schema is migrated, and copied for each test: a file on SQLite, `CREATE DATABASE
//! … TEMPLATE` on PostgreSQL. `ZIRKEL_TEST_POSTGRES_URL` names the PostgreSQL server, as a user
//! that may create databases; without it tests run on SQLite alone and say so, or fail where
//! `ZIRKEL_TEST_REQUIRE=all` is set.
//!
//! Whoever uses a database holds a lock named after it for as long as its session lives. So what a
//! dead run left behind can be told from what a living one uses, and the next test removes it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test whose database fails has failed"
)]

mod postgres;
mod sqlite;

use sea_orm::{ConnectOptions, ConnectionTrait as _};
use std::future::Future;

/// The server that tests on PostgreSQL use.
pub const POSTGRES_URL: &str = "ZIRKEL_TEST_POSTGRES_URL";

/// `all`: a test that leaves a database out fails.
pub const REQUIRE: &str = "ZIRKEL_TEST_REQUIRE";

/// What is in a new database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Nothing.
    Empty,
    /// The schema of today.
    Migrated,
}

/// A database that one test has to itself.
#[derive(Debug)]
pub struct Database {
    kind: Kind,
    url: String,
}

#[derive(Debug)]
enum Kind {
    Sqlite(sqlite::Files),
    Postgres(postgres::Lease),
}

impl Database {
    /// A new SQLite database. It is removed when this is dropped.
    pub async fn sqlite(schema: Schema) -> Self {
        let (files, url) = sqlite::create(schema).await;
        Self {
            kind: Kind::Sqlite(files),
            url,
        }
    }

    /// A new PostgreSQL database; none where no server is named. It is removed by [`Self::remove`],
    /// or by a later test if this one ends before.
    pub async fn postgres(schema: Schema) -> Option<Self> {
        let Some(server) = setting(POSTGRES_URL) else {
            leave_postgres_out();
            return None;
        };
        let (lease, url) = postgres::create(&server, schema).await;
        Some(Self {
            kind: Kind::Postgres(lease),
            url,
        })
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it is SQLite.
    pub const fn is_sqlite(&self) -> bool {
        matches!(self.kind, Kind::Sqlite(_))
    }

    /// Removes it, whoever is still connected.
    pub async fn remove(self) {
        match self.kind {
            Kind::Sqlite(files) => drop(files),
            Kind::Postgres(lease) => lease.remove().await,
        }
    }
}

/// Runs a test on a migrated database of each kind, by its address.
pub async fn for_each_database<F: Future<Output = ()>>(test: impl Fn(String) -> F) {
    for_each(Schema::Migrated, test).await;
}

/// Runs a test on an empty database of each kind, by its address.
pub async fn for_each_empty_database<F: Future<Output = ()>>(test: impl Fn(String) -> F) {
    for_each(Schema::Empty, test).await;
}

/// Runs a script of many statements on a database, and tells nobody who counts statements.
pub async fn load(url: &str, script: &str) {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false);
    let db = sea_orm::Database::connect(options)
        .await
        .expect("connecting");
    db.execute_unprepared(script)
        .await
        .expect("a script that runs");
    db.close().await.expect("closing the connection");
}

async fn for_each<F: Future<Output = ()>>(schema: Schema, test: impl Fn(String) -> F) {
    let sqlite = Database::sqlite(schema).await;
    test(sqlite.url().to_owned()).await;
    sqlite.remove().await;
    if let Some(postgres) = Database::postgres(schema).await {
        test(postgres.url().to_owned()).await;
        postgres.remove().await;
    }
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn leave_postgres_out() {
    assert!(
        setting(REQUIRE).as_deref() != Some("all"),
        "{REQUIRE}=all, but {POSTGRES_URL} names no PostgreSQL server"
    );
    eprintln!(
        "PostgreSQL was left out: set {POSTGRES_URL}, e.g. to postgres://postgres@127.0.0.1/postgres"
    );
}

/// A setting of the test run; none where it is empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the settings of a test run are no configuration of the server"
)]
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

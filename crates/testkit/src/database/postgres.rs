//! PostgreSQL: template and tests' databases are named, and locked by name, on one server.

use super::Schema;
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, Statement};
use std::{
    process,
    sync::atomic::{AtomicU32, Ordering},
};

const TEMPLATES: &str = "zirkel_template_";
const TESTS: &str = "zirkel_test_";

/// A test's database, with the session that holds its lock.
#[derive(Debug)]
pub(super) struct Lease {
    session: Session,
    name: String,
}

impl Lease {
    pub(super) async fn remove(self) {
        self.session.drop_database(&self.name).await;
        self.session.close().await;
    }
}

pub(super) async fn create(server: &str, schema: Schema) -> (Lease, String) {
    let session = Session::open(server).await;
    session.remove_leftovers().await;
    let template = match schema {
        Schema::Migrated => format!(" TEMPLATE {}", session.template().await),
        Schema::Empty => String::new(),
    };
    let name = session.reserve().await;
    session.drop_database(&name).await;
    session
        .run(&format!("CREATE DATABASE {name}{template}"))
        .await;
    let url = session.url_of(&name);
    (Lease { session, name }, url)
}

/// One connection to the server; its locks live as long as it does.
#[derive(Debug)]
struct Session {
    db: DatabaseConnection,
    server: String,
}

impl Session {
    async fn open(server: &str) -> Self {
        let mut options = ConnectOptions::new(server);
        options
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .sqlx_logging(false);
        let db = Database::connect(options)
            .await
            .unwrap_or_else(|error| panic!("the PostgreSQL server is out of reach: {error}"));
        Self {
            db,
            server: server.to_owned(),
        }
    }

    async fn close(self) {
        self.db.close().await.expect("closing the session");
    }

    /// The template's name; it stays while this session lives. Made under another name and then
    /// renamed, so that it is whole wherever it is.
    async fn template(&self) -> String {
        let template = format!("{TEMPLATES}{}", zirkel_migrations::fingerprint());
        self.run(&format!(
            "SELECT pg_advisory_lock_shared({})",
            key(&template)
        ))
        .await;
        if self.exists(&template).await {
            return template;
        }
        let making = format!("{template}_making");
        let lock = key(&making);
        self.run(&format!("SELECT pg_advisory_lock({lock})")).await;
        if !self.exists(&template).await {
            self.drop_database(&making).await;
            self.run(&format!("CREATE DATABASE {making}")).await;
            zirkel_migrations::up(&self.url_of(&making))
                .await
                .expect("migrating the template");
            self.run(&format!("ALTER DATABASE {making} RENAME TO {template}"))
                .await;
        }
        self.run(&format!("SELECT pg_advisory_unlock({lock})"))
            .await;
        template
    }

    /// A name that no living session uses; locked from here on.
    async fn reserve(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("{TESTS}{}_{count}", process::id());
            if self.try_lock(&name).await {
                return name;
            }
        }
    }

    /// Drops the databases of sessions that are dead, and templates of other schemas that nobody
    /// uses.
    async fn remove_leftovers(&self) {
        let current = format!("{TEMPLATES}{}", zirkel_migrations::fingerprint());
        for name in self.databases().await {
            if name != current && self.try_lock(&name).await {
                self.drop_database(&name).await;
                self.run(&format!("SELECT pg_advisory_unlock({})", key(&name)))
                    .await;
            }
        }
    }

    async fn databases(&self) -> Vec<String> {
        let query = format!(
            "SELECT datname::text AS name FROM pg_database \
             WHERE datname LIKE '{TESTS}%' OR datname LIKE '{TEMPLATES}%'"
        );
        let rows = self.db.query_all_raw(self.statement(&query)).await;
        rows.expect("listing databases")
            .iter()
            .map(|row| row.try_get("", "name").expect("a database's name"))
            .collect()
    }

    async fn exists(&self, name: &str) -> bool {
        self.databases().await.iter().any(|it| it == name)
    }

    async fn try_lock(&self, name: &str) -> bool {
        let query = format!("SELECT pg_try_advisory_lock({}) AS locked", key(name));
        let row = self.db.query_one_raw(self.statement(&query)).await;
        row.expect("locking")
            .expect("an answer")
            .try_get("", "locked")
            .expect("yes or no")
    }

    async fn drop_database(&self, name: &str) {
        self.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await;
    }

    async fn run(&self, statement: &str) {
        if let Err(error) = self.db.execute_unprepared(statement).await {
            panic!("{statement}: {error}");
        }
    }

    fn statement(&self, text: &str) -> Statement {
        Statement::from_string(self.db.get_database_backend(), text)
    }

    /// The address of another database on this server.
    fn url_of(&self, name: &str) -> String {
        let (address, settings) = self
            .server
            .split_once('?')
            .map_or((self.server.as_str(), ""), |(address, rest)| {
                (address, rest)
            });
        let (server, _) = address
            .rsplit_once('/')
            .expect("an address that ends with a database");
        let mark = if settings.is_empty() { "" } else { "?" };
        format!("{server}/{name}{mark}{settings}")
    }
}

/// The number of a lock, from the name of what it locks.
fn key(name: &str) -> i64 {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    i64::from_be_bytes(hash.to_be_bytes())
}

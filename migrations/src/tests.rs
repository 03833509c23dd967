//! The schema that the migrations add up to, on both databases.

use crate::{Migrator, SchemaState, fingerprint, known, state, up};
use sea_orm_migration::{
    MigratorTrait as _,
    sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement},
};
use zirkel_testkit::{
    database::{for_each_empty_database, load},
    update,
};

/// Every table and index of a database, as text.
async fn schema(url: &str) -> String {
    let db = Database::connect(url).await.unwrap();
    let query = if is_sqlite(&db) {
        include_str!("tests/sqlite.sql")
    } else {
        include_str!("tests/postgres.sql")
    };
    let mut text = String::from("-- Written by a test from what the migrations make.\n");
    for line in lines(&db, query).await {
        text.push_str(&if is_sqlite(&db) { spread(&line) } else { line });
        text.push('\n');
    }
    db.close().await.unwrap();
    text
}

fn is_sqlite(db: &DatabaseConnection) -> bool {
    db.get_database_backend() == DbBackend::Sqlite
}

/// SQLite keeps a table's text as it was given, on one line: here each part gets its own.
fn spread(statement: &str) -> String {
    if !statement.starts_with("CREATE TABLE") {
        return statement.to_owned();
    }
    let mut text = String::new();
    let mut depth = 0;
    for c in statement
        .replace(", ", ",")
        .replace("( ", "(")
        .replace(" )", ")")
        .chars()
    {
        depth += i32::from(c == '(') - i32::from(c == ')');
        match (c, depth) {
            ('(' | ',', 1) => {
                text.push(c);
                text.push_str("\n    ");
            }
            (')', 0) => text.push_str("\n)"),
            (',', _) => text.push_str(", "),
            (c, _) => text.push(c),
        }
    }
    text
}

async fn lines(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "line").unwrap())
        .collect()
}

fn ddl(url: &str) -> String {
    let name = url.split(':').next().unwrap();
    format!("{}/ddl/{name}.sql", env!("CARGO_MANIFEST_DIR"))
}

#[tokio::test]
async fn the_checked_in_schema_is_the_one_that_the_migrations_make() {
    for_each_empty_database(async |url| {
        up(&url).await.unwrap();
        update::compare(ddl(&url), &schema(&url).await);
    })
    .await;
}

#[tokio::test]
async fn the_database_of_a_released_program_gets_the_same_schema() {
    for_each_empty_database(async |url| {
        let script = if url.starts_with("sqlite") {
            include_str!("../released/0001.sqlite.sql")
        } else {
            include_str!("../released/0001.postgres.sql")
        };
        load(&url, script).await;
        let made = up(&url).await.unwrap();
        assert_eq!(made, known()[1..]);
        update::compare(ddl(&url), &schema(&url).await);
    })
    .await;
}

#[tokio::test]
async fn a_database_is_behind_until_it_is_migrated_and_then_up_to_date() {
    for_each_empty_database(async |url| {
        let pending = vec![
            "m0001_record".to_owned(),
            "m0002_acts".to_owned(),
            "m0003_timelines".to_owned(),
            "m0004_process".to_owned(),
            "m0005_digest".to_owned(),
        ];
        let behind = SchemaState::Behind {
            pending: pending.clone(),
        };
        assert_eq!(state(&url).await.unwrap(), behind);
        assert_eq!(state(&url).await.unwrap(), behind);
        assert_eq!(up(&url).await.unwrap(), pending);
        assert_eq!(state(&url).await.unwrap(), SchemaState::UpToDate);
        assert_eq!(up(&url).await.unwrap(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_change_that_this_program_does_not_know_puts_the_database_ahead() {
    for_each_empty_database(async |url| {
        up(&url).await.unwrap();
        let db = Database::connect(url.as_str()).await.unwrap();
        db.execute_unprepared("INSERT INTO schema_migration VALUES ('m9999_later', 0)")
            .await
            .unwrap();
        db.close().await.unwrap();
        let unknown = vec!["m9999_later".to_owned()];
        assert_eq!(state(&url).await.unwrap(), SchemaState::Ahead { unknown });
        let refused = up(&url).await.unwrap_err().to_string();
        assert!(refused.contains("m9999_later"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn migrations_go_up_and_down_and_up_again() {
    for_each_empty_database(async |url| {
        up(&url).await.unwrap();
        let first = schema(&url).await;
        let db = Database::connect(url.as_str()).await.unwrap();
        Migrator::down(&db, None).await.unwrap();
        db.close().await.unwrap();
        assert_ne!(schema(&url).await, first);
        up(&url).await.unwrap();
        assert_eq!(schema(&url).await, first);
    })
    .await;
}

#[tokio::test]
async fn every_foreign_key_has_an_index_that_begins_with_its_columns() {
    for_each_empty_database(async |url| {
        up(&url).await.unwrap();
        let db = Database::connect(url.as_str()).await.unwrap();
        let query = if is_sqlite(&db) {
            include_str!("tests/sqlite_unindexed.sql")
        } else {
            include_str!("tests/postgres_unindexed.sql")
        };
        assert_eq!(lines(&db, query).await, Vec::<String>::new());
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn servers_that_start_at_once_migrate_once() {
    for_each_empty_database(async |url| {
        let up = || Box::pin(up(&url));
        let all = tokio::join!(up(), up(), up());
        let mut made = [all.0, all.1, all.2].map(|it| it.unwrap().len());
        made.sort_unstable();
        assert_eq!(made, [0, 0, Migrator::migrations().len()]);
        assert_eq!(state(&url).await.unwrap(), SchemaState::UpToDate);
    })
    .await;
}

#[test]
fn the_fingerprint_is_a_name_that_both_databases_accept() {
    assert!(fingerprint().bytes().all(|b| b.is_ascii_hexdigit()));
}

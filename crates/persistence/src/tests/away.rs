//! A PostgreSQL that goes away, is slow, or must be trusted first; and word of what others write.

use super::{
    Beside, append, found, head, open,
    world::{ANA, ORGANIZATION, directory, first, joined, later},
};
use crate::{Change, Notice, Store, StoreError, StoreOptions};
use std::time::Duration;
use tokio::time::timeout;
use zirkel_domain::ids::RevisionNumber;
use zirkel_testkit::{
    cluster::{Cluster, Stop},
    database::{Database, Schema},
};

/// How long anything is waited for that must come.
const PATIENCE: Duration = Duration::from_secs(30);

const fn notice(revision: u32, directory: u64) -> Change {
    Change::Moved(Notice {
        organization: ORGANIZATION,
        revision: RevisionNumber(revision),
        directory,
        process: 0,
    })
}

async fn next(changes: &mut crate::Changes) -> Change {
    let heard = timeout(PATIENCE, changes.next()).await;
    heard.expect("nothing is heard").unwrap()
}

#[tokio::test]
async fn whoever_listens_hears_of_each_commit_and_of_nothing_else() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let (writer, reader) = (open(database.url()).await, open(database.url()).await);
    let mut changes = reader.changes().unwrap();
    assert_eq!(next(&mut changes).await, Change::Anything);

    found(&writer, &first(), &directory()).await;
    assert_eq!(next(&mut changes).await, notice(1, 1));
    let second = later(2, "2026-03-04T09:30:00Z", vec![joined(ANA)]);
    let mut dropped = writer.begin().await.unwrap();
    let base = RevisionNumber(1);
    dropped
        .revision_append(ORGANIZATION, base, &second)
        .await
        .unwrap();
    drop(dropped);
    append(&writer, 1, &second).await;
    assert_eq!(next(&mut changes).await, notice(2, 1));
    let mut tx = writer.begin().await.unwrap();
    tx.profile_erase(ORGANIZATION, ANA).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(next(&mut changes).await, notice(2, 2));

    let beside = Beside::open(database.url()).await;
    let listeners = "pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database() \
         AND application_name = 'zirkel'";
    assert_eq!(beside.count(listeners).await, 1);
    beside
        .count(&format!(
            "(SELECT pg_terminate_backend(pid) FROM {listeners}) AS ended"
        ))
        .await;
    beside.close().await;
    // It listens again, and what happened meanwhile may have been missed.
    assert_eq!(next(&mut changes).await, Change::Anything);
    let mut tx = writer.begin().await.unwrap();
    tx.organization_remove(ORGANIZATION).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(next(&mut changes).await, notice(0, 0));
    drop(changes);
    database.remove().await;
}

#[tokio::test]
async fn on_sqlite_there_is_nothing_to_listen_to() {
    let database = Database::sqlite(Schema::Migrated).await;
    assert!(open(database.url()).await.changes().is_none());
}

#[tokio::test]
async fn a_store_outlives_its_server_and_nothing_committed_is_lost() {
    let Some(cluster) = Cluster::migrated().await else {
        return;
    };
    let options = StoreOptions {
        wait: Duration::from_millis(300),
        ..StoreOptions::default()
    };
    let store = Store::connect_with(&cluster.url(), options).await.unwrap();
    let mut changes = store.changes().unwrap();
    assert_eq!(next(&mut changes).await, Change::Anything);
    found(&store, &first(), &directory()).await;
    assert_eq!(next(&mut changes).await, notice(1, 1));
    for (base, how) in [(1, Stop::Fast), (2, Stop::Immediate)] {
        let begun = store.begin().await.unwrap();
        cluster.stop(how);
        for error in [
            store.ready().await.unwrap_err(),
            store.heads().await.unwrap_err(),
            store.begin().await.unwrap_err(),
            begun.commit().await.unwrap_err(),
        ] {
            let away = matches!(error, StoreError::Unavailable { .. });
            assert!(away, "{how:?}: {error:?}");
        }
        cluster.resume();
        store.ready().await.unwrap();
        assert_eq!(head(&store).await.revision, RevisionNumber(base));
        append(
            &store,
            base,
            &later(base + 1, "2026-03-04T09:30:00Z", vec![joined(ANA)]),
        )
        .await;
        while timeout(PATIENCE, changes.next()).await.unwrap().ok() != Some(Change::Anything) {}
    }
    assert_eq!(head(&store).await.revision, RevisionNumber(3));
}

#[tokio::test]
async fn a_connection_is_private_where_the_address_asks_for_it() {
    let Some(cluster) = Cluster::migrated().await else {
        return;
    };
    let authority = cluster.authority();
    let authority = authority.display();
    let elsewhere = Cluster::start().unwrap();
    let stranger = elsewhere.authority();
    let stranger = stranger.display();
    let encrypted = "pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()";
    for (settings, expected) in [
        ("sslmode=disable".to_owned(), 0),
        ("sslmode=require".to_owned(), 1),
        (format!("sslmode=verify-ca&sslrootcert={authority}"), 1),
        (format!("sslmode=verify-full&sslrootcert={authority}"), 1),
    ] {
        let url = cluster.url_over_network(&settings);
        assert_eq!(open(&url).await.heads().await.unwrap(), [], "{settings}");
        let beside = Beside::open(&url).await;
        assert_eq!(beside.count(encrypted).await, expected, "{settings}");
        beside.close().await;
    }
    for settings in [
        format!("sslmode=verify-ca&sslrootcert={stranger}"),
        format!("sslmode=verify-full&sslrootcert={stranger}"),
        "sslmode=verify-full".to_owned(),
    ] {
        let url = cluster.url_over_network(&settings);
        let error = Store::connect(&url).await.unwrap_err();
        assert!(
            matches!(error, StoreError::Unavailable { .. }),
            "{settings}: {error:?}"
        );
    }
    // The certificate is `localhost`'s.
    let by_number = cluster
        .url_over_network(&format!("sslmode=verify-full&sslrootcert={authority}"))
        .replace("@localhost", "@127.0.0.1");
    assert!(Store::connect(&by_number).await.is_err());
}

#[tokio::test]
async fn nothing_waits_for_ever_on_postgres() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let options = StoreOptions {
        connections: 2,
        wait: Duration::from_millis(200),
        statement: Duration::from_millis(300),
    };
    let store = Store::connect_with(database.url(), options).await.unwrap();
    found(&store, &first(), &directory()).await;
    let held = [store.begin().await.unwrap(), store.begin().await.unwrap()];
    assert_eq!((store.pool().open, store.pool().idle), (2, 0));
    let error = store.heads().await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    drop(held);

    let mut first = store.begin().await.unwrap();
    first.head_of(ORGANIZATION).await.unwrap();
    let mut second = store.begin().await.unwrap();
    let error = second.head_of(ORGANIZATION).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    drop((first, second));
    database.remove().await;
}

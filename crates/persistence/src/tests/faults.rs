//! What must not happen, and what it is called when it does.

use super::{
    Beside, append, found, head, key, open,
    world::{ANA, ORGANIZATION, directory, first, joined, keyed, later, settings},
};
use crate::{At, ChainError, Store, StoreError, verify};
use sea_orm::prelude::Uuid;
use zirkel_domain::{
    event::Event,
    ids::{OrganizationId, RevisionNumber},
};
use zirkel_testkit::database::{Database, Schema, for_each_database, for_each_empty_database};

#[tokio::test]
async fn whoever_read_an_older_revision_is_stale_and_nothing_of_it_stays() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let next = later(2, "2026-03-04T09:30:00Z", vec![joined(ANA)]);
        append(&store, 1, &next).await;

        let mut tx = store.begin().await.unwrap();
        let base = RevisionNumber(1);
        let lost = tx
            .revision_append(ORGANIZATION, base, &next)
            .await
            .unwrap_err();
        assert!(lost.is_stale(), "{lost:?}");
        drop(tx);
        assert_eq!(head(&store).await.revision, RevisionNumber(2));
        assert_eq!(store.record(ORGANIZATION).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let mut tx = store.begin().await.unwrap();
        tx.organization_found(&first(), &directory()).await.unwrap();
        drop(tx);
        assert_eq!(store.heads().await.unwrap(), []);
        // The connection is free again, and so is the key.
        found(&store, &first(), &directory()).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_is_not_seen() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let mut tx = store.begin().await.unwrap();
        tx.organization_found(&first(), &directory()).await.unwrap();
        assert_eq!(store.heads().await.unwrap(), []);
        assert!(tx.head(&key()).await.unwrap().is_some());
        tx.commit().await.unwrap();
        assert_eq!(store.heads().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_key_in_use_is_taken() {
    for_each_database(async |url| {
        let store = open(&url).await;
        found(&store, &first(), &directory()).await;
        let mut settings = settings();
        settings.id = OrganizationId::from_uuid(Uuid::from_u128(2));
        let mut again = first();
        again.events[0] = Event::OrganizationFounded(settings);
        let mut tx = store.begin().await.unwrap();
        let refused = tx
            .organization_found(&again, &directory())
            .await
            .unwrap_err();
        let StoreError::Taken { table, column } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!((table.as_str(), column.as_str()), ("organization", "key"));
    })
    .await;
}

#[tokio::test]
async fn of_the_current_roles_only_one_has_a_key() {
    for_each_database(async |url| {
        let store = open(&url).await;
        let mut double = first();
        for event in &mut double.events {
            if let Event::RoleDefined(role) = event {
                role.key = keyed("twin");
            }
        }
        let mut tx = store.begin().await.unwrap();
        let refused = tx
            .organization_found(&double, &directory())
            .await
            .unwrap_err();
        let StoreError::Taken { table, column } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!((table.as_str(), column.as_str()), ("role", "key"));
    })
    .await;
}

/// What somebody did to the stored record, and what the chain says of it.
fn tamperings() -> Vec<(&'static str, ChainError)> {
    let one = RevisionNumber(1);
    let two = RevisionNumber(2);
    let changed = |revision| ChainError::Changed { revision };
    vec![
        (
            "UPDATE event SET body = replace(body, 'Credit balances', 'All balances') WHERE revision = 1",
            changed(one),
        ),
        (
            "UPDATE event SET body = body || ' ' WHERE revision = 2",
            changed(two),
        ),
        (
            "DELETE FROM event WHERE revision = 1 AND position = 5",
            changed(one),
        ),
        (
            "UPDATE revision SET adopted_at = '2026-03-03T09:30:00.000002+00:00' WHERE number = 1",
            changed(one),
        ),
        (
            "UPDATE revision SET author_seat = NULL WHERE number = 2",
            changed(two),
        ),
        (
            "UPDATE revision SET hash = (SELECT hash FROM revision WHERE number = 3) WHERE number = 2",
            changed(two),
        ),
        (
            "UPDATE revision SET previous_hash = hash WHERE number = 2",
            ChainError::Unlinked { revision: two },
        ),
        (
            "UPDATE event SET revision = 3 WHERE revision = 2 AND position = 1",
            changed(two),
        ),
    ]
}

#[tokio::test]
async fn a_step_that_was_changed_after_its_adoption_is_found() {
    for_each_database(async |url| {
        let store = open(&url).await;
        for (tampering, expected) in tamperings() {
            found(&store, &first(), &directory()).await;
            append(
                &store,
                1,
                &later(2, "2026-03-04T09:30:00Z", vec![joined(ANA), joined(ANA)]),
            )
            .await;
            append(
                &store,
                2,
                &later(3, "2026-03-04T09:30:00Z", vec![joined(ANA)]),
            )
            .await;
            let beside = Beside::open(&url).await;
            beside.run(tampering).await;
            beside.close().await;
            let record = store.record(ORGANIZATION).await.unwrap();
            assert_eq!(verify(&record), Err(expected), "{tampering}");
            assert!(verify(&record[..1]).is_ok() || tampering.contains("= 1"));
            assert!(matches!(
                verify(&record[1..]),
                Err(ChainError::OutOfOrder { .. })
            ));
            let mut tx = store.begin().await.unwrap();
            tx.organization_remove(ORGANIZATION).await.unwrap();
            tx.commit().await.unwrap();
        }
    })
    .await;
}

/// A broken row, and the table, column and reason that name it.
const BROKEN: [(&str, &str, &str, &str); 17] = [
    (
        "UPDATE organization SET key = 'A'",
        "organization",
        "key",
        "character",
    ),
    (
        "UPDATE organization SET revision = 4294967296",
        "organization",
        "revision",
        "range",
    ),
    (
        "UPDATE revision SET cause = 'whim'",
        "revision",
        "cause",
        "`whim`",
    ),
    (
        "UPDATE revision SET author = 'nobody'",
        "revision",
        "author",
        "`nobody`",
    ),
    (
        "UPDATE revision SET hash = previous_hash",
        "revision",
        "hash",
        "",
    ),
    (
        "UPDATE event SET kind = 'guessed' WHERE position = 2",
        "event",
        "kind",
        "`guessed`",
    ),
    (
        "UPDATE event SET version = 9 WHERE position = 2",
        "event",
        "version",
        "9",
    ),
    (
        "UPDATE event SET body = '{' WHERE position = 2",
        "event",
        "body",
        "EOF",
    ),
    (
        "UPDATE settings SET time_zone = 'Mars'",
        "settings",
        "time_zone",
        "names no",
    ),
    (
        "UPDATE settings SET articles = '{\"v\":2,\"is\":[1]}'",
        "settings",
        "articles",
        "version 2",
    ),
    ("UPDATE role SET name = ' '", "role", "name", "is empty"),
    (
        "UPDATE accountability SET role = 'god:1'",
        "accountability",
        "role",
        "`god:1`",
    ),
    (
        "UPDATE domain SET reach = 'moon'",
        "domain",
        "reach",
        "`moon`",
    ),
    (
        "UPDATE policy SET clauses = '{\"v\":1,\"is\":[{}]}'",
        "policy",
        "clauses",
        "missing field",
    ),
    (
        "UPDATE spend_control SET limit_amount = '1.234' WHERE limit_amount IS NOT NULL",
        "spend_control",
        "limit_amount",
        "finer",
    ),
    (
        "UPDATE assignment SET seat = 'seat:x'",
        "assignment",
        "seat",
        "`seat:x`",
    ),
    (
        "UPDATE profile SET key = 'Ä'||person_id",
        "profile",
        "key",
        "character",
    ),
];

async fn read_all(store: &Store) -> Result<(), StoreError> {
    store.heads().await?;
    store.record(ORGANIZATION).await?;
    store.snapshot(ORGANIZATION, At::Latest).await.map(|_| ())
}

#[tokio::test]
async fn a_row_that_no_version_of_this_program_wrote_is_named_by_table_and_column() {
    for_each_database(async |url| {
        let store = open(&url).await;
        for (breakage, in_table, in_column, reason) in BROKEN {
            found(&store, &first(), &directory()).await;
            let beside = Beside::open(&url).await;
            if breakage.contains("previous_hash") {
                beside
                    .run("UPDATE revision SET hash = '' WHERE number = 1")
                    .await;
            } else {
                beside.run(breakage).await;
            }
            beside.close().await;
            let error = read_all(&store).await.unwrap_err();
            let StoreError::BadRow {
                table,
                column,
                id,
                why,
            } = error
            else {
                panic!("{breakage}: {error:?}");
            };
            assert_eq!(
                (table, column.as_str()),
                (in_table, in_column),
                "{breakage}"
            );
            assert!(why.contains(reason), "{breakage}: {why}");
            assert!(!id.is_empty());
            let mut tx = store.begin().await.unwrap();
            tx.organization_remove(ORGANIZATION).await.unwrap();
            tx.commit().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_database_without_the_schema_is_a_fault_of_the_driver() {
    for_each_empty_database(async |url| {
        let error = open(&url).await.heads().await.unwrap_err();
        assert!(matches!(error, StoreError::Driver { .. }), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_unavailable() {
    let refused = Store::connect("postgres://zirkel@127.0.0.1:1/zirkel").await;
    let error = refused.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused_without_repeating_it() {
    for url in ["mysql://root:secret@host/db", "sqlite::memory:", "secret"] {
        let error = Store::connect(url).await.unwrap_err();
        assert!(matches!(error, StoreError::Address { .. }), "{error:?}");
        assert!(!error.to_string().contains("secret@"), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_a_fault_and_stays_as_it_is() {
    let database = Database::sqlite(Schema::Empty).await;
    let file = database.url().trim_start_matches("sqlite://");
    let file = file.split('?').next().unwrap();
    std::fs::write(file, "no database, just words\n".repeat(100)).unwrap();
    let error = Store::connect(database.url()).await.unwrap_err();
    assert!(matches!(error, StoreError::Driver { .. }), "{error:?}");
    let words = std::fs::read_to_string(file).unwrap();
    assert!(words.starts_with("no database"));
}

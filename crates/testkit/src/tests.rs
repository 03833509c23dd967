//! The tools themselves.

use crate::{
    database::{Database, Schema, for_each_database},
    node, update,
};
use sea_orm::ConnectionTrait as _;
use std::panic::catch_unwind;

async fn connect(url: &str) -> Result<sea_orm::DatabaseConnection, sea_orm::DbErr> {
    let mut options = sea_orm::ConnectOptions::new(url);
    options
        .max_connections(1)
        .acquire_timeout(std::time::Duration::from_millis(200));
    sea_orm::Database::connect(options).await
}

#[tokio::test]
async fn a_test_has_its_migrated_database_to_itself() {
    for_each_database(async |url| {
        let db = connect(&url).await.unwrap();
        db.execute_unprepared("CREATE TABLE mine (id integer)")
            .await
            .unwrap();
        for_each_database(async |other| {
            let other = connect(&other).await.unwrap();
            other
                .execute_unprepared("SELECT * FROM organization")
                .await
                .unwrap();
            let seen = other.execute_unprepared("SELECT * FROM mine").await;
            assert!(seen.is_err());
            other.close().await.unwrap();
        })
        .await;
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_test_left_behind_is_removed_by_a_later_one() {
    let Some(left) = Database::postgres(Schema::Empty).await else {
        return;
    };
    let url = left.url().to_owned();
    drop(left);
    for _ in 0..50 {
        if connect(&url).await.is_err() {
            return;
        }
        let later = Database::postgres(Schema::Empty).await.unwrap();
        later.remove().await;
    }
    panic!("{url} is still there");
}

#[test]
fn a_file_that_differs_is_named_with_the_first_line_that_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.txt");
    std::fs::write(&file, "one\ntwo\n").unwrap();
    if crate::database::setting("UPDATE").is_some() {
        return;
    }
    update::compare(&file, "one\ntwo\n");
    let refused = catch_unwind(|| update::compare(&file, "one\nthree\n")).unwrap_err();
    let message = refused.downcast_ref::<String>().unwrap();
    assert!(message.contains("from line 2 on"), "{message}");
}

#[test]
fn programs_for_node_find_their_packages() {
    let Some(folder) = node::folder() else {
        return;
    };
    let asked = std::process::Command::new("node")
        .args(["--input-type=module", "--eval"])
        .arg("await import('graphql-http'); await import('oidc-provider'); console.log('found')")
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&asked.stdout);
    assert!(said.contains("found"), "{asked:?}");
}

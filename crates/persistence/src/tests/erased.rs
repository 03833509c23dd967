//! Who was erased is in no file of a SQLite database any more, neither in a page that nobody reads
//! nor in the log.

use super::{
    found, open, put,
    world::{ANA, ORGANIZATION, directory, first},
};
use crate::Store;
use std::{fs, path::PathBuf};
use zirkel_domain::{
    ids::PersonId,
    structure::person::{ExternalRef, Profile},
    text::{Key, Name, OutsideRef},
};
use zirkel_testkit::database::{Database, Schema};

/// What nothing else in the file says.
const TOLD: [&str; 3] = [
    "Xenia Quillfeather",
    "xenia@quillfeather.example",
    "quill-4711",
];

fn xenia(person: PersonId) -> Profile {
    let outside = |text| OutsideRef::new(text).unwrap();
    Profile {
        person,
        key: Key::new("xenia").unwrap(),
        name: Name::new(TOLD[0]).unwrap(),
        email: Some(outside(TOLD[1])),
        external: [ExternalRef {
            system: Key::new("crm").unwrap(),
            id: outside(TOLD[2]),
        }]
        .into_iter()
        .collect(),
    }
}

/// What of it stands in the database's files.
fn standing(database: &Database) -> Vec<&'static str> {
    let path = database.url().strip_prefix("sqlite://").unwrap();
    let path = path.split('?').next().unwrap();
    let files = ["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{path}{end}")));
    let bytes: Vec<Vec<u8>> = files.iter().filter_map(|it| fs::read(it).ok()).collect();
    let stands = |text: &&str| {
        let mut windows = bytes.iter().flat_map(|it| it.windows(text.len()));
        windows.any(|it| it == text.as_bytes())
    };
    TOLD.into_iter().filter(stands).collect()
}

async fn told() -> (Database, Store) {
    let database = Database::sqlite(Schema::Migrated).await;
    let store = open(database.url()).await;
    found(&store, &first(), &directory()).await;
    // Written over and over, so that pages are split, filled and freed.
    for _ in 0..20 {
        put(&store, &xenia(ANA)).await.unwrap();
    }
    assert_eq!(standing(&database), TOLD);
    (database, store)
}

#[tokio::test]
async fn a_person_who_was_erased_is_in_no_file() {
    let (database, store) = told().await;
    let mut tx = store.begin().await.unwrap();
    assert!(tx.profile_erase(ORGANIZATION, ANA).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(standing(&database), [""; 0]);
    // Nor after the program has ended.
    store.close().await.unwrap();
    assert_eq!(standing(&database), [""; 0]);
}

#[tokio::test]
async fn nobody_of_an_organization_that_was_deleted_is_in_any_file() {
    let (database, store) = told().await;
    let mut tx = store.begin().await.unwrap();
    tx.organization_remove(ORGANIZATION).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(standing(&database), [""; 0]);
    store.close().await.unwrap();
}

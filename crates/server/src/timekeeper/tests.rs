//! What is learnt of other processes' doings, by being told and by looking.

use super::*;
use crate::cli::import;
use std::{path::Path, sync::Arc};
use tokio::task::yield_now;
use zirkel_app::{
    Moment, Request,
    clock::SystemClock,
    command::{
        act::{Acted, Envelope},
        organization_import::Existing,
        person_add::PersonAdd,
    },
    contact::Patience,
    ids::RandomIds,
};
use zirkel_domain::{
    caller::{Caller, Who},
    ids::RevisionNumber,
    text::{Key, Name},
};
use zirkel_persistence::Store;
use zirkel_testkit::database::{Database, Schema, for_each_database};

/// What the watch says of a database's schema once it was looked at.
async fn told(schema: Schema, before: bool) -> bool {
    let database = Database::sqlite(schema).await;
    let watch = Watch::default();
    watch.set_of_other_schema(before);
    let changed = async {
        while watch.is_of_other_schema() == before {
            yield_now().await;
        }
    };
    tokio::select! {
        () = watch_schema(database.url(), &watch) => {}
        () = changed => {}
    }
    watch.is_of_other_schema()
}

#[tokio::test]
async fn a_schema_that_is_not_this_programs_is_noticed_and_so_is_its_return() {
    assert!(told(Schema::Empty, false).await);
    assert!(!told(Schema::Migrated, true).await);
}

const FILE: &[u8] = b"
zirkel: 1
organization: { key: o, name: One, currency: EUR, admins: [ana] }
people: [{ key: ana, name: Ana }]
anchor: { key: company, name: Company, purpose: Being here }
";

async fn server(url: &str) -> App {
    let store = Store::connect(url).await.unwrap();
    App::new(store, Arc::new(SystemClock), Arc::new(RandomIds::default()))
}

/// A server that has written the first revision of an organization, and another one.
async fn writer_and_reader(url: &str) -> (App, App) {
    let writer = server(url).await;
    let checked = import::check(writer.ids(), Path::new("o.yaml"), FILE, writer.now());
    let setup = checked
        .unwrap_or_else(|_| panic!("no setup"))
        .setup
        .unwrap();
    let imported = writer.organization_import(setup, Existing::Keep, writer.now());
    imported.await.unwrap();
    (writer, server(url).await)
}

/// A request of Ana's.
async fn ana(app: &App) -> Request {
    let key = |text| Key::new(text).unwrap();
    let caller = Caller {
        organization: key("o"),
        who: Who::Person(key("ana")),
        made_by: None,
    };
    app.admit(&caller, app.now(), "one".to_owned())
        .await
        .unwrap()
}

/// The revision that an app answers from.
async fn revision(app: &App) -> RevisionNumber {
    ana(app).await.present().index.revision()
}

/// Takes somebody in: the second revision.
async fn adopt(app: &App) {
    let command = PersonAdd {
        key: Key::new("ben").unwrap(),
        name: Name::new("Ben").unwrap(),
        email: None,
        external: Vec::new(),
        partner: true,
        since: None,
    };
    let envelope = Envelope::default();
    let acted = app.person_add(&ana(app).await, &envelope, &command).await;
    assert!(matches!(acted.unwrap(), Acted::Done(_)));
}

async fn until(is: impl AsyncFn() -> bool) {
    while !is().await {
        yield_now().await;
    }
}

const SECOND: RevisionNumber = RevisionNumber(2);

#[tokio::test]
async fn a_notice_alone_wakes_whoever_waits_for_a_revision() {
    let Some(database) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let (writer, reader) = writer_and_reader(database.url()).await;
    // It looks once, at the beginning, and then not for an hour; nobody looks in turn.
    let reader = reader.with_patience(Patience {
        revision: Duration::from_mins(1),
        look: Duration::from_hours(1),
        ..Patience::default()
    });
    let asked = ana(&reader).await;
    let story = async {
        until(async || reader.last_contact().is_some()).await;
        let listened = reader.last_contact();
        let not_before = Moment {
            at_least: Some(SECOND),
            as_of: None,
        };
        let writing = async {
            until(async || reader.last_contact() != listened).await;
            adopt(&writer).await;
        };
        let (view, ()) = tokio::join!(reader.view(&asked, not_before), writing);
        view.unwrap().index.revision()
    };
    tokio::select! {
        () = listen(&reader) => panic!("it listens no more"),
        revision = story => assert_eq!(revision, SECOND),
    }
    database.remove().await;
}

#[tokio::test]
async fn looking_in_turn_finds_what_nobody_told() {
    for_each_database(async |url| {
        let (writer, reader) = writer_and_reader(&url).await;
        assert_eq!(revision(&reader).await, RevisionNumber::FIRST);
        adopt(&writer).await;
        tokio::select! {
            () = look(&reader) => panic!("it looks no more"),
            () = until(async || revision(&reader).await == SECOND) => {}
        }
    })
    .await;
}

#[test]
fn what_fails_in_turn_is_said_once_until_it_works_again() {
    let mut trouble = Trouble::default();
    let failed = || Some(AppError::Unknown("it fails"));
    let turns = [None, failed(), failed(), None, None, failed()];
    let said = turns.map(|it| {
        let news = trouble.news(it);
        news.map(|it| match it {
            News::Fails(_) => "fails",
            News::Works => "works",
        })
    });
    let once = [
        None,
        Some("fails"),
        None,
        Some("works"),
        None,
        Some("fails"),
    ];
    assert_eq!(said, once);
}

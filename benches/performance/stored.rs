//! Import and reading, over the store of each database; then the program over what was stored.

use crate::{
    Failure, asked,
    inside::Sample,
    taken::{Part, Taken},
};
use std::sync::Arc;
use tokio::runtime::Runtime;
use zirkel_app::{
    App,
    clock::{Clock as _, SystemClock},
    command::organization_import::{Existing, Setup},
    testing::SeededIds,
};
use zirkel_domain::{
    event::{Author, Cause, Event, Revision},
    ids::RevisionNumber,
    index::Index,
    text::{Key, Name},
};
use zirkel_persistence::{At, Store};
use zirkel_testkit::database::{Database, Schema};

/// The key of every generated organization.
pub(crate) const ORGANIZATION: &str = "example";

/// Measures one size on each database.
pub(crate) fn measure(
    taken: &mut Taken,
    runtime: &Runtime,
    people: usize,
    sample: &Sample,
) -> Result<(), Failure> {
    let sqlite = runtime.block_on(Database::sqlite(Schema::Migrated));
    on_one(taken, runtime, people, sample, (Part::Sqlite, sqlite.url()))?;
    runtime.block_on(sqlite.remove());
    if let Some(postgres) = runtime.block_on(Database::postgres(Schema::Migrated)) {
        on_one(
            taken,
            runtime,
            people,
            sample,
            (Part::Postgres, postgres.url()),
        )?;
        runtime.block_on(postgres.remove());
    }
    Ok(())
}

fn on_one(
    taken: &mut Taken,
    runtime: &Runtime,
    people: usize,
    sample: &Sample,
    (part, url): (Part, &str),
) -> Result<(), Failure> {
    let store = runtime.block_on(Store::connect(url))?;
    let app = App::new(
        store.clone(),
        Arc::new(SystemClock),
        Arc::new(SeededIds::default()),
    );
    let setup = || {
        Ok(Setup {
            events: sample.events.clone(),
            profiles: sample.profiles.clone(),
        })
    };
    let mut existing = Existing::Keep;
    taken.seldom(part, "import: check and write", people, setup, |setup| {
        runtime.block_on(app.organization_import(setup, existing, SystemClock.now()))?;
        // Each further run replaces what the one before wrote.
        existing = Existing::Replace;
        Ok(())
    })?;
    let key = Key::new(ORGANIZATION)?;
    let head = runtime
        .block_on(store.head(&key))?
        .ok_or("it was imported")?;
    let ready = || Ok(());
    taken.seldom(
        part,
        "append a revision of one change",
        people,
        ready,
        |()| runtime.block_on(adopt(&store, &key, sample)),
    )?;
    for (what, at) in [
        ("read the present structure", At::Latest),
        (
            "read the structure as of revision 1",
            At::Revision(RevisionNumber::FIRST),
        ),
    ] {
        taken.seldom(part, what, people, ready, |()| {
            let found = runtime.block_on(store.snapshot(head.id, at))?;
            let (snapshot, directory) = found.ok_or("it was imported")?;
            drop(std::hint::black_box(Index::new(snapshot, directory)));
            Ok(())
        })?;
    }
    runtime.block_on(store.close())?;
    asked::measure(taken, people, sample, (part, url))
}

/// One more revision, in which a role gets another name: what an adoption writes.
async fn adopt(store: &Store, key: &Key, sample: &Sample) -> Result<(), Failure> {
    let role = sample.events.iter().rev().find_map(|event| {
        if let Event::RoleDefined(role) = event {
            Some(role.clone())
        } else {
            None
        }
    });
    let mut role = role.ok_or("no role is defined")?;
    let mut tx = store.begin().await?;
    let head = tx.head(key).await?.ok_or("it was imported")?;
    let number = RevisionNumber(head.revision.0 + 1);
    role.name = Name::new(format!("Name {number}"))?;
    let revision = Revision {
        number,
        adopted_at: SystemClock.now(),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: vec![Event::RoleDefined(role)],
    };
    tx.revision_append(head.id, head.revision, &revision)
        .await?;
    Ok(tx.commit().await?)
}

//! A further revision, written as an adoption writes it. No command does that yet.

use zirkel_app::clock::{Clock as _, SystemClock};
use zirkel_domain::{
    event::{Author, Cause, Event, Revision},
    ids::RevisionNumber,
    text::{Key, Name},
};
use zirkel_persistence::Store;

/// Gives the role `desk` of an organization another name in the next revision.
pub(crate) async fn adopt(url: &str, organization: &str, name: &str) {
    let store = Store::connect(url).await.unwrap();
    let key = Key::new(organization).unwrap();
    let head = store.head(&key).await.unwrap().unwrap();
    let record = store.record(head.id).await.unwrap();
    let mut roles = record[0].revision.events.iter().filter_map(|it| {
        if let Event::RoleDefined(role) = it {
            Some(role)
        } else {
            None
        }
    });
    let mut desk = roles
        .find(|role| role.key.as_str() == "desk")
        .unwrap()
        .clone();
    desk.name = Name::new(name).unwrap();
    let revision = Revision {
        number: RevisionNumber(head.revision.0 + 1),
        adopted_at: SystemClock.now(),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: vec![Event::RoleDefined(desk)],
    };
    let mut tx = store.begin().await.unwrap();
    tx.revision_append(head.id, head.revision, &revision)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

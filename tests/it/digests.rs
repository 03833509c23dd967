//! Digests: who is told what waits for them, when, and how often.

use crate::{
    proposals::stage::{raised_limit, seat, served},
    support::{Served, VECTORS},
};
use serde_json::json;
use std::time::Duration;
use zirkel_app::{
    App,
    digest::{Channel, Claimed, Digest, Item, Quiet},
    ids::{Ids as _, RandomIds},
};
use zirkel_domain::{ids::ObjectionId, process::Owed, time::Timestamp};
use zirkel_testkit::database::for_each_database;

const HOURLY: (Channel, Duration) = (Channel::Webhook, Duration::from_hours(1));

/// What is due, as whoever looks for the first time finds it; answered things are forgotten on the
/// way.
async fn due(app: &App) -> Vec<Digest> {
    let mut quiet = Quiet::default();
    for _ in 0..2 {
        let (due, all) = app.digests_due(HOURLY, app.now(), &mut quiet).await;
        all.unwrap();
        if !due.is_empty() {
            return due;
        }
    }
    Vec::new()
}

/// Claims a digest and notes that it was sent; what it said: for whom, and kinds, new ones with a
/// plus.
async fn sent(app: &App, digest: Digest) -> Option<String> {
    let claimed = app.digest_claim(digest, app.now()).await.unwrap()?;
    app.digest_told(&claimed, app.now()).await.unwrap();
    Some(said(&claimed.digest))
}

fn said(digest: &Digest) -> String {
    let kind = |it: &Item| {
        let plus = if it.is_new { "+" } else { "" };
        format!(" {plus}{}", it.owed.as_str())
    };
    let items: String = digest.items.iter().map(kind).collect();
    format!("{}{items}", digest.person.key)
}

/// Sends all that is due, once around.
async fn told(app: &App) -> Vec<String> {
    let mut told = Vec::new();
    for digest in due(app).await {
        told.extend(sent(app, digest).await);
    }
    told.sort();
    told
}

async fn claimed(app: &App, who: &str) -> Claimed {
    let mut due = due(app).await.into_iter();
    let digest = due.find(|it| it.person.key.as_str() == who).unwrap();
    app.digest_claim(digest, app.now()).await.unwrap().unwrap()
}

const NOTHING: [&str; 0] = [];

#[tokio::test]
async fn a_digest_holds_everything_that_waits_and_nobody_is_told_twice() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        assert_eq!(told(served.app()).await, NOTHING);
        let first = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let everybody = ["ana +ANSWER", "cy +ANSWER", "dee +ANSWER"];
        assert_eq!(told(served.app()).await, everybody);
        assert_eq!(told(served.app()).await, NOTHING);
        // Within the hour several things come, and one is answered: one digest, of what is left.
        served.at("2026-06-01T09:20:00Z");
        served.proposed("ben", raised_limit(&circle, 2_000)).await;
        let third = served.proposed("ben", raised_limit(&circle, 3_000)).await;
        served.confirmed("ana", &third, 1).await;
        served.at("2026-06-01T09:59:59Z");
        assert_eq!(told(served.app()).await, NOTHING);
        served.at("2026-06-01T10:00:00Z");
        let others = ["cy +ANSWER +ANSWER ANSWER", "dee +ANSWER +ANSWER ANSWER"];
        let expected = [["ana +ANSWER ANSWER"].as_slice(), &others].concat();
        assert_eq!(told(served.app()).await, expected);
        // Silence as long as nothing new waits, for however long.
        served.confirmed("cy", &first, 1).await;
        for day in ["2026-06-01T11:00:00Z", "2026-06-20T09:00:00Z"] {
            served.at(day);
            assert_eq!(told(served.app()).await, NOTHING);
        }
    })
    .await;
}

#[test]
fn what_waits_is_called_as_in_the_inbox() {
    let id = ObjectionId::from_uuid(RandomIds::default().fresh(Timestamp::of_second(0)));
    let owed = [
        Owed::Answer,
        Owed::Test(id),
        Owed::Finding(id),
        Owed::Ruling(id),
        Owed::Argument(id),
        Owed::Resolution(id),
        Owed::Service(id),
        Owed::Rebase,
        Owed::Meeting,
        Owed::TakeOver,
    ];
    let sdl = zirkel_graphql::sdl();
    let (_, kinds) = sdl.split_once("enum InboxKind {").unwrap();
    let (kinds, _) = kinds.split_once('}').unwrap();
    let lines = kinds.lines().map(str::trim);
    let mut names = lines.filter(|it| !it.is_empty() && !it.starts_with('"'));
    assert!(names.all(|name| owed.iter().any(|it| it.as_str() == name)));
    for it in owed {
        assert!(kinds.contains(&format!("  {}\n", it.as_str())), "{it:?}");
    }
}

#[tokio::test]
async fn who_answered_before_is_told_nothing_and_what_is_owed_again_is_new() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        served.confirmed("ana", &id, 1).await;
        served.confirmed("cy", &id, 1).await;
        assert_eq!(told(served.app()).await, ["dee +ANSWER"]);
        served.at("2026-06-01T11:00:00Z");
        let seat = seat(&served, "billing").await;
        let raised = json!({ "proposalId": id, "version": 1, "seatId": seat });
        let raised = served.done("cy", "objectionRaise", raised).await;
        assert_eq!(told(served.app()).await, ["dee ANSWER +TEST"]);
        let of = json!({ "proposalId": id, "objectionId": raised["objection"]["id"] });
        served.done("dee", "objectionStartTest", of).await;
        assert_eq!(told(served.app()).await, ["cy +ARGUMENT"]);
        served.at("2026-06-01T13:00:00Z");
        assert_eq!(told(served.app()).await, ["dee ANSWER +FINDING"]);
        // Another version is owed another answer.
        let text = json!({ "proposalId": id, "content": raised_limit(&circle, 1_500) });
        served.done("ben", "proposalAmend", amended(text)).await;
        served.at("2026-06-01T15:00:00Z");
        let expected = ["ana +ANSWER", "dee +ANSWER FINDING"];
        assert_eq!(told(served.app()).await, expected);
    })
    .await;
}

/// The input of an amendment: the text without its circle, beside the proposal's id.
fn amended(mut it: serde_json::Value) -> serde_json::Value {
    let mut text = it["content"].take();
    text.as_object_mut().unwrap().remove("circleId");
    text["proposalId"] = it["proposalId"].take();
    text
}

#[tokio::test]
async fn two_servers_on_one_database_send_each_digest_once() {
    for_each_database(|url| async move {
        let (one, circle) = served(&url).await;
        let two = one.restarted(&url).await;
        one.proposed("ben", raised_limit(&circle, 1_000)).await;
        let (ours, theirs) = (due(one.app()).await, due(two.app()).await);
        let names = |all: &[Digest]| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&theirs));
        let mut all = Vec::new();
        for (our, their) in ours.into_iter().zip(theirs) {
            let who = our.person.key.clone();
            let (our, their) = tokio::join!(sent(one.app(), our), sent(two.app(), their));
            assert!(our.is_some() != their.is_some(), "{who}: {our:?} {their:?}");
            all.extend(our.or(their));
        }
        all.sort();
        assert_eq!(all, ["ana +ANSWER", "cy +ANSWER", "dee +ANSWER"]);
        assert_eq!(told(two.app()).await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn what_changes_after_the_look_is_looked_up_again() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let id = served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let before = due(served.app()).await;
        served.confirmed("ana", &id, 1).await;
        for digest in before {
            assert_eq!(sent(served.app(), digest).await, None);
        }
        assert_eq!(told(served.app()).await, ["cy +ANSWER", "dee +ANSWER"]);
    })
    .await;
}

#[tokio::test]
async fn what_failed_or_was_left_behind_is_due_again_under_the_same_name() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let app = served.app();
        let left = claimed(app, "ana").await;
        let failed = claimed(app, "cy").await;
        app.digest_failed(&failed, app.now()).await.unwrap();
        assert_eq!(told(app).await, ["dee +ANSWER"]);
        served.at("2026-06-01T09:00:05Z");
        let again = claimed(app, "cy").await;
        assert_eq!(again.digest.id, failed.digest.id);
        app.digest_failed(&again, app.now()).await.unwrap();
        served.at("2026-06-01T09:00:19Z");
        assert_eq!(told(app).await, NOTHING);
        served.at("2026-06-01T09:00:20Z");
        assert_eq!(told(app).await, ["cy +ANSWER"]);
        // Whoever claimed the other one is gone; after a while somebody else takes it, and what the
        // first says then counts no more.
        served.at("2026-06-01T09:04:59Z");
        assert_eq!(told(app).await, NOTHING);
        served.at("2026-06-01T09:05:00Z");
        let taken = claimed(app, "ana").await;
        assert_eq!(taken.digest.id, left.digest.id);
        app.digest_told(&left, app.now()).await.unwrap();
        app.digest_failed(&taken, app.now()).await.unwrap();
        served.at("2026-06-01T09:05:05Z");
        assert_eq!(told(app).await, ["ana +ANSWER"]);
    })
    .await;
}

#[tokio::test]
async fn who_was_erased_is_told_nothing_and_nothing_is_kept_of_it() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let app = served.app();
        let left = claimed(app, "cy").await;
        let before = due(app).await;
        let of = json!({ "person": { "key": "cy" } });
        let leave = json!({ "person": { "key": "cy" }, "on": "2026-05-31" });
        served.done("ana", "personLeave", leave).await;
        served.done("ana", "personErase", of).await;
        app.digest_told(&left, app.now()).await.unwrap();
        for digest in before {
            assert_eq!(sent(app, digest).await, None);
        }
        assert_eq!(told(app).await, ["ana +ANSWER", "dee +ANSWER"]);
    })
    .await;
}

#[tokio::test]
async fn another_organization_has_digests_of_its_own() {
    for_each_database(|url| async move {
        let (served, circle) = served(&url).await;
        let other = VECTORS.replacen("key: vectors", "key: others", 1);
        let other: Served = served.beside(&other).await;
        served.proposed("ben", raised_limit(&circle, 1_000)).await;
        let due = due(served.app()).await;
        assert_eq!(due.len(), 3);
        for digest in &due {
            let organization = &digest.index.snapshot().organization.value;
            assert_eq!(organization.key.as_str(), served.organization);
        }
        assert_ne!(other.organization, served.organization);
        // A mail reaches only who has an address.
        let mail = (Channel::Mail, Duration::from_hours(1));
        let mut quiet = Quiet::default();
        let (by_mail, all) = served
            .app()
            .digests_due(mail, served.now(), &mut quiet)
            .await;
        all.unwrap();
        let addressed = |it: &&Digest| it.person.email.is_some();
        assert_eq!(by_mail.len(), due.iter().filter(addressed).count());
    })
    .await;
}

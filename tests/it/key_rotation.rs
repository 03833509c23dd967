//! A provider that changes its keys, is away, or comes late; and whoever tries to use that.

use crate::support::{Issuer, Served, Signer, VECTORS, claims, post};
use axum::body::Body;
use jsonwebtoken::Algorithm;
use std::time::Duration;
use tokio::task::{JoinSet, spawn_blocking};
use zirkel_server::keyring::Rhythm;
use zirkel_testkit::database::{Database, Schema};

const QUESTION: &str = r#"{"query":"{ viewer { person { key } } }"}"#;

/// A served organization whose server trusts an issuer with this key.
async fn served(issuer: &Issuer) -> (Database, Served) {
    let database = Database::sqlite(Schema::Migrated).await;
    let served = Served::over(database.url(), VECTORS).await;
    let keys = issuer.trusted(Rhythm::default()).await;
    let served = served.verifying(keys);
    (database, served)
}

async fn status(served: &Served, token: &str) -> u16 {
    let request = post(token).body(Body::from(QUESTION)).unwrap();
    served.send(request).await.status
}

/// What so many requests at once are answered, each status once.
async fn at_once(served: &Served, tokens: Vec<String>) -> Vec<u16> {
    let mut requests = JoinSet::new();
    for token in tokens {
        let served = served.clone();
        requests.spawn(async move { status(&served, &token).await });
    }
    let mut answers = requests.join_all().await;
    answers.sort_unstable();
    answers.dedup();
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_honest_request_is_refused_while_keys_rotate() {
    let kinds = [Algorithm::RS256, Algorithm::ES256, Algorithm::EdDSA];
    for (old, new) in kinds.into_iter().zip(kinds.into_iter().cycle().skip(1)) {
        let issuer = Issuer::start();
        let (old, new) = (Signer::of(old, 0, "old"), Signer::of(new, 1, "new"));
        let by = |signer: &Signer| signer.token(&claims(&issuer.name()));
        let (by_old, by_new) = (by(&old), by(&new));
        let each = |tokens: [&String; 2]| (0..40).map(move |at| tokens[at % 2].clone()).collect();
        issuer.publishes(&[old.public()]);
        let (_database, served) = served(&issuer).await;
        assert_eq!(issuer.look_count(), 1);
        assert_eq!(at_once(&served, each([&by_old, &by_old])).await, [200]);
        // The new key is published before it signs.
        issuer.publishes(&[old.public(), new.public()]);
        assert_eq!(at_once(&served, each([&by_old, &by_old])).await, [200]);
        assert_eq!(issuer.look_count(), 1);
        // It signs: one look is enough for all that come at once.
        assert_eq!(at_once(&served, each([&by_old, &by_new])).await, [200]);
        assert_eq!(issuer.look_count(), 2);
        // The old one is gone; what it signed before goes on until the next look in turn.
        issuer.publishes(&[new.public()]);
        assert_eq!(at_once(&served, each([&by_new, &by_old])).await, [200]);
        assert_eq!(issuer.look_count(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_names_unknown_keys_makes_us_look_once_in_ten_seconds() {
    let issuer = Issuer::start();
    let known = Signer::of(Algorithm::EdDSA, 0, "known");
    issuer.publishes(&[known.public()]);
    let (_database, served) = served(&issuer).await;
    let honest = known.token(&claims(&issuer.name()));
    let forged = |id: String| Signer::of(Algorithm::EdDSA, 1, &id).token(&claims(&issuer.name()));
    let burst = || -> Vec<_> { (0..40).map(|at| forged(format!("unknown-{at}"))).collect() };
    assert_eq!(at_once(&served, burst()).await, [401]);
    assert_eq!(issuer.look_count(), 2);
    served.at("2026-06-01T09:00:09Z");
    assert_eq!(
        at_once(&served, [burst(), vec![honest.clone()]].concat()).await,
        [200, 401]
    );
    assert_eq!(issuer.look_count(), 2);
    served.at("2026-06-01T09:00:10Z");
    assert_eq!(at_once(&served, burst()).await, [401]);
    assert_eq!(issuer.look_count(), 3);
    // A clock that is put back does not stop us from looking.
    served.at("2026-06-01T08:59:55Z");
    assert_eq!(
        at_once(&served, vec![forged("another".to_owned())]).await,
        [401]
    );
    assert_eq!(issuer.look_count(), 4);
    assert_eq!(status(&served, &honest).await, 200);
}

#[tokio::test]
async fn the_last_good_set_is_kept_while_the_provider_is_away() {
    let issuer = Issuer::start();
    let old = Signer::of(Algorithm::ES256, 0, "old");
    let new = Signer::of(Algorithm::RS256, 0, "new");
    issuer.publishes(&[old.public()]);
    let (_database, served) = served(&issuer).await;
    let by = |signer: &Signer| signer.token(&claims(&issuer.name()));
    let (by_old, by_new) = (by(&old), by(&new));
    let mut second = 0;
    let mut next_look = || {
        second += 10;
        served.at(&format!("2026-06-01T09:00:{second}Z"));
    };
    let empty = || issuer.publishes(&[]);
    let page = || issuer.loopback.shows("/keys", "<html>");
    let failures: [(&str, &dyn Fn()); 3] = [
        ("fails", &|| issuer.fails()),
        ("is empty", &empty),
        ("shows a page", &page),
    ];
    for (name, happens) in failures {
        happens();
        next_look();
        let looks = issuer.look_count();
        assert_eq!(status(&served, &by_new).await, 401, "{name}");
        assert_eq!(issuer.look_count(), looks + 1, "{name}");
        assert_eq!(status(&served, &by_old).await, 200, "{name}");
    }
    issuer.publishes(&[new.public()]);
    next_look();
    assert_eq!(status(&served, &by_new).await, 200);
    assert_eq!(status(&served, &by_old).await, 401);
}

#[tokio::test]
async fn before_any_set_was_read_it_is_not_said_that_a_token_is_wrong() {
    let issuer = Issuer::start();
    let signer = Signer::of(Algorithm::RS256, 0, "one");
    issuer.fails();
    let (_database, served) = served(&issuer).await;
    let token = signer.token(&claims(&issuer.name()));
    let secret = Signer::secret(crate::support::SECRET).token(&claims(&issuer.name()));
    let forged = Signer::secret("their-secret-their-secret-their-secret");
    let forged = forged.token(&claims(&issuer.name()));
    for (token, expected) in [(&token, 503), (&secret, 200), (&forged, 401)] {
        assert_eq!(status(&served, token).await, expected);
    }
    issuer.publishes(&[signer.public()]);
    assert_eq!(status(&served, &token).await, 503);
    served.at("2026-06-01T09:00:10Z");
    assert_eq!(status(&served, &token).await, 200);
}

#[tokio::test]
async fn a_key_that_is_withdrawn_is_forgotten_with_the_next_look_in_turn() {
    let issuer = Issuer::start();
    let old = Signer::of(Algorithm::EdDSA, 0, "old");
    let new = Signer::of(Algorithm::EdDSA, 1, "new");
    issuer.publishes(&[old.public(), new.public()]);
    let rhythm = Rhythm {
        every: Duration::from_millis(1),
        again: Duration::from_millis(1),
        ..Rhythm::default()
    };
    let keys = issuer.trusted(rhythm).await;
    let now = crate::support::moment(crate::support::NOW);
    let by_old = old.token(&claims(&issuer.name()));
    let by_new = new.token(&claims(&issuer.name()));
    assert!(keys.verify(&by_old, now).await.is_ok());
    let changes = async {
        for failing in [true, false] {
            if failing {
                issuer.fails();
            } else {
                issuer.publishes(&[new.public()]);
            }
            // Three looks later the second of them has left its mark.
            let looks = issuer.loopback.clone();
            let count = looks.asked_count() + 6;
            let waiting = spawn_blocking(move || looks.wait_for(count));
            waiting.await.unwrap();
            assert!(keys.verify(&by_new, now).await.is_ok());
            assert_eq!(keys.verify(&by_old, now).await.is_ok(), failing);
        }
    };
    tokio::select! {
        () = keys.keep_fresh() => {}
        () = changes => {}
    }
}

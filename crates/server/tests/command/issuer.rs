//! `zirkel serve` with the tokens of a real identity provider: found by its issuer, kept through
//! its absence, and not interrupted while it changes its keys.

use crate::support::{Issuer, SECRET, Server, Zirkel, import, small, written};
use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use zirkel_testkit::database::{Database, Schema};

const WHO: &str = "{ viewer { serviceAccount } }";

/// A migrated database that holds the organization `o`.
async fn database() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    import(
        database.url(),
        &written(folder.path(), "o.yaml", small("o", "One")),
    );
    database
}

/// A server that trusts an issuer, as its operator would set it up.
fn serving(issuer: &str, database: &Database) -> Zirkel {
    Zirkel::new(["serve", "--listen", "127.0.0.1:0"])
        .on(database.url())
        .with("ZIRKEL_RATE_LIMIT", "off")
        .with("ZIRKEL_JWT_ISSUER", issuer)
        .with("ZIRKEL_JWT_AUDIENCE", "https://zirkel.example")
}

fn status(server: &Server, token: &str) -> u16 {
    server.ask(token, WHO).0
}

#[tokio::test]
async fn the_keys_of_a_real_provider_are_found_and_followed_without_a_refused_request() {
    let Some(mut issuer) = Issuer::start(0) else {
        return;
    };
    let database = database().await;
    // Nobody reads the log here, and a full pipe would stop the server.
    let quiet = serving(&issuer.address, &database).with("ZIRKEL_LOG", "warn");
    let server = Server::start(quiet);
    let (status, body) = server.ask(&issuer.token("o"), WHO);
    assert_eq!(
        (status, &body["data"]["viewer"]["serviceAccount"]),
        (200, &"crm".into()),
        "{body}"
    );
    assert_eq!(self::status(&server, &issuer.token("elsewhere")), 401);

    // A stream of requests with the newest token, while the provider goes from one kind of key to
    // the next: published and in use at once, then alone.
    let newest = Mutex::new(issuer.token("o"));
    let (count, refused) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let over = Over(&is_over);
        for _ in 0..4 {
            scope.spawn(|| {
                while !is_over.load(Ordering::SeqCst) {
                    let token = newest.lock().unwrap().clone();
                    let (status, body) = server.ask(&token, WHO);
                    if status != 200 {
                        refused.lock().unwrap().push(body);
                    }
                    count.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        let passes = |more: usize| {
            let until = count.load(Ordering::SeqCst) + more;
            while count.load(Ordering::SeqCst) < until {
                std::thread::yield_now();
            }
        };
        passes(20);
        assert_eq!(issuer.told("rotate"), "signs with key-2 of 2");
        passes(20);
        *newest.lock().unwrap() = issuer.token("o");
        passes(20);
        assert_eq!(issuer.told("withdraw"), "signs with key-2 of 1");
        passes(20);
        drop(over);
    });
    assert_eq!(*refused.lock().unwrap(), Vec::<serde_json::Value>::new());
}

/// Ends the streams, also where the test fails among them.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn a_provider_that_goes_away_is_not_missed_and_one_that_comes_late_is_waited_for() {
    let Some(issuer) = Issuer::start(0) else {
        return;
    };
    let (database, address, port) = (database().await, issuer.address.clone(), issuer.port());
    let token = issuer.token("o");
    let server = Server::start(serving(&address, &database));
    assert_eq!(status(&server, &token), 200);
    drop(issuer);
    assert_eq!(status(&server, &token), 200);

    // A server that starts meanwhile cannot know; it says so, and serves its own tokens.
    let mut late = Server::start(
        serving(&address, &database)
            .signing(SECRET)
            .with("ZIRKEL_JWT_DISCOVERY", "true"),
    );
    late.logs("the provider's keys could not be read");
    let (status, body) = late.ask(&token, WHO);
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (503, &"UNAVAILABLE".into())
    );
    let own = Zirkel::new(["token", "--organization", "o", "--person", "ana"])
        .signing(SECRET)
        .with("ZIRKEL_JWT_ISSUER", &address)
        .with("ZIRKEL_JWT_AUDIENCE", "https://zirkel.example");
    let own = own.run().ends(0).out;
    assert_eq!(self::status(&late, own.trim()), 200);

    // It is back, with new keys, and found without a restart.
    let issuer = Issuer::start(port).unwrap();
    late.logs("read the provider's keys");
    assert_eq!(self::status(&late, &issuer.token("o")), 200);
}

#[tokio::test]
async fn what_leaves_a_door_open_does_not_start() {
    let database = database().await;
    let serve = || Zirkel::new(["serve", "--listen", "127.0.0.1:0"]).on(database.url());
    serve()
        .with("ZIRKEL_JWT_ISSUER", "https://id.example")
        .run()
        .ends(2)
        .complains("with a provider's keys `ZIRKEL_JWT_AUDIENCE` must be set, too");
    serve()
        .with("ZIRKEL_JWT_ISSUER", "https://id.example")
        .with("ZIRKEL_JWT_AUDIENCE", "zirkel")
        .with("ZIRKEL_JWT_JWKS", "/nowhere/keys.json")
        .run()
        .ends(2)
        .complains("cannot read the key set `/nowhere/keys.json`");
    Zirkel::new(["token", "--organization", "o", "--person", "ana"])
        .with("ZIRKEL_JWT_ISSUER", "https://id.example")
        .run()
        .ends(2)
        .complains("where an identity provider makes the tokens, get one there");
}

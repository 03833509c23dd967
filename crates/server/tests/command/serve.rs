//! `zirkel serve`: what it needs to start, whom it admits, and how it stops.

use crate::support::{Connection, SECRET, Server, Zirkel, import, small, sqlite, written};
use std::net::{TcpListener, TcpStream};
use zirkel_testkit::database::{Database, Schema, for_each_database};

const WHO: &str = "{ viewer { person { key } serviceAccount organization { name } } }";

/// A token of the organization `o`, signed with this secret.
fn token(secret: &str, who: [&str; 2]) -> String {
    let arguments = ["token", "--organization", "o", who[0], who[1]];
    let ran = Zirkel::new(arguments).signing(secret).run();
    ran.ends(0).out.trim().to_owned()
}

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

#[test]
fn without_a_secret_that_can_be_used_it_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zirkel.db");
    let serve = || {
        let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
        serve.on(&sqlite(&file))
    };
    serve()
        .run()
        .ends(2)
        .complains("set `ZIRKEL_JWT_SECRET` to a secret of at least 32 bytes");
    for (secret, why) in [
        ("", "`jwt_secret` is empty"),
        ("short", "`ZIRKEL_JWT_SECRET` cannot be used: "),
        (
            &format!("{SECRET},short"),
            "`ZIRKEL_JWT_SECRET` cannot be used: ",
        ),
    ] {
        let ran = serve().signing(secret).run().ends(2).complains(why);
        assert!(!ran.err.contains("short"), "it shows the secret: {ran}");
        assert_eq!(ran.out, "");
    }
    // It did not come as far as making a database.
    assert!(!file.exists());
}

#[test]
fn an_address_that_is_taken_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    Zirkel::new(["serve", "--listen", &address])
        .on(&sqlite(&folder.path().join("zirkel.db")))
        .signing(SECRET)
        .run()
        .ends(3)
        .complains(&format!("cannot listen on `{address}`: "));
}

#[tokio::test]
async fn whom_a_token_names_is_admitted_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        import(&url, &file);
        let server = Server::over(&url);
        let (status, body) = server.ask(&token(SECRET, ["--person", "ana"]), WHO);
        assert_eq!(
            (status, &body["data"]["viewer"]["person"]["key"]),
            (200, &"ana".into())
        );
        let (status, body) = server.ask(&token(SECRET, ["--service", "crm"]), WHO);
        assert_eq!(
            (status, &body["data"]["viewer"]["serviceAccount"]),
            (200, &"crm".into())
        );

        let other = "signed-by-somebody-else-with-another-secret";
        for stranger in [
            token(other, ["--person", "ana"]),
            token(SECRET, ["--person", "zoe"]),
            token(SECRET, ["--service", "ana"]),
            token(SECRET, ["--person", "crm"]),
            "no.token.atall".to_owned(),
        ] {
            let (status, body) = server.ask(&stranger, WHO);
            assert_eq!(status, 401, "{body}");
            assert!(body["data"].is_null(), "{body}");
        }
    })
    .await;
}

#[tokio::test]
async fn while_the_secret_rotates_both_are_accepted() {
    let database = database().await;
    let new = "the-secret-of-tomorrow-that-signs-from-now-on";
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]).on(database.url());
    let both = format!("{new},{SECRET}");
    let server = Server::start(serve.signing(&both));
    for secret in [new, SECRET, &both] {
        let (status, _) = server.ask(&token(secret, ["--person", "ana"]), WHO);
        assert_eq!(status, 200);
    }
}

#[tokio::test]
async fn the_probes_answer() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        import(&url, &file);
        let server = Server::over(&url);
        for (path, text) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
            let answer = server.get(path);
            assert_eq!((answer.status, answer.body.as_str()), (200, text));
        }
        assert_eq!(server.get("/nowhere").status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered_before_it_stops() {
    let database = database().await;
    let mut server = Server::over(database.url());
    let ana = token(SECRET, ["--person", "ana"]);
    let body = serde_json::json!({ "query": WHO }).to_string();
    let mut connection = Connection::to(&server.address);
    connection.send(&format!(
        "POST /graphql HTTP/1.1\r\nhost: zirkel\r\nauthorization: Bearer {ana}\r\n\
         content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    ));
    // The server says that it wants the body: the request has begun.
    assert!(connection.head().starts_with("HTTP/1.1 100 "));
    server.terminate();
    server.logs("asked to stop");
    connection.send(&body);
    let answer = connection.answer();
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains(r#""key":"ana""#), "{answer:?}");
    let address = server.address.clone();
    server.end().ends(0).complains("stopped");
    assert!(TcpStream::connect(address).is_err());
}

#[tokio::test]
async fn it_stops_when_asked_even_at_once() {
    let database = database().await;
    for _ in 0..5 {
        let server = Server::over(database.url());
        server.terminate();
        server.end().ends(0);
    }
}

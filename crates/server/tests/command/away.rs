//! A database that goes away under a running server, and comes back.

use crate::support::{SECRET, Server, Zirkel, adopt, import, send, small, sqlite, written};
use serde_json::Value;
use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::cluster::{Cluster, Stop};

/// How long anything is waited for that must come.
const PATIENCE: Duration = Duration::from_mins(1);
const STEP: Duration = Duration::from_millis(20);

const NAME: &str = "{ viewer { organization { revision role(key: \"desk\") { name } } } }";

fn token() -> String {
    let arguments = ["token", "--organization", "one", "--person", "ana"];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

/// A server that answers for so long from what it read last.
fn server(url: &str, stale: &str) -> Server {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"])
        .on(url)
        .signing(SECRET)
        .with("ZIRKEL_STALE_MAX", stale)
        .with("ZIRKEL_DATABASE_WAIT", "300ms")
        // Nobody reads its log, and it is asked often.
        .with("ZIRKEL_LOG", "error")
        .with("ZIRKEL_RATE_LIMIT", "off");
    Server::start(serve)
}

/// Asks until the answer is as it must come to be.
#[track_caller]
fn until(server: &Server, token: &str, is: impl Fn(u16, &Value) -> bool) -> Value {
    let begun = Instant::now();
    loop {
        let (status, body) = server.ask(token, NAME);
        if is(status, &body) {
            return body;
        }
        assert!(begun.elapsed() < PATIENCE, "{status} {body}");
        thread::sleep(STEP);
    }
}

fn is_marked(status: u16, body: &Value) -> bool {
    status == 200 && body["extensions"]["stale"]["since"].is_string()
}

fn is_fresh(status: u16, body: &Value) -> bool {
    status == 200 && body.get("extensions").is_none()
}

fn is_refused(status: u16, body: &Value) -> bool {
    status == 503 && body["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
}

#[tokio::test]
async fn while_postgres_is_away_answers_are_marked_and_service_resumes_by_itself() {
    let Some(cluster) = Cluster::migrated().await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    import(
        &cluster.url(),
        &written(folder.path(), "one.yaml", small("one", "One")),
    );
    let (patient, strict) = (server(&cluster.url(), "60m"), server(&cluster.url(), "0s"));
    let token = token();
    for server in [&patient, &strict] {
        let fresh = until(server, &token, is_fresh);
        assert_eq!(fresh["data"]["viewer"]["organization"]["revision"], 1);
    }
    for (round, how) in [(2, Stop::Fast), (3, Stop::Immediate)] {
        cluster.stop(how);
        let stale = until(&patient, &token, is_marked);
        assert_eq!(
            stale["data"]["viewer"]["organization"]["revision"],
            round - 1
        );
        assert_eq!(patient.get("/readyz").status, 503);
        let refused = until(&strict, &token, is_refused);
        assert!(refused.get("data").is_none(), "{refused}");
        // What it does not have in memory it cannot answer, and says so.
        let (_, body) = patient.ask(
            &token,
            "{ viewer { organization { \
             role(key: \"desk\", asOf: { revision: 1 }) { name } } } }",
        );
        assert!(
            round == 2 || body["errors"][0]["extensions"]["code"] == "UNAVAILABLE",
            "{body}"
        );
        cluster.resume();
        adopt(&cluster.url(), "one", &format!("Desk {round}")).await;
        for server in [&patient, &strict] {
            let fresh = until(server, &token, |status, body| {
                is_fresh(status, body)
                    && body["data"]["viewer"]["organization"]["revision"] == round
            });
            let name = &fresh["data"]["viewer"]["organization"]["role"]["name"];
            assert_eq!(*name, format!("Desk {round}"));
        }
    }
    Zirkel::new(["check"]).on(&cluster.url()).run().ends(0);
}

#[test]
fn a_sqlite_file_that_vanished_is_away_until_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.db");
    let url = sqlite(&file);
    import(
        &url,
        &written(folder.path(), "one.yaml", small("one", "One")),
    );
    let server = server(&url, "60m");
    let token = token();
    until(&server, &token, is_fresh);
    let aside = folder.path().join("aside.db");
    rename(&file, &aside);
    until(&server, &token, is_marked);
    rename(&aside, &file);
    until(&server, &token, is_fresh);
}

fn rename(from: &Path, to: &Path) {
    std::fs::rename(from, to).unwrap();
}

#[tokio::test]
async fn an_answer_of_before_says_so_in_a_header_too() {
    let Some(cluster) = Cluster::migrated().await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    import(
        &cluster.url(),
        &written(folder.path(), "one.yaml", small("one", "One")),
    );
    let server = server(&cluster.url(), "60m");
    let token = token();
    until(&server, &token, is_fresh);
    cluster.stop(Stop::Immediate);
    let body = until(&server, &token, is_marked);
    let since = body["extensions"]["stale"]["since"].as_str().unwrap();
    let answer = send(
        &server.address,
        "POST",
        "/graphql",
        &[
            ("authorization", &format!("Bearer {token}")),
            ("content-type", "application/json"),
        ],
        "{\"query\":\"{__typename}\"}",
    );
    let head = answer.head.to_lowercase();
    assert!(head.contains("zirkel-stale-since: "), "{head}");
    assert!(head.contains(&since.to_lowercase()), "{head} {since}");
}

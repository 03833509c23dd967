//! A running server notices what other processes do to the records that it serves from.

use crate::support::{SECRET, Server, Zirkel, adopt, import, small, written};
use std::{
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::database::for_each_database;

/// A second is how often a server looks; on a busy machine it may look late.
const PATIENCE: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_millis(20);

const NAME: &str = "{ viewer { organization { name revision role(key: \"desk\") { name } } } }";

fn token(organization: &str) -> String {
    let arguments = ["token", "--organization", organization, "--person", "ana"];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

/// The organization's name, as the server has it; none where the token's bearer is a stranger.
fn name(server: &Server, token: &str) -> Option<String> {
    let (status, body) = server.ask(token, NAME);
    if status == 401 {
        return None;
    }
    assert_eq!(status, 200, "{body}");
    let organization = &body["data"]["viewer"]["organization"];
    assert_eq!(organization["revision"], 1, "{body}");
    Some(organization["name"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn an_organization_that_another_process_imports_is_served_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let one = written(folder.path(), "one.yaml", small("one", "One"));
    let two = written(folder.path(), "two.yaml", small("two", "Two"));
    for_each_database(async |url| {
        import(&url, &one);
        let server = Server::over(&url);
        let (first, second) = (token("one"), token("two"));
        assert_eq!(name(&server, &first).as_deref(), Some("One"));
        assert_eq!(name(&server, &second), None);
        thread::scope(|scope| {
            let importing = scope.spawn(|| import(&url, &two));
            while !importing.is_finished() {
                assert_eq!(name(&server, &first).as_deref(), Some("One"));
            }
            importing.join().unwrap();
        });
        assert_eq!(name(&server, &second).as_deref(), Some("Two"));
        assert_eq!(name(&server, &first).as_deref(), Some("One"));
    })
    .await;
}

#[tokio::test]
async fn a_replaced_setup_is_noticed_though_its_revision_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let before = written(folder.path(), "before.yaml", small("o", "Before"));
    let after = written(folder.path(), "after.yaml", small("o", "After"));
    for_each_database(async |url| {
        import(&url, &before);
        let server = Server::over(&url);
        let ana = token("o");
        assert_eq!(name(&server, &ana).as_deref(), Some("Before"));
        let replace = Zirkel::new(["import", "--replace", &after]).on(&url);
        replace.run().ends(0);
        let begun = Instant::now();
        loop {
            // Before or after, never nothing: the organization was there all the time.
            match name(&server, &ana).as_deref() {
                Some("After") => break,
                Some("Before") => {
                    assert!(begun.elapsed() < PATIENCE, "it is not noticed");
                    thread::sleep(STEP);
                }
                other => panic!("{other:?}"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_revision_that_another_process_adopts_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        import(&url, &file);
        let server = Server::over(&url);
        let ana = token("o");
        assert_eq!(name(&server, &ana).as_deref(), Some("One"));
        adopt(&url, "o", "Front desk").await;
        let begun = Instant::now();
        loop {
            let (_, body) = server.ask(&ana, NAME);
            let organization = &body["data"]["viewer"]["organization"];
            if organization["revision"] == 2 {
                assert_eq!(organization["role"]["name"], "Front desk");
                break;
            }
            assert_eq!(organization["role"]["name"], "Desk", "{body}");
            assert!(begun.elapsed() < PATIENCE, "it is not noticed");
            thread::sleep(STEP);
        }
    })
    .await;
}

//! Deleting an organization whole.

use crate::support::{SECRET, Server, Zirkel, adopt, export, import, small, written};
use std::{
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::database::for_each_database;

/// How long a server may take to notice on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
const STEP: Duration = Duration::from_millis(100);

fn token(organization: &str) -> String {
    let arguments = ["token", "--organization", organization, "--person", "ana"];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

#[tokio::test]
async fn an_organization_is_deleted_when_that_is_said_twice_and_servers_forget_it() {
    let folder = tempfile::tempdir().unwrap();
    let one = written(folder.path(), "one.yaml", small("one", "One"));
    let two = written(folder.path(), "two.yaml", small("two", "Two"));
    for_each_database(async |url| {
        import(&url, &one);
        import(&url, &two);
        adopt(&url, "one", "Front desk").await;
        let other = export(&url, "two");
        let server = Server::over(&url);
        let status = |organization| {
            let (status, _) = server.ask(&token(organization), "{ viewer { __typename } }");
            status
        };
        assert_eq!([status("one"), status("two")], [200, 200]);

        let delete = || Zirkel::new(["delete", "--organization", "one"]).on(&url);
        delete()
            .run()
            .ends(2)
            .says("would delete `one` (One): revisions 2, people 2 (names known of 2), roles 2")
            .complains("nothing was deleted");
        assert_eq!(status("one"), 200);
        delete()
            .and("--yes")
            .run()
            .ends(0)
            .says("deleted `one` (One): revisions 2");
        delete()
            .and("--yes")
            .run()
            .ends(2)
            .complains("there is no organization `one`");

        let begun = Instant::now();
        while status("one") != 401 {
            assert!(begun.elapsed() < PATIENCE, "it is not noticed");
            thread::sleep(STEP);
        }
        assert_eq!(status("two"), 200);
        assert_eq!(export(&url, "two"), other);
        Zirkel::new(["check"]).on(&url).run().ends(0);
        // The key is free again.
        import(&url, &one);
    })
    .await;
}

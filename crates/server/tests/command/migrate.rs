//! `zirkel migrate`: on PostgreSQL nobody else changes the schema, on SQLite everybody does.

use crate::support::{SECRET, Server, Zirkel, altered, import, kranich, sqlite};
use std::thread;
use zirkel_testkit::database::{Database, Schema, for_each_empty_database};

fn migrate(url: &str) -> crate::support::Ran {
    Zirkel::new(["migrate"]).on(url).run()
}

#[tokio::test]
async fn on_postgresql_every_command_names_it_until_it_was_run() {
    let Some(database) = Database::postgres(Schema::Empty).await else {
        return;
    };
    let url = database.url();
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"] as &[&str],
        &["import", &kranich()],
        &["import", "--dry-run", &kranich()],
        &["export", "--organization", "kranich"],
        &["check"],
    ] {
        let ran = Zirkel::new(arguments).on(url).signing(SECRET).run();
        let ran = ran.ends(3).complains("run `zirkel migrate`");
        assert_eq!(ran.out, "");
    }
    migrate(url).ends(0).says("the schema is up to date");
    import(url, &kranich());
    drop(Server::over(url));
    Zirkel::new(["check"]).on(url).run().ends(0);
    database.remove().await;
}

#[tokio::test]
async fn a_second_time_it_finds_nothing_to_do() {
    for_each_empty_database(async |url| {
        migrate(&url).ends(0).says("made `m0001_record`\n");
        let again = migrate(&url).ends(0);
        assert_eq!(again.out, "the schema was up to date\n");
    })
    .await;
}

#[tokio::test]
async fn several_at_once_do_it_once() {
    for_each_empty_database(async |url| {
        assert_eq!(at_once(&url), 1);
        Zirkel::new(["check"]).on(&url).run().ends(0);
    })
    .await;
}

/// How many of several runs at once say that they made the schema.
fn at_once(url: &str) -> usize {
    let ran = thread::scope(|scope| {
        let runs = [(); 3].map(|()| scope.spawn(|| migrate(url)));
        runs.map(|it| it.join().unwrap().ends(0))
    });
    let made = ran
        .iter()
        .filter(|it| it.out.contains("made `m0001_record`"));
    made.count()
}

#[test]
fn on_sqlite_every_command_makes_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = |name: &str| sqlite(&folder.path().join(name));
    Zirkel::new(["check"]).on(&fresh("check.db")).run().ends(0);
    import(&fresh("import.db"), &kranich());
    let export = Zirkel::new(["export", "--organization", "kranich"]);
    let ran = export.on(&fresh("export.db")).run().ends(2);
    assert!(ran.err.contains("there is no organization"), "{ran}");
    drop(Server::over(&fresh("serve.db")));
    migrate(&fresh("serve.db")).ends(0).says("was up to date");
}

#[test]
fn the_schema_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zirkel.db");
    migrate(&sqlite(&file)).ends(0);
    // As if the only change that was made had another name.
    let url = sqlite(&altered(&file, b"m0001_record", b"m9999_record"));
    for command in ["check", "migrate"] {
        Zirkel::new([command])
            .on(&url)
            .run()
            .ends(3)
            .complains("m9999_record");
    }
}

#[tokio::test]
async fn commands_that_meet_on_a_new_sqlite_file_wait_for_each_other() {
    for _ in 0..10 {
        let database = Database::sqlite(Schema::Empty).await;
        let check = || Zirkel::new(["check"]).on(database.url()).run().ends(0);
        thread::scope(|scope| {
            let checks = [(); 3].map(|()| scope.spawn(check));
            import(database.url(), &kranich());
            for it in checks {
                it.join().unwrap();
            }
        });
    }
}

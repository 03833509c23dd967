//! `zirkel import`: what it does with what is there already, and what it cannot read.

use crate::support::{Zirkel, adopt, export, import, kranich, repository, small, sqlite, written};
use std::{fs::Permissions, os::unix::fs::PermissionsExt as _, thread};
use zirkel_testkit::database::{Database, Schema, for_each_database};

#[tokio::test]
async fn a_file_is_imported_once() {
    for_each_database(async |url| {
        let run = || Zirkel::new(["import", &kranich()]).on(&url).run();
        let first = run().ends(0);
        assert_eq!(first.out, "imported `kranich` as revision 1\n");
        let before = export(&url, "kranich");
        let second = run().ends(1).complains(
            "error: an organization `kranich` is already here; choose another key, or pass \
             --replace while its record holds nothing but its setup",
        );
        assert_eq!(second.out, "");
        assert_eq!(export(&url, "kranich"), before);
    })
    .await;
}

#[tokio::test]
async fn of_two_imports_of_one_key_at_once_one_wins_and_the_other_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        let run = || Zirkel::new(["import", &file]).on(&url).run();
        let ran = thread::scope(|scope| {
            let runs = [scope.spawn(run), scope.spawn(run), scope.spawn(run)];
            runs.map(|it| it.join().unwrap())
        });
        let mut codes: Vec<_> = ran.iter().map(|it| it.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, [Some(0), Some(1), Some(1)], "{ran:#?}");
        Zirkel::new(["check"]).on(&url).run().ends(0);
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_checks_everything_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let good = written(folder.path(), "good.yaml", small("o", "One"));
    let broken = written(
        folder.path(),
        "broken.yaml",
        small("o", "One").replace("ben]", "zoe]"),
    );
    for_each_database(async |url| {
        let dry = |file: &str| Zirkel::new(["import", "--dry-run", file]).on(&url);
        dry(&broken)
            .run()
            .ends(1)
            .complains("no person has the key `zoe`");
        dry(&good)
            .run()
            .ends(0)
            .says("nothing wrong; nothing was written (dry run)");
        Zirkel::new(["check"])
            .on(&url)
            .run()
            .ends(0)
            .says("there is no organization yet");
        // What an import would be refused for, a dry run is refused for as well.
        import(&url, &good);
        dry(&good).run().ends(1).complains("is already here");
        let changed = written(folder.path(), "changed.yaml", small("o", "Two"));
        dry(&changed).and("--replace").run().ends(0);
        assert!(export(&url, "o").contains("name: One"));
    })
    .await;
}

#[test]
fn a_dry_run_leaves_nothing_behind_where_no_database_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    let broken = written(
        folder.path(),
        "broken.yaml",
        small("o", "One").replace("ben]", "zoe]"),
    );
    let names = || {
        let all = std::fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = all.map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let url = sqlite(&folder.path().join("new.db"));
    let dry = |file: &str| Zirkel::new(["import", "--dry-run", file]).on(&url).run();
    dry(&file)
        .ends(0)
        .says("nothing wrong; nothing was written");
    dry(&broken).ends(1);
    assert_eq!(names(), before);
    // An empty file is no database yet, and stays empty.
    std::fs::write(folder.path().join("new.db"), "").unwrap();
    let before = names();
    dry(&file)
        .ends(0)
        .says("nothing wrong; nothing was written");
    assert_eq!(names(), before);
    let empty = std::fs::metadata(folder.path().join("new.db")).unwrap();
    assert_eq!(empty.len(), 0);
    // Where an import could not be written, a dry run says so, too.
    let nowhere = sqlite(&folder.path().join("none").join("new.db"));
    let ran = Zirkel::new(["import", "--dry-run", &file])
        .on(&nowhere)
        .run();
    ran.ends(3).complains("a folder that is there");
}

#[tokio::test]
async fn a_setup_is_replaced_as_long_as_nothing_was_adopted() {
    let folder = tempfile::tempdir().unwrap();
    let one = written(folder.path(), "one.yaml", small("o", "One"));
    let two = written(folder.path(), "two.yaml", small("o", "Two"));
    for_each_database(async |url| {
        let replace = || Zirkel::new(["import", "--replace", &two]).on(&url).run();
        import(&url, &kranich());
        import(&url, &one);
        let beside = export(&url, "kranich");
        let replaced = replace().ends(0);
        assert_eq!(replaced.out, "replaced `o` as revision 1\n");
        assert!(export(&url, "o").contains("name: Two"));
        assert!(!export(&url, "o").contains("name: One"));
        assert_eq!(export(&url, "kranich"), beside);
        Zirkel::new(["check"]).on(&url).run().ends(0);

        adopt(&url, "o", "Front desk").await;
        replace()
            .ends(1)
            .complains("`o` has 2 revisions: what was adopted is never replaced");
        let dry = Zirkel::new(["import", "--replace", "--dry-run", &two]);
        dry.on(&url).run().ends(1).complains("is never replaced");
    })
    .await;
}

#[tokio::test]
async fn replacing_what_is_not_there_imports_it() {
    let database = Database::sqlite(Schema::Migrated).await;
    let replace = Zirkel::new(["import", "--replace", &kranich()]);
    let ran = replace.on(database.url()).run().ends(0);
    assert_eq!(ran.out, "imported `kranich` as revision 1\n");
}

#[tokio::test]
async fn the_file_may_be_json() {
    let json = r#"{
        "zirkel": 1,
        "organization": { "key": "o", "name": "One", "currency": "EUR" },
        "people": [{ "key": "ana", "name": "Ana" }],
        "anchor": { "key": "o", "name": "One", "purpose": "Being here" }
    }"#;
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.json", json);
    let database = Database::sqlite(Schema::Migrated).await;
    import(database.url(), &file);
    assert!(export(database.url(), "o").contains("purpose: Being here"));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let barred = written(folder.path(), "barred.yaml", small("o", "One"));
    std::fs::set_permissions(&barred, Permissions::from_mode(0o000)).unwrap();
    let missing = folder.path().join("missing.yaml").display().to_string();
    let within = folder.path().display().to_string();
    let database = Database::sqlite(Schema::Migrated).await;
    let mut unreadable = vec![missing, within];
    // Whoever may do everything reads that, too.
    if std::fs::read(&barred).is_err() {
        unreadable.push(barred);
    }
    for path in unreadable {
        let ran = Zirkel::new(["import", &path]).on(database.url()).run();
        let ran = ran
            .ends(2)
            .complains(&format!("error: cannot read `{path}`: "));
        assert!(ran.err.ends_with("; name an organization file\n"), "{ran}");
    }
    Zirkel::new(["import"])
        .on(database.url())
        .run()
        .ends(2)
        .complains("<FILE>");
}

#[tokio::test]
async fn a_database_out_of_reach_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let no_database = written(
        folder.path(),
        "text.db",
        "this is a text, and no database at all",
    );
    let file = kranich();
    let import = |url: &str| Zirkel::new(["import", &file]).on(url).run();
    // Port 1 is a port that nothing listens on.
    for url in [
        "postgres://zirkel:hidden@127.0.0.1:1/zirkel".to_owned(),
        "postgres://zirkel:hidden@127.0.0.1:port/zirkel".to_owned(),
        sqlite(&folder.path().join("no/such/folder.db")),
        sqlite(no_database.as_ref()),
        format!("sqlite://{}/not-made.db", folder.path().display()),
    ] {
        let ran = import(&url).ends(3).complains("ZIRKEL_DATABASE_URL");
        assert_eq!(ran.out, "");
    }
    import("mysql://localhost/zirkel")
        .ends(2)
        .complains("the database URL begins with `mysql:`; give `sqlite://FILE?mode=rwc`");
    assert!(repository("zirkel.db").metadata().is_err());
}

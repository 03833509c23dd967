//! `zirkel export`: what it writes sets the same organization up again, byte for byte.

use crate::support::{
    Zirkel, adopt, export, import, kranich, repository, small, sqlite, text, written,
};
use zirkel_testkit::database::{Database, Schema, for_each_database};

/// The contract's example, where the contract is at hand: it is kept beside the repository.
#[expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "whoever runs the tests must see it; where a test finds files is no setting"
)]
fn example_of_the_contract() -> Option<String> {
    let shared = std::env::var("ZIRKEL_SHARED")
        .map_or_else(|_| repository("../shared"), std::path::PathBuf::from);
    let file = shared.join("contract/org-file.md");
    let Ok(page) = std::fs::read_to_string(&file) else {
        eprintln!(
            "the contract's example was left out: {} is not there",
            file.display()
        );
        return None;
    };
    let (_, rest) = page.split_once("```yaml\n").unwrap();
    let (example, _) = rest.split_once("\n```").unwrap();
    Some(format!("{example}\n"))
}

#[tokio::test]
async fn what_was_exported_is_imported_as_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = vec![
        ("kranich", kranich()),
        ("hypha", text(&repository("tests/hypha/hypha-v13.yaml"))),
    ];
    if let Some(example) = example_of_the_contract() {
        files.push(("acme-care", written(folder.path(), "example.yaml", example)));
    }
    for (key, file) in &files {
        for_each_database(async |url| {
            import(&url, file);
            let exported = export(&url, key);
            let again = written(folder.path(), "again.yaml", &exported);
            let empty = Database::sqlite(Schema::Migrated).await;
            import(empty.url(), &again);
            assert_eq!(export(empty.url(), key), exported);
            Zirkel::new(["check"]).on(empty.url()).run().ends(0);
        })
        .await;
    }
}

#[tokio::test]
async fn a_moment_that_the_record_holds_is_exported_and_another_is_named_as_such() {
    for_each_database(async |url| {
        import(&url, &kranich());
        let now = export(&url, "kranich");
        let as_of = |moment: &str| {
            let arguments = ["export", "--organization", "kranich", "--as-of", moment];
            Zirkel::new(arguments).on(&url).run()
        };
        assert_eq!(as_of("1").ends(0).out, now);
        for (moment, why) in [
            ("2", "revision 2 is in the future, the newest is 1"),
            ("4294967295", "is in the future"),
            (
                "2001-01-01T00:00:00Z",
                "is before the record, which begins at ",
            ),
            ("9999-01-01T00:00:00Z", "is in the future, now is "),
            (
                "0",
                "give a revision's number from 1 on, or an instant such as",
            ),
            (
                "yesterday",
                "give a revision's number from 1 on, or an instant",
            ),
        ] {
            let ran = as_of(moment).ends(2).complains(why);
            assert_eq!(ran.out, "", "{moment}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_older_revision_is_exported_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        import(&url, &file);
        let before = export(&url, "o");
        adopt(&url, "o", "Seat").await;
        let as_of = |moment: &str| {
            let arguments = ["export", "--organization", "o", "--as-of", moment];
            Zirkel::new(arguments).on(&url).run().ends(0).out
        };
        assert_eq!(as_of("1"), before);
        assert_eq!(as_of("2"), export(&url, "o"));
        assert_eq!(as_of("2"), before.replace("name: Desk", "name: Seat"));
    })
    .await;
}

#[tokio::test]
async fn an_organization_that_is_not_here_is_not_exported() {
    for_each_database(async |url| {
        let export = |key: &str| Zirkel::new(["export", "--organization", key]).on(&url);
        export("nobody")
            .run()
            .ends(2)
            .complains("there is no organization `nobody`; `zirkel check` lists those");
        export("No Key")
            .run()
            .ends(2)
            .complains("has the character");
    })
    .await;
}

#[test]
fn a_copy_of_the_file_alone_is_the_whole_database_once_a_command_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zirkel.db");
    import(&sqlite(&file), &kranich());
    let exported = export(&sqlite(&file), "kranich");
    let copy = folder.path().join("copy.db");
    std::fs::copy(&file, &copy).unwrap();
    assert_eq!(export(&sqlite(&copy), "kranich"), exported);
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("-wal") || name.contains("-shm"))
        .collect();
    assert_eq!(left, [] as [String; 0]);
}

//! `zirkel check`: whole records pass, and whatever was altered in a stored one is named.

use crate::support::{
    Ran, Zirkel, adopt, altered, export, import, kranich, places, small, sqlite, written,
};
use std::path::{Path, PathBuf};
use zirkel_testkit::database::for_each_database;

fn check(url: &str) -> Ran {
    Zirkel::new(["check"]).on(url).run()
}

#[tokio::test]
async fn whole_records_pass() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        check(&url)
            .ends(0)
            .says("there is no organization yet; `zirkel import FILE` sets one up");
        import(&url, &kranich());
        import(&url, &file);
        adopt(&url, "o", "Front desk").await;
        check(&url)
            .ends(0)
            .says("kranich: revision 1, the record is whole")
            .says("\no: revision 2, the record is whole");
        let one = Zirkel::new(["check", "--organization", "o"]).on(&url).run();
        assert!(!one.ends(0).out.contains("kranich"));
    })
    .await;
}

#[tokio::test]
async fn an_organization_that_is_not_here_cannot_be_checked() {
    for_each_database(async |url| {
        Zirkel::new(["check", "--organization", "nobody"])
            .on(&url)
            .run()
            .ends(2)
            .complains("error: there is no organization `nobody`");
    })
    .await;
}

/// A SQLite file that holds the organization `velowerk` and, beside it, `kranich`.
fn stored(folder: &Path) -> PathBuf {
    let file = folder.join("zirkel.db");
    let velowerk = small("velowerk", "Velowerk Genossenschaft");
    import(&sqlite(&file), &written(folder, "velowerk.yaml", velowerk));
    import(&sqlite(&file), &kranich());
    // `migrate` closes what it opens, so SQLite moves what is in its log into the file.
    Zirkel::new(["migrate"]).on(&sqlite(&file)).run().ends(0);
    assert!(!folder.join("zirkel.db-wal").exists());
    file
}

#[test]
fn no_text_of_a_record_can_be_altered_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let file = stored(folder.path());
    let before = export(&sqlite(&file), "velowerk");
    let bytes = std::fs::read(&file).unwrap();
    let mut said = String::new();
    for wanted in [
        "Velowerk Genossenschaft",
        "Being here",
        "Whoever calls is helped",
    ] {
        let places = places(&bytes, wanted.as_bytes());
        // Once in what was recorded, and once or more in the rows made of it.
        assert!(places.len() >= 2, "`{wanted}` stands at {places:?}");
        for place in places {
            let mut bytes = bytes.clone();
            bytes[place] = b'X';
            // A file of its own: SQLite keeps a log beside each.
            let altered = written(folder.path(), &format!("{place}.db"), bytes);
            let url = sqlite(altered.as_ref());
            let ran = check(&url).says("kranich: revision 1, the record is whole");
            if ran.code == Some(0) {
                // SQLite leaves old bytes about where it moved a row; nobody reads them.
                assert_eq!(export(&url, "velowerk"), before);
                continue;
            }
            let ran = ran
                .ends(1)
                .says("velowerk: revision 1, the record is damaged\n  damage: ");
            said.push_str(&ran.out);
            Zirkel::new(["check", "--organization", "kranich"])
                .on(&url)
                .run()
                .ends(0);
        }
    }
    for damage in [
        " of `settings`: `name` is `Xelowerk Genossenschaft`, in the record it is `Velowerk",
        " of `role`: `purpose` is `Xeing here`, in the record it is `Being here`",
        "revision 1 was changed after its adoption",
    ] {
        assert!(said.contains(damage), "`{damage}` is not said:\n{said}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = stored(folder.path());
    for (from, to, damage) in [
        ("role_defined", "role_defiled", "damage: row 1/"),
        ("\"key\":\"desk\"", "\"key\":\"de k\"", "damage: row 1/"),
        ("\"name\":\"Desk\"", "\"name\",\"Desk\"", "damage: row 1/"),
        // The head itself, without which the record is not found.
        ("velowerk", "velo erk", "damage: row "),
    ] {
        let url = sqlite(&altered(&file, from.as_bytes(), to.as_bytes()));
        let ran = check(&url).ends(1).says(damage);
        assert!(
            !ran.out
                .contains("velowerk: revision 1, the record is whole")
        );
    }
}

#[test]
fn a_file_that_ends_in_the_middle_is_not_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = stored(folder.path());
    let bytes = std::fs::read(&file).unwrap();
    for pages in [20, 60] {
        let beginning = &bytes[..pages * 4096];
        let file = written(folder.path(), &format!("{pages}.db"), beginning);
        let ran = check(&sqlite(file.as_ref()));
        assert!(matches!(ran.code, Some(1 | 3)), "{ran}");
        assert!(!ran.out.contains("is whole"), "{ran}");
        assert!(!ran.err.contains("panicked"), "{ran}");
    }
}

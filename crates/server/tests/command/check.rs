//! `zirkel check`: whole records pass, and whatever was done to a stored one is named.

use crate::support::{Zirkel, import, kranich, small, tamper, written};
use zirkel_testkit::database::for_each_database;

/// What somebody did to the database past the program, and what the check says of it.
const DAMAGE: &[(&str, &str)] = &[
    (
        "UPDATE role SET name = 'Another name' WHERE key = 'desk'",
        "damage: the rows of roles differ from what the record says",
    ),
    (
        "UPDATE settings SET name = 'Another name'",
        "damage: the rows of settings differ from what the record says",
    ),
    (
        "DELETE FROM assignment",
        "damage: the rows of assignments differ from what the record says",
    ),
    (
        "UPDATE event SET body = replace(body, 'Whoever calls', 'Nobody')",
        "damage: ",
    ),
    ("DELETE FROM event WHERE position = 3", "damage: "),
    (
        "UPDATE event SET body = '{' WHERE position = 2",
        "damage: row 1/2 of `event`",
    ),
    (
        "UPDATE event SET kind = 'NOT_KNOWN' WHERE position = 2",
        "damage: row 1/2 of `event`",
    ),
    (
        "UPDATE role SET name = '' WHERE key = 'desk'",
        "damage: row ",
    ),
    (
        "UPDATE organization SET revision = 2",
        "damage: the head is at revision 2, but the last one recorded is 1",
    ),
    ("UPDATE organization SET key = 'No Key'", "damage: row "),
    ("UPDATE revision SET author = 'nobody'", "damage: "),
];

#[tokio::test]
async fn whole_records_pass() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        let check = || Zirkel::new(["check"]).on(&url).run().ends(0);
        check().says("there is no organization yet; `zirkel import FILE` sets one up");
        import(&url, &kranich());
        import(&url, &file);
        check()
            .says("kranich: revision 1, the record is whole")
            .says("\no: revision 1, the record is whole");
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

#[tokio::test]
async fn damage_is_named_and_what_is_whole_beside_it_is_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for (statement, named) in DAMAGE {
        for_each_database(async |url| {
            import(&url, &file);
            tamper(&url, statement).await;
            let ran = Zirkel::new(["check"]).on(&url).run();
            assert_eq!(ran.code, Some(1), "{statement}: {ran}");
            assert!(ran.out.contains(named), "{statement}: {ran}");
            assert!(!ran.out.contains("is whole"), "{statement}: {ran}");
        })
        .await;
    }
    for_each_database(async |url| {
        import(&url, &file);
        import(&url, &kranich());
        tamper(&url, "UPDATE role SET name = 'X' WHERE key = 'desk'").await;
        Zirkel::new(["check"])
            .on(&url)
            .run()
            .ends(1)
            .says("kranich: revision 1, the record is whole")
            .says("o: revision 1, the record is damaged");
        Zirkel::new(["check", "--organization", "kranich"])
            .on(&url)
            .run()
            .ends(0);
    })
    .await;
}

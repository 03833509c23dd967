//! An import that is killed at any moment: afterwards the whole organization is there, or nothing.

use crate::support::{Zirkel, export, import, small, written};
use std::{
    fmt::Write as _,
    thread,
    time::{Duration, Instant},
};
use zirkel_testkit::database::{Database, Schema};

const ROUNDS: u32 = 10;

/// An organization with many roles.
fn large() -> String {
    let mut file = small("large", "Large");
    for role in 0..300 {
        writeln!(
            file,
            "      - {{ key: r{role}, name: Role {role}, purpose: Being many, filled_by: [ana, ben] }}"
        )
        .unwrap();
    }
    file
}

/// Kills an import after a while; none where it had ended before.
fn kill_after(url: &str, file: &str, moment: Duration) -> Option<()> {
    let (_, mut child) = Zirkel::new(["import", file]).on(url).start();
    drop((child.stdout.take(), child.stderr.take()));
    thread::sleep(moment);
    let ended = child.try_wait().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    ended.is_none().then_some(())
}

#[tokio::test]
async fn a_killed_import_leaves_all_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "large.yaml", large());
    let beside = written(folder.path(), "beside.yaml", small("beside", "Beside"));

    let whole = Database::sqlite(Schema::Migrated).await;
    let begun = Instant::now();
    import(whole.url(), &file);
    let duration = begun.elapsed();
    let whole = export(whole.url(), "large");

    let (mut killed, mut there) = (0, 0);
    for round in 0..ROUNDS {
        let database = Database::sqlite(Schema::Migrated).await;
        let url = database.url();
        import(url, &beside);
        let before = export(url, "beside");
        let moment = duration * (2 * round + 1) / (2 * ROUNDS);
        killed += i32::from(kill_after(url, &file, moment).is_some());

        Zirkel::new(["check"]).on(url).run().ends(0);
        assert_eq!(export(url, "beside"), before);
        let found = Zirkel::new(["export", "--organization", "large"]).on(url);
        match found.run() {
            ran if ran.code == Some(0) => {
                assert!(ran.out == whole, "round {round}: a part is there");
                there += 1;
            }
            ran => {
                ran.ends(2).complains("there is no organization `large`");
                // Nothing stands in the way of trying again.
                import(url, &file);
                assert!(export(url, "large") == whole, "round {round}: not the same");
            }
        }
    }
    say(&format!(
        "killed {killed} of {ROUNDS}, whole {there}; an import takes {duration:?}"
    ));
    assert!(killed > 0);
}

#[tokio::test]
async fn a_killed_migration_is_made_again_by_the_next_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for round in 0..10 {
        let database = Database::sqlite(Schema::Empty).await;
        kill_after(database.url(), &file, Duration::from_millis(4 * round));
        Zirkel::new(["check"]).on(database.url()).run().ends(0);
    }
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(what: &str) {
    eprintln!("{what}");
}

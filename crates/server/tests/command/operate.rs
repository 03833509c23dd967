//! What `docs/operate.md` tells an operator to do, done: the settings it lists, a backup restored
//! on each database, and a server that runs as a role of PostgreSQL that may not change the schema.

use crate::support::{
    Server, Zirkel, beside_initdb, export, import, kranich, left_out, on_path, repository, run,
    sqlite, text,
};
use std::process::Command;
use zirkel_testkit::{
    database::{Database, Schema},
    update::compare,
};

/// What a server's role may not do, a statement a line.
const FORBIDDEN: &str = include_str!("forbidden.sql");

const BEGIN: &str = "<!-- settings: begin -->\n";
const END: &str = "<!-- settings: end -->\n";

#[test]
fn the_page_lists_the_settings_as_the_program_does() {
    let help = Zirkel::new(["serve", "--help"]).run().ends(0).out;
    let (_, options) = help.split_once("Options:\n").unwrap();
    let options: Vec<&str> = options.lines().map(str::trim_end).collect();
    let page = repository("docs/operate.md");
    let found = std::fs::read_to_string(&page).unwrap();
    let (before, rest) = found.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let listed = format!("\n```text\n{}\n```\n\n", options.join("\n").trim_end());
    compare(page, &format!("{before}{BEGIN}{listed}{END}{after}"));
}

/// The record of the demo's organization, and that the database it is in is whole.
#[track_caller]
fn whole(url: &str) -> String {
    Zirkel::new(["check"]).on(url).run().ends(0);
    export(url, "kranich")
}

#[test]
fn a_copy_of_a_sqlite_file_is_restored_whole() {
    let folder = tempfile::tempdir().unwrap();
    let here = sqlite(&folder.path().join("zirkel.db"));
    import(&here, &kranich());
    let before = export(&here, "kranich");
    // Taken while a server runs and has connections open.
    let server = Server::over(&here);
    let backup = folder.path().join("backup.db");
    let Some(program) = on_path("sqlite3") else {
        left_out("the online backup of SQLite: there is no program `sqlite3`");
        return;
    };
    let file = text(&folder.path().join("zirkel.db"));
    run(
        &program,
        &[&file, &format!(".backup '{}'", backup.display())],
    );
    server.terminate();
    server.end().ends(0);
    // And with the server stopped, a copy of the file alone.
    let copy = folder.path().join("copy.db");
    std::fs::copy(&file, &copy).unwrap();
    for restored in [backup, copy] {
        assert_eq!(whole(&sqlite(&restored)), before);
    }
}

#[tokio::test]
async fn a_dump_of_postgresql_is_restored_whole() {
    let Some(here) = Database::postgres(Schema::Migrated).await else {
        return;
    };
    let there = Database::postgres(Schema::Empty).await.unwrap();
    let (Some(dump), Some(restore)) = (beside_initdb("pg_dump"), beside_initdb("pg_restore"))
    else {
        left_out("the restore of PostgreSQL: there are no programs `pg_dump` and `pg_restore`");
        return;
    };
    import(here.url(), &kranich());
    let before = export(here.url(), "kranich");
    let folder = tempfile::tempdir().unwrap();
    let file = text(&folder.path().join("zirkel.dump"));
    let (from, to) = (here.url(), there.url());
    run(
        &dump,
        &["--format=custom", "--no-owner", "--file", &file, from],
    );
    let arguments = ["--exit-on-error", "--no-owner", "--single-transaction"];
    run(
        &restore,
        &[&arguments[..], &["--dbname", to, &file]].concat(),
    );
    assert_eq!(whole(to), before);
    here.remove().await;
    there.remove().await;
}

#[tokio::test]
async fn a_server_runs_as_a_role_that_may_not_change_the_schema() {
    let Some(database) = Database::postgres(Schema::Empty).await else {
        return;
    };
    let Some(psql) = beside_initdb("psql") else {
        left_out("the roles of PostgreSQL: there is no program `psql`");
        return;
    };
    let roles = text(&repository("deploy/postgres/roles.sql"));
    // Roles are the whole cluster's: these have names of their own, and go at the end.
    let name = format!("zirkel_{}", std::process::id());
    let owner = format!("{name}_owner");
    let names = [format!("owner={owner}"), format!("server={name}")];
    let url = database.url();
    run(
        &psql,
        &[url, "-v", &names[0], "-v", &names[1], "-f", &roles],
    );
    let by = |role: &str| {
        let (scheme, rest) = url.split_once("://").unwrap();
        let (_, rest) = rest.split_once('@').unwrap();
        format!("{scheme}://{role}@{rest}")
    };
    Zirkel::new(["migrate"]).on(&by(&owner)).run().ends(0);
    import(&by(&name), &kranich());
    whole(&by(&name));
    let server = Server::over(&by(&name));
    assert_eq!(server.get("/readyz").status, 200);
    server.terminate();
    server.end().ends(0);
    for forbidden in FORBIDDEN.lines() {
        let refused = Command::new(&psql)
            .args([&by(&name), "-v", "ON_ERROR_STOP=1", "-c", forbidden])
            .output()
            .unwrap();
        assert!(!refused.status.success(), "`{forbidden}` is done");
    }
    let gone = format!("DROP OWNED BY {name}, {owner} CASCADE; DROP ROLE {name}, {owner};");
    run(&psql, &[url, "-v", "ON_ERROR_STOP=1", "-c", &gone]);
    database.remove().await;
}

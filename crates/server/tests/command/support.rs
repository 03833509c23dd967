//! What these tests share: runs of the program, a server, requests to it, and files to import.

mod http;
mod run;
mod server;

pub(crate) use http::{Answer, Connection, send};
pub(crate) use run::{Ran, Zirkel};
pub(crate) use server::Server;

use std::path::{Path, PathBuf};

/// Signs the tokens of these tests.
pub(crate) const SECRET: &str = "known-to-these-tests-and-to-nobody-else";

/// A file or folder of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The path of the demo organization's file, whose key is `kranich`.
pub(crate) fn kranich() -> String {
    text(&repository("docs/demo/kranich.yaml"))
}

/// A small organization of Ana, Ben and a CRM.
pub(crate) fn small(key: &str, name: &str) -> String {
    format!(
        "\
zirkel: 1
organization: {{ key: {key}, name: {name}, currency: EUR }}
service_accounts: [{{ key: crm, may: [ask] }}]
people: [{{ key: ana, name: Ana }}, {{ key: ben, name: Ben }}]
anchor:
  key: {key}
  name: {name}
  purpose: Being here
  inside:
    roles:
      - {{ key: desk, name: Desk, purpose: Whoever calls is helped, filled_by: [ben] }}
"
    )
}

/// Writes a file and returns its path.
pub(crate) fn written(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    text(&path)
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// The SQLite database in a file.
pub(crate) fn sqlite(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

/// Imports a file into a database.
#[track_caller]
pub(crate) fn import(url: &str, file: &str) {
    Zirkel::new(["import", file]).on(url).run().ends(0);
}

/// An organization's file, as it is exported.
#[track_caller]
pub(crate) fn export(url: &str, organization: &str) -> String {
    let ran = Zirkel::new(["export", "--organization", organization])
        .on(url)
        .run();
    ran.ends(0).out
}

/// Runs a statement in a database, past everything that watches over it.
pub(crate) async fn tamper(url: &str, statement: &str) {
    use sea_orm::ConnectionTrait as _;
    let db = sea_orm::Database::connect(url).await.unwrap();
    let done = db.execute_unprepared(statement).await.unwrap();
    assert!(done.rows_affected() > 0, "{statement}: no row");
    db.close().await.unwrap();
}

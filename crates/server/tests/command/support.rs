//! What these tests share: runs of the program, a server, requests to it, and files to import.

mod adoption;
mod ago;
mod beside;
mod http;
mod issuer;
mod lives;
mod programs;
mod run;
mod server;

pub(crate) use adoption::adopt;
pub(crate) use ago::Ago;
pub(crate) use beside::Beside;
pub(crate) use http::{Answer, Connection, send, try_ask};
pub(crate) use issuer::Issuer;
pub(crate) use lives::{Act, Life, Outcome, STEPS, There, lively, number_of, token_of_crm};
pub(crate) use programs::{beside_initdb, left_out, on_path, run};
pub(crate) use run::{Ran, Zirkel};
pub(crate) use server::Server;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Signs the tokens of these tests.
pub(crate) const SECRET: &str = "known-to-these-tests-and-to-nobody-else";

/// How long anything is waited for that must come.
const PATIENCE: Duration = Duration::from_mins(1);

/// Asks until there is an answer.
#[track_caller]
pub(crate) fn until<T>(ask: impl Fn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "it does not come");
    }
}

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

/// A copy of a SQLite file in which some bytes are others, wherever they stand.
pub(crate) fn altered(file: &Path, from: &[u8], to: &[u8]) -> PathBuf {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(file).unwrap();
    let places = places(&bytes, from);
    assert!(
        !places.is_empty(),
        "the file does not hold what is to be altered"
    );
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    // Another name each time: SQLite keeps a log beside each file.
    let copy = tempfile::NamedTempFile::new_in(file.parent().unwrap()).unwrap();
    let (_, copy) = copy.keep().unwrap();
    std::fs::write(&copy, bytes).unwrap();
    copy
}

/// Where some bytes stand among others.
pub(crate) fn places(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    bytes
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, found)| *found == wanted)
        .map(|(place, _)| place)
        .collect()
}

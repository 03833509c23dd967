//! What these tests share: ids in order, a fold of what was read, the files of the repository.

use crate::org_file::{Reading, Setup, read};
use std::path::PathBuf;
use uuid::Uuid;
use zirkel_domain::{
    directory::Directory,
    event::{Author, Cause, Revision},
    ids::RevisionNumber,
    snapshot::Snapshot,
    time::Timestamp,
};

/// Reads with ids 1, 2, 3 …
pub(super) fn read_text(text: &str) -> Reading {
    read_bytes(text.as_bytes())
}

/// The same of bytes.
pub(super) fn read_bytes(bytes: &[u8]) -> Reading {
    let mut last = 0;
    read("test.yaml", bytes, &mut || {
        last += 1;
        Uuid::from_u128(last)
    })
}

/// What a setup makes of an empty record.
pub(super) fn fold(setup: &Setup) -> (Snapshot, Directory) {
    let revision = Revision {
        number: RevisionNumber::FIRST,
        adopted_at: Timestamp::parse("2026-01-01T00:00:00Z").unwrap(),
        cause: Cause::Setup,
        author: Author::Ratifiers,
        events: setup.events.clone(),
    };
    let snapshot = Snapshot::fold([&revision]).unwrap();
    (snapshot, Directory::new(setup.profiles.clone()))
}

/// The mistakes in their one-line form.
pub(super) fn lines(reading: &Reading) -> Vec<String> {
    reading.mistakes.iter().map(|m| m.line("f")).collect()
}

/// A whole small organization with `anchor` as given, and what stands above it.
pub(super) fn small(above: &str, anchor: &str) -> String {
    format!(
        "zirkel: 1\n\
         organization: {{ key: o, name: O, currency: EUR }}\n\
         people: [{{ key: ana, name: Ana }}, {{ key: ben, name: Ben }}]\n\
         {above}\n\
         anchor:\n  key: o\n  name: O\n  purpose: Being here\n{anchor}\n"
    )
}

/// A folder of the repository.
pub(super) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

//! Files that a test keeps equal to what the code makes of itself: the schema, tables, lists.
#![expect(
    clippy::panic,
    reason = "it is the assertion of the test that calls it"
)]

use std::{fs, path::Path};

/// Fails where the file does not hold exactly this text; writes it instead when `UPDATE=1` is set.
#[track_caller]
pub fn compare(file: impl AsRef<Path>, text: &str) {
    let file = file.as_ref();
    if super::database::setting("UPDATE").as_deref() == Some("1") {
        if let Err(error) = fs::write(file, text) {
            panic!("{} can not be written: {error}", file.display());
        }
        return;
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    if found == text {
        return;
    }
    let same = found
        .lines()
        .zip(text.lines())
        .take_while(|(found, expected)| found == expected)
        .count();
    panic!(
        "{} is out of date from line {} on:\n  in the file: {:?}\n  now: {:?}\nset UPDATE=1 to write it anew",
        file.display(),
        same.saturating_add(1),
        found.lines().nth(same),
        text.lines().nth(same),
    );
}

//! Other programs of the machine that tests run.

use std::{
    path::{Path, PathBuf},
    process::Command,
};
use zirkel_testkit::database::{REQUIRE, setting};

/// Runs another program to its end.
#[track_caller]
pub(crate) fn run(program: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{} {arguments:?}: {}",
        program.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A program of PostgreSQL, of the newest version that is installed, or one on the path.
pub(crate) fn beside_initdb(program: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let found = versions.flatten().filter_map(|version| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        let path = version.path().join("bin").join(program);
        path.is_file().then_some((number, path))
    });
    found
        .max()
        .map(|(_, path)| path)
        .or_else(|| on_path(program))
}

/// A program that the shell finds.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output()
        .unwrap();
    let path = String::from_utf8(found.stdout).unwrap();
    (!path.trim().is_empty()).then(|| PathBuf::from(path.trim()))
}

/// Says what was not tried, or fails where everything has to be.
#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
pub(crate) fn left_out(what: &str) {
    assert!(
        setting(REQUIRE).as_deref() != Some("all"),
        "{REQUIRE}=all, but left out would be {what}"
    );
    eprintln!("left out: {what}");
}

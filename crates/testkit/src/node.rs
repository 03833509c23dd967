//! Programs for Node.js that some tests run beside the server: a real identity provider, a public
//! audit. They and their packages are listed in `tests/node`; the first test of a target folder
//! installs them there with `npm ci`, the others wait for it.
//!
//! Without Node.js such a test is left out and says so, or fails where `ZIRKEL_TEST_REQUIRE=all`
//! is set.
#![expect(
    clippy::expect_used,
    reason = "a test whose programs cannot be had has failed"
)]

use crate::database::{REQUIRE, setting};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// What `npm ci` reads.
const LISTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// What says, in the installed folder, which list its packages are of.
const INSTALLED: &str = "installed";

/// The folder where the programs of `tests/node` can be run, with all their packages: start one
/// with `node FOLDER/NAME.mjs`. None, said aloud, where there is no Node.js.
pub fn folder() -> Option<PathBuf> {
    if !(is_there("node") && is_there("npm")) {
        leave_out();
        return None;
    }
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/node");
    let target = target();
    let to = target.join("node");
    fs::create_dir_all(&to).expect("the target folder can be written to");
    let lock = File::create(target.join("node.lock")).expect("the lock can be made");
    lock.lock().expect("the lock can be waited for");
    for entry in fs::read_dir(&from)
        .expect("`tests/node` is there")
        .flatten()
    {
        if entry.path().is_file() {
            keep_equal(&entry.path(), &to.join(entry.file_name()));
        }
    }
    let lists = LISTS.map(|name| read(&from.join(name))).concat();
    if read(&to.join(INSTALLED)) != lists {
        install(&to);
        fs::write(to.join(INSTALLED), lists).expect("the target folder can be written to");
    }
    Some(to)
}

/// The folder that Cargo builds into: this program lies two folders below it.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a program knows where it lies");
    let target = program.ancestors().nth(3);
    target.expect("tests lie in the target folder").to_owned()
}

fn is_there(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").output();
    asked.is_ok_and(|it| it.status.success())
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_default()
}

/// Copies a file where its copy is another; who runs the copy meanwhile is not disturbed.
fn keep_equal(file: &Path, copy: &Path) {
    if read(file) != read(copy) {
        fs::copy(file, copy).expect("the target folder can be written to");
    }
}

fn install(folder: &Path) {
    let done = Command::new("npm").arg("ci").current_dir(folder).output();
    let done = done.expect("npm can be run");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "`npm ci` in `tests/node`: {said}");
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn leave_out() {
    assert!(
        setting(REQUIRE).as_deref() != Some("all"),
        "{REQUIRE}=all, but `node` and `npm` cannot be run; install Node.js 18 or newer with npm"
    );
    eprintln!("a test of the real thing was left out: install Node.js 18 or newer with npm");
}

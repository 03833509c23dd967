//! The shape of files: each says what it is, is short enough to be read whole, and is finished.

use crate::{
    findings::Findings,
    project::{File, files, sources},
    source::Source,
};
use std::collections::BTreeMap;

/// How long a file may be, and a file of tests.
const LINES: usize = 400;
const LINES_OF_TESTS: usize = 600;

/// Longer files, with the length that they may not pass.
const LONGER: &[(&str, usize)] = &[];

const COLUMNS: usize = 100;

/// A line with more text than this between quotes would be no easier to read in two.
const LONG_TEXT: usize = 40;

fn is_written_here(file: &File) -> bool {
    !file.is_foreign() && !file.is_generated()
}

#[test]
fn every_file_says_what_it_is() {
    let mut findings = Findings::of("a Rust file begins with `//!`");
    for file in files().iter().filter(|it| it.is("rs")) {
        if !file.text.starts_with("//! ") {
            findings.at(&file.path, 1, "does not");
        }
    }
    findings.none("say in one to six lines what the file is for");
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let mut findings = Findings::of("a file has at most 400 lines, one of tests 600");
    let mut needed = Vec::new();
    for source in sources() {
        let count = source.file.lines().count();
        let most = if source.is_test() {
            LINES_OF_TESTS
        } else {
            LINES
        };
        if count <= most {
            continue;
        }
        needed.push(source.path());
        let listed = LONGER.iter().find(|(path, _)| *path == source.path());
        let most = listed.map_or(most, |(_, most)| *most);
        if count > most {
            findings.add(
                source.path(),
                format!("has {count} lines, {most} are allowed"),
            );
        }
    }
    let listed = LONGER.iter().map(|(path, _)| *path);
    findings.stale("tests/tidy/files.rs", listed, |it| needed.contains(&it));
    findings.none("move one of its subjects to a file of its own, in a folder of the file's name");
}

#[test]
fn no_line_is_too_long_to_be_seen() {
    let mut findings = Findings::of("a line of code has at most 100 columns");
    for source in sources() {
        let texts = text_of_lines(source);
        for (line, text) in source.file.lines() {
            let columns = text.chars().count();
            let is_text = texts.get(&line).is_some_and(|count| *count > LONG_TEXT);
            if columns > COLUMNS && !is_text && !text.contains("://") {
                findings.at(source.path(), line, format!("{columns} columns"));
            }
        }
    }
    findings.none("break it; `cargo fmt` leaves comments, macros and long texts alone");
}

/// How many characters of each line are text between quotes.
fn text_of_lines(source: &Source) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for (at, literal) in &source.literals {
        for (line, text) in (source.line(*at)..).zip(literal.lines()) {
            *counts.entry(line).or_default() += text.chars().count();
        }
    }
    counts
}

#[test]
fn files_are_clean_at_their_ends_and_margins() {
    let mut findings = Findings::of("no tabs, no blanks at a line's end, a newline at the file's");
    let is_strict = |it: &&File| is_written_here(it) && !it.path.starts_with("tests/broken/");
    for file in files().iter().filter(is_strict) {
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            findings.add(&file.path, "does not end with a newline");
        }
        if file.text.ends_with("\n\n") {
            findings.add(&file.path, "ends with an empty line");
        }
        for (line, text) in file.lines() {
            if text.contains('\t') {
                findings.at(&file.path, line, "has a tab");
            }
            if text.ends_with([' ', '\r']) {
                findings.at(&file.path, line, "ends with a blank");
            }
        }
    }
    findings.none("let the editor do it: spaces, no trailing ones, one newline at the end");
}

#[test]
fn nothing_is_left_unfinished_or_silenced() {
    let mut findings = Findings::of("code is finished, and silences a lint only with a reason");
    let banned = [
        ("todo!", "write it, or leave the door out"),
        ("unimplemented!", "write it, or leave the door out"),
        ("dbg!", "remove it"),
        ("#[ignore]", "write `#[ignore = \"why\"]`"),
        ("#[allow(", "write `#[expect(…, reason = \"…\")]`"),
        ("#![allow(", "write `#![expect(…, reason = \"…\")]`"),
    ];
    for source in sources() {
        for (words, remedy) in banned {
            for at in source.says(words) {
                findings.at(
                    source.path(),
                    source.line(at),
                    format!("`{words}`: {remedy}"),
                );
            }
        }
    }
    findings.none("as said beside each");
}

#[test]
fn a_module_is_a_file_of_its_name() {
    let mut findings =
        Findings::of("no module is called `mod.rs`, no snapshot waits for an answer");
    for file in files() {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if name == "mod.rs" {
            findings.add(&file.path, "name it after its folder, beside it");
        }
        if name.ends_with(".snap.new") || name.ends_with(".pending-snap") {
            findings.add(&file.path, "accept it or remove it");
        }
    }
    findings.none("as said beside each");
}

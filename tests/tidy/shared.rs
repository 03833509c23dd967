//! Nothing is copied from the notes beside the project: they have readers and licences of their
//! own.

use crate::{
    findings::{Findings, left_out},
    project::{File, below, files, shared},
};
use std::{collections::BTreeMap, fs};

/// A line that is shorter may be the same by chance.
const CHARACTERS: usize = 80;

/// A line without what marks it as a comment, an item or a cell.
fn bare(line: &str) -> &str {
    let marks = |it: char| it.is_whitespace() || "/!#*-|>\"".contains(it);
    line.trim_matches(marks)
}

fn is_long(line: &str) -> bool {
    line.chars().count() >= CHARACTERS
}

#[test]
fn nothing_is_copied_from_the_notes() {
    let Some(folder) = shared() else {
        left_out("copies from the notes beside the project, which are not here, see ZIRKEL_SHARED");
        return;
    };
    let mut theirs = BTreeMap::new();
    for path in below(&folder) {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let name = path.strip_prefix(&folder).unwrap_or(&path);
        for line in text.lines().map(bare).filter(|it| is_long(it)) {
            theirs.insert(line.to_owned(), name.display().to_string());
        }
    }
    let mut findings = Findings::of("no line of the project is a line of the notes");
    let ours = |it: &&File| !it.is_foreign() && !it.is_generated();
    for file in files().iter().filter(ours) {
        for (line, text) in file.lines() {
            if let Some(name) = theirs.get(bare(text)) {
                findings.at(&file.path, line, format!("as in {name}"));
            }
        }
    }
    findings.none("say it anew, for the reader of this project");
}

//! Whoever runs a released program can go on with any later one: each release leaves a database of
//! its own behind, with which that is tried.

use crate::{findings::Findings, project::root};
use std::{collections::BTreeSet, fs};

const CHANGES: &str = "CHANGELOG.md";
const FOLDER: &str = "migrations/released";
const KINDS: [&str; 2] = ["sqlite", "postgres"];

/// The number of the newest change that a release knew, as its heading says.
fn schema(heading: &str) -> Option<&str> {
    let (_, rest) = heading.split_once(" (schema ")?;
    let number = rest.strip_suffix(')')?;
    let is_number = number.len() == 4 && number.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(number)
}

fn names(folder: &str) -> BTreeSet<String> {
    let files = fs::read_dir(root().join(folder)).expect("a folder");
    let names = files.map(|it| it.expect("a file").file_name());
    names.filter_map(|it| it.into_string().ok()).collect()
}

#[test]
fn each_release_leaves_a_database_behind() {
    let mut findings = Findings::of("each release has its databases in `migrations/released`");
    let files = names(FOLDER);
    let text = fs::read_to_string(root().join(CHANGES)).expect("the changes");
    let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
    for heading in headings.filter(|it| *it != "Unreleased") {
        match schema(heading) {
            None => findings.add(CHANGES, format!("`{heading}` names no schema")),
            Some(number) => {
                for kind in KINDS {
                    let file = format!("{number}.{kind}.sql");
                    if !files.contains(&file) {
                        findings.add(CHANGES, format!("`{heading}` has no `{file}`"));
                    }
                }
            }
        }
    }
    findings.none("make them as migrations/released/README.md says");
}

#[test]
fn each_database_left_behind_is_there_for_both_and_of_a_change_that_is_known() {
    let mut findings = Findings::of("a released database is there for both, of a known change");
    let files = names(FOLDER);
    let changes = names("migrations/src");
    for file in &files {
        let Some((number, _)) = file.strip_suffix(".sql").and_then(|it| it.split_once('.')) else {
            continue;
        };
        if !changes
            .iter()
            .any(|it| it.starts_with(&format!("m{number}_")))
        {
            findings.add(FOLDER, format!("`{file}` is of no change"));
        }
        for kind in KINDS {
            let other = format!("{number}.{kind}.sql");
            if !files.contains(&other) {
                findings.add(FOLDER, format!("`{other}` is missing beside `{file}`"));
            }
        }
    }
    findings.none("make it as migrations/released/README.md says");
}

#[test]
fn a_heading_names_its_schema() {
    assert_eq!(schema("1.0.0 (schema 0003)"), Some("0003"));
    for heading in [
        "1.0.0",
        "1.0.0 (schema 3)",
        "1.0.0 (schema 000x)",
        "1.0.0 (0003)",
    ] {
        assert_eq!(schema(heading), None, "{heading}");
    }
}

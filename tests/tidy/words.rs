//! Words: what a name may not end with, what no text of the project may say, how a refusal sounds.

use crate::{
    findings::Findings,
    project::{File, files, sources},
    source::{Source, whole},
};

/// Ends of names that say nothing.
const EMPTY_ENDS: &[&str] = &[
    "Manager", "Service", "Helper", "Util", "Utils", "Common", "Data", "Info",
];

/// Names of files that say nothing.
const EMPTY_FILES: &[&str] = &[
    "manager", "service", "helper", "util", "common", "data", "info", "misc",
];

fn written_here() -> impl Iterator<Item = &'static File> {
    let list = files().iter();
    list.filter(|it| !it.is_foreign() && it.path != "Cargo.lock")
}

/// Whether a type's name ends with this word, as a word.
fn ends_with_word(name: &str, word: &str) -> bool {
    name.strip_suffix(word)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(|it: char| it.is_lowercase()))
}

#[test]
fn no_name_ends_with_an_empty_word() {
    let mut findings = Findings::of("no type and no file is named after nothing in particular");
    for source in sources() {
        for keyword in ["struct", "enum", "trait", "union", "type"] {
            for at in source.says(keyword) {
                let after = source.code.split_at(at).1.strip_prefix(keyword);
                let after = after.unwrap_or_default().trim_start();
                let end = after
                    .find(|it: char| !it.is_alphanumeric())
                    .unwrap_or(after.len());
                let name = after.split_at(end).0;
                if EMPTY_ENDS.iter().any(|word| ends_with_word(name, word)) {
                    findings.at(source.path(), source.line(at), format!("`{name}`"));
                }
            }
        }
        let stem = source.path().rsplit('/').next().unwrap_or_default();
        let stem = stem.trim_end_matches(".rs").trim_end_matches('s');
        if EMPTY_FILES.contains(&stem) {
            findings.add(source.path(), "is named so");
        }
    }
    findings.none("name it after what it does or holds");
}

#[test]
fn nothing_is_put_off_in_a_comment() {
    let mut findings = Findings::of("no note in the code stands for work to be done");
    for file in written_here() {
        for (line, text) in file.lines() {
            for word in [concat!("TO", "DO"), concat!("FIX", "ME")] {
                if whole(text, word).next().is_some() {
                    findings.at(&file.path, line, format!("`{word}`"));
                }
            }
        }
    }
    findings.none("do it, or file it as an issue and say here what is the case today");
}

#[test]
fn the_mark_of_another_product_is_not_ours() {
    let mut findings = Findings::of("no text of the product carries the registered mark");
    let mark = concat!("hola", "cra");
    for file in written_here() {
        let is_credit = ["LICENSE", "NOTICE", "CREDITS"]
            .iter()
            .any(|it| file.path.starts_with(it));
        for (line, text) in file.lines() {
            let text = text.to_lowercase();
            let is_credit =
                is_credit || text.contains("cc by-sa") || text.contains("registered mark");
            if text.contains(mark) && !is_credit {
                findings.at(&file.path, line, "has it");
            }
        }
    }
    findings
        .none("say it in the rulebook's own words; credits may name the source and its licence");
}

#[test]
fn no_text_knows_the_machine_it_was_written_on() {
    let mut findings = Findings::of("no path of one machine, no address of a package source");
    let folders = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
    ];
    let temporary = concat!("/t", "mp/");
    let hosts = [
        concat!("crates", ".io"),
        concat!("registry.npm", "js.org"),
        concat!("py", "pi.org"),
        concat!("deb.deb", "ian.org"),
        concat!("proxy.go", "lang.org"),
        concat!("arti", "factory"),
        concat!("sonatype ", "nexus"),
    ];
    for file in written_here() {
        let is_test = file.path.contains("tests/") || file.path.ends_with("/tests.rs");
        for (line, text) in file.lines() {
            let mut paths = folders.to_vec();
            if !is_test {
                paths.push(temporary);
            }
            for path in paths.into_iter().filter(|it| has_path(text, it)) {
                findings.at(&file.path, line, format!("`{path}`"));
            }
            for host in hosts.iter().filter(|it| text.to_lowercase().contains(*it)) {
                findings.at(&file.path, line, format!("`{host}`"));
            }
        }
    }
    findings.none(
        "write paths from the project's root, ask for a temporary folder, name packages but not \
         where one machine gets them",
    );
}

/// Whether a text has this beginning of an absolute path, and not within a longer one or an
/// address.
fn has_path(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(at, _)| {
        let before = text.split_at(at).0;
        !before.ends_with(|it: char| it.is_alphanumeric() || "-_.~/})".contains(it))
    })
}

/// The text of each `#[error("…")]`, with the byte at which it begins.
fn error_texts(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .code
        .match_indices("#[error(\"")
        .filter_map(|(at, words)| {
            let start = at.saturating_add(words.len());
            let found = source.literals.iter().find(|(at, _)| *at == start);
            found.map(|(at, text)| (*at, text.as_str()))
        })
}

#[test]
fn errors_sound_alike() {
    let mut findings = Findings::of("an error's text begins small and ends without full stop");
    let mut count = 0_usize;
    for source in sources() {
        for (at, text) in error_texts(source) {
            count = count.saturating_add(1);
            let word = text.split_whitespace().next().unwrap_or_default();
            let is_name = word
                .chars()
                .skip(1)
                .any(|it| it.is_uppercase() || it.is_numeric());
            if text.starts_with(char::is_uppercase) && !is_name {
                findings.at(
                    source.path(),
                    source.line(at),
                    format!("begins with `{word}`"),
                );
            }
            if text.ends_with(['.', '!']) {
                findings.at(source.path(), source.line(at), "ends with a mark");
            }
        }
    }
    assert!(count > 10, "the errors were not found");
    findings.none("it stands in the middle of a longer line, after a colon: write it for that");
}

//! What we build on: under which licences, and each in one version.

use crate::{findings::Findings, graph::packages, project::file};
use std::collections::{BTreeMap, BTreeSet};

/// Licences that a program under Apache-2.0 may be linked with and shipped, and that are in use.
/// Two more would do and are not needed today: `MPL-2.0` and `BSL-1.0`.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CDLA-Permissive-2.0", // the list of certificate authorities
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Crates that are locked in more than one version, since crates that we use disagree; with the
/// disagreement.
const TWICE: &[(&str, &[&str])] = &[
    (
        "signatures of tokens are a generation of hashes behind the database's and the chain's",
        &[
            "block-buffer",
            "const-oid",
            "cpufeatures",
            "crypto-common",
            "digest",
            "hkdf",
            "hmac",
            "sha2",
        ],
    ),
    (
        "so are their random numbers, and ids at the API are in the middle",
        &["getrandom", "r-efi", "rand", "rand_chacha", "rand_core"],
    ),
    (
        "macros of the ORM and of GraphQL, which run at build time only",
        &[
            "darling",
            "darling_core",
            "darling_macro",
            "heck",
            "strum",
            "syn",
        ],
    ),
    (
        "the ORM, its driver, and letters",
        &["atoi", "base64", "hashbrown", "num-bigint"],
    ),
    (
        "benchmarks, and what generates code for the ORM; both at home only",
        &["itertools"],
    ),
    (
        "the handshake of a WebSocket is a hash behind the database's driver",
        &["sha1"],
    ),
    (
        "how wide a letter is, and one platform that we do not build for",
        &["unicode-width", "windows-sys"],
    ),
];

#[test]
fn every_licence_is_allowed() {
    let mut findings = Findings::of("each dependency's licence is in the list of allowed ones");
    let mut used = BTreeSet::new();
    for package in packages().filter(|it| !it.is_ours()) {
        let licence = package.text("license").replace('/', " OR ");
        let words: Vec<&str> = words(&licence);
        let mut reader = Reader {
            words: &words,
            used: &mut used,
        };
        if words.is_empty() || !reader.any() || !reader.words.is_empty() {
            findings.add(package.name(), format!("`{licence}`"));
        }
    }
    for licence in ALLOWED.iter().filter(|it| !used.contains(**it)) {
        findings.add(
            "tests/tidy/licences.rs",
            format!("`{licence}` is not in use; remove it"),
        );
    }
    findings.none("choose another crate, or read the licence and add it to the list with a reason");
}

/// The words of an expression; each bracket is one.
fn words(expression: &str) -> Vec<&str> {
    let apart = expression.split_inclusive(['(', ')']).flat_map(|part| {
        let bracket = part
            .len()
            .saturating_sub(usize::from(part.ends_with(['(', ')'])));
        let (inside, bracket) = part.split_at(bracket);
        inside.split_whitespace().chain([bracket])
    });
    apart.filter(|it| !it.is_empty()).collect()
}

/// Reads an expression from its words: `OR` of `AND` of licences and brackets.
struct Reader<'a, 'b> {
    words: &'a [&'a str],
    used: &'b mut BTreeSet<&'static str>,
}

impl Reader<'_, '_> {
    fn next(&mut self) -> &str {
        let Some((first, rest)) = self.words.split_first() else {
            return "";
        };
        self.words = rest;
        first
    }

    fn skip(&mut self, word: &str) -> bool {
        let is_there = self.words.first() == Some(&word);
        if is_there {
            self.next();
        }
        is_there
    }

    fn any(&mut self) -> bool {
        let mut is_allowed = self.all();
        while self.skip("OR") {
            is_allowed |= self.all();
        }
        is_allowed
    }

    fn all(&mut self) -> bool {
        let mut is_allowed = self.one();
        while self.skip("AND") {
            is_allowed &= self.one();
        }
        is_allowed
    }

    fn one(&mut self) -> bool {
        if self.skip("(") {
            let is_allowed = self.any();
            return self.skip(")") && is_allowed;
        }
        let mut name = self.next().to_owned();
        if self.skip("WITH") {
            name = format!("{name} WITH {}", self.next());
        }
        let found = ALLOWED.iter().find(|it| **it == name);
        self.used.extend(found.copied());
        found.is_some()
    }
}

#[test]
fn every_crate_is_locked_once() {
    let mut findings = Findings::of("no crate is locked in several versions");
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for (_, text) in file("Cargo.lock").lines() {
        if let Some(value) = text.strip_prefix("name = ") {
            name = value.trim_matches('"');
        } else if let Some(value) = text.strip_prefix("version = \"") {
            versions
                .entry(name)
                .or_default()
                .push(value.trim_matches('"'));
        }
    }
    versions.retain(|_, list| list.len() > 1);
    for (name, list) in &versions {
        if !TWICE.iter().any(|(_, names)| names.contains(name)) {
            findings.add("Cargo.lock", format!("`{name}` in {}", list.join(", ")));
        }
    }
    let listed = TWICE.iter().flat_map(|(_, names)| names.iter().copied());
    findings.stale("tests/tidy/licences.rs", listed, |it| {
        versions.contains_key(it)
    });
    findings.none(
        "`cargo tree --duplicates` says who asks for which; take the version that the others have, \
         or add it to the list in tests/tidy/licences.rs if the choice is not ours",
    );
}

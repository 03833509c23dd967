//! The manifests: every dependency is pinned once, at the root, with the reason it is here.

use crate::{
    findings::Findings,
    graph::members,
    project::{file, files, sources},
};

const ROOT: &str = "Cargo.toml";

/// An entry of a section: its line, its name, its value's first line, and the line above it.
struct Entry {
    line: usize,
    name: &'static str,
    value: &'static str,
    above: &'static str,
}

/// The entries of the sections whose heading ends like this.
fn entries(path: &str, heading: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut is_inside = false;
    let mut above = "";
    for (line, text) in file(path).lines() {
        if let Some(section) = text.strip_prefix('[') {
            is_inside = section.trim_end().trim_end_matches(']').ends_with(heading);
        } else if let Some((name, value)) = text.split_once('=')
            && is_inside
            && !text.starts_with([' ', '#'])
        {
            entries.push(Entry {
                line,
                name: name.trim(),
                value: value.trim(),
                above,
            });
        }
        above = text;
    }
    entries
}

/// The pinned outside crates.
fn pinned() -> Vec<Entry> {
    let mut entries = entries(ROOT, "workspace.dependencies");
    entries.retain(|it| !it.name.starts_with("zirkel-"));
    assert!(entries.len() > 10, "the pinned dependencies were not found");
    entries
}

#[test]
fn every_dependency_says_why_it_is_here() {
    let mut findings = Findings::of("each dependency has a comment with its reason right above it");
    for entry in pinned() {
        let reason = entry.above.trim_start_matches(['#', ' ']);
        if !entry.above.starts_with('#') || reason.is_empty() {
            findings.at(ROOT, entry.line, format!("`{}` has none", entry.name));
        }
    }
    findings.none("write above it, in one line, what the house would lack without it");
}

#[test]
fn every_pinned_dependency_is_asked_for() {
    let mut findings = Findings::of("each dependency of the root is asked for by a crate");
    for entry in pinned() {
        let is_used = members().any(|it| it.dependencies().any(|it| it.name == entry.name));
        if !is_used {
            findings.at(
                ROOT,
                entry.line,
                format!("no manifest has `{}`", entry.name),
            );
        }
    }
    findings.none("remove the line and the reason above it");
}

#[test]
fn what_a_manifest_asks_for_is_used() {
    let mut findings = Findings::of("the code of a crate names each of its dependencies");
    for package in members() {
        let folder = package.manifest().trim_end_matches("Cargo.toml");
        for dependency in package.dependencies() {
            let name = dependency.name.replace('-', "_");
            let mut code = sources().iter().filter(|it| it.path().starts_with(folder));
            if !code.any(|it| it.says(&name).next().is_some()) {
                findings.add(package.manifest(), format!("`{}`", dependency.name));
            }
        }
    }
    findings.none("remove it from that manifest");
}

#[test]
fn versions_are_pinned_at_the_root_alone() {
    let mut findings = Findings::of("a crate takes its dependencies from the workspace");
    for manifest in files().iter().filter(|it| it.path.ends_with("/Cargo.toml")) {
        for entry in entries(&manifest.path, "dependencies") {
            let is_inherited = entry.name.ends_with(".workspace") && entry.value == "true"
                || entry.value.contains("workspace = true");
            if !is_inherited {
                findings.at(&manifest.path, entry.line, format!("`{}`", entry.name));
            }
        }
    }
    findings.none("pin it in the root Cargo.toml, and write `name.workspace = true` here");
}

#[test]
fn every_crate_has_what_the_workspace_says() {
    let mut findings = Findings::of("each crate inherits lints, version, edition and licence");
    for package in members() {
        let path = package.manifest();
        let lints = entries(path, "lints");
        if !lints
            .iter()
            .any(|it| it.name == "workspace" && it.value == "true")
        {
            findings.add(path, "has no `[lints]` with `workspace = true`");
        }
        let inherited = entries(path, "package");
        for field in ["version", "edition", "rust-version", "publish", "license"] {
            let key = format!("{field}.workspace");
            if !inherited
                .iter()
                .any(|it| it.name == key && it.value == "true")
            {
                findings.add(path, format!("has no `{key} = true`"));
            }
        }
        if package.may_be_published() {
            findings.add(path, "could be published");
        }
        if package.text("version") != "0.0.0" {
            findings.add(path, "has a version of its own");
        }
    }
    findings.none("copy the head of another crate's Cargo.toml");
}

#[test]
fn the_lock_file_knows_one_registry() {
    let mut findings = Findings::of("each locked package comes from the public registry");
    let public = concat!(
        "registry+https://github.com/rust-lang/",
        "crates",
        ".io-index"
    );
    for (line, text) in file("Cargo.lock").lines() {
        if let Some(source) = text.strip_prefix("source = ")
            && source.trim_matches('"') != public
        {
            findings.at("Cargo.lock", line, source);
        }
    }
    findings.none("take a released version, and make the lock file without local settings");
}

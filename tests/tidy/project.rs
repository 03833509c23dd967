//! The project's files, read once: everything but what Git and Cargo keep for themselves.

use crate::source::Source;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// A text file of the project.
#[derive(Debug)]
pub(crate) struct File {
    /// Where it is, from the project's root, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl File {
    /// Its lines with their numbers, counted from one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Whether it was made elsewhere and only lies here.
    pub(crate) fn is_foreign(&self) -> bool {
        self.path.contains(".min.") || self.path.contains("LICENSE")
    }

    /// Whether another program writes it.
    pub(crate) fn is_generated(&self) -> bool {
        let files = ["Cargo.lock", "schema.graphql", "docs/rules.md"];
        files.contains(&self.path.as_str()) || self.is("sql")
    }

    /// Whether its name ends like this, after a dot.
    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|it| it == extension)
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this package is a folder of the workspace")
}

/// Every text file, by path.
pub(crate) fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files: Vec<File> = below(root())
            .into_iter()
            .filter_map(|path| {
                let text = fs::read_to_string(&path).ok()?;
                let inside = path.strip_prefix(root()).expect("a path below the root");
                let path = inside.to_string_lossy().replace('\\', "/");
                Some(File { path, text })
            })
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(files.len() > 50, "the project's files were not found");
        files
    })
}

/// One file that has to be there.
pub(crate) fn file(path: &str) -> &'static File {
    let found = files().iter().find(|file| file.path == path);
    found.unwrap_or_else(|| panic!("{path} is missing; these tests read it"))
}

/// Every Rust file, taken apart.
pub(crate) fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let rust = files().iter().filter(|file| file.is("rs"));
        rust.map(Source::of).collect()
    })
}

/// All files below a folder.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let kind = entry.file_type();
            if entry.file_name() == ".git" {
                continue;
            }
            if kind.as_ref().is_ok_and(fs::FileType::is_file) {
                found.push(entry.path());
            } else if kind.is_ok_and(|kind| kind.is_dir()) && entry.file_name() != "target" {
                open.push(entry.path());
            }
        }
    }
    found
}

/// The folder of the rulebook, where it is at hand: `ZIRKEL_SHARED`, or beside the project.
#[expect(
    clippy::disallowed_methods,
    reason = "where the rulebook lies is a setting of the test run"
)]
pub(crate) fn shared() -> Option<PathBuf> {
    let named = std::env::var("ZIRKEL_SHARED")
        .ok()
        .filter(|path| !path.is_empty());
    let folder = named.map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.is_dir().then_some(folder)
}
